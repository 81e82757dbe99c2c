import { expect, test } from 'vitest'
import { boxesOf, boxTree } from './boxes.ts'

const lines = (...text: string[]) => text.join('\n')

test('inline content beside blocks gets blocks of its own: CSS 2.2 §9.2.1.1', async () => {
  expect(await boxesOf('<div>Some text<p>More text</div>')).toBe(
    lines('block div', '  block -', '    "Some text"', '  block p', '    "More text"'),
  )
})

test('a block inside an inline element breaks it in two', async () => {
  expect(await boxesOf('<p><b>one <span style="display: block">two</span> three</b>')).toBe(
    lines(
      'block p',
      '  block -',
      '    inline b',
      '      "one"',
      '  block span',
      '    "two"',
      '  block -',
      '    inline b',
      '      "three"',
    ),
  )
})

test('a reversed list counts down to one', async () => {
  expect((await boxesOf('<ol reversed><li>a<li>b<li>c</ol>')).match(/"\d\. "/g)).toEqual(['"3. "', '"2. "', '"1. "'])
})

/** CSS Lists 3 §4.4.2 */
test.each([
  { css: 'ul { counter-reset: reversed(list-item) }', shown: '3,2,1', why: 'list items count down to 1' },
  { css: 'ul { counter-reset: reversed(list-item) 7 }', shown: '6,5,4', why: 'from the value that is given' },
  {
    css: 'ul { counter-reset: reversed(c) } li { counter-increment: c -2 }',
    name: 'c',
    shown: '6,4,2',
    why: 'by steps',
  },
  {
    css: 'ul { counter-reset: reversed(c) } li { counter-increment: c -1 } li:nth-child(2) { counter-set: c 9 }',
    name: 'c',
    shown: '10,9,8',
    why: 'to what is set',
  },
  { css: 'ul { counter-reset: reversed(c) } li::before { counter-increment: c -1 }', name: 'c', shown: '3,2,1' },
  {
    css: 'div { counter-reset: reversed(c) } li { counter-increment: c -1 }',
    name: 'c',
    shown: '3,2,1',
    why: 'siblings',
  },
  {
    css: 'ul { counter-reset: reversed(c) } li { counter-increment: c -1 } b { counter-reset: c }',
    name: 'c',
    shown: '3,2,1',
  },
  {
    css: 'ul { counter-reset: reversed(list-item) } li + li + li { display: none }',
    shown: '2,1',
    why: 'what is not there',
  },
])('a reversed counter: $css', async ({ css, name = 'list-item', shown }) => {
  const html = `<style>${css} li::before { content: "=" counter(${name}) }</style><div></div><ul><li><b></b><li><li></ul>`
  const found = (await boxesOf(html)).match(/"=-?\d+"/g) ?? []
  expect(found.map((text) => text.slice(2, -1)).join()).toBe(shown)
})

test('generated content is read as its alternative text says, counters, attributes and quotation marks too', async () => {
  const css = `p { counter-increment: c 2 } p::before {
    content: "x" / "No. " counter(c, upper-roman) " " counters(c, "-") " " attr(title) " " open-quote content() }`
  const { root, diagnostics } = await boxTree(`<html lang=en><style>${css}</style><p title=t>a<p title=u>b`)
  expect(diagnostics).toEqual([])
  const text = JSON.stringify(root.content, (key, value) => (key === 'element' || key === 'style' ? undefined : value))
  expect(text.match(/"alternative":"[^"]*"/g)).toEqual([
    '"alternative":"No. II 2 t “a"',
    '"alternative":"No. IV 4 u “b"',
  ])
})

test('what cannot be said is no alternative text', async () => {
  const { diagnostics } = await boxTree('<style>p::before { content: "x" / leader(dotted) }</style><p>')
  expect(diagnostics).toMatchObject([{ code: 'invalid-value' }])
})

test('white space between blocks makes no boxes', async () => {
  expect(await boxesOf('<section>\n  <p>a</p>\n\n  <p>b</p>\n</section>')).toBe(
    lines('block section', '  block p', '    "a"', '  block p', '    "b"'),
  )
})

test('display none leaves nothing, display contents its children', async () => {
  expect(await boxesOf('<div style="display: none">a</div><div style="display: contents"><p>b</p></div>')).toBe(
    lines('block p', '  "b"'),
  )
})

test('generated content stands before and after, with the quotes of its depth', async () => {
  expect(await boxesOf('<p><q>a <q>b</q></q></p>')).toBe(
    lines(
      'block p',
      '  inline q',
      '    inline ::before',
      '      "“"',
      '    "a "',
      '    inline q',
      '      inline ::before',
      '        "‘"',
      '      "b"',
      '      inline ::after',
      '        "’"',
      '    inline ::after',
      '      "”"',
    ),
  )
})

