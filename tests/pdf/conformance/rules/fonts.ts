import { PDFArray, type PDFDict, PDFNumber, PDFRawStream } from 'pdf-lib'
import { readCMap } from '../cmap.ts'
import { allSteps, latin1, resource, type Step, shownStrings } from '../content.ts'
import { type FontProgram, readCff, readTrueType } from '../font-programs.ts'
import {
  arrayEntry,
  dataOf,
  dictEntry,
  dictOf,
  entry,
  nameEntry,
  numberEntry,
  type Pdf,
  type Rule,
  streamEntry,
  textEntry,
} from '../pdf.ts'

/** ISO 19005-3 §6.2.11, ISO 14289-1 §7.21 (Matterhorn checkpoint 31). */
export const fontRules: readonly Rule[] = [
  {
    id: 'PDF/A-3 6.2.11.2',
    asks: 'fonts of the kinds of PDF 1.7, with what these must have',
    *check(pdf) {
      for (const { dict, name } of fontsOf(pdf)) {
        if (nameEntry(dict, 'Type') !== 'Font') yield `${name} is no Font`
        if (!['Type0', 'Type1', 'MMType1', 'Type3', 'TrueType'].includes(nameEntry(dict, 'Subtype') ?? ''))
          yield `${name} is of no known kind`
        if (nameEntry(dict, 'BaseFont') === undefined) yield `${name} has no BaseFont`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.3.1',
    asks: 'a CMap for the same collection of characters as the font: Matterhorn 31-001 to 31-003',
    *check(pdf) {
      for (const { dict, descendant, name } of fontsOf(pdf)) {
        const encoding = streamEntry(dict, 'Encoding')
        if (encoding === undefined) continue
        const [map, font] = [dictEntry(encoding.dict, 'CIDSystemInfo'), dictEntry(descendant, 'CIDSystemInfo')]
        for (const key of ['Registry', 'Ordering']) {
          if (textEntry(map, key) !== textEntry(font, key)) yield `${name} and its CMap differ in ${key}`
        }
        if ((numberEntry(font, 'Supplement') ?? 0) > (numberEntry(map, 'Supplement') ?? 0))
          yield `${name} and its CMap differ in Supplement`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.3.2',
    asks: 'a CIDToGIDMap in TrueType fonts with CIDs: Matterhorn 31-004 to 31-005',
    *check(pdf) {
      for (const { descendant, name } of fontsOf(pdf)) {
        if (nameEntry(descendant, 'Subtype') !== 'CIDFontType2') continue
        const map = entry(descendant, 'CIDToGIDMap')
        if (!(map instanceof PDFRawStream) && nameEntry(descendant, 'CIDToGIDMap') !== 'Identity')
          yield `${name} has none`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.3.3',
    asks: 'CMaps that are embedded or Identity, and say the same in both places: Matterhorn 31-006 to 31-008',
    *check(pdf) {
      for (const { dict, name } of fontsOf(pdf)) {
        const encoding = entry(dict, 'Encoding')
        if (encoding instanceof PDFRawStream) {
          const inside = readCMap(latin1(dataOf(encoding))).writingMode ?? 0
          if (inside !== (numberEntry(encoding.dict, 'WMode') ?? 0)) yield `WMode of ${name} differs`
        } else if (!['Identity-H', 'Identity-V'].includes(nameEntry(dict, 'Encoding') ?? '')) {
          yield `the encoding of ${name} is neither embedded nor Identity`
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.4.1',
    asks: 'embedded fonts: Matterhorn 31-009',
    *check(pdf) {
      for (const { name, program } of fontsOf(pdf)) if (program === undefined) yield `${name} is not embedded`
    },
  },
  {
    id: 'PDF/A-3 6.2.11.4.1 glyphs',
    asks: 'a glyph in the program for each code that is shown: Matterhorn 31-011',
    *check(pdf) {
      for (const { name, glyphOf, program, codes } of fontsOf(pdf)) {
        if (program === undefined) continue
        const missing = [...codes].filter((code) => (glyphOf(code) ?? program.glyphCount) >= program.glyphCount)
        if (missing.length > 0) yield `${name} has no glyph for ${missing.length} of its codes`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.4.2',
    asks: 'a CIDSet, if there is one, with all CIDs of the program: Matterhorn 31-014',
    *check(pdf) {
      for (const { name, descriptor, program } of fontsOf(pdf)) {
        const set = streamEntry(descriptor, 'CIDSet')
        if (set === undefined || program === undefined) continue
        const bits = dataOf(set)
        const lacks = Array.from({ length: program.glyphCount }, (_, cid) => cid).some(
          (cid) => ((bits[cid >> 3] ?? 0) & (128 >> (cid & 7))) === 0,
        )
        if (lacks) yield `the CIDSet of ${name} is not complete`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.5',
    asks: 'widths as in the font program: Matterhorn 31-016',
    *check(pdf) {
      for (const { name, codes, glyphOf, cidOf, widths, program } of fontsOf(pdf)) {
        for (const code of codes) {
          const glyph = glyphOf(code)
          const real = glyph === undefined ? undefined : program?.width(glyph)
          const said = widths(cidOf(code) ?? -1)
          if (real !== undefined && Math.abs(real - said) > 1) {
            yield `${name} says ${said} for code ${code}, its program ${real}`
            break
          }
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.7.2',
    asks: 'a text for each code that is shown: Matterhorn 31-027',
    *check(pdf) {
      for (const { name, codes, texts } of fontsOf(pdf)) {
        const missing = [...codes].filter((code) => !texts.has(code) || texts.get(code) === '')
        if (missing.length > 0) yield `${name} has no text for ${missing.length} of its codes`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.7.2 values',
    asks: 'texts without U+0000, U+FEFF and U+FFFE: Matterhorn 31-028, 31-029',
    *check(pdf) {
      for (const { name, texts } of fontsOf(pdf)) {
        if ([...texts.values()].some((text) => /[\0\ufeff\ufffe]/.test(text))) yield `${name} has one of them`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.7.3',
    asks: 'an ActualText around characters for private use',
    *check(pdf) {
      for (const font of fontsOf(pdf)) {
        const bare = font.shown.filter(({ marks }) => !marks.some(({ properties }) => 'ActualText' in properties))
        if (bare.some((step) => codesOf(step).some((code) => /\p{Co}/u.test(font.texts.get(code) ?? ''))))
          yield `${font.name} shows one without`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.11.8',
    asks: 'no .notdef glyph: Matterhorn 31-030',
    *check(pdf) {
      for (const { name, codes, glyphOf } of fontsOf(pdf)) {
        if ([...codes].some((code) => glyphOf(code) === 0)) yield `${name} shows it`
      }
    },
  },
]

interface ReadFont {
  readonly dict: PDFDict
  readonly name: string
  readonly descendant: PDFDict | undefined
  readonly descriptor: PDFDict | undefined
  readonly program: FontProgram | undefined
  /** The steps that show text in it, but for those that show nothing. */
  readonly shown: readonly Step[]
  readonly codes: ReadonlySet<number>
  readonly texts: ReadonlyMap<number, string>
  cidOf(code: number): number | undefined
  glyphOf(code: number): number | undefined
  widths(cid: number): number
}

const readings = new WeakMap<Pdf, readonly ReadFont[]>()

/** The fonts that text is shown in. */
function fontsOf(pdf: Pdf): readonly ReadFont[] {
  const known = readings.get(pdf)
  if (known !== undefined) return known
  const shown = new Map<PDFDict, Step[]>()
  for (const step of allSteps(pdf)) {
    if (shownStrings(step).length === 0) continue
    const font = dictOf(resource(step.stream.resources, 'Font', step.font))
    if (font !== undefined) shown.set(font, [...(shown.get(font) ?? []), step])
  }
  const fonts = [...shown].map(([dict, steps]) => readFont(dict, steps))
  readings.set(pdf, fonts)
  return fonts
}

function readFont(dict: PDFDict, shown: readonly Step[]): ReadFont {
  const descendant = dictOf(arrayEntry(dict, 'DescendantFonts')[0])
  const descriptor = dictEntry(descendant ?? dict, 'FontDescriptor')
  const program = programOf(descriptor)
  const encoding = streamEntry(dict, 'Encoding')
  const cids = encoding === undefined ? undefined : readCMap(latin1(dataOf(encoding))).cids
  const map = streamEntry(descendant, 'CIDToGIDMap')
  const glyphs = map === undefined ? undefined : dataOf(map)
  const cidOf = (code: number) => (cids === undefined ? code : cids.get(code))
  const toUnicode = streamEntry(dict, 'ToUnicode')
  const widths = widthsOf(descendant)
  return {
    dict,
    name: nameEntry(dict, 'BaseFont') ?? 'a font without a name',
    descendant,
    descriptor,
    program,
    shown,
    codes: new Set(shown.flatMap(codesOf)),
    texts: toUnicode === undefined ? new Map() : readCMap(latin1(dataOf(toUnicode))).texts,
    cidOf,
    glyphOf(code) {
      const cid = cidOf(code)
      if (cid === undefined) return undefined
      if (glyphs === undefined) return program?.glyphOfCid(cid)
      return cid * 2 + 1 < glyphs.length ? ((glyphs[cid * 2] ?? 0) << 8) | (glyphs[cid * 2 + 1] ?? 0) : undefined
    },
    widths,
  }
}

function codesOf(step: Step): readonly number[] {
  return shownStrings(step).flatMap((bytes) =>
    Array.from(
      { length: bytes.length >> 1 },
      (_, at) => (bytes.charCodeAt(at * 2) << 8) | bytes.charCodeAt(at * 2 + 1),
    ),
  )
}

function programOf(descriptor: PDFDict | undefined): FontProgram | undefined {
  const trueType = streamEntry(descriptor, 'FontFile2')
  if (trueType !== undefined) return readTrueType(dataOf(trueType))
  const other = streamEntry(descriptor, 'FontFile3')
  const isCff = ['CIDFontType0C', 'Type1C'].includes(nameEntry(other?.dict, 'Subtype') ?? '')
  return other !== undefined && isCff ? readCff(dataOf(other)) : undefined
}

/** PDF 1.7 §9.7.4.3. */
function widthsOf(descendant: PDFDict | undefined): (cid: number) => number {
  const widths = new Map<number, number>()
  const items = arrayEntry(descendant, 'W')
  const valueAt = (index: number) => {
    const item = items[index]
    return item instanceof PDFNumber ? item.asNumber() : 0
  }
  for (let at = 0; at < items.length; ) {
    const next = items[at + 1]
    if (next instanceof PDFArray) {
      const first = valueAt(at)
      next.asArray().forEach((width, index) => {
        if (width instanceof PDFNumber) widths.set(first + index, width.asNumber())
      })
      at += 2
    } else {
      for (let cid = valueAt(at); cid <= valueAt(at + 1); cid += 1) widths.set(cid, valueAt(at + 2))
      at += 3
    }
  }
  const usual = numberEntry(descendant, 'DW') ?? 1000
  return (cid) => widths.get(cid) ?? usual
}
