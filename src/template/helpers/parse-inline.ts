/** Markup inside a paragraph. `start` and `end` (excluded) are offsets in the text that was parsed. */
export type Inline = InlineText | InlineBreak | Emphasis | Link

interface Range {
  readonly start: number
  readonly end: number
}

/** Text without markup; backslashes of escapes are gone. */
interface InlineText extends Range {
  readonly type: 'text'
  readonly text: string
}

interface InlineBreak extends Range {
  readonly type: 'break'
}

interface Emphasis extends Range {
  readonly type: 'em' | 'strong'
  readonly children: readonly Inline[]
}

interface Link extends Range {
  readonly type: 'link'
  readonly url: string
  readonly children: readonly Inline[]
}

/**
 * The part of Markdown that prose may use: `**strong**`, `*emphasis*` or `_emphasis_`, `[text](https://…)`, and a
 * backslash at the end of a line for a line break. A backslash before `*`, `_`, `[`, `]` or `\` takes away its meaning.
 * Everything else is text.
 */
export function parseInline(text: string): readonly Inline[] {
  return parseRange(text, 0, text.length, [])
}

type Kind = 'em' | 'strong' | 'link'

/** `inside` are the kinds around this range: none holds another of its kind, so nesting ends at three. */
function parseRange(text: string, start: number, end: number, inside: readonly Kind[]): Inline[] {
  const inlines: Inline[] = []
  const unclosed = new Set<string>() // delimiters that nothing closes from here on
  let plain = ''
  let plainStart = start
  const flush = (at: number) => {
    if (plain) inlines.push({ type: 'text', text: plain, start: plainStart, end: at })
    plain = ''
  }
  for (let at = start; at < end; ) {
    const inline = parseBreak(text, at, end) ?? parseMarkup(text, at, end, inside, unclosed)
    if (inline) {
      flush(at)
      inlines.push(inline)
      at = inline.end
      plainStart = at
      continue
    }
    const isEscaped = /^\\[*_[\]\\]/.test(text.slice(at, at + 2)) && at + 1 < end
    // an escape starts a new piece, so that each piece is a stretch of the author's text
    if (isEscaped) {
      flush(at)
      at += 1
      plainStart = at
    }
    plain += text[at]
    at += 1
  }
  flush(end)
  return inlines
}

function parseBreak(text: string, at: number, end: number): Inline | undefined {
  const mark = /^(\\| {2,})\n/.exec(text.slice(at, Math.min(end, at + 40)))
  return mark ? { type: 'break', start: at, end: at + mark[0].length } : undefined
}

function parseMarkup(
  text: string,
  at: number,
  end: number,
  inside: readonly Kind[],
  unclosed: Set<string>,
): Inline | undefined {
  if (text[at] === '[') return inside.includes('link') ? undefined : parseLink(text, at, end, inside)
  for (const mark of ['**', '*', '_']) {
    const type = mark === '**' ? 'strong' : 'em'
    if (!text.startsWith(mark, at) || inside.includes(type) || unclosed.has(mark)) continue
    const from = at + mark.length
    if (!opens(text, at, from, end)) continue
    const to = closing(text, mark, from, end)
    if (to === undefined) {
      unclosed.add(mark)
      continue
    }
    return { type, start: at, end: to + mark.length, children: parseRange(text, from, to, [...inside, type]) }
  }
  return undefined
}

/** A mark opens before a word; an underscore only where a word begins, so that snake_case is left alone. */
function opens(text: string, at: number, from: number, end: number): boolean {
  if (from >= end || /\s/.test(text[from] ?? ' ')) return false
  return text[at] !== '_' || !isWordCharacter(text[at - 1])
}

/** Where the mark that closes one at `from` begins, or undefined. */
function closing(text: string, mark: string, from: number, end: number): number | undefined {
  for (let at = from; at + mark.length <= end; at++) {
    if (text[at] === '\\') at++
    else if (mark === '*' && text.startsWith('**', at) && at + 2 <= end) at++
    else if (text.startsWith(mark, at) && at > from && !/\s/.test(text[at - 1] ?? ' ')) {
      // of three asterisks in a row the last two close `**`, so that `**a *b***` nests
      const close = mark === '**' && text[at + 2] === '*' && at + 3 <= end ? at + 1 : at
      if (mark !== '_' || !isWordCharacter(text[at + 1])) return close
    }
  }
  return undefined
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character)
}

const link = /^\[((?:[^[\]\\]|\\.)+)\]\(((?:https?:\/\/|mailto:|tel:|#)[^\s()]+)\)/

function parseLink(text: string, at: number, end: number, inside: readonly Kind[]): Inline | undefined {
  const [whole, label = '', url = ''] = link.exec(text.slice(at, end)) ?? []
  if (whole === undefined) return undefined
  const children = parseRange(text, at + 1, at + 1 + label.length, [...inside, 'link'])
  return { type: 'link', start: at, end: at + whole.length, url, children }
}
