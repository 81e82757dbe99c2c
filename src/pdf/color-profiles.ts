/** ICC profiles made here, so that they cost few bytes and have no licence to carry along: ICC.1:2004-10. */

/** sRGB as of IEC 61966-2-1: primaries adapted to D50, and the curve in its parametric form. */
export function srgbProfile(): Uint8Array {
  srgb ??= makeSrgbProfile()
  return srgb
}

let srgb: Uint8Array | undefined

function makeSrgbProfile(): Uint8Array {
  const curve = concatenate([ascii('para'), zeros(4), uint16(3), uint16(0), ...srgbCurve.map(fixed)])
  return profile('mntr', 'RGB ', 'XYZ ', 'sRGB', {
    rXYZ: xyz(0.43607, 0.22249, 0.01392),
    gXYZ: xyz(0.38515, 0.71687, 0.09708),
    bXYZ: xyz(0.14307, 0.06061, 0.7141),
    rTRC: curve,
    gTRC: curve,
    bTRC: curve,
    chad: concatenate([ascii('sf32'), zeros(4), ...adaptation.map(fixed)]),
  })
}

/** Gamma, then the constants a to d of §10.15, function type 3. */
const srgbCurve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]

/** From D65 to D50, by Bradford: §E. */
const adaptation = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168]

/**
 * CMYK as CSS Color 5 §9 shows it without a printer's profile: each of red, green and blue is (1 - ink) (1 - black). A
 * table from inks to CIELAB, for reading only.
 */
export function plainCmykProfile(): Uint8Array {
  const samples = Buffer.alloc(gridPoints ** 4 * 6)
  let at = 0
  for (const [c, m, y, k] of grid(gridPoints)) {
    const [lightness, a, b] = labOf((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
    // §10.8: 16 bits, in which 100 is 0xFF00 and an a or b of 0 is 0x8000
    samples.writeUInt16BE(Math.round(lightness * 652.8), at)
    samples.writeUInt16BE(Math.round(a * 256) + 0x8000, at + 2)
    samples.writeUInt16BE(Math.round(b * 256) + 0x8000, at + 4)
    at += 6
  }
  const ramp = concatenate([uint16(0), uint16(0xffff)])
  const unit = [1, 0, 0, 0, 1, 0, 0, 0, 1].map(fixed)
  const head = [ascii('mft2'), zeros(4), Buffer.from([4, 3, gridPoints, 0]), ...unit, uint16(2), uint16(2)]
  const table = concatenate([...head, ramp, ramp, ramp, ramp, samples, ramp, ramp, ramp])
  return profile('scnr', 'CMYK', 'Lab ', 'CMYK without a printer', { A2B0: table })
}

/** Odd, so that half of an ink is in it. */
const gridPoints = 5

function* grid(points: number): Generator<readonly [number, number, number, number]> {
  const steps = Array.from({ length: points }, (_, index) => index / (points - 1))
  for (const c of steps) for (const m of steps) for (const y of steps) for (const k of steps) yield [c, m, y, k]
}

/** sRGB to CIELAB under D50. */
function labOf(red: number, green: number, blue: number): readonly [number, number, number] {
  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const [r, g, b] = [linear(red), linear(green), linear(blue)]
  const x = (0.43607 * r + 0.38515 * g + 0.14307 * b) / 0.9642
  const y = 0.22249 * r + 0.71687 * g + 0.06061 * b
  const z = (0.01392 * r + 0.09708 * g + 0.7141 * b) / 0.8249
  const root = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : (value * 24389) / 27 / 116 + 16 / 116)
  return [116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))]
}

/** §7: header, table of tags, and the tags, each from a multiple of four. */
function profile(
  deviceClass: string,
  colorSpace: string,
  connectionSpace: string,
  description: string,
  tags: { readonly [signature: string]: Uint8Array },
): Uint8Array {
  const all = { desc: unicode(description), cprt: unicode('No rights reserved'), wtpt: whitePoint, ...tags }
  const distinct = [...new Set(Object.values(all))].map((data) => ({ data, padded: padded(data) }))
  const offsets = new Map<Uint8Array, number>()
  let end = 128 + 4 + Object.keys(all).length * 12
  for (const { data, padded } of distinct) {
    offsets.set(data, end)
    end += padded.length
  }
  const entries = Object.entries(all).flatMap(([signature, data]) => [
    ascii(signature),
    uint32(offsets.get(data) ?? 0),
    uint32(data.length),
  ])
  const header = concatenate([
    uint32(end),
    zeros(4),
    uint32(0x04200000), // version 4.2
    ascii(deviceClass + colorSpace + connectionSpace),
    ...[2000, 1, 1, 0, 0, 0].map(uint16),
    ascii('acsp'),
    zeros(28),
    ...[0.9642, 1, 0.8249].map(fixed),
    zeros(48),
  ])
  return concatenate([header, uint32(Object.keys(all).length), ...entries, ...distinct.map(({ padded }) => padded)])
}

const whitePoint = xyz(0.9642, 1, 0.8249)

function xyz(x: number, y: number, z: number): Uint8Array {
  return concatenate([ascii('XYZ '), zeros(4), fixed(x), fixed(y), fixed(z)])
}

/** §10.13 multiLocalizedUnicodeType, with one text. */
function unicode(value: string): Uint8Array {
  const utf16 = concatenate([...value].map((character) => uint16(character.charCodeAt(0))))
  return concatenate([
    ascii('mluc'),
    zeros(4),
    uint32(1),
    uint32(12),
    ascii('enUS'),
    uint32(utf16.length),
    uint32(28),
    utf16,
  ])
}

function padded(data: Uint8Array): Uint8Array {
  return data.length % 4 === 0 ? data : concatenate([data, zeros(4 - (data.length % 4))])
}

function ascii(value: string): Uint8Array {
  return Buffer.from(value, 'latin1')
}

function zeros(count: number): Uint8Array {
  return Buffer.alloc(count)
}

function uint16(value: number): Uint8Array {
  return Buffer.from([(value >> 8) & 255, value & 255])
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** s15Fixed16Number. */
function fixed(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65536))
  return bytes
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}

/** What the header of a profile says of it (§7.2); undefined when it is none that a PDF may hold. */
export function profileChannels(profile: Uint8Array): 1 | 3 | 4 | undefined {
  const text = (start: number) => Buffer.from(profile.subarray(start, start + 4)).toString('latin1')
  if (profile.length < 132 || text(36) !== 'acsp' || (profile[8] ?? 0) > 4) return undefined
  if (!['scnr', 'mntr', 'prtr', 'spac'].includes(text(12))) return undefined
  const channels: { readonly [space: string]: 1 | 3 | 4 } = { GRAY: 1, 'RGB ': 3, 'Lab ': 3, CMYK: 4 }
  return channels[text(16)]
}
