// Bundles src/ into dist/ (what the package ships) and writes the type declarations.
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Left where npm put them: native code, WebAssembly and workers find their files beside themselves. */
const external = ['sharp', 'piscina', 'harfbuzzjs', 'wawoff2', '@expo-google-fonts/*', 'hyphen']

/**
 * What our dependencies would load for nothing.
 *
 * @type {import('esbuild').Plugin}
 */
const lighter = {
  name: 'lighter',
  setup({ onResolve, onLoad }) {
    // Fonts, images and encryption are the work of src/pdf; pdfkit's own ways are never called.
    onResolve({ filter: /^(fontkit|png-js|@noble\/ciphers\/aes)$/ }, ({ path }) => ({ path, namespace: 'unused' }))
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {}' }))
    // The line breaker's tables are inflated at the start: Node does that in a tenth of the time.
    onResolve({ filter: /^tiny-inflate$/ }, ({ path }) => ({ path, namespace: 'zlib' }))
    onLoad({ filter: /.*/, namespace: 'zlib' }, () => ({
      contents: "module.exports = (data) => new Uint8Array(require('node:zlib').inflateRawSync(data))",
    }))
    // The whole of css-tree reads its tables from files beside it; this build of it has them inside.
    onResolve({ filter: /^css-tree$/ }, () => ({ path: join(root, 'node_modules/css-tree/dist/csstree.esm.js') }))
  },
}

/** What the entry points of the package take from the engine. */
const engineSource = `
export * from './src/index.ts'
export { Workshop } from './src/build/build-kit.ts'
export * from './src/cli/build-command.ts'
export * from './src/cli/extract-command.ts'
export * from './src/cli/init-command.ts'
export * from './src/cli/render-command.ts'
export * from './src/cli/schema-command.ts'
export * from './src/cli/verify-command.ts'
`

/**
 * Lets entry points have what they import from the engine's file; `bin` only what it loads late, so that `--help` does
 * not wait for it. The command keeps the engine's bytecode for the next time: after setting pages, when most functions
 * have been called.
 *
 * @param {string} engine name of the file
 * @returns {import('esbuild').Plugin}
 */
const fromEngine = (engine) => ({
  name: 'from-engine',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ kind, importer }) => {
      const isEngine = kind === 'dynamic-import' || /\b(?:index|worker)\.ts$/.test(importer)
      return isEngine ? { path: engine, namespace: 'engine' } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'engine' }, () => ({
      resolveDir: join(root, 'scripts'),
      contents: `
        const { runCached } = require('run-cached')
        const engine = runCached('./${engine}')
        const setsPages = ['build', 'render'].includes(process.argv[2])
        if (setsPages && !engine.cached && require('node:worker_threads').isMainThread) process.once('exit', engine.keep)
        module.exports = engine.exports`,
    }))
    onResolve({ filter: /^run-cached$/ }, () => ({ path: join(root, 'scripts', 'run-cached.mjs') }))
  },
})

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  // Node has these; esbuild is not sure, and would make a new expression each time one is come by.
  supported: { 'regexp-unicode-property-escapes': true, 'regexp-lookbehind-assertions': true },
  mainFields: ['module', 'main'],
  external,
  legalComments: 'none',
  logLevel: 'warning',
}

/** @type {import('esbuild').BuildOptions} */
const modules = {
  ...common,
  format: 'esm',
  // CommonJS packages ask for Node's own modules by `require`, which ES modules do not have.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
}

/**
 * All code in one file with its dependencies, because loading a hundred small files takes longer than setting a kit, and
 * entry points that run it with its bytecode.
 *
 * @param {string} outdir
 * @param {Record<string, string>} more entry points beside those of the package, with their code inside
 */
export async function bundle(outdir, more = {}) {
  const { metafile: made } = await build({
    ...common,
    stdin: { contents: engineSource, resolveDir: root, sourcefile: 'engine.ts' },
    outdir,
    entryNames: 'engine-[hash]',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
    define: { 'import.meta.url': '__url' },
    // What is left outside and needed late is required late: code that runs from its bytecode cannot import.
    supported: { ...common.supported, 'dynamic-import': false },
    plugins: [lighter],
    metafile: true,
  })
  const [engine = ''] = Object.keys(made.outputs)
  writeFileSync(join(root, engine), inAscii(readFileSync(join(root, engine), 'utf8')))
  const entryPoints = { index: 'src/index.ts', bin: 'src/cli/bin.ts', worker: 'src/build/worker.ts' }
  const { metafile } = await build({
    ...modules,
    entryPoints,
    outdir,
    plugins: [fromEngine(basename(engine))],
    metafile: true,
  })
  if (Object.keys(more).length > 0) await build({ ...modules, entryPoints: more, outdir, plugins: [lighter] })
  const inputs = [...Object.keys(made.inputs), ...Object.keys(metafile.inputs)]
  writeFileSync(resolve(root, outdir, 'licenses.txt'), licencesOf(inputs))
}

/**
 * What esbuild leaves as it is, characters of regular expressions, escaped: V8 keeps ASCII in half the memory.
 *
 * @param {string} code
 */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/**
 * The licences of the packages whose code is in the bundle.
 *
 * @param {readonly string[]} files
 */
function licencesOf(files) {
  const folders = files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [])
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry))
    const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : ''
    return `${name} ${version} (${license})\n\n${text}`
  })
  return `Code of these packages is part of the files in this folder.\n\n${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}

/** Keeps the declarations that those of `index` lead to, and makes them name each other as JavaScript does. */
function tidyDeclarations() {
  const types = join(root, 'dist', 'types')
  /** @type {Set<string>} */
  const needed = new Set()
  /** @param {string} file */
  const visit = (file) => {
    if (needed.has(file)) return
    needed.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, specifier = ''] of text.matchAll(/from '(\.[^']+)\.ts'/g))
      visit(join(dirname(file), `${specifier}.d.ts`))
    writeFileSync(file, text.replace(/(?<=from '\.[^']+)\.ts(?=')/g, '.js'))
  }
  visit(join(types, 'index.d.ts'))
  for (const entry of readdirSync(types, { recursive: true, encoding: 'utf8' })) {
    const file = join(types, entry)
    if (entry.endsWith('.d.ts') && !needed.has(file)) rmSync(file)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  await bundle('dist')
  chmodSync(join(root, 'dist', 'bin.js'), 0o755)
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
  tidyDeclarations()
  process.exitCode = status ?? 1
}
