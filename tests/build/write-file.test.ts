import { expect, test } from 'vitest'
import { systemReason } from '../../src/build/write-file.ts'

// Whoever runs the tests may be allowed everything, so the system's refusals are given, not provoked.
test.each([
  ['EACCES', 'no permission'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EISDIR', 'it is a folder'],
])('%s is said in words: %s', (code, reason) => {
  expect(systemReason(Object.assign(new Error(`${code}: of the system`), { code }))).toBe(reason)
})

test('another refusal is told as the system has it', () => {
  expect(systemReason(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))).toBe('EIO: i/o error')
})
