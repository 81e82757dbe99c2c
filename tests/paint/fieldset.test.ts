import { expect, test } from 'vitest'
import { pathBounds } from '../../src/paint/matrix.ts'
import { display } from './display.ts'

test('a fieldset is painted from half way up its legend, without the border behind that: HTML §15.3.13', async () => {
  const { list } = await display(
    `<style>fieldset { margin: 0; border: 4pt solid; padding: 0; background: red } legend { padding: 0 }</style>
    <fieldset><legend><div style="width: 30pt; height: 12pt"></div></legend></fieldset>`,
  )
  const operations = list.pages[0]?.operations ?? []
  const [background] = operations.filter(({ type }) => type === 'fill')
  expect(background?.type === 'fill' && pathBounds(background.path)).toEqual({ x: 0, y: 4, width: 100, height: 12 })
  const clip = operations.find(({ type }) => type === 'clip')
  if (clip?.type !== 'clip') throw new Error('a clip expected')
  expect(clip.evenOdd).toBe(true)
  const gap = pathBounds(clip.path.slice(clip.path.findIndex(([type]) => type === 'z') + 1))
  expect([gap?.x, gap?.width]).toEqual([4, 30])
})

test('what is cut off in a fieldset is not its legend', async () => {
  const { list } = await display(
    `<style>fieldset { margin: 0; border: 4pt solid; padding: 0; overflow: hidden } legend { padding: 0 }</style>
    <fieldset><legend><div style="width: 30pt; height: 12pt; background: red"></div></legend></fieldset>`,
  )
  const clips = list.pages[0]?.operations.filter(({ type }) => type === 'clip') ?? []
  const last = clips.at(-1)
  expect(last?.type === 'clip' && pathBounds(last.path)).toEqual({ x: 4, y: 0, width: 92, height: 12 })
})
