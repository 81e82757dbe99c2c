import type { MarkedText, Origin, OriginRange } from '../diagnostic.ts'

/** The expansion as it grows. */
export interface Output {
  write(text: string, origin: Origin): void
  finish(): MarkedText
}

export function createOutput(): Output {
  const parts: string[] = []
  const origins: OriginRange[] = []
  let length = 0
  return {
    write(text, origin) {
      if (text === '') return
      parts.push(text)
      origins.push({ start: length, end: length + text.length, origin })
      length += text.length
    },
    finish: () => ({ text: parts.join(''), origins }),
  }
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
}

/** Text as it may stand in an element or a quoted attribute: the characters that Handlebars escapes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`=]/g, (character) => references[character] ?? character)
}
