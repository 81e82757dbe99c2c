import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib'
import { type ContentStream, contentStreams, type Operand, resource } from '../content.ts'
import {
  allDicts,
  arrayEntry,
  booleanEntry,
  dataOf,
  dictEntry,
  dictOf,
  entry,
  itemsOf,
  keysOf,
  nameEntry,
  nameOf,
  numberEntry,
  type Pdf,
  type Rule,
  streamEntry,
} from '../pdf.ts'

/** ISO 19005-3 §6.2, but for fonts. */
export const graphicsRules: readonly Rule[] = [
  {
    id: 'PDF/A-3 6.2.2 operators',
    asks: 'only operators that PDF 1.7 knows',
    *check(pdf) {
      for (const { name, steps } of contentStreams(pdf)) {
        for (const operator of new Set(steps.map(({ operator }) => operator))) {
          if (!operators.has(operator)) yield `${name} has the operator ${operator}`
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.2 resources',
    asks: 'each named resource in the stream that uses it',
    *check(pdf) {
      for (const { name, resources, steps } of contentStreams(pdf)) {
        for (const { operator, operands } of steps) {
          const category = resourceOperators[operator]
          const operand = operands.at(operator === 'Tf' ? 0 : -1)
          if (category === undefined || typeof operand !== 'string' || !operand.startsWith('/')) continue
          if (category === 'ColorSpace' && deviceSpaces.has(operand.slice(1))) continue
          if (resource(resources, category, operand) === undefined) yield `${name} has no ${category} ${operand}`
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.3',
    asks: 'one output intent for PDF/A, with a profile for display or print',
    *check(pdf) {
      const intents = arrayEntry(pdf.catalog, 'OutputIntents').map(dictOf)
      const own = intents.filter((intent) => nameEntry(intent, 'S') === 'GTS_PDFA1')
      if (own.length !== 1) yield `there are ${own.length} output intents for PDF/A`
      for (const intent of own) {
        const profile = streamEntry(intent, 'DestOutputProfile')
        const header = profile && readProfile(profile)
        if (header === undefined) yield 'the output intent has no ICC profile'
        else {
          yield* profileProblems(header)
          if (!['mntr', 'prtr'].includes(header.deviceClass))
            yield `the output profile is of class ${header.deviceClass}`
          if (numberEntry(profile?.dict, 'N') !== header.channels) yield 'N of the output profile is not its channels'
        }
      }
      if (new Set(intents.map((intent) => entry(intent as PDFDict, 'DestOutputProfile'))).size > 1)
        yield 'output intents differ in their profile'
    },
  },
  {
    id: 'PDF/A-3 6.2.4.2',
    asks: 'ICC profiles that fit the colour spaces they are for',
    *check(pdf) {
      for (const space of colorSpaces(pdf)) {
        if (!(space instanceof PDFArray) || nameOf(space.lookup(0)) !== 'ICCBased') continue
        const profile = space.lookup(1)
        const header = profile instanceof PDFRawStream ? readProfile(profile) : undefined
        if (!(profile instanceof PDFRawStream) || header === undefined) yield 'an ICCBased space has no profile'
        else {
          yield* profileProblems(header)
          if (numberEntry(profile.dict, 'N') !== header.channels)
            yield `N of a profile for ${header.space} is ${numberEntry(profile.dict, 'N')}`
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.4.3',
    asks: 'colours of a device only where the output intent or a default says what they mean',
    *check(pdf) {
      const intent = arrayEntry(pdf.catalog, 'OutputIntents')
        .map(dictOf)
        .find((one) => nameEntry(one, 'S') === 'GTS_PDFA1')
      const profile = streamEntry(intent, 'DestOutputProfile')
      const covered = profile === undefined ? undefined : readProfile(profile)?.space
      for (const stream of contentStreams(pdf)) {
        const defaults = new Set(keysOf(dictEntry(stream.resources, 'ColorSpace')))
        for (const space of new Set(deviceColors(stream))) {
          const isCovered =
            space === 'DeviceGray'
              ? covered !== undefined
              : covered === { DeviceRGB: 'RGB ', DeviceCMYK: 'CMYK' }[space]
          if (!isCovered && !defaults.has(space.replace('Device', 'Default'))) yield `${stream.name} uses ${space}`
        }
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.5',
    asks: 'graphics states without transfer functions, halftones of other kinds and black generation',
    *check(pdf) {
      for (const state of resourceDicts(pdf, 'ExtGState')) {
        if (entry(state, 'TR') !== undefined) yield 'a graphics state has TR'
        if (entry(state, 'HTP') !== undefined) yield 'a graphics state has HTP'
        const transfer = entry(state, 'TR2')
        if (transfer !== undefined && nameOf(transfer) !== 'Default') yield 'a graphics state has TR2'
        const halftone = numberEntry(dictEntry(state, 'HT'), 'HalftoneType')
        if (halftone !== undefined && halftone !== 1 && halftone !== 5)
          yield `a graphics state has a halftone of type ${halftone}`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.6',
    asks: 'rendering intents of PDF 1.7',
    *check(pdf) {
      const known = new Set(['RelativeColorimetric', 'AbsoluteColorimetric', 'Perceptual', 'Saturation'])
      const used = [
        ...resourceDicts(pdf, 'ExtGState').map((state) => nameEntry(state, 'RI')),
        ...images(pdf).map(({ dict }) => nameEntry(dict, 'Intent')),
        ...contentStreams(pdf).flatMap(({ steps }) =>
          steps.filter(({ operator }) => operator === 'ri').map(({ operands }) => String(operands[0]).slice(1)),
        ),
      ]
      for (const intent of used)
        if (intent !== undefined && !known.has(intent)) yield `${intent} is no rendering intent`
    },
  },
  {
    id: 'PDF/A-3 6.2.8',
    asks: 'images without alternates, interpolation and OPI',
    *check(pdf) {
      for (const { dict } of images(pdf)) {
        if (entry(dict, 'Alternates') !== undefined) yield 'an image has Alternates'
        if (entry(dict, 'OPI') !== undefined) yield 'an image has OPI'
        if (booleanEntry(dict, 'Interpolate') === true) yield 'an image is to be interpolated'
        const bits = numberEntry(dict, 'BitsPerComponent')
        if (bits !== undefined && ![1, 2, 4, 8, 16].includes(bits)) yield `an image has ${bits} bits per component`
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.9',
    asks: 'forms without OPI and PostScript, and no PostScript XObjects',
    *check(pdf) {
      for (const [, object] of pdf.objects) {
        if (!(object instanceof PDFRawStream) || entry(object.dict, 'Subtype') === undefined) continue
        const { dict } = object
        const subtype = nameEntry(dict, 'Subtype')
        if (subtype === 'PS' || (subtype === 'Form' && nameEntry(dict, 'Subtype2') === 'PS'))
          yield 'there is a PostScript XObject'
        if (subtype === 'Form' && (entry(dict, 'OPI') !== undefined || entry(dict, 'PS') !== undefined))
          yield 'a form has OPI or PS'
      }
    },
  },
  {
    id: 'PDF/A-3 6.2.10',
    asks: 'blend modes of PDF 1.7',
    *check(pdf) {
      for (const state of resourceDicts(pdf, 'ExtGState')) {
        for (const mode of itemsOf(entry(state, 'BM'))) {
          if (!blendModes.has(nameOf(mode) ?? '')) yield `${nameOf(mode)} is no blend mode`
        }
      }
    },
  },
]

interface Profile {
  readonly version: number
  readonly deviceClass: string
  readonly space: string
  readonly signature: string
  readonly channels: number
  readonly complete: boolean
}

/** ICC.1:2004-10 §7.2. */
function readProfile(stream: PDFRawStream): Profile {
  const data = dataOf(stream)
  const text = (start: number) => Buffer.from(data.subarray(start, start + 4)).toString('latin1')
  const space = text(16)
  const size = data.length >= 4 ? new DataView(data.buffer, data.byteOffset, 4).getUint32(0) : -1
  return {
    version: data[8] ?? 0,
    deviceClass: text(12),
    space,
    signature: text(36),
    channels: { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 }[space] ?? 0,
    complete: size === data.length,
  }
}

function* profileProblems({ version, deviceClass, signature, channels, complete }: Profile): Generator<string> {
  if (signature !== 'acsp' || !complete) yield 'what should be an ICC profile is none'
  if (version > 4) yield `an ICC profile is of version ${version}`
  if (!['scnr', 'mntr', 'prtr', 'spac'].includes(deviceClass)) yield `an ICC profile is of class ${deviceClass}`
  if (channels === 0) yield 'an ICC profile is for colours of another kind'
}

function images({ objects }: Pdf): readonly PDFRawStream[] {
  return objects.flatMap(([, object]) =>
    object instanceof PDFRawStream && nameEntry(object.dict, 'Subtype') === 'Image' ? [object] : [],
  )
}

function resourceDicts(pdf: Pdf, category: string): readonly PDFDict[] {
  const found = new Set<PDFDict>()
  for (const { resources } of contentStreams(pdf)) {
    const entries = dictEntry(resources, category)
    for (const key of keysOf(entries)) {
      const dict = dictEntry(entries, key)
      if (dict !== undefined) found.add(dict)
    }
  }
  return [...found]
}

function* colorSpaces(pdf: Pdf): Generator<PDFObject> {
  for (const dict of allDicts(pdf)) {
    const own = entry(dict, 'ColorSpace')
    if (own instanceof PDFArray || own instanceof PDFName) yield own
    else if (own !== undefined) for (const key of keysOf(dictOf(own))) yield entry(dictOf(own), key) as PDFObject
    const group = entry(dict, 'CS')
    if (group !== undefined) yield group
  }
}

type DeviceSpace = 'DeviceGray' | 'DeviceRGB' | 'DeviceCMYK'
const colorOperators: { readonly [operator: string]: DeviceSpace } = {
  g: 'DeviceGray',
  G: 'DeviceGray',
  rg: 'DeviceRGB',
  RG: 'DeviceRGB',
  k: 'DeviceCMYK',
  K: 'DeviceCMYK',
}

/** Those that a stream paints with, by itself or by what it refers to. */
function* deviceColors({ steps, resources }: ContentStream): Generator<DeviceSpace> {
  for (const { operator, operands } of steps) {
    const own = colorOperators[operator]
    if (own !== undefined) yield own
    if (operator === 'cs' || operator === 'CS') yield* deviceSpaceOf(operands[0])
    const painted = operator === 'Do' ? dictOf(resource(resources, 'XObject', operands[0])) : undefined
    if (nameEntry(painted, 'Subtype') === 'Image') yield* deviceSpaceOf(nameEntry(painted, 'ColorSpace'))
    if (operator === 'sh')
      yield* deviceSpaceOf(nameEntry(dictOf(resource(resources, 'Shading', operands[0])), 'ColorSpace'))
    if (operator === 'scn' || operator === 'SCN') {
      const pattern = dictOf(resource(resources, 'Pattern', operands.at(-1)))
      yield* deviceSpaceOf(nameEntry(dictEntry(pattern, 'Shading'), 'ColorSpace'))
    }
  }
}

function* deviceSpaceOf(name: Operand | undefined): Generator<DeviceSpace> {
  const plain = typeof name === 'string' ? name.replace('/', '') : ''
  if (plain === 'DeviceGray' || plain === 'DeviceRGB' || plain === 'DeviceCMYK') yield plain
}

const deviceSpaces = new Set(['DeviceGray', 'DeviceRGB', 'DeviceCMYK', 'Pattern'])

const resourceOperators: { readonly [operator: string]: string } = {
  Do: 'XObject',
  Tf: 'Font',
  gs: 'ExtGState',
  sh: 'Shading',
  scn: 'Pattern',
  SCN: 'Pattern',
  cs: 'ColorSpace',
  CS: 'ColorSpace',
}

const operators = new Set(
  `b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg
  ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' "`.split(/\s+/),
)

const blendModes = new Set(
  `Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion
  Hue Saturation Color Luminosity`.split(/\s+/),
)
