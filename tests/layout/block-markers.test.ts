import { expect, test } from 'vitest'
import type { BlockBox, BlockLevelBox } from '../../src/box/box.ts'
import { block, image, lines, testContext, unbroken } from './boxes.ts'
import { inline } from './make-box.ts'
import { printFragment } from './print-fragment.ts'

function item(...children: BlockLevelBox[]): BlockBox {
  return {
    ...block('li', { 'margin-left': 30 }, children),
    marker: { position: 'outside', box: inline('marker', {}, '1.') },
  }
}

function print(box: BlockBox): string {
  const { fragment } = testContext().layout(block('ol', { display: 'flow-root' }, [box]), unbroken())
  return fragment ? printFragment(fragment) : ''
}

/** The tree down to the marker's text, by tags. */
const pathToMarker = (text: string) => {
  const rows = text.split('\n')
  const at = rows.findIndex((row) => row.includes('"1."'))
  const path: string[] = []
  let depth = Infinity
  for (const row of rows.slice(0, at).reverse()) {
    const indent = row.search(/\S/)
    if (indent >= depth) continue
    depth = indent
    path.unshift(row.trim().split(' ').slice(0, 2).join(' '))
  }
  return path
}

test("stand on the first line of the item's first block", () => {
  const text = print(item(block('div', {}, [lines('p', 2)]), lines('p', 1)))
  expect(pathToMarker(text).slice(0, 4)).toEqual(['box <ol>', 'box <li>', 'box <div>', 'box <p>'])
})

test('stand beside an image, and take no room', () => {
  const text = print(item(image(20, 40)))
  expect(text).toContain('box <li> 30,0 70x40')
  expect(pathToMarker(text).slice(0, 3)).toEqual(['box <ol>', 'box <li>', 'line 0,0'])
})
