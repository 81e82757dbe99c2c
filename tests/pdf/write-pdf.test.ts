import { expect, test } from 'vitest'
import type { Image } from '../../src/image/image.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { black, element, list, page, read, text, textOf, write } from './list.ts'

test('the same input gives the same bytes, another title does not', async () => {
  const display = list([page([text('The Ferry')])])
  const bytes = await write(display)
  expect(Buffer.from(bytes).equals(await write(display))).toBe(true)
  expect(Buffer.from(bytes).equals(await write({ ...display, title: 'Other' }))).toBe(false)
})

test('text is read back as it was painted', async () => {
  expect(await textOf(await write(list([page([text('Bancroft’s Größe')])])))).toBe('Bancroft’s Größe')
})

test('one glyph can stand for different texts', async () => {
  const operation = text('--')
  const [first, second] = operation.glyphs
  if (first === undefined || second === undefined) throw new Error('two glyphs expected')
  const painted = {
    ...operation,
    glyphs: [
      { ...first, text: 'fi' },
      { ...second, text: 'ss' },
    ],
  }
  expect(await textOf(await write(list([page([painted])])))).toBe('fiss')
})

test('a glyph without a text, and a soft hyphen, are not copied', async () => {
  const operation = text('aé-')
  const glyphs = operation.glyphs.map((glyph, index) => ({ ...glyph, text: ['a', '', '\u00ad'][index] ?? '' }))
  expect(await textOf(await write(list([page([{ ...operation, glyphs }])])))).toBe('a')
})

test('glyphs stand where they were painted, to a hundredth of a point', async () => {
  const operation = text('abc')
  const glyphs = operation.glyphs.map((glyph, index) => ({ ...glyph, x: glyph.x + index * 3.333 }))
  const [, , c] = glyphs
  const document = await read(await write(list([page([{ ...operation, glyphs }])])))
  const { items } = await (await document.getPage(1)).getTextContent()
  const last = items.at(-1)
  if (last === undefined || !('str' in last)) throw new Error('text expected')
  const right = last.transform[4] + last.width
  expect(right).toBeCloseTo(10 + (c?.x ?? 0) + (c?.advance ?? 0), 2)
})

test('title, dates, language and conformance to the data are in the metadata, escaped', async () => {
  const options = {
    info: { title: 'R & D <3', author: 'Ana Lučić', subject: 'A ferry', keywords: 'ferry, island' },
    creationDate: new Date('2026-01-02T03:04:05.678Z'),
  }
  const document = await read(await writePdf(list([page([])], { language: 'hr' }), options))
  const { info, metadata } = await document.getMetadata()
  expect(info).toMatchObject({
    Title: 'R & D <3',
    Author: 'Ana Lučić',
    Subject: 'A ferry',
    Keywords: 'ferry, island',
    Producer: 'presskit',
    CreationDate: 'D:20260102030405Z',
    Language: 'hr',
    PDFFormatVersion: '1.7',
  })
  expect(metadata.get('dc:title')).toBe('R & D <3')
  expect(metadata.get('dc:creator')).toEqual(['Ana Lučić'])
  expect(metadata.get('xmp:createdate')).toBe('2026-01-02T03:04:05Z')
})

test('the outline and internal links lead to their places', async () => {
  const display = list([page([text('one')], [internalLink('größe 1')]), page([text('two')])], {
    outline: [
      { title: 'One', destination: { page: 0, x: 10, y: 5 }, children: [] },
      {
        title: 'Two',
        destination: { page: 1, x: 0, y: 20 },
        children: [{ title: 'Größe', destination: { page: 1, x: 0, y: 40 }, children: [] }],
      },
    ],
    destinations: new Map([
      ['größe 1', { page: 1, x: 0, y: 40 }],
      ['a', { page: 0, x: 0, y: 0 }],
    ]),
  })
  const document = await read(await write(display))
  const outline = await document.getOutline()
  expect(outline.map(({ title, items }) => [title, items.map((item) => item.title)])).toEqual([
    ['One', []],
    ['Two', ['Größe']],
  ])
  expect(outline[0]?.dest).toEqual([expect.anything(), { name: 'XYZ' }, 10, 95, null])
  const [annotation] = await (await document.getPage(1)).getAnnotations()
  expect(await document.getDestination(annotation.dest)).toEqual([expect.anything(), { name: 'XYZ' }, 0, 60, null])
})

function internalLink(name: string) {
  const rect = { x: 10, y: 10, width: 20, height: 10 }
  return { link: 0, rect, target: { type: 'internal', name }, contents: 'there' } as const
}

