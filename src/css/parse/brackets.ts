const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }

/**
 * Index of the bracket or quote that closes the one at `open`; the end of the text when there is none. Strings,
 * comments and escapes inside are skipped.
 */
export function closingBracket(text: string, open: number): number {
  const first = text.charAt(open)
  if (first === '"' || first === "'") return closingQuote(text, open)
  const expected: string[] = []
  for (let index = open; index < text.length; index++) {
    const character = text.charAt(index)
    const closer = pairs[character]
    if (character === '\\') index++
    else if (character === '"' || character === "'") index = closingQuote(text, index)
    else if (character === '/' && text.charAt(index + 1) === '*') index = endOfComment(text, index)
    else if (closer) expected.push(closer)
    else if (character === expected.at(-1)) {
      expected.pop()
      if (expected.length === 0) return index
    }
  }
  return text.length
}

/** Index of the last character of the comment that begins at `index`. */
export function endOfComment(text: string, index: number): number {
  const end = text.indexOf('*/', index + 2)
  return end < 0 ? text.length : end + 1
}

export function closingQuote(text: string, open: number): number {
  for (let index = open + 1; index < text.length; index++) {
    if (text.charAt(index) === '\\') index++
    else if (text.charAt(index) === text.charAt(open)) return index
  }
  return text.length
}
