import { componentsOf, type GlyphOutlines, glyphOutlines, hasInstructions, isComposite } from './glyph-outlines.ts'
import { packSfnt } from './pack-sfnt.ts'
import { readSfnt, type Sfnt, tableView } from './sfnt.ts'

/** A TrueType font of some of the glyphs of another, in the order of their old ids. */
export interface TrueTypeSubset {
  readonly data: Uint8Array
  /** Old glyph ids by new ones. */
  readonly glyphs: readonly number[]
}

/**
 * Copies the outlines of `glyphIds`, and of the glyphs these are put together from, into a font of their own: no
 * hinting, no names, no layout, all of which a PDF does without. In JavaScript because it is a matter of copying: the
 * compilation of HarfBuzz's subsetter alone would take longer than a short kit. `changeAdvance` is from the old width of
 * a glyph to its new one. Undefined for a font that is broken.
 */
export function subsetTrueType(
  data: Uint8Array,
  glyphIds: readonly number[],
  changeAdvance: (advance: number) => number,
): TrueTypeSubset | undefined {
  const sfnt = readSfnt(data)
  const outlines = glyphOutlines(data)
  if (!sfnt || !outlines) return undefined
  const glyphs = [...withComponents(outlines, glyphIds)].filter((id) => id < outlines.glyphCount).sort((a, b) => a - b)
  const newIds = new Map(glyphs.map((id, index) => [id, index]))
  const pieces = glyphs.map((id) => copyOutline(outlines.outline(id), newIds))
  const { glyf, loca, longOffsets } = joinOutlines(pieces)
  const tables = [
    { tag: 'glyf', data: glyf },
    { tag: 'loca', data: loca },
    { tag: 'hmtx', data: horizontalMetrics(sfnt, glyphs, changeAdvance) },
    ...copyTable(sfnt, 'head', (view) => view.setInt16(50, longOffsets ? 1 : 0)),
    ...copyTable(sfnt, 'hhea', (view) => view.setUint16(34, glyphs.length)),
    ...copyTable(sfnt, 'maxp', (view) => resetProfile(view, glyphs.length)),
    ...copyTable(sfnt, 'OS/2', () => {}),
    ...copyTable(sfnt, 'post', (view) => view.setUint32(0, 0x00030000), 32),
  ]
  return { data: packSfnt(0x00010000, tables), glyphs }
}

function withComponents(outlines: GlyphOutlines, glyphs: Iterable<number>): ReadonlySet<number> {
  const found = new Set(glyphs)
  // A set goes on to what is added while it is being gone through.
  for (const glyph of found) {
    const outline = outlines.outline(glyph)
    if (outline && isComposite(outline)) for (const component of componentsOf(outline)) found.add(component.glyph)
  }
  return found
}

function bytesOf(view: DataView, start = 0, end = view.byteLength): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start)
}

/** The outline without its hinting instructions, components by their new ids. Empty for a blank glyph. */
function copyOutline(outline: DataView | undefined, newIds: ReadonlyMap<number, number>): Uint8Array {
  if (!outline) return new Uint8Array(0)
  if (isComposite(outline)) return copyComposite(outline, newIds)
  const lengthAt = 10 + outline.getInt16(0) * 2
  if (lengthAt + 2 > outline.byteLength) return new Uint8Array(0)
  const instructions = outline.getUint16(lengthAt)
  const copy = new Uint8Array(outline.byteLength - instructions)
  copy.set(bytesOf(outline, 0, lengthAt))
  copy.set(bytesOf(outline, lengthAt + 2 + instructions), lengthAt + 2)
  return copy
}

function copyComposite(outline: DataView, newIds: ReadonlyMap<number, number>): Uint8Array {
  const components = componentsOf(outline)
  const copy = bytesOf(outline, 0, components.at(-1)?.end).slice()
  const view = new DataView(copy.buffer)
  for (const { glyph, start } of components) {
    view.setUint16(start, view.getUint16(start) & ~hasInstructions)
    view.setUint16(start + 2, newIds.get(glyph) ?? 0)
  }
  return copy
}

/** The `glyf` table, its pieces on even offsets, and the `loca` table that tells where each starts. */
function joinOutlines(pieces: readonly Uint8Array[]): { glyf: Uint8Array; loca: Uint8Array; longOffsets: boolean } {
  const even = (length: number) => (length + 1) & ~1
  const length = pieces.reduce((sum, piece) => sum + even(piece.length), 0)
  // Short offsets count in pairs of bytes.
  const longOffsets = length > 0xffff * 2
  const glyf = new Uint8Array(length)
  const loca = new Uint8Array((pieces.length + 1) * (longOffsets ? 4 : 2))
  const offsets = new DataView(loca.buffer)
  let offset = 0
  for (let i = 0; i <= pieces.length; i++) {
    if (longOffsets) offsets.setUint32(i * 4, offset)
    else offsets.setUint16(i * 2, offset / 2)
    const piece = pieces[i]
    if (!piece) break
    glyf.set(piece, offset)
    offset += even(piece.length)
  }
  return { glyf, loca, longOffsets }
}

/** Advance and left side bearing of each glyph. Glyphs past the last full entry of the font share its advance. */
function horizontalMetrics(
  sfnt: Sfnt,
  glyphs: readonly number[],
  changeAdvance: (advance: number) => number,
): Uint8Array {
  const metrics = new Uint8Array(glyphs.length * 4)
  const to = new DataView(metrics.buffer)
  const from = tableView(sfnt, 'hmtx')
  const full = tableView(sfnt, 'hhea', 36)?.getUint16(34) ?? 0
  if (!from || full === 0 || from.byteLength < full * 4) return metrics
  for (const [index, glyph] of glyphs.entries()) {
    const bearing = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2
    to.setUint16(index * 4, changeAdvance(from.getUint16(Math.min(glyph, full - 1) * 4)))
    if (bearing + 2 <= from.byteLength) to.setInt16(index * 4 + 2, from.getInt16(bearing))
  }
  return metrics
}

/** A changed copy of a table, cut to `length`; nothing when the font has none. */
function copyTable(sfnt: Sfnt, tag: string, change: (view: DataView) => void, length = Number.POSITIVE_INFINITY) {
  const table = tableView(sfnt, tag)
  if (!table) return []
  const data = bytesOf(table, 0, Math.min(length, table.byteLength)).slice()
  change(new DataView(data.buffer))
  return [{ tag, data }]
}

/** `maxp`: fewer glyphs, and nothing left that needs memory for instructions. */
function resetProfile(view: DataView, glyphCount: number): void {
  view.setUint16(4, glyphCount)
  // maxZones 1, then twilight points, storage, function and instruction definitions, stack, size of instructions
  if (view.byteLength < 28) return
  view.setUint16(14, 1)
  for (let at = 16; at <= 26; at += 2) view.setUint16(at, 0)
}
