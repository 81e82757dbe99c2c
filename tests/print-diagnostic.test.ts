import { expect, test } from 'vitest'
import type { Diagnostic, Source } from '../src/diagnostic.ts'
import { countDiagnostics, positionAt, printDiagnostic, sortDiagnostics } from '../src/print-diagnostic.ts'

const source: Source = {
  path: 'episodes/s01e03.yaml',
  text: 'title: The Ferry\r\nnetwork: N3\nlogline: 渡し船 leaves\n',
}

function problem(start: number, end: number, more: Partial<Diagnostic> = {}): Diagnostic {
  return { severity: 'error', code: 'missing-field', message: 'no `logline`', at: { source, start, end }, ...more }
}

function print(diagnostic: Diagnostic): string {
  return printDiagnostic(diagnostic, { color: false })
}

test('shows place, line and hint', () => {
  expect(print(problem(0, 16, { hint: 'add one sentence' }))).toBe(
    [
      'episodes/s01e03.yaml:1:1 error: no `logline` (missing-field)',
      '  1 | title: The Ferry',
      '    | ^^^^^^^^^^^^^^^^',
      '  hint: add one sentence',
    ].join('\n'),
  )
})

test('marks only the first line of a range over several lines', () => {
  expect(print(problem(7, 40)).split('\n')[2]).toBe('    |        ^^^^^^^^^')
})

test('marks wide characters by the columns they take', () => {
  const start = source.text.indexOf('leaves')
  expect(print(problem(start, start + 6)).split('\n')[2]).toBe(`    | ${' '.repeat('logline: '.length + 7)}^^^^^^`)
})

test('cuts a long line to what is around the place', () => {
  const long: Source = { path: 'a.html', text: `${'x'.repeat(500)}HERE${'y'.repeat(500)}` }
  const lines = print(problem(500, 504, { at: { source: long, start: 500, end: 504 } })).split('\n')
  expect(lines[1]).toMatch(/^ {2}1 \| …x{30}HEREy{66}…$/)
  expect(lines[2]?.indexOf('^')).toBe(lines[1]?.indexOf('HERE'))
})

test('an empty range at the end of the file is marked with one sign', () => {
  expect(print(problem(source.text.length, source.text.length)).split('\n').slice(1)).toEqual(['  4 | ', '    | ^'])
})

test('a problem without a place, and one with a second place', () => {
  expect(print({ severity: 'warning', code: 'x', message: 'no folder' })).toBe('warning: no folder (x)')
  const related = [{ message: 'used here', at: { source, start: 18, end: 25 } }]
  expect(print(problem(0, 5, { related })).split('\n')[3]).toBe('  episodes/s01e03.yaml:2:1 used here')
})

test('colours only when asked', () => {
  expect(printDiagnostic(problem(0, 5), { color: true })).toContain('\x1b[')
  expect(print(problem(0, 5))).not.toContain('\x1b[')
})

test('lines end with LF, CR LF or CR', () => {
  const mixed: Source = { path: '', text: 'a\r\nb\rc\nd' }
  expect(['a', 'b', 'c', 'd'].map((char) => positionAt(mixed, mixed.text.indexOf(char)).line)).toEqual([1, 2, 3, 4])
})

test('sorts by file and place, and says each once', () => {
  const late = problem(18, 20)
  const early = problem(0, 5)
  const elsewhere = problem(0, 1, { at: { source: { path: 'a.css', text: 'p' }, start: 0, end: 1 } })
  expect(sortDiagnostics([late, early, { ...early }, elsewhere])).toEqual([elsewhere, early, late])
})

test('counts by severity', () => {
  const of = (severity: Diagnostic['severity']) => problem(0, 0, { severity })
  expect(countDiagnostics([of('error'), of('warning'), of('warning'), of('info')])).toBe('1 error, 2 warnings, 1 note')
  expect(countDiagnostics([])).toBe('no problems')
})
