import { expect, test } from 'vitest'
import { layOut } from './layout-html.ts'

const css = `@page { size: 220px 100px; margin: 0 } body { margin: 0 } table { border-spacing: 0 } td { padding: 0 }
div { columns: 2; column-gap: 20px } td { width: 50px; height: 20px }`
const page = (body: string) => `<style>${css}</style><div>${body}</div>`
const rows = (names: string, css: Readonly<Record<string, string>> = {}) =>
  `<table>${[...names].map((name) => `<tr id=${name} style="${css[name] ?? ''}"><td></td>`).join('')}</table>`

test('a table is cut between rows, without a word about rows that are higher than columns on trial', async () => {
  const { boxes, diagnostics } = await layOut(page(rows('abc')))
  expect(boxes()).toEqual(['a 0 0 50 20', 'b 0 20 50 20', 'c 120 0 50 20'])
  expect(diagnostics).toEqual([])
})

test('where a column is asked for', async () => {
  const { boxes } = await layOut(page(rows('abc', { b: 'break-before: column' })))
  expect(boxes()).toEqual(['a 0 0 50 20', 'b 120 0 50 20', 'c 120 20 50 20'])
})

test('and not where a break is to be avoided', async () => {
  const { boxes } = await layOut(page(rows('abcd', { c: 'break-before: avoid-column' })))
  expect(boxes()).toEqual(['a 0 0 50 20', 'b 0 20 50 20', 'c 0 40 50 20', 'd 120 0 50 20'])
})

test('columns inside of columns on five levels are said to be too many', async () => {
  const { diagnostics } = await layOut(page(`${'<div>'.repeat(4)}<p>x</p>`))
  expect(diagnostics.map(({ code }) => code)).toContain('unsupported-value')
})
