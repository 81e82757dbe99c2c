import type { Font } from './font.ts'
import { loadWasm, type WasmLibrary } from './wasm.ts'

/** A font as HarfBuzz holds it. */
interface NativeFont {
  readonly face: number
  readonly font: number
  /** By code point of the Basic Multilingual Plane: 0 not asked yet, 1 has no glyph, 2 has one. */
  readonly coverage: Uint8Array
  readonly features: Set<string>
}

/** What HarfBuzz is told besides font and text. */
export interface ShapingOptions {
  readonly rtl: boolean
  /** ISO 15924, as in `Latn`. */
  readonly script: string
  /** BCP 47; empty when unknown. */
  readonly lang: string
  readonly features: readonly Feature[]
}

export interface Feature {
  readonly tag: string
  readonly value: number
}

/**
 * Shaped glyphs in visual order, in font units, six numbers each: glyph id, cluster (offset into the text), flags,
 * advance, x offset, y offset (upwards).
 */
export type GlyphData = Int32Array

export const glyphFields = 6
/** Of the flags: a line broken before this glyph's cluster has to be shaped anew. */
export const unsafeToBreak = 1

let loaded: ReturnType<typeof bind> | undefined
const natives = new Map<string, NativeFont>()

function harfbuzz() {
  loaded ??= bind(loadWasm('harfbuzzjs/dist/harfbuzz.wasm'))
  return loaded
}

function bind(wasm: WasmLibrary) {
  const { call } = wasm
  const malloc = call('malloc')
  return {
    wasm,
    malloc,
    free: call('free'),
    createBlob: call('hb_blob_create'),
    createFace: call('hb_face_create'),
    createFont: call('hb_font_create'),
    shape: call('hb_shape'),
    nominalGlyph: call('hb_font_get_nominal_glyph'),
    advance: call('hb_font_get_glyph_h_advance'),
    extents: call('hb_font_get_glyph_extents'),
    drawGlyph: call('hb_font_draw_glyph'),
    featureTags: call('hb_ot_layout_table_get_feature_tags'),
    languageFromString: call('hb_language_from_string'),
    clear: call('hb_buffer_clear_contents'),
    setDirection: call('hb_buffer_set_direction'),
    setScript: call('hb_buffer_set_script'),
    setLanguage: call('hb_buffer_set_language'),
    setFlags: call('hb_buffer_set_flags'),
    addUtf16: call('hb_buffer_add_utf16'),
    glyphInfos: call('hb_buffer_get_glyph_infos'),
    glyphPositions: call('hb_buffer_get_glyph_positions'),
    buffer: call('hb_buffer_create')(),
    /** For what functions hand back by pointer. */
    scratch: malloc(2048),
    text: { pointer: 0, capacity: 0 },
    languages: new Map<string, number>(),
  }
}

/** hb_tag_t: four letters, the first in the highest byte. */
function tagNumber(tag: string): number {
  return (tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3)
}

function tagName(tag: number): string {
  return String.fromCharCode((tag >> 24) & 255, (tag >> 16) & 255, (tag >> 8) & 255, tag & 255)
}

/** The font in HarfBuzz's memory; copied there when first asked for, and kept for the life of the process. */
function native(font: Font): NativeFont {
  const known = natives.get(font.id)
  if (known) return known
  const hb = harfbuzz()
  const size = font.data.length
  const pointer = hb.malloc(size)
  hb.wasm.bytes().set(font.data, pointer)
  const face = hb.createFace(hb.createBlob(pointer, size, 1, 0, 0), 0)
  const made: NativeFont = {
    face,
    font: hb.createFont(face),
    coverage: new Uint8Array(0x10000),
    features: new Set([...featureTags(face, 'GSUB'), ...featureTags(face, 'GPOS')]),
  }
  natives.set(font.id, made)
  return made
}

function featureTags(face: number, table: 'GSUB' | 'GPOS'): string[] {
  const hb = harfbuzz()
  const capacity = 256
  const tags: string[] = []
  for (let start = 0; ; start += capacity) {
    hb.wasm.words()[hb.scratch / 4] = capacity
    hb.featureTags(face, tagNumber(table), start, hb.scratch, hb.scratch + 8)
    const words = hb.wasm.words()
    const count = words[hb.scratch / 4] ?? 0
    for (let i = 0; i < count; i++) tags.push(tagName(words[hb.scratch / 4 + 2 + i] ?? 0))
    if (count < capacity) return tags
  }
}

