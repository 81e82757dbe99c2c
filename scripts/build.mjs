// Bundles src/ into dist/ (what the package ships) and writes the type declarations.
import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
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
    // Fonts and images are embedded by src/pdf; pdfkit's own ways to read them are never called.
    onResolve({ filter: /^(fontkit|png-js)$/ }, ({ path }) => ({ path, namespace: 'unused' }))
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {}' }))
    // The whole of css-tree reads its tables from files beside it; this build of it has them inside.
    onResolve({ filter: /^css-tree$/ }, () => ({ path: join(root, 'node_modules/css-tree/dist/csstree.esm.js') }))
  },
}

/**
 * Bundled with their dependencies, because loading a hundred small files takes longer than setting a kit. Shared chunks,
 * so that what is needed late or seldom is loaded then.
 *
 * @param {string} outdir
 * @param {Record<string, string>} more entry points beside those of the package
 */
export async function bundle(outdir, more = {}) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts', bin: 'src/cli/bin.ts', worker: 'src/build/worker.ts', ...more },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Node has these; esbuild is not sure, and would make a new expression each time one is come by.
    supported: { 'regexp-unicode-property-escapes': true, 'regexp-lookbehind-assertions': true },
    mainFields: ['module', 'main'],
    external,
    plugins: [lighter],
    // CommonJS packages ask for Node's own modules by `require`, which ES modules do not have.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    chunkNames: '[name]-[hash]',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  })
  writeFileSync(resolve(root, outdir, 'licenses.txt'), licencesOf(Object.keys(metafile.inputs)))
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
