/**
 * Do the scans of a JPEG file hold nothing but what may stand in one, up to the end of the image? Damage leaves bytes that
 * are taken for markers: ITU-T T.81 §B.1.1.2, §B.1.1.5, §B.2.1. `bytes` has been seen to begin like a JPEG file.
 */
export function isWholeScan(bytes: Uint8Array): boolean {
  let at = 2
  let inScan = false
  let restarts = 0
  while (at + 1 < bytes.length) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) return false
    const marker = bytes[at + 1] as number
    if (marker === 0xd9) return inScan
    if (marker === 0xff) at += 1
    else if (inScan && marker === 0) at += 2
    else if (inScan && isRestart(marker)) {
      if (marker - 0xd0 !== restarts) return false
      restarts = (restarts + 1) % 8
      at += 2
    } else if (marker >= 0xc0 && marker !== 0xd8 && !isRestart(marker)) {
      inScan = marker === 0xda
      restarts = 0
      at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0))
    } else return false
  }
  return false
}

/** RST0 to RST7, which follow one another in turn. */
function isRestart(marker: number): boolean {
  return marker >= 0xd0 && marker <= 0xd7
}
