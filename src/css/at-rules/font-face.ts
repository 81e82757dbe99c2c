import type { CssNodePlain } from 'css-tree'
import type { Problem } from '../parse/problem.ts'
import { fontFamily, fontWeight, stretchKeyword } from '../properties/fonts.ts'
import type { FontFaceRule } from '../style-sheet.ts'
import { angle, percentage } from '../values/numbers.ts'
import { attempt, customIdent, either, keyword, string, url, Values } from '../values/parser.ts'
import { readDescriptors } from './descriptors.ts'

/** A `@font-face` rule before anyone knows which folder its URLs are relative to. */
export interface FontFaceDescriptors
  extends Pick<FontFaceRule, 'family' | 'weight' | 'style' | 'stretch' | 'unicodeRange' | 'sizeAdjust' | 'overrides'> {
  readonly sources: readonly { readonly url: string; readonly format?: string }[]
  readonly start: number
  readonly end: number
}

type FaceSource =
  | { readonly type: 'url'; readonly url: string; readonly format?: string }
  | { readonly type: 'local'; readonly name: string }

/** CSS Fonts 4 §4.3: what is no source, or asks for a technology that we lack, is passed over. */
function sources(values: Values): readonly FaceSource[] | undefined {
  const found = splitAtCommas(values).flatMap((part) => {
    const read = source(part)
    return read && part.done ? [read] : []
  })
  return found.length > 0 ? found : undefined
}

function splitAtCommas(values: Values): readonly Values[] {
  const groups: CssNodePlain[][] = [[]]
  for (let node = values.take(); node; node = values.take()) {
    if (node.type === 'Operator' && node.value.trim() === ',') groups.push([])
    else groups.at(-1)?.push(node)
  }
  return groups.map((nodes) => new Values(nodes))
}

function source(values: Values): FaceSource | undefined {
  const local = values.takeFunction('local')
  if (local) {
    const name = attempt(fontFamily, local.args)
    return typeof name === 'string' ? { type: 'local', name } : undefined
  }
  const address = attempt(url, values)
  if (typeof address !== 'string') return undefined
  const format = values.takeFunction('format')
  const name = format && attempt(either(string, customIdent), format.args)
  const technologies = values.takeFunction('tech')
  if (technologies && !technologies.args.nodes.every(isKnownTechnology)) return undefined
  return { type: 'url', url: address, ...(typeof name === 'string' && { format: name.toLowerCase() }) }
}

function isKnownTechnology(node: CssNodePlain): boolean {
  if (node.type === 'Operator') return true
  return node.type === 'Identifier' && /^(?:features-opentype|variations)$/i.test(node.name)
}

/** One value, or a range of two; `auto` is all there is. */
function range(parse: typeof fontWeight, all: readonly [number, number]) {
  return (values: Values): readonly [number, number] | undefined => {
    if (values.takeKeyword('auto')) return all
    const low = attempt(parse, values)
    const high = values.done ? low : attempt(parse, values)
    if (typeof low !== 'number' || typeof high !== 'number') return undefined
    return [Math.min(low, high), Math.max(low, high)]
  }
}

function style(values: Values): FontFaceRule['style'] | undefined {
  if (values.takeKeyword('auto')) return 'normal'
  const name = keyword('normal', 'italic', 'oblique')(values)
  if (name === 'oblique') while (attempt(angle, values) !== undefined);
  return typeof name === 'string' ? name : undefined
}

/** `U+26`, `U+0-7F`, `U+4??`. */
function unicodeRanges(values: Values): readonly (readonly [number, number])[] | undefined {
  const ranges: [number, number][] = []
  do {
    const node = values.take()
    const text = node?.type === 'UnicodeRange' ? node.value.slice(2) : ''
    const [low = '', high = low] = text.split('-')
    const first = Number.parseInt(low.replaceAll('?', '0'), 16)
    const last = Number.parseInt(high.replaceAll('?', 'f'), 16)
    if (Number.isNaN(first) || Number.isNaN(last) || last < first || last > 0x10ffff) return undefined
    ranges.push([first, last])
  } while (values.takeOperator(','))
  return ranges
}

