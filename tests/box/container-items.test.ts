import { expect, test } from 'vitest'
import { boxesOf } from './boxes.ts'

const lines = (...text: string[]) => text.join('\n')

test.each(['flex', 'grid'])(
  'every child of a %s container is an item, and every run of text: CSS Flexbox 1 §4',
  async (display) => {
    const html = `<div style="display: ${display}">one <b>two</b> <p>three</p> four <td>five</td></div>`
    expect(await boxesOf(html)).toBe(
      lines(
        `${display} div`,
        '  block -',
        '    "one"',
        '  block b',
        '    "two"',
        '  block p',
        '    "three"',
        '  block -',
        '    "four five"',
      ),
    )
  },
)

test('white space alone is no item, preserved or not', async () => {
  expect(await boxesOf('<div style="display: flex; white-space: pre"> <i>a</i> </div>')).toBe(
    lines('flex div', '  block i', '    "a"'),
  )
})

test('items are blocks on the outside: CSS Display 3 §2.7', async () => {
  const style = (display: string) => `<i style="display: ${display}">x</i>`
  const html = ['inline-block', 'inline-flex', 'inline-grid', 'inline-table', 'table-cell'].map(style).join('')
  const boxes = await boxesOf(`<div style="display: flex">${html}</div>`)
  expect(boxes.split('\n').filter((line) => /^ {2}\S/.test(line))).toEqual([
    '  block i',
    '  flex i',
    '  grid i',
    '  table i of 1',
    '  block i',
  ])
})

test('items come out of display contents, and from ::before', async () => {
  const css = '<style>div { display: flex } div::before { content: "a" }</style>'
  const contents = '<section style="display: contents"><b>b</b><i style="display: inline-flex">c</i></section>'
  expect(await boxesOf(`${css}<div>${contents}`)).toBe(
    lines('flex div', '  block ::before', '    "a"', '  block b', '    "b"', '  flex i', '    block -', '      "c"'),
  )
})

test('an inline-flex container stands in the line', async () => {
  expect(await boxesOf('<p>a <span style="display: inline-flex"><b>b</b></span>')).toBe(
    lines('block p', '  "a "', '  atomic', '    flex span', '      block b', '        "b"'),
  )
})
