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
  readonly iccProfile?: Uint8Array
}

/** Undefined when the bytes are no JPEG file, or break off before the image. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined
  let frame: Pick<JpegHeader, 'width' | 'height' | 'channels' | 'precision' | 'process'> | undefined
  let orientation = 1
  let adobe = false
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
    } else if (marker === 0xe1) orientation = exifOrientation(segment) ?? orientation
    else if (marker === 0xe2 && startsWith(segment, 'ICC_PROFILE\0')) {
      icc.push({ index: segment[12] ?? 0, data: segment.subarray(14) })
    } else if (marker === 0xee && startsWith(segment, 'Adobe')) adobe = true
    else if (marker === 0xda) break // the scan follows; nothing after it is of interest
    at += 2 + length
  }
  if (!frame || frame.width === 0 || frame.height === 0 || bytes[at + 1] !== 0xda) return undefined
  const iccProfile = joinProfile(icc, frame.channels)
  return { ...frame, orientation, adobe, ...(iccProfile && { iccProfile }) }
}

/** SOF0 to SOF15, less DHT, JPG and DAC, which share their range. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** EXIF 2.3 §4.6: tag 0x0112 in the first directory of the TIFF structure. */
function exifOrientation(segment: Uint8Array): number | undefined {
  if (!startsWith(segment, 'Exif\0\0')) return undefined
  const tiff = new DataView(segment.buffer, segment.byteOffset + 6, segment.byteLength - 6)
  if (tiff.byteLength < 8) return undefined
  const little = tiff.getUint16(0) === 0x4949
  const directory = tiff.getUint32(4, little)
  if (directory + 2 > tiff.byteLength) return undefined
  const count = tiff.getUint16(directory, little)
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > tiff.byteLength) return undefined
    if (tiff.getUint16(entry, little) !== 0x0112) continue
    const value = tiff.getUint16(entry + 8, little)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
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