/** Whether the font has lookups for an OpenType feature, in any script. */
export function hasFeature(font: Font, tag: string): boolean {
  return native(font).features.has(tag)
}

/** The glyph of a code point, before any substitution; undefined when the font has none. */
export function glyphOf(font: Font, codePoint: number): number | undefined {
  const hb = harfbuzz()
  if (!hb.nominalGlyph(native(font).font, codePoint, hb.scratch)) return undefined
  return hb.wasm.words()[hb.scratch / 4]
}

/** Whether the font maps a code point to a glyph. Ignores the `unicode-range` of an @font-face rule. */
export function hasGlyph(font: Font, codePoint: number): boolean {
  if (codePoint > 0xffff) return glyphOf(font, codePoint) !== undefined
  const { coverage } = native(font)
  if (coverage[codePoint] === 0) coverage[codePoint] = glyphOf(font, codePoint) === undefined ? 1 : 2
  return coverage[codePoint] === 2
}

/** In font units. */
export function glyphAdvance(font: Font, glyph: number): number {
  return harfbuzz().advance(native(font).font, glyph)
}

/** Top of a glyph's ink above the baseline, in font units; undefined when it has none. */
export function glyphTop(font: Font, glyph: number): number | undefined {
  const hb = harfbuzz()
  // hb_glyph_extents_t: x_bearing, y_bearing, width, height
  if (!hb.extents(native(font).font, glyph, hb.scratch)) return undefined
  const words = hb.wasm.words()
  return words[hb.scratch / 4 + 3] ? words[hb.scratch / 4 + 1] : undefined
}

/** Where a glyph's ink begins, from the pen on, in font units; 0 when it has none. */
export function leftSideBearing(font: Font, glyph: number): number {
  const hb = harfbuzz()
  if (!hb.extents(native(font).font, glyph, hb.scratch)) return 0
  return hb.wasm.words()[hb.scratch / 4] ?? 0
}

/**
 * Shapes `text` from `start` to `end`; what stands around is context (Arabic letters join across it).
 * Clusters are offsets into `text`.
 */
export function shapeText(font: Font, text: string, start: number, end: number, options: ShapingOptions): GlyphData {
  const hb = harfbuzz()
  const { font: fontPointer } = native(font)
  hb.clear(hb.buffer)
  hb.addUtf16(hb.buffer, writeText(text), text.length, start, end - start)
  hb.setDirection(hb.buffer, options.rtl ? 5 : 4)
  hb.setScript(hb.buffer, tagNumber(options.script))
  hb.setLanguage(hb.buffer, languagePointer(options.lang))
  hb.shape(fontPointer, hb.buffer, writeFeatures(options.features), options.features.length)
  return readGlyphs()
}

function writeText(text: string): number {
  const hb = harfbuzz()
  if (hb.text.capacity < text.length) {
    if (hb.text.pointer) hb.free(hb.text.pointer)
    hb.text.capacity = text.length * 2 + 256
    hb.text.pointer = hb.malloc(hb.text.capacity * 2)
  }
  const bytes = hb.wasm.bytes()
  const units = new Uint16Array(bytes.buffer, hb.text.pointer, text.length)
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i)
  return hb.text.pointer
}

/** hb_feature_t: tag, value, and the range it holds for: all of the text. */
function writeFeatures(features: readonly Feature[]): number {
  const hb = harfbuzz()
  const words = hb.wasm.words()
  const room = 2048 / 16
  for (const [i, { tag, value }] of features.slice(0, room).entries()) {
    words.set([tagNumber(tag), value, 0, -1], hb.scratch / 4 + i * 4)
  }
  return hb.scratch
}

function languagePointer(lang: string): number {
  const hb = harfbuzz()
  if (!/^[\w-]+$/.test(lang)) return 0
  const known = hb.languages.get(lang)
  if (known !== undefined) return known
  const bytes = hb.wasm.bytes()
  const length = Math.min(lang.length, 64)
  for (let i = 0; i < length; i++) bytes[hb.scratch + i] = lang.charCodeAt(i)
  const pointer = hb.languageFromString(hb.scratch, length)
  hb.languages.set(lang, pointer)
  return pointer
}

