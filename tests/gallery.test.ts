import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { renderHtml } from '../src/render.ts'
import { checkPdf } from './pdf/conformance/check.ts'

const folder = resolve(import.meta.dirname, '../docs/gallery')
const names = readdirSync(folder).filter((name) => name.endsWith('.html'))

/** What a page of the gallery shows on purpose. */
const expected: Readonly<Record<string, readonly string[]>> = {
  '2-blocks.html': ['clipped'],
}

test.each(names)('gallery: %s is without fault, and fit for screen readers and archives', async (name) => {
  const { pdf, diagnostics } = await renderHtml(await readFile(join(folder, name), 'utf8'), { baseDir: folder })
  expect(diagnostics.map(({ code }) => code)).toEqual(expected[name] ?? [])
  expect(await checkPdf(pdf)).toEqual([])
})
