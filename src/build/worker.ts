import { type MadeKit, Workshop } from './build-kit.ts'
import type { KitJob } from './kit-job.ts'

let workshop: Workshop | undefined

/** What a worker thread does with each job it is sent. */
export function work(job: KitJob): Promise<MadeKit> {
  workshop ??= new Workshop(job.projectDir)
  return workshop.build(job)
}
