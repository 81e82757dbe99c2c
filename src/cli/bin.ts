#!/usr/bin/env node
import { exit } from './io.ts'
import { run } from './run.ts'

const interruption = new AbortController()
process.once('SIGINT', () => interruption.abort())
process.once('SIGTERM', () => interruption.abort())

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE') return // nobody reads on, as with `| head`; the work is done all the same
    if (stream === process.stdout) process.stderr.write(`presskit: cannot print: ${message}\n`)
    process.exit(exit.problems)
  })
}

process.exitCode = await run(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  env: process.env,
  signal: interruption.signal,
})
