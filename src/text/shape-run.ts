import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import { isIgnorable, isWordSeparator } from './characters.ts'
import { featuresOf, positionFeature } from './features.ts'
import type { Font } from './font.ts'
import { type GlyphData, glyphAdvance, glyphFields, glyphOf, hasFeature, shapeText, unsafeToBreak } from './harfbuzz.ts'
import type { Glyph, ShapedRun } from './paragraph.ts'
import { hasIndependentWords, isCursive } from './script.ts'
import { wordShaper } from './shape-words.ts'

/** What a run is shaped with: all of a run but its extent and its glyphs. */
export type RunStyle = Omit<ShapedRun, 'start' | 'end' | 'glyphs' | 'unsafeBreaks'>

/** Glyphs of a run as they are put together. */
interface Draft {
  readonly glyphs: Glyph[]
  /** In visual order. */
  readonly unsafeBreaks: number[]
  readonly text: string
  readonly start: number
  readonly scale: number
  readonly rtl: boolean
  readonly letterSpacing: Pt
  readonly wordSpacing: Pt
  /** How much higher than the baseline the glyphs stand. */
  readonly rise: Pt
  /** What HarfBuzz puts for characters that are never seen. */
  readonly invisible: number
}

/** Shapes `text` from `start` to `end`, which is of one style, font, level and script. */
export function shapeRun(text: string, start: number, end: number, run: RunStyle): ShapedRun {
  const draft = startDraft(text, start, run)
  if (run.fakeSmallCaps) shapeCapitals(draft, end, run)
  else if (!shapeWords(draft, end, run)) append(draft, shapeText(run.font, text, start, end, options(run)), 0)
  const unsafeBreaks = draft.rtl ? draft.unsafeBreaks.reverse() : draft.unsafeBreaks
  return { ...run, start, end, glyphs: draft.glyphs, ...(unsafeBreaks.length > 0 && { unsafeBreaks }) }
}

/** A run that shows nothing: forced breaks, atomic inlines. */
export function emptyRun(start: number, end: number, run: RunStyle): ShapedRun {
  return { ...run, start, end, glyphs: [] }
}

/** A run for one cluster that no font has: the replacement character, or what the font shows for missing glyphs. */
export function missingRun(start: number, end: number, run: RunStyle): ShapedRun {
  const id = glyphOf(run.font, 0xfffd) ?? 0
  const advance = (glyphAdvance(run.font, id) / run.font.metrics.unitsPerEm) * run.size + run.style['letter-spacing']
  return { ...run, start, end, glyphs: [{ id, advance, dx: 0, dy: 0, cluster: start }] }
}

function startDraft(text: string, start: number, run: RunStyle): Draft {
  const { style, font, size, script = 'Latn' } = run
  return {
    glyphs: [],
    unsafeBreaks: [],
    text,
    start,
    scale: size / font.metrics.unitsPerEm,
    rtl: run.level % 2 === 1,
    letterSpacing: isCursive(script) ? 0 : style['letter-spacing'],
    wordSpacing: wordSpacing(style, font, size),
    rise: run.fakePosition ? (size / positions[run.fakePosition].scale) * positions[run.fakePosition].rise : 0,
    invisible: glyphOf(font, 0x20) ?? -1,
  }
}

/** CSS Text 4 §8.2: percentages are of the width of a space. */
function wordSpacing({ 'word-spacing': spacing }: ComputedStyle, font: Font, size: Pt): Pt {
  if (typeof spacing === 'number') return spacing
  const space = glyphOf(font, 0x20)
  const advance = space === undefined ? 0 : glyphAdvance(font, space) / font.metrics.unitsPerEm
  return resolve(spacing, advance * size)
}

function options({ style, level, script = 'Latn', lang = '', fakePosition }: RunStyle) {
  const position = fakePosition && positionFeature(style)
  const features = featuresOf(style)
  return {
    rtl: level % 2 === 1,
    script,
    lang: languageSystem(style, lang),
    features: position === undefined ? features : features.filter(({ tag }) => tag !== position),
  }
}

/** CSS Fonts 4 §6.13: `font-language-override` names a language system by its OpenType tag, which HarfBuzz takes so. */
function languageSystem({ 'font-language-override': tag }: ComputedStyle, lang: string): string {
  return tag === 'normal' ? lang : `x-hbot${tag.trim()}`
}

/** Of the size of the text around, for characters that are set smaller and moved: no specification has figures. */
const positions = { sub: { scale: 0.6, rise: -0.15 }, super: { scale: 0.6, rise: 0.35 } } as const

