/** What the markers of a JPEG file say: ITU-T T.81 Annex B, JFIF, EXIF 2.3, ICC.1 Annex B.4, Adobe TN 5116. */
export interface JpegHeader {
  /** Samples as stored, before orientation. */
  readonly width: number
  readonly height: number
  readonly channels: number
  /** Bits a sample. */
  readonly precision: number
  /** The second half of the SOFn marker: 0 baseline, 1 extended, 2 progressive; the others PDF cannot decode. */
  readonly process: number
  /** EXIF value 1 to 8. Default: 1. */
  readonly orientation: number
  /** Has an Adobe marker: then CMYK is stored inverted. */
  readonly adobe: boolean
  /** Three channels are red, green and blue, though neither a JFIF nor an Adobe marker says so. */
  readonly plainRgb: boolean
  /** The image's end is there. */
  readonly complete: boolean
  /** Samples in an inch, across and down the same, as JFIF or EXIF has it. */
  readonly dpi?: number
  readonly iccProfile?: Uint8Array
}

/** Undefined when the bytes are no JPEG file, or break off before the image. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let frame: Pick<JpegHeader, 'width' | 'height' | 'channels' | 'precision' | 'process'> | undefined
  let exif: Exif = {}
  let dpi: number | undefined
  let adobe = false
  let jfif = false
  let components = ''
  const icc: { readonly index: number; readonly data: Uint8Array }[] = []

  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at++ // fill byte: T.81 §B.1.1.2
      continue
    }
    const length = view.getUint16(at + 2)
    const segment = bytes.subarray(at + 4, at + 2 + length)
    if (length < 2 || at + 2 + length > bytes.length) return undefined
    if (isStartOfFrame(marker)) {
      if (segment.length < 6) return undefined
      frame = {
        precision: view.getUint8(at + 4),
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        channels: view.getUint8(at + 9),
        process: marker - 0xc0,
      }
      components = componentNames(segment)
    } else if (marker === 0xe1) exif = { ...exif, ...readExif(segment) }
    else if (marker === 0xe2 && startsWith(segment, 'ICC_PROFILE\0')) {
      icc.push({ index: segment[12] ?? 0, data: segment.subarray(14) })
    } else if (marker === 0xee && startsWith(segment, 'Adobe')) adobe = true
    else if (marker === 0xe0 && startsWith(segment, 'JFIF\0')) {
      jfif = true
      dpi = jfifResolution(segment)
    } else if (marker === 0xda) break // the scan follows; nothing after it is of interest
    at += 2 + length
  }
  if (!frame || frame.width === 0 || frame.height === 0 || bytes[at + 1] !== 0xda) return undefined
  const iccProfile = joinProfile(icc, frame.channels)
  const complete =
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('\xff\xd9', -1, 'latin1') > at
  const plainRgb = components === 'RGB' && !jfif && !adobe
  const resolution = exif.dpi ?? dpi
  return {
    ...frame,
    orientation: exif.orientation ?? 1,
    adobe,
    plainRgb,
    complete,
    ...(resolution !== undefined && { dpi: resolution }),
    ...(iccProfile && { iccProfile }),
  }
}

/** The identifiers of the components as characters, as those who store RGB write them: T.81 §B.2.2. */
function componentNames(frame: Uint8Array): string {
  return String.fromCharCode(...Array.from({ length: frame[5] ?? 0 }, (_, index) => frame[6 + 3 * index] ?? 0))
}

/** SOF0 to SOF15, less DHT, JPG and DAC, which share their range. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** JFIF 1.02: a unit of 0 gives but the shape of the samples. */
function jfifResolution(segment: Uint8Array): number | undefined {
  if (segment.length < 12) return undefined
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  const [unit, across, down] = [view.getUint8(7), view.getUint16(8), view.getUint16(10)]
  return inInches(across === down ? across : 0, unit === 1 ? 2 : unit === 2 ? 3 : 1)
}

/** `unit` as EXIF has it: 2 is an inch, 3 a centimetre. */
function inInches(resolution: number, unit: number): number | undefined {
  if (!(resolution > 0)) return undefined
  return unit === 2 ? resolution : unit === 3 ? resolution * 2.54 : undefined
}

interface Exif {
  readonly orientation?: number
  readonly dpi?: number
}

/** EXIF 2.3 §4.6: tags of the first directory of the TIFF structure. */
function readExif(segment: Uint8Array): Exif {
  if (!startsWith(segment, 'Exif\0\0')) return {}
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6)
  if (tiff.byteLength < 8) return {}
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return {}
  const count = tiff.getUint16(directory, little)
  const entries = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > tiff.byteLength) break
    entries.set(tiff.getUint16(entry, little), entry + 8)
  }
  const short = (tag: number) => {
    const at = entries.get(tag)
    return at === undefined ? 0 : tiff.getUint16(at, little)
  }
  const rational = (tag: number) => {
    const at = entries.get(tag)
    const place = at === undefined ? Infinity : tiff.getUint32(at, little)
    return place + 8 > tiff.byteLength ? 0 : tiff.getUint32(place, little) / tiff.getUint32(place + 4, little)
  }
  const orientation = short(0x0112)
  const dpi = rational(0x011a) === rational(0x011b) ? inInches(rational(0x011a), short(0x0128)) : undefined
  return {
    ...(orientation >= 1 && orientation <= 8 && { orientation }),
    ...(dpi !== undefined && { dpi }),
  }
}

/** The profile from its chunks; undefined when there is none, or one for another colour space than the samples have. */
function joinProfile(
  chunks: readonly { readonly index: number; readonly data: Uint8Array }[],
  channels: number,
): Uint8Array | undefined {
  if (chunks.length === 0) return undefined
  const profile = Buffer.concat([...chunks].sort((a, b) => a.index - b.index).map((chunk) => chunk.data))
  const space = profile.toString('latin1', 16, 20) // ICC.1 §7.2.6
  const expected = { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' }[channels]
  return space === expected ? new Uint8Array(profile) : undefined
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return bytes.length >= text.length && [...text].every((char, i) => bytes[i] === char.charCodeAt(0))
}
