import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { imageReferences } from '../src/box/image-references.ts'
import { createStyles } from '../src/css/create-styles.ts'
import type { Diagnostic } from '../src/diagnostic.ts'
import { markWholeFile, parseHtml } from '../src/html/parse-html.ts'
import { loadImages } from '../src/image/load-images.ts'
import type { Page } from '../src/page/page.ts'
import { settlePages } from '../src/page/settle-pages.ts'
import { renderHtml } from '../src/render.ts'
import { createResources } from '../src/resources.ts'
import { createFontSet } from '../src/text/font-set.ts'
import { printFragment } from './layout/print-fragment.ts'
import { checkPdf } from './pdf/conformance/check.ts'

const folder = resolve(import.meta.dirname, '../docs/gallery')
const names = readdirSync(folder).filter((name) => name.endsWith('.html'))

/** What a page of the gallery shows on purpose. */
const expected: Readonly<Record<string, readonly string[]>> = { '2-blocks.html': ['clipped'] }

describe.each(names)('gallery: %s', (name) => {
  test('is laid out as before', async () => {
    const pages = await layOutFile(join(folder, name))
    const golden = join(import.meta.dirname, 'golden/gallery', name.replace('.html', '.txt'))
    await expect(pages.map(printPage).join('\n')).toMatchFileSnapshot(golden)
  })

  test('is without fault, and fit for screen readers and archives', async () => {
    const { pdf, diagnostics } = await renderHtml(await readFile(join(folder, name), 'utf8'), { baseDir: folder })
    expect(diagnostics.map(({ code }) => code)).toEqual(expected[name] ?? [])
    expect(await checkPdf(pdf)).toEqual([])
  })
})

async function layOutFile(path: string): Promise<readonly Page[]> {
  const report = (_: Diagnostic) => {}
  const folders = [folder]
  const resources = createResources({ roots: folders, projectDir: folder }, report)
  const document = parseHtml(markWholeFile({ path, text: await readFile(path, 'utf8') }), report)
  const styles = await createStyles(document, [], { resources, folders }, report)
  const fonts = await createFontSet({ faces: styles.fontFaces, resources }, report)
  const images = await loadImages(imageReferences(document, styles, folders, report), resources, report)
  return settlePages({ document, styles, fonts, imageOf: ({ url }) => images.get(url) }, report)
}

function printPage({ number, content, footnotes, marginBoxes }: Page): string {
  return [
    `page ${number}`,
    ...(content ? [printFragment(content, '  ')] : []),
    ...(footnotes ? ['footnotes', printFragment(footnotes, '  ')] : []),
    ...marginBoxes.flatMap(({ name, fragment }) => [name, printFragment(fragment, '  ')]),
    '',
  ].join('\n')
}