test('a link is an annotation with its text, its place measured from the bottom', async () => {
  const rect = { x: 10, y: 10, width: 20, height: 12 }
  const target = { type: 'uri', uri: 'https://example.org/é?a=%20' } as const
  const document = await read(await write(list([page([text('x')], [{ link: 0, rect, target, contents: 'our site' }])])))
  const [annotation] = await (await document.getPage(1)).getAnnotations()
  expect(annotation).toMatchObject({
    subtype: 'Link',
    rect: [10, 78, 30, 90],
    url: 'https://example.org/%C3%A9?a=%20',
    contentsObj: { str: 'our site' },
  })
})

test('an image is in the file once, however often it is painted', async () => {
  const samples = new Uint8Array(3 * 100).map((_, index) => (index * 7919) % 251)
  const image: Image = {
    id: 'noise',
    width: 10,
    height: 10,
    pixelWidth: 10,
    pixelHeight: 10,
    data: { type: 'samples', channels: 3, samples },
  }
  const painted = (x: number) => ({ type: 'image', image, rect: { x, y: 0, width: 10, height: 10 } }) as const
  const once = await write(list([page([painted(0)])]))
  const often = await write(list([page([painted(0), painted(20)]), page([painted(40)])]))
  expect(
    Buffer.from(once)
      .toString('latin1')
      .match(/\/Subtype \/Image/g)?.length,
  ).toBe(1)
  expect(
    Buffer.from(often)
      .toString('latin1')
      .match(/\/Subtype \/Image/g)?.length,
  ).toBe(1)
})

test('what is drawn outside of marks is an artifact; saved states and marks do not straddle one another', async () => {
  const square = [['m', 0, 0], ['l', 9, 0], ['l', 0, 9], ['z']] as const
  const fill = { type: 'fill', path: square, color: { ...black, alpha: 0.5 } } as const
  const document = await read(
    await write(
      list([
        page([
          fill,
          { type: 'save' },
          fill,
          { type: 'restore' },
          { type: 'begin', mark: { type: 'content', id: 0 } },
          text('one'),
          { type: 'end' },
          { type: 'begin', mark: { type: 'content', id: 0 } },
          text('two', 10, 40),
          { type: 'end' },
        ]),
      ]),
    ),
  )
  const { items } = await (await document.getPage(1)).getTextContent({ includeMarkedContent: true })
  const marks = items.flatMap((item) => ('type' in item ? [`${item.type} ${'id' in item ? item.id : ''}`.trim()] : []))
  expect(marks).toEqual([
    'beginMarkedContentProps null', // an artifact, of the type Layout
    'endMarkedContent',
    expect.stringMatching(/^beginMarkedContentProps p\d+R_mc0$/),
    'endMarkedContent',
  ])
})

test('structure is read in document order, across pages', async () => {
  const display = list(
    [
      page([mark(1), text('one'), { type: 'end' }]),
      page([mark(1), text('more'), { type: 'end' }, mark(0), text('head'), { type: 'end' }]),
    ],
    {
      structure: element('Document', [
        element('H1', [{ type: 'content', id: 0 }]),
        element('P', [{ type: 'content', id: 1 }], { lang: 'de' }),
      ]),
    },
  )
  const document = await read(await write(display))
  const first = await (await document.getPage(1)).getStructTree()
  const second = await (await document.getPage(2)).getStructTree()
  expect(roles(first)).toEqual(['Document', ['P', 'content']])
  expect(roles(second)).toEqual(['Document', ['H1', 'content'], ['P', 'content']])
  expect((await document.getMarkInfo())?.Marked).toBe(true)
})

function mark(id: number) {
  return { type: 'begin', mark: { type: 'content', id } } as const
}

interface StructureNode {
  readonly role?: string
  readonly type?: string
  readonly children?: readonly StructureNode[]
}

/** pdf.js puts a `Root` around the tree. */
function roles(tree: StructureNode): unknown {
  if (tree.role === 'Root') return roles(tree.children?.[0] ?? {})
  return tree.role === undefined ? tree.type : [tree.role, ...(tree.children ?? []).map(roles)]
}

test('pages are called by their numbers, where these are not their places', async () => {
  const labelled = (number: number, style: 'decimal' | 'lower-roman') => ({ ...page([]), label: { number, style } })
  const labels = async (...pages: Parameters<typeof list>[0][number][]) =>
    (await read(await write(list(pages)))).getPageLabels()
  expect(await labels(page([]), page([]))).toBeNull()
  expect(await labels(labelled(1, 'decimal'), labelled(2, 'decimal'))).toBeNull()
  const front = [labelled(1, 'lower-roman'), labelled(2, 'lower-roman')]
  const body = [labelled(1, 'decimal'), labelled(2, 'decimal')]
  expect(await labels(...front, ...body)).toEqual(['i', 'ii', '1', '2'])
  expect(await labels(labelled(7, 'decimal'), labelled(0, 'decimal'))).toEqual(['7', '0'])
})
