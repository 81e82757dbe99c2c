import { createHash } from 'node:crypto'
import type { Font, FontMetrics } from './font.ts'
import { glyphOf, glyphTop } from './harfbuzz.ts'
import { readFacts, readSfnt, type SfntFacts } from './sfnt.ts'

/** What the @font-face rule or the table of built-in families says of a face, whatever the file does. */
export interface FaceDescription {
  readonly family: string
  readonly weight: number
  readonly italic: boolean
  readonly unicodeRange?: readonly (readonly [number, number])[]
  readonly sizeAdjust?: number
  /** Metrics to take instead of the file's. */
  readonly overrides?: Partial<Pick<FontMetrics, 'ascent' | 'descent' | 'lineGap'>>
}

/** What of a font depends on its bytes only. Kept for the life of the process. */
type FontFile = Pick<Font, 'id' | 'data' | 'outlines' | 'metrics' | 'postscriptName'>

const files = new Map<string, FontFile>()
const ids = new WeakMap<Uint8Array, string>()

/** The name of a font's bytes: the same on every machine. */
function fontId(data: Uint8Array): string {
  const known = ids.get(data)
  if (known) return known
  const id = createHash('sha256').update(data).digest('base64url').slice(0, 22)
  ids.set(data, id)
  return id
}

/** Parses an unpacked sfnt file. Undefined when it is no usable font. `id` has to name the bytes. Default: their hash. */
export function loadFont(data: Uint8Array, face: FaceDescription, id = fontId(data)): Font | undefined {
  const file = files.get(id) ?? readFontFile(id, data)
  if (!file) return undefined
  files.set(id, file)
  const { overrides, ...described } = face
  return { ...file, ...described, ...(overrides && { metrics: { ...file.metrics, ...overrides } }) }
}

function readFontFile(id: string, data: Uint8Array): FontFile | undefined {
  const sfnt = readSfnt(data)
  const facts = sfnt && readFacts(sfnt)
  if (!facts) return undefined
  const file: FontFile = {
    id,
    data,
    outlines: sfnt.tables.has('glyf') ? 'truetype' : 'cff',
    postscriptName: safePostscriptName(facts.postscriptName) || `Font-${id}`,
    metrics: fontMetrics(facts),
  }
  return { ...file, metrics: { ...file.metrics, ...measuredHeights(file, facts) } }
}

/** A PDF name object of at most 63 printable characters, without delimiters. */
function safePostscriptName(name: string): string {
  return name.replace(/[^\x21-\x7e]|[[\](){}<>/%]/g, '').slice(0, 63)
}

/** OpenType `hhea`, `OS/2`, `post`, decided between as browsers do. */
function fontMetrics(facts: SfntFacts): FontMetrics {
  const { unitsPerEm, os2, post } = facts
  const line = lineMetrics(facts)
  const underlineThickness = post.underlineThickness > 0 ? post.underlineThickness : unitsPerEm / 20
  const strikeoutThickness = os2 && os2.strikeoutSize > 0 ? os2.strikeoutSize : underlineThickness
  // Both tables give the top of the stroke.
  const underlineTop = post.underlinePosition || -unitsPerEm / 10 + underlineThickness / 2
  const strikeoutTop = os2?.strikeoutPosition || unitsPerEm / 4 + strikeoutThickness / 2
  return {
    unitsPerEm,
    ascent: line.ascent / unitsPerEm,
    descent: line.descent / unitsPerEm,
    lineGap: line.lineGap / unitsPerEm,
    xHeight: (os2?.xHeight ?? 0) / unitsPerEm,
    capHeight: (os2?.capHeight ?? 0) / unitsPerEm,
    underlinePosition: (underlineTop - underlineThickness / 2) / unitsPerEm,
    underlineThickness: underlineThickness / unitsPerEm,
    strikeoutPosition: (strikeoutTop - strikeoutThickness / 2) / unitsPerEm,
    strikeoutThickness: strikeoutThickness / unitsPerEm,
  }
}

/** `hhea`, unless the font asks for its typographic metrics or `hhea` is empty; then `OS/2`, at last its clipping metrics. */
function lineMetrics({ hhea, os2 }: SfntFacts): { ascent: number; descent: number; lineGap: number } {
  const typo = os2 && { ascent: os2.typoAscent, descent: -os2.typoDescent, lineGap: Math.max(0, os2.typoLineGap) }
  const typoIsSet = typo && typo.ascent + typo.descent !== 0
  if (os2?.useTypoMetrics && typoIsSet) return typo
  if (hhea.ascent - hhea.descent !== 0) {
    return { ascent: hhea.ascent, descent: -hhea.descent, lineGap: Math.max(0, hhea.lineGap) }
  }
  if (typoIsSet) return typo
  return { ascent: os2?.winAscent ?? 0, descent: os2?.winDescent ?? 0, lineGap: 0 }
}

/** CSS Values 4 §6.1.1: an x-height the tables do not give is measured, or 0.5 em. The cap height likewise. */
function measuredHeights(file: FontFile, { unitsPerEm }: SfntFacts): Pick<FontMetrics, 'xHeight' | 'capHeight'> {
  const font: Font = { ...file, family: '', weight: 400, italic: false }
  const heightOf = (letter: string) => {
    const glyph = glyphOf(font, letter.codePointAt(0) ?? 0)
    const top = glyph === undefined ? undefined : glyphTop(font, glyph)
    return top && top > 0 ? top / unitsPerEm : undefined
  }
  return {
    xHeight: file.metrics.xHeight || heightOf('x') || 0.5,
    capHeight: file.metrics.capHeight || heightOf('H') || file.metrics.ascent,
  }
}
