import { expect, test } from 'vitest'
import { renderHtml } from '../../src/render.ts'
import { checkPdf } from '../pdf/conformance/check.ts'
import { display, structureOf } from './display.ts'

const drawing = (content: string) =>
  `<svg style="display: block" width="40" height="20" viewBox="0 0 80 40" role="img" aria-label="a map">${content}</svg>`
const house = (href: string) =>
  `<g transform="translate(8 0)"><a ${href}><title>House</title><rect width="16" height="8"/></a></g>`

test('a link in a drawing is where it is drawn, through all transformations', async () => {
  const { list, diagnostics } = await display(drawing(house('href="https://example.com/"')))
  expect(list.pages[0]?.links).toEqual([
    {
      link: 0,
      rect: { x: 3, y: 0, width: 6, height: 3 },
      target: { type: 'uri', uri: 'https://example.com/' },
      contents: 'House',
    },
  ])
  expect(diagnostics).toEqual([])
})

test('it is a link in the figure, as PDF/UA wants it', async () => {
  const structure = await structureOf(drawing(house('xlink:href="https://example.com/"')))
  expect(structure).toMatch(/Figure alt=a map\n.*\n {4}Link\n {6}\(link 0\)/)
  const page = `<!doctype html><html lang="en"><title>a</title>${drawing(house('href="https://example.com/"'))}`
  const { pdf, diagnostics } = await renderHtml(page, { baseDir: import.meta.dirname })
  expect(diagnostics).toEqual([])
  expect(await checkPdf(pdf)).toEqual([])
})

test('what leads nowhere is told of, and no link', async () => {
  const { list, diagnostics } = await display(drawing(house('href="#nowhere"')))
  expect(list.pages[0]?.links).toEqual([])
  expect(diagnostics.map(({ code }) => code)).toEqual(['missing-anchor'])
})

test('what is drawn in a link already is part of that, which is told', async () => {
  const { list, diagnostics } = await display(
    `<a href="https://example.org/">${drawing(house('href="https://example.com/"'))}</a>`,
  )
  expect(list.pages[0]?.links.map(({ target }) => 'uri' in target && target.uri)).toEqual(['https://example.org/'])
  expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported-link'])
})
