/** Stands for an atomic inline. */
export const objectReplacement = '\ufffc'
export const softHyphen = '\u00ad'

/** Never seen, whatever a font has for them. */
const ignorable = /\p{Default_Ignorable_Code_Point}/u

export function isIgnorable(codePoint: number): boolean {
  // Most text is below U+034F, where there is one.
  if (codePoint < 0x034f) return codePoint === 0xad
  return ignorable.test(String.fromCodePoint(codePoint))
}

/** CSS Text 3 §8.1: what `word-spacing` widens. */
export function isWordSeparator(codeUnit: number): boolean {
  return codeUnit === 0x20 || codeUnit === 0xa0 || codeUnit === 0x1361
}

const mark = /\p{M}/u

/** Whether a character stands on the one before it, so that both need the same font. */
function extendsCluster(codePoint: number): boolean {
  if (codePoint < 0x0300) return false
  const skinTone = codePoint >= 0x1f3fb && codePoint <= 0x1f3ff
  return skinTone || isJoiner(codePoint) || mark.test(String.fromCodePoint(codePoint))
}

/** ZERO WIDTH JOINER and NON-JOINER: tie themselves to what stands before, the joiner also to what follows. */
function isJoiner(codePoint: number): boolean {
  return codePoint === 0x200c || codePoint === 0x200d
}

function isRegionalIndicator(codePoint: number): boolean {
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff
}

/**
 * End of the cluster that starts at `start`: a base with its marks, an emoji sequence, a flag. Simpler than Unicode's
 * grapheme clusters, and the same whichever Unicode version Node brings.
 */
export function clusterEnd(text: string, start: number): number {
  let previous = text.codePointAt(start) ?? 0
  let offset = start + (previous > 0xffff ? 2 : 1)
  if (previous === 0x0d && text[offset] === '\n') return offset + 1
  const flag = isRegionalIndicator(previous) && isRegionalIndicator(text.codePointAt(offset) ?? 0)
  if (flag) return offset + 2
  while (offset < text.length) {
    const next = text.codePointAt(offset) ?? 0
    const emojiAfterJoiner = previous === 0x200d && /\p{Extended_Pictographic}/u.test(String.fromCodePoint(next))
    if (!extendsCluster(next) && !emojiAfterJoiner) break
    previous = next
    offset += next > 0xffff ? 2 : 1
  }
  return offset
}
