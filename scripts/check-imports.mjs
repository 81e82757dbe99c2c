// Fails when an import runs down the pipeline, closes a cycle, or reaches pdfkit from outside src/pdf, and when
// src/index.ts does more than re-export.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const src = join(root, 'src')

/** Folders and files of src/ as the pipeline runs: each may import itself and what stands above it. */
const pipeline = [
  'geometry.ts',
  'diagnostic.ts',
  'print-diagnostic.ts',
  'resource.ts',
  'resources.ts',
  'episode',
  'template',
  'html',
  'css',
  'text',
  'image',
  'box',
  'layout',
  'page',
  'paint',
  'pdf',
  'render.ts',
  'build',
  'preview',
  'cli',
  'index.ts',
]

/** @returns {Map<string, { specifier: string, line: number }[]>} imports by file, paths relative to src/ */
function readImports() {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.ts$/.test(file))
  return new Map(
    files.sort().map((file) => [file.split(sep).join('/'), importsOf(readFileSync(join(src, file), 'utf8'))]),
  )
}

/** @param {string} text */
function importsOf(text) {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ' '))
  const found = code.matchAll(
    /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*(['"])(.+?)\1|import\s*\(?\s*(['"])(.+?)\3/g,
  )
  return [...found].map((match) => ({
    specifier: match[2] ?? match[4] ?? '',
    line: code.slice(0, match.index).split('\n').length,
  }))
}

/** @param {string} file */
function rankOf(file) {
  return pipeline.indexOf(file.split('/')[0] ?? '')
}

/** @param {string} file @param {string} specifier */
function target(file, specifier) {
  return relative(src, resolve(src, dirname(file), specifier))
    .split(sep)
    .join('/')
}

/** @param {Map<string, { specifier: string, line: number }[]>} imports */
function wrongImports(imports) {
  const problems = []
  for (const [file, specifiers] of imports) {
    if (rankOf(file) < 0) problems.push(`src/${file}: is not in the pipeline of scripts/check-imports.mjs`)
    for (const { specifier, line } of specifiers) {
      const place = `src/${file}:${line}`
      if (!specifier.startsWith('.')) {
        if (/^pdfkit(\/|$)/.test(specifier) && !file.startsWith('pdf/'))
          problems.push(`${place}: only src/pdf imports pdfkit`)
        continue
      }
      const to = target(file, specifier)
      if (!specifier.endsWith('.ts')) problems.push(`${place}: '${specifier}' does not end in .ts`)
      else if (!imports.has(to)) problems.push(`${place}: there is no src/${to}`)
      else if (rankOf(to) > rankOf(file)) problems.push(`${place}: imports ${to}, which comes later in the pipeline`)
    }
  }
  return problems
}

/** @param {Map<string, { specifier: string }[]>} imports */
function cycles(imports) {
  /** @type {string[]} */
  const problems = []
  /** @type {Map<string, 'open' | 'done'>} */
  const state = new Map()
  /** @param {string} file @param {string[]} way */
  const visit = (file, way) => {
    if (state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      problems.push(`cycle: ${[...way.slice(way.indexOf(file)), file].map((step) => `src/${step}`).join(' -> ')}`)
      return
    }
    state.set(file, 'open')
    for (const { specifier } of imports.get(file) ?? []) {
      const to = specifier.startsWith('.') ? target(file, specifier) : ''
      if (imports.has(to)) visit(to, [...way, file])
    }
    state.set(file, 'done')
  }
  for (const file of imports.keys()) visit(file, [])
  return problems
}

function doesMoreThanReExport() {
  const rest = readFileSync(join(src, 'index.ts'), 'utf8')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replace(/export\s+(type\s+)?\{[^}]*\}\s+from\s+'[^']+'/g, '')
    .trim()
  return rest ? [`src/index.ts: does more than re-export: ${rest.split('\n')[0]}`] : []
}

const imports = readImports()
const problems = [...wrongImports(imports), ...cycles(imports), ...doesMoreThanReExport()]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exitCode = 1
else console.log(`${imports.size} files import up the pipeline, without cycles`)
