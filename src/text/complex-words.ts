/** Scripts that put no spaces between words: Thai, Lao, Myanmar, Khmer. */
const complex = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}]+/gu
const quickTest = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/

let segmenter: Intl.Segmenter | undefined

/** Word boundaries inside such text, by the dictionaries Node comes with: offsets between `start` and `end`. */
export function complexWordBreaks(text: string, start: number, end: number): readonly number[] {
  const part = text.slice(start, end)
  if (!quickTest.test(part)) return []
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' })
  const breaks: number[] = []
  for (const match of part.matchAll(complex)) {
    for (const { index } of segmenter.segment(match[0])) {
      if (index > 0) breaks.push(start + match.index + index)
    }
  }
  return breaks
}
