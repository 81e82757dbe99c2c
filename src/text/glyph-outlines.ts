import { readSfnt, tableView } from './sfnt.ts'

/** TrueType outlines, glyph by glyph. */
export interface GlyphOutlines {
  readonly glyphCount: number
  /** The glyph's piece of the `glyf` table; undefined for a blank glyph. */
  outline(glyph: number): DataView | undefined
}

/** OpenType 1.9, `glyf`: flags of a component. */
const argumentsAreWords = 0x1
const hasScale = 0x8
const moreComponents = 0x20
const hasTwoScales = 0x40
const hasMatrix = 0x80
export const hasInstructions = 0x100

const known = new WeakMap<Uint8Array, GlyphOutlines>()

/** Undefined for a font without `glyf`, or a broken one. */
export function glyphOutlines(data: Uint8Array): GlyphOutlines | undefined {
  const found = known.get(data)
  if (found) return found
  const made = readOutlines(data)
  if (made) known.set(data, made)
  return made
}

function readOutlines(data: Uint8Array): GlyphOutlines | undefined {
  const sfnt = readSfnt(data)
  if (!sfnt) return undefined
  const glyf = tableView(sfnt, 'glyf')
  const loca = tableView(sfnt, 'loca')
  const head = tableView(sfnt, 'head', 54)
  if (!glyf || !loca || !head) return undefined
  const long = head.getInt16(50) !== 0
  const glyphCount = Math.floor(loca.byteLength / (long ? 4 : 2)) - 1
  const offsetOf = (index: number) => (long ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2)
  return {
    glyphCount,
    outline(glyph) {
      if (glyph >= glyphCount) return undefined
      const start = offsetOf(glyph)
      const end = Math.min(offsetOf(glyph + 1), glyf.byteLength)
      return end - start > 10 ? new DataView(glyf.buffer, glyf.byteOffset + start, end - start) : undefined
    },
  }
}

/** A glyph that is put together from others, as accented letters are. A negative number of contours marks it. */
export function isComposite(outline: DataView): boolean {
  return outline.getInt16(0) < 0
}

export interface Component {
  readonly glyph: number
  /** Of its record in the outline: flags, glyph id, placement. */
  readonly start: number
  readonly end: number
}

/** The components of a composite glyph. */
export function componentsOf(outline: DataView): Component[] {
  const components: Component[] = []
  for (let start = 10, more = true; more && start + 4 <= outline.byteLength; ) {
    const flags = outline.getUint16(start)
    const transform = flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0
    const end = start + 4 + (flags & argumentsAreWords ? 4 : 2) + transform
    components.push({ glyph: outline.getUint16(start + 2), start, end })
    more = (flags & moreComponents) !== 0
    start = end
  }
  return components
}
