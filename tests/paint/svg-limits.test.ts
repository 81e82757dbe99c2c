import { expect, test } from 'vitest'
import { renderHtml } from '../../src/render.ts'

async function problems(content: string): Promise<readonly string[]> {
  const html = `<!doctype html><html lang="en"><title>t</title><svg width="60" height="60"><title>t</title>${content}</svg>`
  const { diagnostics } = await renderHtml(html, { baseDir: import.meta.dirname })
  return [...new Set(diagnostics.map(({ code }) => code))]
}

/** `count` levels, each of which asks ten times for the next. */
function levels(count: number, level: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => level(index)).join('')
}

test.each([
  {
    what: 'patterns in patterns',
    content: levels(9, (index) => {
      const rect = `<rect width="10" height="10" fill="url(#p${index + 1})"/>`
      return `<pattern id="p${index}" width=".1" height=".1">${rect.repeat(10)}</pattern>`
    }).concat('<pattern id="p9"/><rect width="60" height="60" fill="url(#p0)"/>'),
  },
  {
    what: 'boxes of copies of copies',
    content: levels(9, (index) => {
      const uses = `<use href="#q${index + 1}"/>`.repeat(10)
      return `<g id="q${index}" clip-path="url(#c)">${uses}</g>`
    }).concat('<g id="q9"/><clipPath id="c" clipPathUnits="objectBoundingBox"><rect width="1" height="1"/></clipPath>'),
  },
])('$what that would never end are cut off', async ({ content }) => {
  expect(await problems(content)).toContain('svg-too-large')
})

test.each([
  '<rect width="1e30" height="1e30"/>',
  '<path d="M0 0L1e300 1e300L-1e308 5z"/>',
  '<path d="M0 0h1e999" stroke="red"/>',
  '<g transform="scale(1e9)"><rect width="1e9" height="1e9"/></g>',
])('%s is drawn as far as numbers go', async (content) => {
  expect(await problems(content)).toEqual([])
})
