import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { build } from '../src/build/build.ts'
import { builtinTemplates } from '../src/build/package-root.ts'
import { loadKit } from '../src/episode/load-kit.ts'
import type { DisplayList } from '../src/paint/display-list.ts'
import { type Job, render, renderHtml, typeset, typesetPage } from '../src/render.ts'
import { loadTemplate } from '../src/template/load-template.ts'
import { deeplyNested, longProse, longTable } from './pages.ts'
import type { drawRaw as DrawRaw, RawPage, wrapRaw as WrapRaw } from './raw-pdfkit.mjs'
import { paragraphsOf } from './words.ts'

interface Bench {
  /** Folder of the package. */
  readonly root: string
  /** Of the bundle, and for files of the benchmark. */
  readonly folder: string
  /** Raw pdfkit: as npm has it, not as our bundle does. */
  readonly drawRaw: typeof DrawRaw
  readonly wrapRaw: typeof WrapRaw
}

const sample = 'episodes/voyager/131-alliances.yaml'

/** Prints this machine's figures, each beside raw pdfkit drawing the same lines in the same run. */
export async function bench(bench: Bench): Promise<void> {
  row('', 'presskit', 'raw pdfkit', 'ratio')
  await kitWarm(bench)
  await kitCold(bench)
  await season(bench)
  await words(bench)
  await long('prose', longProse, [10, 100, 1_000], bench)
  await long('table rows', longTable, [100, 1_000, 10_000], bench)
  await long('levels of nesting', deeplyNested, [100, 1_000], bench)
}

async function sampleJob(root: string): Promise<Job> {
  const kit = loadKit(join(root, sample), { projectDir: root }, () => {})
  const template = await loadTemplate('classic', { projectDir: root, builtinDir: builtinTemplates }, () => {})
  if (!kit || !template) throw new Error('the sample kit cannot be read')
  return { kit, template, projectDir: root, files: new Map() }
}

async function kitWarm({ root, drawRaw }: Bench): Promise<void> {
  const job = await sampleJob(root)
  const raw = rawOf(await typeset(job, () => {}))
  const ours = await median(40, () => render(job, () => {}))
  const theirs = await median(40, () => drawRaw(raw.pages, raw.fonts))
  row('kit, warm', ms(ours), ms(theirs), ratio(ours, theirs))
  const size = (await render(job, () => {})).length
  const rawSize = (await drawRaw(raw.pages, raw.fonts)).length
  row('kit, bytes', String(size), String(rawSize), ratio(size, rawSize))
}

/** Fresh processes: the command building one kit, raw pdfkit drawing its lines, and Node doing nothing. */
async function kitCold({ root, folder }: Bench): Promise<void> {
  const raw = rawOf(await typeset(await sampleJob(root), () => {}))
  const pages = join(folder, 'kit.raw.json')
  writeFileSync(pages, JSON.stringify(raw.pages))
  const fonts = [...raw.fonts].map(([name, bytes], index) => {
    const path = join(folder, `font${index}.ttf`)
    writeFileSync(path, bytes)
    return `${name}=${path}`
  })
  const command = [join(folder, 'bin.js'), 'build', sample, '--quiet', '--out', join(folder, 'out')]
  const ours = await median(9, () => node(command, root))
  const theirs = await median(9, () => node([join(root, 'bench', 'raw-pdfkit.mjs'), pages, ...fonts], root))
  const nothing = await median(9, () => node(['-e', '0'], root))
  row('kit, cold', ms(ours), ms(theirs), ratio(ours, theirs))
  row('  as a multiple of `node -e 0`', ratio(ours, nothing), ratio(theirs, nothing), '')
}

function node(args: readonly string[], cwd: string): void {
  execFileSync(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** A hundred kits of one series, in one process and as the command does it. */
async function season({ root, folder, drawRaw }: Bench): Promise<void> {
  const projectDir = join(folder, 'season')
  const episodesDir = join(projectDir, 'episodes')
  const kits = 100
  mkdirSync(episodesDir, { recursive: true })
  writeFileSync(join(episodesDir, 'series.yaml'), readFileSync(join(root, sample, '..', 'series.yaml')))
  const text = readFileSync(join(root, sample), 'utf8')
  for (let i = 0; i < kits; i++) writeFileSync(join(episodesDir, `${i}.yaml`), `${text}\nslug: kit-${i}\n`)

  const job = await sampleJob(root)
  const raw = rawOf(await typeset(job, () => {}))
  const theirs = await median(40, () => drawRaw(raw.pages, raw.fonts))
  const here = (await timed(() => build({ projectDir, jobs: 1 }))) / kits
  row(`season of ${kits}, one process, a kit`, ms(here), ms(theirs), ratio(here, theirs))
  const command = (await timed(() => node([join(folder, 'bin.js'), 'build', '--quiet'], projectDir))) / kits
  row(`season of ${kits}, the command, a kit`, ms(command), ms(theirs), ratio(command, theirs))
}

/** Shaping and breaking alone: justified by total fit and hyphenated, beside the first fit of pdfkit's own `text()`. */
async function words({ wrapRaw }: Bench): Promise<void> {
  const paragraphs = await paragraphsOf(longProse(50))
  const ours = (await median(10, paragraphs.set)) / (paragraphs.words / 1000)
  const theirs = (await median(10, () => wrapRaw(paragraphs))) / (paragraphs.words / 1000)
  row('1,000 words into lines', ms(ours), ms(theirs), ratio(ours, theirs))
}

/** Documents each ten times as long as the one before: growth is 10 x when cost is linear. */
async function long(
  name: string,
  page: (size: number) => string,
  sizes: readonly number[],
  { drawRaw }: Bench,
): Promise<void> {
  let before: number | undefined
  for (const size of sizes) {
    const html = page(size)
    const { list } = await typesetPage(html, { baseDir: '/' })
    const raw = rawOf(list)
    const ours = await median(3, () => renderHtml(html, { baseDir: '/' }))
    const theirs = await median(3, () => drawRaw(raw.pages, raw.fonts))
    const growth = before === undefined ? '' : `, growth ${(ours / before).toFixed(1)} x`
    row(`${size} ${name}, ${list.pages.length} pages${growth}`, ms(ours), ms(theirs), ratio(ours, theirs))
    before = ours
  }
}

/** The lines of a display list, for pdfkit. */
function rawOf(list: DisplayList): { readonly pages: readonly RawPage[]; readonly fonts: ReadonlyMap<string, Buffer> } {
  const fonts = new Map<string, Buffer>()
  const pages = list.pages.map(({ size, operations }) => ({
    ...size,
    lines: operations.flatMap((operation) => {
      if (operation.type !== 'glyphs') return []
      const { font, size, x, y, glyphs } = operation
      if (!fonts.has(font.id)) fonts.set(font.id, Buffer.from(font.data))
      return [{ font: font.id, size, x, y, text: glyphs.map((glyph) => glyph.text).join('') }]
    }),
  }))
  return { pages, fonts }
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** Of `times` runs, after a third as many to warm up. */
async function median(times: number, work: () => unknown): Promise<number> {
  for (let i = 0; i < times / 3; i++) await work()
  const results: number[] = []
  for (let i = 0; i < times; i++) results.push(await timed(work))
  return results.sort((a, b) => a - b)[times >> 1] as number
}

function ms(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`
}

function ratio(ours: number, theirs: number): string {
  return `${(ours / theirs).toFixed(2)} x`
}

function row(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(44) + cells.map((cell) => cell.padStart(13)).join(''))
}
