import { expect, test } from 'vitest'
import { openDocument } from '../../src/pdf/pdf-document.ts'
import { text } from '../../src/pdf/pdf-values.ts'
import { read } from './list.ts'

const info = { Producer: 'presskit', CreationDate: new Date(0), ModDate: new Date(0) }

test('pdfkit writes pages and objects as we expect of it', async () => {
  const document = openDocument(info)
  const page = document.addPage({ width: 300, height: 200 })
  page.write(Buffer.from('0 0 10 10 re f'))
  const attached = document.ref({ Name: 'Name', String: text('Größe (1)'), Number: 0.5, Missing: undefined })
  attached.end()
  document.catalog.Attached = attached
  const bytes = document.finish()
  const file = Buffer.from(bytes).toString('latin1')
  expect(file.startsWith('%PDF-1.7\n')).toBe(true)
  expect(file).toContain('/Type /ObjStm')
  expect(file).not.toContain('/Helvetica')
  const pdf = await read(bytes)
  expect(pdf.numPages).toBe(1)
  expect((await pdf.getPage(1)).view).toEqual([0, 0, 300, 200])
})

test('nothing of the day it is written on is in the file', () => {
  const write = () => {
    const document = openDocument(info)
    document.addPage({ width: 10, height: 10 })
    return Buffer.from(document.finish()).toString('latin1')
  }
  expect(write()).toBe(write())
  expect(write()).not.toContain(String(new Date().getFullYear()))
})

test('an object that was never ended is our mistake', () => {
  const document = openDocument(info)
  document.ref()
  expect(() => document.finish()).toThrow('never ended')
})
