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

test('a table keeps its empty cells, and one with spans names the headers of each cell', async () => {
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
        TH id=table-1-0-0 scope=Column
          "Role"
        TH id=table-1-0-1 scope=Column
          "By"
    TBody
      TR
        TH id=table-1-1-0 scope=Row headers=table-1-0-0
          "Seska"
        TD headers=table-1-1-0,table-1-0-1
          "Hackett"
      TR
        TH id=table-1-2-0 scope=Row headers=table-1-0-0
          "Mabus"
        TD headers=table-1-2-0,table-1-0-1
      TR
        TD colSpan=2 headers=table-1-0-0,table-1-0-1
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
      "„ja“"`,
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

test('levels of headings follow their nesting, so that none is skipped', async () => {
  expect(await structureOf('<h2>A</h2><h5>B</h5><h5>C</h5><h3>D</h3><h1>E</h1>')).toBe(
    `Document
  H1
    "A"
  H2
    "B"
  H2
    "C"
  H2
    "D"
  H1
    "E"`,
  )
})

test('roles and names of ARIA are honoured', async () => {
  const html = `<div role=heading aria-level=1>Head</div>
    <p>Before <span role=img aria-label="Five stars">*****</span> <abbr title="Air date">AD</abbr></p>
    <div aria-hidden=true><p>Ornament</div>
    <table role=presentation><tr><td>Layout</table>
    <section aria-label="Press"><div role=note>Note</div></section>`
  expect(await structureOf(html)).toBe(
    `Document
  H1
    "Head"
  P
    "Before "
    Figure alt=Five stars
      "*****"
    " "
    Span expansion=Air date
      "AD"
  P
    "Layout"
  Sect title=Press
    Note id=note-1
      "Note"`,
  )
})

test('rows of a table are filled up to its width, and text that is no cell gets one', async () => {
  expect(await structureOf('<table><tr><td>A<tr><td>B<td>C</table>')).toBe(
    `Document
  Table
    TBody
      TR
        TD
          "A"
        TD
      TR
        TD
          "B"
        TD
          "C"`,
  )
})

test('a contents list has entries', async () => {
  const html = '<nav role=doc-toc><ol style="padding: 0"><li><a href="#a">A</a></ol></nav><h1 id=a>A</h1>'
  expect(await structureOf(html)).toBe(
    `Document
  Sect
    TOC
      TOCI
        Lbl
          "1. "
        P
          Link
            (link 0)
            "A"
  H1
    "A"`,
  )
})

test('a list of links into the document is a contents list, one of links elsewhere is not', async () => {
  const nav = (href: string) => `<nav><ul style="padding: 0"><li><a href="${href}">A</a></ul></nav><h1 id=a>A</h1>`
  expect(await structureOf(nav('#a'))).toContain('TOCI')
  expect(await structureOf(nav('https://example.org'))).toContain('LBody')
})

test('a drawing is called by its title', async () => {
  const html = '<svg width=9 height=9><title>A  map</title><rect width=9 height=9 /></svg>'
  expect(await structureOf(html)).toContain('Figure alt=A map')
})

test('headers in a row of their own head their columns, also without a thead', async () => {
  const html = '<table><tr><th>Role<th>By<tr><th>Seska<td>Hackett</table>'
  const found = (await structureOf(html)).match(/TH.*/g)
  expect(found).toEqual(['TH scope=Column', 'TH scope=Column', 'TH scope=Row'])
})

test('generated text is read as the author says, and only once', async () => {
  const style = '<style>p::before { content: "→" / "next" } p::after { content: "★" / "" }</style>'
  expect(await structureOf(`${style}<p>One</p>`)).toBe(
    `Document
  P
    Span alt=next
      "→"
    "One"`,
  )
})

test('an image that replaces an element is a figure of its text', async () => {
  const style = '<style>b { content: url(pixel.png) } i { content: url(pixel.png) / "a dot" }</style>'
  const figures = await structureOf(`${style}<p><b>text</b><i>other</i></p>`)
  expect(figures.match(/Figure alt=.*/g)).toEqual(['Figure alt=text', 'Figure alt=a dot'])
})

test('a drawing that only defines what others use is no figure, and needs no words', async () => {
  const drawing = '<svg width=0 height=0><title>clip</title><clipPath id=c><circle r=5 /></clipPath></svg>'
  expect(await structureOf(`${drawing}<p>a`)).not.toContain('Figure')
  expect((await display(`${drawing}<p>a`)).diagnostics).toEqual([])
})
