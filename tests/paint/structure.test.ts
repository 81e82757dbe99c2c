import { expect, test } from 'vitest'
import { display, structureOf } from './display.ts'

test('headings, paragraphs and bare text', async () => {
  expect(await structureOf('<section><h1>Alliances</h1>by <em>many</em> hands<p>One. <b>Two.</b></p></section>')).toBe(
    `Document
  Sect
    H1
      "Alliances"
    P
      "by many hands"
    P
      "One. Two."`,
  )
})

test('a paragraph over two pages is one P with one content id', async () => {
  const { list } = await display(`<p style="orphans: 1; widows: 1">${'word '.repeat(40)}</p>`)
  expect(list.pages.length).toBe(2)
  expect(list.structure.children).toEqual([{ type: 'element', role: 'P', children: [{ type: 'content', id: 0 }] }])
})

test('lists with their markers', async () => {
  const html = '<ul style="margin: 0; padding: 0 0 0 20pt"><li>One<li><p>Two</p><ol><li>Inner</ol></ul>'
  expect(await structureOf(html)).toBe(
    `Document
  L listNumbering=Disc
    LI
      Lbl
        "• "
      LBody
        "One"
    LI
      Lbl
        "• "
      LBody
        P
          "Two"
        L listNumbering=Decimal
          LI
            Lbl
              "1. "
            LBody
              "Inner"`,
  )
})

test('a description list is a list of labelled items', async () => {
  expect(await structureOf('<dl><dt>Role<dd>Culluh<dd>Seska<dt>Slot<dt>Day<dd>Monday</dl>')).toBe(
    `Document
  L listNumbering=None
    LI
      Lbl
        "Role"
      LBody
        "Culluh"
      LBody
        "Seska"
    LI
      Lbl
        "Slot"
      Lbl
        "Day"
      LBody
        "Monday"`,
  )
})

test('a table keeps its empty cells, spans and header scopes', async () => {
  const html = `<table><caption>Cast</caption>
    <thead><tr><th>Role<th>By</thead>
    <tr><th>Seska<td>Hackett<tr><th>Mabus<td><tr><td colspan=2>End</table>`
  expect(await structureOf(html)).toBe(
    `Document
  Table
    Caption
      "Cast"
    THead
      TR
        TH scope=Column
          "Role"
        TH scope=Column
          "By"
    TBody
      TR
        TH scope=Row
          "Seska"
        TD
          "Hackett"
      TR
        TH scope=Row
          "Mabus"
        TD
      TR
        TD colSpan=2
          "End"`,
  )
})

test('links, quotes and other languages inside a paragraph', async () => {
  expect(await structureOf('<body lang=en><p>See <a href="https://example.org">us</a>: <q lang=de>ja</q>')).toBe(
    `Document
  P
    "See "
    Link
      (link 0)
      "us"
    ": "
    Quote lang=de
      "“ja”"`,
  )
})

test('a link that leads nowhere is only text, and is reported', async () => {
  const html = '<p>See <a href="#gone">this</a>'
  const { diagnostics } = await display(html)
  expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'missing-anchor: nothing here has the id `gone`',
  ])
  expect(await structureOf(html)).toBe('Document\n  P\n    "See "\n    "this"')
})

test('an image is a Figure with its alt and place; without alt it is reported, with an empty one it is decoration', async () => {
  const { list, diagnostics } = await display('<p><img src=a alt="A ferry"><img src=b><img src=c alt=""></p>')
  const [paragraph] = list.structure.children
  expect(paragraph).toMatchObject({
    role: 'P',
    children: [
      { role: 'Figure', alt: 'A ferry', bbox: { page: 0, rect: { x: 0, width: 8, height: 4 } } },
      { role: 'Figure' },
    ],
  })
  expect(diagnostics.map(({ code }) => code)).toEqual(['missing-alt'])
})

test('hidden text leaves no structure, generated text does', async () => {
  const html =
    '<style>h2 { visibility: hidden } p::before { content: "Logline: " }</style><h2>Gone</h2><p>A ferry sinks.'
  expect(await structureOf(html)).toBe('Document\n  P\n    "Logline: A ferry sinks."')
})
