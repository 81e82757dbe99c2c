// `npm run bench`: bundles the benchmark with the sources as they are, and runs it.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundle } from '../scripts/build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(root, 'node_modules', '.presskit-bench-'))
try {
  await bundle(folder, { bench: 'bench/bench.ts', 'raw-pdfkit': 'bench/raw-pdfkit.ts' })
  const { bench } = await import(pathToFileURL(join(folder, 'bench.js')).href)
  await bench({ root, folder })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
