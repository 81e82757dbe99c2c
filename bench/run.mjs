// `npm run bench`: bundles the benchmark with the sources as they are, and runs it.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundle } from '../scripts/build.mjs'
import { drawRaw, wrapRaw } from './raw-pdfkit.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(root, 'node_modules', '.presskit-bench-'))
try {
  await bundle(folder, { bench: 'bench/bench.ts' })
  const { bench } = await import(pathToFileURL(join(folder, 'bench.js')).href)
  await bench({ root, folder, drawRaw, wrapRaw })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
