import { expect, test } from 'vitest'
import { painted } from './display.ts'

/** The rectangles that are filled and the texts, in order. */
async function order(html: string): Promise<string[]> {
  const operations = await painted(html)
  return operations.flatMap((line) => /^fill (rgb\(.*?\))/.exec(line)?.[1] ?? /"(.*)"/.exec(line)?.[1] ?? [])
}

// CSS Flexbox 1 §5.4
test('an item lies over the text of the one before it', async () => {
  const html = `<div style="display: flex"><p style="background: #0f0">ab</p>
    <p style="background: #f00; margin-left: -6pt">cd</p></div>`
  expect(await order(html)).toEqual(['rgb(0 1 0)', 'ab', 'rgb(1 0 0)', 'cd'])
})

test('items are painted in the order of `order`', async () => {
  const html = '<div style="display: flex"><p style="order: 1">ab</p><p>cd</p></div>'
  expect(await order(html)).toEqual(['cd', 'ab'])
})
