import { DecodingMode, HtmlEntityDecoder } from 'entities/decode'
import type { MarkedText, Origin, OriginRange } from '../diagnostic.ts'

/** A piece of parsed text and the stretch of HTML it was read from. */
export interface Chunk {
  readonly text: string
  /** Offsets in the HTML; `end` is excluded. */
  readonly start: number
  readonly end: number
}

/** Finds where stretches of HTML came from. */
export interface OriginIndex {
  /** The origins of the characters of parsed text, by their offsets in it. */
  originsOf(chunk: Chunk): OriginRange[]
  /** The same for the value of an attribute: `start` and `end` are those of `name="value"`. */
  originsOfAttribute(value: string, start: number, end: number): OriginRange[]
  /** One origin for a stretch of HTML such as a tag: from where it begins to where it ends, if one file has both. */
  originOf(start: number, end: number): Origin
}

export function indexOrigins({ text, origins }: MarkedText): OriginIndex {
  const rangesOf = (chunk: Chunk, isAttribute: boolean): OriginRange[] => {
    const decoded = decodedOffsets(text.slice(chunk.start, chunk.end), chunk.text, isAttribute)
    const ranges: OriginRange[] = []
    for (let index = firstAfter(origins, chunk.start); index < origins.length; index++) {
      const range = origins[index]
      if (!range || range.start >= chunk.end) break
      const from = Math.max(range.start, chunk.start)
      const to = Math.min(range.end, chunk.end)
      const start = decoded(from - chunk.start)
      const end = decoded(to - chunk.start)
      if (start < end) ranges.push({ start, end, origin: narrow(range, from, to) })
    }
    return ranges
  }
  return {
    originsOf: (chunk) => rangesOf(chunk, false),
    originsOfAttribute(value, start, end) {
      const [before = '', quote = ''] = /^[^=]*=?\s*(["']?)/.exec(text.slice(start, end)) ?? []
      return rangesOf({ text: value, start: start + before.length, end: end - quote.length }, true)
    },
    originOf(start, end) {
      const first = at(origins, start)
      const last = at(origins, end - 1)
      if (!first) return {}
      const origin = narrow(first, start, Math.min(end, first.end))
      const close = last && narrow(last, Math.max(start, last.start), end).template
      const open = origin.template
      if (!open || !close || close.source !== open.source || close.end < open.end) return origin
      return { ...origin, template: { ...open, end: close.end } }
    },
  }
}

/** The index of the first range that ends after `offset`. */
function firstAfter(ranges: readonly OriginRange[], offset: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

function at(ranges: readonly OriginRange[], offset: number): OriginRange | undefined {
  const range = ranges[firstAfter(ranges, offset)]
  return range && range.start <= offset ? range : undefined
}

/** The origin of a part of a range. Text that stands in the template as it is has its own line and column there. */
function narrow({ start, end, origin }: OriginRange, from: number, to: number): Origin {
  const { value, template } = origin
  if (value || !template || template.end - template.start !== end - start) return origin
  if (from === start && to === end) return origin
  return { template: { ...template, start: template.start + from - start, end: template.start + to - start } }
}

/**
 * Where each character of a stretch of HTML is in the text that the parser made of it: character references are
 * shorter there, and `\r\n` is one character.
 */
function decodedOffsets(raw: string, text: string, isAttribute: boolean): (offset: number) => number {
  if (raw.length === text.length) return (offset) => offset
  const offsets = new Uint32Array(raw.length + 1)
  let done = 0
  for (let index = 0; index < raw.length; ) {
    const reference = raw[index] === '&' ? readReference(raw, index, isAttribute) : undefined
    const consumed = reference?.consumed ?? 1
    // characters of the HTML that the text does not have: a carriage return, the first line end of a <pre>
    const isThere = reference !== undefined || raw[index] === text[done] || raw[index] === '\0'
    offsets.fill(done, index, index + consumed)
    done += reference?.length ?? (isThere ? 1 : 0)
    index += consumed
  }
  offsets[raw.length] = done
  return (offset) => Math.min(offsets[offset] ?? 0, text.length)
}

/** A character reference: how much of the HTML it takes, and of the text. Undefined when the `&` is just one. */
function readReference(
  raw: string,
  index: number,
  isAttribute: boolean,
): { consumed: number; length: number } | undefined {
  let length = 0
  const decoder = new HtmlEntityDecoder((codePoint) => {
    length += codePoint > 0xffff ? 2 : 1
  })
  decoder.startEntity(isAttribute ? DecodingMode.Attribute : DecodingMode.Legacy)
  let consumed = decoder.write(raw, index + 1)
  if (consumed < 0) consumed = decoder.end()
  return length > 0 ? { consumed, length } : undefined
}
