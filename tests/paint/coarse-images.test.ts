import sharp from 'sharp'
import { expect, test } from 'vitest'
import { typesetPage } from '../../src/render.ts'

/** Samples across; two thirds of them down. */
async function picture(width = 300): Promise<string> {
  const file = await sharp({ create: { width, height: (width * 2) / 3, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  return `data:image/png;base64,${file.toString('base64')}`
}

async function said(style: string) {
  const html = `<!doctype html><html lang="en"><body>\n<img alt="x" style="${style}" src="${await picture()}">`
  const { diagnostics } = await typesetPage(html, { baseDir: import.meta.dirname })
  const found = diagnostics.find(({ code }) => code === 'coarse-image')
  return found && { severity: found.severity, message: found.message, hint: found.hint }
}

test('a picture that anybody sees the samples of is a warning, with what would help', async () => {
  expect(await said('width: 3in')).toEqual({
    severity: 'warning',
    message: 'the picture has 100 samples an inch where it is printed: 300 × 200 on 76 × 51 mm',
    hint: 'for 300 take a file of 900 × 600 or more, or print it at 25 × 17 mm or less',
  })
})

test.each([
  ['width: 1.5in', 'info', 'soft in print'],
  ['width: 1in', undefined, 'fine enough'],
  ['width: 6in; image-rendering: pixelated', undefined, 'coarse on purpose'],
  ['width: 2in; height: 3in; object-fit: contain', 'info', 'printed smaller than its box'],
])('%s is %s: %s', async (style, severity, _why) => {
  expect((await said(style))?.severity).toBe(severity)
})

test('an icon may be coarse', async () => {
  const html = `<img alt="x" style="width: 0.4in" src="${await picture(30)}">`
  const { diagnostics } = await typesetPage(html, { baseDir: import.meta.dirname })
  expect(diagnostics.map(({ code }) => code)).not.toContain('coarse-image')
})

test.each([
  ['a background', '<div style="width: 3in; height: 2in; background: url(FILE) 0 0 / cover">'],
  ['a background of the page', '<style>@page { size: 3in 2in; margin: 0; background: url(FILE) 0 0 / cover }</style>'],
  ['an image in a drawing', '<svg viewBox="0 0 3 2" style="width: 3in"><image width="3" href="FILE"/></svg>'],
])('%s is looked at as well, and told of where it is named', async (_name, html) => {
  const file = await picture()
  const text = `<!doctype html><html lang="en"><body>\n${html.replace('FILE', file)}`
  const { diagnostics } = await typesetPage(text, { baseDir: import.meta.dirname })
  const found = diagnostics.filter(({ code }) => code === 'coarse-image')
  expect(found.map(({ message }) => message)).toEqual([expect.stringContaining('has 100 samples an inch')])
  const { start = 0, end = 0 } = found[0]?.at ?? {}
  expect(text.slice(start, end)).toContain(file)
})