/** The run with what `font-variant-position` asks for made up from smaller glyphs: CSS Fonts 4 §6.5. */
export function withFakePosition(run: RunStyle, position: 'sub' | 'super'): RunStyle {
  return { ...run, size: run.size * positions[position].scale, fakePosition: position }
}

/** Does the font raise, or lower, all of these characters but spaces? If not, none of them is to be, §6.5. */
export function hasPosition(text: string, start: number, end: number, run: RunStyle): boolean {
  const tag = positionFeature(run.style)
  if (tag === undefined || !hasFeature(run.font, tag)) return tag === undefined
  const shaped = shapeText(run.font, text, start, end, options(run))
  const features = featuresOf(run.style).filter((feature) => feature.tag !== tag)
  const plain = shapeText(run.font, text, start, end, { ...options(run), features })
  if (plain.length !== shaped.length) return true
  for (let at = 0; at < plain.length; at += glyphFields) {
    if (plain[at] === shaped[at] && /\S/.test(text.charAt(plain[at + 1] ?? 0))) return false
  }
  return true
}

/** Shapes word by word, from the cache; false when script or font do not allow it. */
function shapeWords(draft: Draft, end: number, run: RunStyle): boolean {
  if (draft.rtl || !hasIndependentWords(run.script ?? 'Latn')) return false
  const shaper = wordShaper(run.font, options(run))
  if (!shaper) return false
  const { text } = draft
  for (let offset = draft.start; offset < end; ) {
    const space = text.indexOf(' ', text[offset] === ' ' ? offset + 1 : offset)
    const wordEnd = space < 0 || space > end ? end : space
    append(draft, shaper.shape(text.slice(offset, wordEnd), wordEnd < end), offset)
    offset = wordEnd
  }
  return true
}

/** CSS Fonts 4 §6.6: capitals in place of small letters; `ß` becomes two, both standing for the one letter. */
function shapeCapitals(draft: Draft, end: number, run: RunStyle): void {
  let capitals = ''
  const offsets: number[] = []
  for (let offset = draft.start; offset < end; ) {
    const char = String.fromCodePoint(draft.text.codePointAt(offset) ?? 0)
    const capital = upperCase(char, run.lang)
    capitals += capital
    for (let i = 0; i < capital.length; i++) offsets.push(offset)
    offset += char.length
  }
  const shaped = shapeText(run.font, capitals, 0, capitals.length, options(run))
  for (let at = 1; at < shaped.length; at += glyphFields) shaped[at] = offsets[shaped[at] ?? 0] ?? draft.start
  append(draft, shaped, 0)
}

/** Turkish and Azeri have a capital of their own for `i`. */
export function upperCase(text: string, lang = ''): string {
  return /^(tr|az|lt)\b/i.test(lang) ? text.toLocaleUpperCase(lang) : text.toUpperCase()
}

/** Adds shaped glyphs, in points, with their spacing. Clusters are `base` and what the glyphs say. */
function append(draft: Draft, data: GlyphData, base: number): void {
  const { glyphs, text, scale, rtl, letterSpacing, wordSpacing, rise } = draft
  const last = data.length - glyphFields
  for (let at = 0; at <= last; at += glyphFields) {
    const id = data[at] as number
    const cluster = base + (data[at + 1] as number)
    const char = text.charCodeAt(cluster)
    let advance = (data[at + 3] as number) * scale
    let dx = (data[at + 4] as number) * scale
    if (advance === 0 && id === draft.invisible && isIgnorable(text.codePointAt(cluster) ?? 0)) continue
    if ((data[at + 2] as number) & unsafeToBreak && cluster > draft.start) note(draft.unsafeBreaks, cluster)
    // The spacing stands after a cluster: on the right of its last glyph, in right-to-left text on the left of its first.
    const neighbour = rtl ? at - glyphFields : at + glyphFields
    if (data[neighbour + 1] !== data[at + 1]) {
      const spacing = letterSpacing + (isWordSeparator(char) ? wordSpacing : 0)
      advance += spacing
      if (rtl) dx += spacing
    }
    glyphs.push({ id, advance, dx, dy: (data[at + 5] as number) * scale + rise, cluster })
  }
}

/** Glyphs of one cluster stand together, so only the last entry can be the same. */
function note(offsets: number[], offset: number): void {
  if (offsets.at(-1) !== offset) offsets.push(offset)
}
