import { jsonSchema } from '../episode/json-schema.ts'
import { exit, type Io } from './io.ts'

/** `presskit schema`: the JSON Schema that editors check episodes or series with. */
export async function schemaCommand(which: 'episode' | 'series', io: Io): Promise<number> {
  io.stdout.write(`${JSON.stringify(jsonSchema(which), null, 2)}\n`)
  return exit.done
}
