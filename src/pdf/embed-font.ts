import { createHash } from 'node:crypto'
import type { Font } from '../text/font.ts'
import { readSfnt, readTag, type Sfnt, tableView } from '../text/sfnt.ts'
import { subsetFont } from '../text/subset-font.ts'
import { cidsByGlyph } from './cff-charset.ts'
import { encodingCMap, toUnicodeCMap } from './cmap.ts'
import type { FontEncoding } from './font-encoding.ts'
import type { PdfDocument } from './pdf-document.ts'
import { type Dictionary, name, type PdfValue, type Reference, text } from './pdf-values.ts'

/** A font cut down to the glyphs a document uses. */
interface Subset {
  readonly data: Uint8Array
  /** The glyph of the subset for one of the whole font. */
  glyph(original: number): number
}

/** Embeds the used part of a font as a Type 0 font: PDF 1.7 §9.7. The reference is for the pages' resources. */
export function embedFont(document: PdfDocument, encoding: FontEncoding): Reference {
  const { font } = encoding
  const subset = subsetOf(font, encoding)
  const program = fontProgram(font, subset.data)
  const baseFont = `${subsetTag(program)}+${name(font.postscriptName || 'Unnamed')}`
  const cidOf = font.outlines === 'cff' ? cffCids(program.bytes, subset) : undefined
  const descendant = document.ref({
    Type: 'Font',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 },
    FontDescriptor: fontDescriptor(document, font, baseFont, program),
    ...(cidOf === undefined
      ? trueTypeEntries(document, encoding, subset)
      : { Subtype: 'CIDFontType0', ...widths(encoding, cidOf) }),
  })
  descendant.end()
  const type0 = document.ref({
    Type: 'Font',
    Subtype: 'Type0',
    BaseFont: baseFont,
    Encoding: cidOf === undefined ? 'Identity-H' : cffEncoding(document, encoding, cidOf),
    DescendantFonts: [descendant],
    ToUnicode: document.stream(Buffer.from(toUnicodeCMap(encoding.glyphs))),
  })
  type0.end()
  return type0
}

function subsetOf(font: Font, encoding: FontEncoding): Subset {
  const subset = subsetFont(
    font,
    encoding.glyphs.map(({ glyph }) => glyph),
    encoding.tracking,
  )
  if (subset === undefined) return { data: font.data, glyph: (original) => original }
  return { data: subset.data, glyph: (original) => subset.glyphMap.get(original) ?? 0 }
}

/** CIDs are the character codes; a map leads from them to the glyphs, so that two codes may share one. */
function trueTypeEntries(document: PdfDocument, encoding: FontEncoding, subset: Subset) {
  const map = Buffer.alloc((encoding.glyphs.length + 1) * 2)
  for (const { code, glyph } of encoding.glyphs) map.writeUInt16BE(subset.glyph(glyph), code * 2)
  const advances = encoding.glyphs.map(({ glyph }) => encoding.width(glyph))
  return { Subtype: 'CIDFontType2', DW: 0, W: [1, advances], CIDToGIDMap: document.stream(map) }
}

/** The CID that draws a glyph of the whole font. */
type CidOf = (glyph: number) => number

/** CFF fonts come with CIDs of their own: those of a charset, or the numbers of the subset's glyphs. */
function cffCids(program: Uint8Array, subset: Subset): CidOf {
  const cids = cidsByGlyph(program)
  return (glyph) => cids?.[subset.glyph(glyph)] ?? subset.glyph(glyph)
}

/** There is no map from the CIDs of a CFF font to others, so the character codes get one to them. */
function cffEncoding(document: PdfDocument, encoding: FontEncoding, cidOf: CidOf): Reference {
  const cids = encoding.glyphs.map(({ code, glyph }) => ({ code, cid: cidOf(glyph) }))
  const systemInfo = document.ref({ Registry: text('Adobe'), Ordering: text('Identity'), Supplement: 0 })
  systemInfo.end()
  const entries = {
    Type: 'CMap',
    CMapName: 'Presskit-Encoding',
    CIDSystemInfo: systemInfo,
    WMode: 0,
  }
  return document.stream(Buffer.from(encodingCMap(cids)), entries)
}