/** CSS Fonts 4 §11.1: a share of the font size, or the font's own. */
function metric(values: Values): number | 'normal' | undefined {
  if (values.takeKeyword('normal')) return 'normal'
  const share = attempt(percentage({ min: 0 }), values)
  return typeof share === 'number' ? share / 100 : undefined
}

const anything = (values: Values): true => {
  while (!values.done) values.take()
  return true
}

const descriptors = {
  'font-family': (values: Values) => attempt(fontFamily, values),
  src: sources,
  'font-weight': range(fontWeight, [1, 1000]),
  'font-stretch': range(either(stretchKeyword, percentage({ min: 0 })), [50, 200]),
  'font-width': range(either(stretchKeyword, percentage({ min: 0 })), [50, 200]),
  'font-style': style,
  'unicode-range': unicodeRanges,
  'ascent-override': metric,
  'descent-override': metric,
  'line-gap-override': metric,
  'size-adjust': metric,
  'font-display': anything,
}

/** Undefined when it lacks a family or a source it could use. */
export function parseFontFace(
  block: readonly CssNodePlain[],
  text: string,
  problems: Problem[],
  place: { readonly start: number; readonly end: number },
): FontFaceDescriptors | undefined {
  const found = readDescriptors(block, text, 'font-face', descriptors, problems)
  const family = found.get('font-family') as string | undefined
  const all = found.get('src') as readonly FaceSource[] | undefined
  if (family === undefined || all === undefined) {
    const missing = family === undefined ? 'font-family' : 'src'
    const message = `this \`@font-face\` has no \`${missing}\` and is skipped`
    problems.push({ severity: 'warning', code: 'invalid-font-face', message, ...place })
    return undefined
  }
  for (const source of all) if (source.type === 'local') problems.push(localFont(source.name, place))
  const unicodeRange = found.get('unicode-range') as FontFaceRule['unicodeRange']
  return {
    family,
    sources: all.flatMap((source) =>
      source.type === 'url'
        ? [{ url: source.url, ...(source.format === undefined ? {} : { format: source.format }) }]
        : [],
    ),
    weight: (found.get('font-weight') as FontFaceRule['weight'] | undefined) ?? [400, 400],
    stretch: ((found.get('font-stretch') ?? found.get('font-width')) as FontFaceRule['stretch'] | undefined) ?? [
      100, 100,
    ],
    style: (found.get('font-style') as FontFaceRule['style'] | undefined) ?? 'normal',
    ...(unicodeRange ? { unicodeRange } : {}),
    ...adjustments(found),
    ...place,
  }
}

/** What changes the sizes that a font states. */
function adjustments(found: ReadonlyMap<string, unknown>): Pick<FontFaceRule, 'sizeAdjust' | 'overrides'> {
  const own = (name: string): number | undefined => {
    const value = found.get(name)
    return typeof value === 'number' ? value : undefined
  }
  const sizeAdjust = own('size-adjust')
  const [ascent, descent, lineGap] = [own('ascent-override'), own('descent-override'), own('line-gap-override')]
  const overrides = {
    ...(ascent !== undefined && { ascent }),
    ...(descent !== undefined && { descent }),
    ...(lineGap !== undefined && { lineGap }),
  }
  return {
    ...(sizeAdjust !== undefined && { sizeAdjust }),
    ...(Object.keys(overrides).length > 0 && { overrides }),
  }
}

function localFont(name: string, place: { readonly start: number; readonly end: number }): Problem {
  return {
    severity: 'warning',
    code: 'local-font',
    message: `\`local(${name})\` is passed over: fonts of a machine would make kits differ between machines`,
    hint: 'put the font file beside the template and name it with `url()`',
    ...place,
  }
}