function readGlyphs(): GlyphData {
  const hb = harfbuzz()
  const infos = hb.glyphInfos(hb.buffer, hb.scratch) / 4
  const positions = hb.glyphPositions(hb.buffer, hb.scratch) / 4
  const words = hb.wasm.words()
  const count = words[hb.scratch / 4] ?? 0
  const glyphs = new Int32Array(count * glyphFields)
  // hb_glyph_info_t: codepoint, mask, cluster and two of HarfBuzz's own; hb_glyph_position_t: advances, offsets, its own
  for (let i = 0, from = 0, to = 0; i < count; i++, from += 5, to += glyphFields) {
    glyphs[to] = words[infos + from] ?? 0
    glyphs[to + 1] = words[infos + from + 2] ?? 0
    glyphs[to + 2] = (words[infos + from + 1] ?? 0) & 7
    glyphs[to + 3] = words[positions + from] ?? 0
    glyphs[to + 4] = words[positions + from + 2] ?? 0
    glyphs[to + 5] = words[positions + from + 3] ?? 0
  }
  return glyphs
}

/** A piece of an outline: m(ove), l(ine), c(urve, cubic), z (close). */
export type OutlineSegment =
  | readonly ['m', number, number]
  | readonly ['l', number, number]
  | readonly ['c', number, number, number, number, number, number]
  | readonly ['z']

/** hb_draw_funcs_t, made when the first outline is asked for; what it draws is collected in `segments`. */
let pen: { readonly functions: number; segments: OutlineSegment[]; at: readonly [number, number] } | undefined

/** The outline of a glyph in font units, y upwards. Empty for a blank one. */
export function glyphOutline(font: Font, glyph: number): readonly OutlineSegment[] {
  const known = outlines.get(font) ?? new Map<number, readonly OutlineSegment[]>()
  outlines.set(font, known)
  const outline = known.get(glyph) ?? drawnOutline(font, glyph)
  known.set(glyph, outline)
  return outline
}

const outlines = new WeakMap<Font, Map<number, readonly OutlineSegment[]>>()

function drawnOutline(font: Font, glyph: number): readonly OutlineSegment[] {
  const drawing = pen ?? makePen()
  drawing.segments = []
  harfbuzz().drawGlyph(native(font).font, glyph, drawing.functions, 0)
  return drawing.segments
}

function makePen() {
  const { wasm } = harfbuzz()
  const made = { functions: wasm.call('hb_draw_funcs_create')(), segments: [], at: [0, 0] } as NonNullable<typeof pen>
  // Every function is given the pen, its data and its state before the coordinates, and the user's data after them.
  const add = (name: string, coordinates: number, draw: (...numbers: number[]) => OutlineSegment) => {
    const parameters = ['i32', 'i32', 'i32', ...Array<'f32'>(coordinates).fill('f32'), 'i32'] as const
    const pointer = wasm.callback(parameters, (...args) => {
      const numbers = args.slice(3, 3 + coordinates)
      made.segments.push(draw(...numbers))
      made.at = numbers.slice(-2) as unknown as readonly [number, number]
    })
    wasm.call(`hb_draw_funcs_set_${name}_func`)(made.functions, pointer, 0, 0)
  }
  add('move_to', 2, (x = 0, y = 0) => ['m', x, y])
  add('line_to', 2, (x = 0, y = 0) => ['l', x, y])
  add('quadratic_to', 4, (cx = 0, cy = 0, x = 0, y = 0) => {
    const [fromX, fromY] = made.at
    const third = (a: number, b: number) => a + ((b - a) * 2) / 3
    return ['c', third(fromX, cx), third(fromY, cy), third(x, cx), third(y, cy), x, y]
  })
  add('cubic_to', 6, (a = 0, b = 0, c = 0, d = 0, x = 0, y = 0) => ['c', a, b, c, d, x, y])
  add('close_path', 0, () => ['z'])
  pen = made
  return made
}