test('an image that is missing is the text that stands for it; without one it keeps its place', async () => {
  expect(await boxesOf('<p><img src="none.png" alt="The harbor"></p>')).toBe(
    lines('block p', '  inline img', '    "The harbor"'),
  )
  expect(await boxesOf('<p><img src="none.png" alt=""></p>')).toBe(lines('block p', '  atomic', '    image '))
})

test('an element that cannot be drawn is said to be left out, at its line', async () => {
  const { diagnostics } = await boxTree('<p>a</p>\n<video></video>')
  expect(diagnostics.map(({ code, at }) => [code, at?.source.text.slice(at.start, at.end)])).toEqual([
    ['unsupported-element', '<video>'],
  ])
})

test('list items have markers that count', async () => {
  expect(await boxesOf('<ol start=3><li>a<li value=7>b<li>c</ol>')).toBe(
    lines(
      'block ol',
      ...[
        ['3. ', 'a'],
        ['7. ', 'b'],
        ['8. ', 'c'],
      ].flatMap(([number, text]) => [
        '  block li',
        '    marker',
        '      inline ::marker',
        `        "${number}"`,
        `    "${text}"`,
      ]),
    ),
  )
})

test('counters nest: CSS Lists 3 §4.5', async () => {
  const css =
    'ol { counter-reset: item } li { display: block } li::before { counter-increment: item; content: counters(item, ".") " " }'
  const html = `<style>${css}</style><ol><li>a<ol><li>b<li>c</ol><li>d</ol>`
  const numbers = (await boxesOf(html)).match(/"[\d.]+ "/g)
  expect(numbers).toEqual(['"1 "', '"1.1 "', '"1.2 "', '"2 "'])
})

test('a named string takes the text of its element', async () => {
  const { root } = await boxTree(
    '<style>h1 { string-set: title "Episode #" attr(data-number) ": " content() }</style><h1 data-number=131> The <i>Ferry</i></h1>',
  )
  const body = root.content.children[0] as typeof root
  const heading = body.content.children[0] as typeof root
  expect([...(heading.strings ?? [])]).toEqual([['title', 'Episode #131: The Ferry']])
})

test('a marker counts as before what is in its item', async () => {
  const tree = await boxesOf('<ol><li>a<ol><li>b<li>c</ol><li>d</ol>')
  expect(tree.match(/"\d\. "/g)).toEqual(['"1. "', '"1. "', '"2. "', '"2. "'])
  const nested = await boxesOf(
    '<style>li::marker { content: counters(list-item, ".") }</style><ol><li>a<ol><li>b<li>c</ol><li>d</ol>',
  )
  expect(nested.match(/"[\d.]+"/g)).toEqual(['"1"', '"1.1"', '"1.2"', '"2"'])
})

test('text does not replace an element, which is said', async () => {
  const html = '<style>i { content: "no" }</style><p><i>kept</i></p>'
  expect(await boxesOf(html)).toBe(lines('block p', '  inline i', '    "kept"'))
  expect((await boxTree(html)).diagnostics.map(({ code }) => code)).toEqual(['unsupported-content'])
})

test.each([
  [
    '<br style="page-break-before: always">',
    '`break-before: page` has no effect on `<br>`, which is no block in the flow',
  ],
  [
    '<div style="float: left; break-after: right">x</div>',
    '`break-after: right` has no effect on `<div>`, which is no block in the flow',
  ],
])('a break that has no effect is said to have none: %s', async (html, message) => {
  expect((await boxTree(html)).diagnostics.map((problem) => problem.message)).toEqual([message])
})

test('blocks, rows and items of containers have breaks around them', async () => {
  const items = '<div style="display: flex"><span style="break-before: page">a</span></div>'
  const { diagnostics } = await boxTree(
    `<p style="break-after: page"><table><tr style="break-before: page"><td></table>${items}`,
  )
  expect(diagnostics).toEqual([])
})

test('a page named where no page can begin is reported, once where the name changes', async () => {
  const { diagnostics } = await boxTree(
    `<style>.a { page: a }</style><div class=a><p>x</div><table class=a><td>x</table>
    <table><tr class=a><td>x</table><p><b class=a>x</b><div style="display: flex"><p class=a>x</div>
    <div style="float: left"><section><h2 class=a>x</h2></section></div>`,
  )
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual(
    ['tr', 'b', 'p', 'h2'].map(
      (tag) => `no-effect: \`page: a\` has no effect on \`<${tag}>\`, which begins no page there`,
    ),
  )
})