/** PDF 1.7 §9.7.4.3: each run of neighbouring CIDs with its list of widths. */
function widths(encoding: FontEncoding, cidOf: CidOf): { readonly DW: number; readonly W: PdfValue } {
  const entries: PdfValue[] = []
  let run: number[] = []
  let last = -2
  const advances = new Map(encoding.glyphs.map(({ glyph }) => [cidOf(glyph), encoding.width(glyph)]))
  for (const [cid, advance] of [...advances].sort(([a], [b]) => a - b)) {
    if (cid !== last + 1) {
      run = []
      entries.push(cid, run)
    }
    run.push(advance)
    last = cid
  }
  return { DW: 0, W: entries }
}

function fontDescriptor(document: PdfDocument, font: Font, fontName: string, program: FontProgram): Reference {
  const { metrics } = font
  const { bbox, italicAngle, fixedPitch } = descriptorFacts(font)
  const descriptor = document.ref({
    Type: 'FontDescriptor',
    FontName: fontName,
    Flags: 4 + (fixedPitch ? 1 : 0) + (font.italic ? 64 : 0), // §9.8.2: symbolic, as its codes are our own
    FontBBox: bbox,
    ItalicAngle: italicAngle,
    Ascent: Math.round(metrics.ascent * 1000),
    Descent: Math.round(-metrics.descent * 1000),
    CapHeight: Math.round(metrics.capHeight * 1000),
    StemV: Math.round(10 + (220 * (font.weight - 50)) / 900), // no table has it: the usual estimate from the weight
    [program.key]: document.stream(program.bytes, program.entries),
  })
  descriptor.end()
  return descriptor
}

interface DescriptorFacts {
  /** In thousandths of the em. */
  readonly bbox: readonly number[]
  readonly italicAngle: number
  readonly fixedPitch: boolean
}

/** Fonts are read once a process. */
const knownFacts = new WeakMap<Uint8Array, DescriptorFacts>()

function descriptorFacts(font: Font): DescriptorFacts {
  let facts = knownFacts.get(font.data)
  if (facts === undefined) {
    facts = readDescriptorFacts(font)
    knownFacts.set(font.data, facts)
  }
  return facts
}

/** From the `head` and `post` tables of OpenType. */
function readDescriptorFacts({ data, metrics, postscriptName }: Font): DescriptorFacts {
  const sfnt = readSfnt(data)
  const head = sfnt && tableView(sfnt, 'head', 54)
  if (head === undefined) throw new Error(`${postscriptName} has no head table`)
  const post = tableView(sfnt as Sfnt, 'post', 16)
  return {
    bbox: [36, 38, 40, 42].map((at) => Math.round((head.getInt16(at) * 1000) / metrics.unitsPerEm)),
    italicAngle: post === undefined ? 0 : post.getInt32(4) / 65536,
    fixedPitch: post !== undefined && post.getUint32(12) !== 0,
  }
}

interface FontProgram {
  readonly key: 'FontFile2' | 'FontFile3'
  readonly entries: Dictionary
  readonly bytes: Uint8Array
}

/** PDF 1.7 §9.9: TrueType as it is, of an OpenType font with CFF outlines only these. */
function fontProgram(font: Font, data: Uint8Array): FontProgram {
  if (font.outlines === 'truetype') return { key: 'FontFile2', entries: { Length1: data.length }, bytes: data }
  const cff = cffTable(data)
  if (cff === undefined) throw new Error(`${font.postscriptName} has no CFF table`)
  return { key: 'FontFile3', entries: { Subtype: 'CIDFontType0C' }, bytes: cff }
}

/** A subset has none of the tables that readers of whole fonts ask for, so only the directory is looked at. */
function cffTable(data: Uint8Array): Uint8Array | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const end = 12 + view.getUint16(4) * 16
  for (let at = 12; at < end; at += 16) {
    if (readTag(view, at) !== 'CFF ') continue
    const start = view.getUint32(at + 8)
    return data.subarray(start, start + view.getUint32(at + 12))
  }
  return undefined
}

/** Six letters that tell subsets of one font apart, made from the subset: PDF 1.7 §9.6.4. */
function subsetTag({ bytes }: FontProgram): string {
  const hash = createHash('sha256').update(bytes).digest()
  return String.fromCharCode(...Array.from(hash.subarray(0, 6), (byte) => 65 + (byte % 26)))
}
