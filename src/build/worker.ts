import { Workshop } from './build-kit.ts'
import type { KitJob } from './kit-job.ts'
import type { KitResult } from './options.ts'

let workshop: Workshop | undefined

/** What a worker thread does with each job it is sent. */
export function work(job: KitJob): Promise<KitResult> {
  workshop ??= new Workshop(job.projectDir)
  return workshop.build(job)
}
