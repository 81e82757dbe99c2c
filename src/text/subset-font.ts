import type { Font } from './font.ts'
import { packSfnt } from './pack-sfnt.ts'
import { readSfnt, type Sfnt, tableView } from './sfnt.ts'
import { createFace, runSubset, subsetFlags, subsetLibrary, subsetSets } from './subset-library.ts'
import { subsetTrueType } from './subset-truetype.ts'

/** A font with the glyphs of one document. */
export interface SubsetFont {
  /** An sfnt file, with the tables a PDF has use for. */
  readonly data: Uint8Array
  /** New glyph ids by old ones, for the glyphs asked for and .notdef, which stays 0. */
  readonly glyphMap: ReadonlyMap<number, number>
}

/**
 * Cuts a font down to `glyphIds`, without hinting. The same glyphs in any order give the same bytes.
 * Glyphs of a TrueType font are made wider by `tracking` units.
 * Undefined when the font cannot be cut: it has to be embedded whole.
 */
export function subsetFont(font: Font, glyphIds: Iterable<number>, tracking = 0): SubsetFont | undefined {
  const wanted = [...new Set([0, ...glyphIds])].sort((a, b) => a - b)
  return font.outlines === 'truetype' ? cutTrueType(font, wanted, tracking) : cutCff(font, wanted)
}

/** What glyphs without an advance, which are marks on others, keep: letters are set apart, not their accents. */
export function trackedAdvance(advance: number, tracking: number): number {
  return advance === 0 ? 0 : advance + tracking
}

function cutTrueType(font: Font, wanted: readonly number[], tracking: number): SubsetFont | undefined {
  const subset = subsetTrueType(font.data, wanted, (advance) => trackedAdvance(advance, tracking))
  if (!subset) return undefined
  const newIds = new Map(subset.glyphs.map((id, index) => [id, index]))
  return { data: subset.data, glyphMap: new Map(wanted.map((id) => [id, newIds.get(id) ?? 0])) }
}

/** CFF charstrings call shared subroutines: HarfBuzz knows how to take only those that are used. */
function cutCff(font: Font, wanted: readonly number[]): SubsetFont | undefined {
  const renumbered = runCff(font, wanted, 0)
  // HarfBuzz numbers the glyphs it keeps in the order of their old ids.
  if (renumbered && glyphCount(renumbered) === wanted.length) {
    return { data: renumbered, glyphMap: new Map(wanted.map((id, index) => [id, index])) }
  }
  // It took along glyphs we do not know of (accents of `seac`): then no glyph may change its id.
  const retained = runCff(font, wanted, subsetFlags.retainGids)
  return retained && { data: retained, glyphMap: new Map(wanted.map((id) => [id, id])) }
}

const faces = new Map<string, number>()

function runCff(font: Font, glyphIds: readonly number[], flags: number): Uint8Array | undefined {
  const { call } = subsetLibrary()
  const face = faces.get(font.id) ?? createFace(withoutLayout(font.data))
  faces.set(font.id, face)
  const input = call('hb_subset_input_create_or_fail')()
  const { noHinting, notdefOutline, noLayoutClosure } = subsetFlags
  call('hb_subset_input_set_flags')(input, flags | noHinting | notdefOutline | noLayoutClosure)
  const glyphs = call('hb_subset_input_set')(input, subsetSets.glyphs)
  const add = call('hb_set_add')
  for (const id of glyphIds) add(glyphs, id)
  return runSubset(face, input)
}

/** The tables the subsetter is to look at: with the others gone, it is twice as fast. */
function withoutLayout(data: Uint8Array): Uint8Array {
  const sfnt = readSfnt(data)
  if (!sfnt) return data
  const tables = ['CFF ', 'CFF2', 'head', 'hhea', 'hmtx', 'maxp', 'OS/2', 'post'].flatMap((tag) => copyOf(sfnt, tag))
  return packSfnt(sfnt.view.getUint32(0), tables)
}

function copyOf(sfnt: Sfnt, tag: string) {
  const table = tableView(sfnt, tag)
  return table ? [{ tag, data: new Uint8Array(table.buffer, table.byteOffset, table.byteLength) }] : []
}

function glyphCount(data: Uint8Array): number | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const end = 12 + view.getUint16(4) * 16
  for (let at = 12; at < end; at += 16) {
    const maxp = 0x6d617870
    if (view.getUint32(at) === maxp) return view.getUint16(view.getUint32(at + 8) + 4)
  }
  return undefined
}
