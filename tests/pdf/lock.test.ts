import { getDocument, PermissionFlag } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { writeLockedPdf } from '../../src/pdf/write-pdf.ts'
import { element, list, page, text } from './list.ts'

const display = list([page([{ type: 'begin', mark: { type: 'content', id: 0 } }, text('Secret'), { type: 'end' }])], {
  structure: element('Document', [element('P', [{ type: 'content', id: 0 }], { lang: 'fr' })]),
})
const options = { info: { title: 'Größe' }, creationDate: new Date(0) }
const locked = (password = 'key', title = 'Größe') =>
  writeLockedPdf(display, { ...options, info: { title } }, { password, allowed: ['print'] })

const open = async (data: Uint8Array, password?: string) =>
  getDocument({ data: data.slice(), verbosity: 0, ...(password !== undefined && { password }) }).promise

test('a locked copy opens with its password only', async () => {
  const bytes = await locked()
  await expect(open(bytes)).rejects.toThrow('No password given')
  await expect(open(bytes, 'other')).rejects.toThrow('Incorrect Password')
  const { items } = await (await (await open(bytes, 'key')).getPage(1)).getTextContent()
  expect(items.map((item) => ('str' in item ? item.str : ''))).toEqual(['Secret'])
  expect(Buffer.from(bytes).includes('Secret')).toBe(false)
})

test('strings and structure are read as in the copy without a lock', async () => {
  const document = await open(await locked(), 'key')
  expect((await document.getMetadata()).metadata.get('dc:title')).toBe('Größe')
  expect(JSON.stringify(await (await document.getPage(1)).getStructTree())).toContain('"lang":"fr"')
})

test('a screen reader may always read it; all else as was said', async () => {
  const allowed = (await (await open(await locked(), 'key')).getPermissions()) ?? []
  expect(allowed).toContain(PermissionFlag.COPY_FOR_ACCESSIBILITY)
  expect(allowed).toContain(PermissionFlag.PRINT)
  expect(allowed).not.toContain(PermissionFlag.COPY)
  expect(allowed).not.toContain(PermissionFlag.MODIFY_CONTENTS)
})

test('it claims to be no PDF/A and no PDF/UA', async () => {
  const { metadata } = await (await open(await locked(), 'key')).getMetadata()
  expect([metadata.get('pdfaid:part'), metadata.get('pdfuaid:part')]).toEqual([null, null])
})

test('the same input and password give the same bytes, others do not', async () => {
  const bytes = Buffer.from(await locked())
  expect(bytes.equals(await locked())).toBe(true)
  expect(bytes.equals(await locked('other'))).toBe(false)
  expect(bytes.equals(await locked('key', 'Other'))).toBe(false)
})

test('a password may have any characters', async () => {
  const bytes = await locked('clé 鍵 🔑')
  expect((await open(bytes, 'clé 鍵 🔑')).numPages).toBe(1)
})
