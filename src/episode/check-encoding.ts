import type { Report, Source } from '../diagnostic.ts'

/** Reports the first character that is none in UTF-8: Latin-1 is read with replacement marks, UTF-16 with zeros. */
export function isUtf8(source: Source, report: Report): boolean {
  const broken = source.text.search(/[\uFFFD\0]/)
  if (broken < 0) return true
  report({
    severity: 'error',
    code: 'not-utf-8',
    message: 'the file is not UTF-8',
    at: { source, start: broken, end: broken + 1 },
    hint: 'save the file as UTF-8; what is marked cannot be read, so type it again if it stays',
  })
  return false
}
