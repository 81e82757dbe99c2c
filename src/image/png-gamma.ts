/**
 * Brings the samples of a PNG file that was stored with another gamma than that of sRGB to sRGB, in place: PNG 3 §11.3.2.2
 * and §13.13. A profile, or a chunk that says sRGB, counts more.
 */
export function correctGamma(samples: Uint8Array, file: Uint8Array) {
  const gamma = storedGamma(file)
  if (gamma === undefined || Math.abs(gamma - srgb) < 0.02) return
  const corrected = Uint8Array.from({ length: 256 }, (_, sample) =>
    Math.round(encoded((sample / 255) ** (1 / gamma)) * 255),
  )
  for (let at = 0; at < samples.length; at++) samples[at] = corrected[samples[at] as number] as number
}

/** The gamma that PNG files give for sRGB. */
const srgb = 0.45455

/** Light from 0 to 1 as sRGB has it: IEC 61966-2-1. */
function encoded(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
}

/** Undefined when nothing says it, or something says more. */
function storedGamma(file: Uint8Array): number | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  let gamma: number | undefined
  for (let at = 8; at + 12 <= file.length; at += 12 + view.getUint32(at)) {
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8))
    if (type === 'sRGB' || type === 'iCCP' || type === 'cICP') return undefined
    if (type === 'IDAT') break
    if (type === 'gAMA') gamma = view.getUint32(at + 8) / 100_000
  }
  return gamma === 0 ? undefined : gamma
}
