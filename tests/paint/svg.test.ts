import { describe, expect, test } from 'vitest'
import { loadImages } from '../../src/image/load-images.ts'
import { createResources } from '../../src/resources.ts'
import { display, painted } from './display.ts'

/** What a drawing of 80 by 80 px paints, in user units, without the frame around it. */
async function drawn(content: string, attributes = ''): Promise<string[]> {
  const all = await painted(`<svg width="80" height="80" ${attributes}>${content}</svg>`)
  if (all.length === 2) return []
  expect(all.slice(0, 4)).toEqual(['begin 0', 'save', 'transform 0.75 0 0 0.75 0 0', 'clip 0 0 80 80'])
  expect(all.slice(-2)).toEqual(['restore', 'end'])
  return all.slice(4, -2)
}

async function problems(content: string): Promise<string[]> {
  const { diagnostics } = await display(`<svg width="80" height="80">${content}</svg>`)
  const own = diagnostics.filter(({ code }) => /svg/.test(code))
  return own.map(({ message, at }) => `${message}: ${at?.source.text.slice(at.start, at.end)}`)
}

const red = 'rgb(1 0 0)'
const black = 'rgb(0 0 0)'

describe('shapes', () => {
  test.each([
    ['<rect x="5" y="5" width="10" height="20"/>', `fill ${black} 5 5 10 20`],
    ['<rect x="10%" width="50%" height="1in"/>', `fill ${black} 8 0 40 96`],
    ['<polygon points="0,0 10,0 10 10" fill="red"/>', `fill ${red} m 0 0, l 10 0, l 10 10, z`],
    ['<line x1="1" x2="9" y2="0" stroke="red"/>', `stroke ${red} 1 m 1 0, l 9 0`],
    ['<path d="M1 1h8v8h-8z" fill-rule="evenodd"/>', `fill ${black} 1 1 8 8 even-odd`],
    ['<path d="m1,1 8,0-8,8z"/>', `fill ${black} m 1 1, l 9 1, l 1 9, z`],
    ['<path d="M0 0Q3 3 6 0T12 0"/>', `fill ${black} m 0 0, c 2 2 4 2 6 0, c 8 -2 10 -2 12 0`],
    ['<path d="M0 0C0 1 1 2 2 2s2 1 2 2"/>', `fill ${black} m 0 0, c 0 1 1 2 2 2, c 3 2 4 3 4 4`],
    ['<path d="M0 5a5 5 0 0110 0"/>', `fill ${black} m 0 5, c 0 2.24 2.24 0 5 0, c 7.76 0 10 2.24 10 5`],
  ])('%s', async (content, operation) => {
    const [first] = await drawn(content)
    expect(first).toBe(operation)
  })

  test('path data is drawn up to its first error, which is reported', async () => {
    const content = '<path d="M0 0h9v9x9 9"/>'
    expect(await drawn(content)).toEqual([`fill ${black} m 0 0, l 9 0, l 9 9`])
    expect(await problems(content)).toEqual(['`x9 9` is not a value of `d`: M0 0h9v9x9 9'])
  })

  test('a line has no inside to fill', async () => {
    expect(await drawn('<path d="M0 5h20"/><line x2="9" y2="9"/>')).toEqual([])
  })
})

describe('sizes', () => {
  const file = (attributes: string) =>
    `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}/>`)}`

  test.each([
    ['width="20" height="10"', '20 10'],
    ['width="20" viewBox="0 0 4 1"', '20 5'],
    ['viewBox="0 0 2 1"', '133.33 66.67'],
    ['height="10"', '300 10'],
    ['width="50%" height="10" viewBox="0 0 2 1"', '66.67 10'],
    ['width="20" height="10" viewBox="0 0 1 1" style="height: auto"', '20 10'],
  ])('an svg in HTML with %s', async (attributes, size) => {
    const lines = await painted(`<svg ${attributes}><rect width="1" height="1"/></svg>`)
    expect(lines.find((line) => line.startsWith('clip'))).toBe(`clip 0 0 ${size}`)
  })

  test.each([
    ['width="20" height="10"', { width: 15, height: 7.5, natural: { width: 15, height: 7.5, ratio: 2 } }],
    ['viewBox="0 0 4 1"', { width: 225, height: 56.25, natural: { ratio: 4 } }],
    ['height="1cm" width="100%"', { width: 225, natural: { height: 72 / 2.54 } }],
    ['', { width: 225, height: 112.5, natural: {} }],
  ])('a file with %s', async (attributes, size) => {
    const url = file(attributes)
    const report = () => {}
    const resources = createResources({ roots: [], projectDir: '/' }, report)
    const images = await loadImages([{ url, folders: [], origin: {} }], resources, report)
    expect(images.get(url)).toMatchObject(size)
  })
})

describe('styles', () => {
  test('sheets beat attributes, style attributes beat both, and currentColor is the text’s', async () => {
    const style = '<style>.b { fill: lime } * { stroke-width: 2 }</style>'
    const shapes = ['class="b" fill="red"', 'class="b" style="fill: red"', 'color="red" fill="currentColor"']
    const rects = shapes.map((attributes) => `<rect width="9" height="9" ${attributes}/>`)
    expect((await drawn(style + rects.join(''))).map((line) => line.slice(0, 15))).toEqual([
      'fill rgb(0 1 0)',
      'fill rgb(1 0 0)',
      'fill rgb(1 0 0)',
    ])
  })

  test('strokes have opacity, dashes with percentages, and an even number of them', async () => {
    const rect = '<line x2="9" stroke="red" stroke-opacity="50%" stroke-width="2" stroke-dasharray="1, 10% 3"/>'
    expect(await drawn(rect)).toEqual([`stroke ${red}/0.5 2 dash 1 8 3 1 8 3 m 0 0, l 9 0`])
  })

  test('hidden parents may have visible children, elements that are not displayed none', async () => {
    const rect = '<rect width="9" height="9" visibility="visible"/>'
    expect(await drawn(`<g visibility="hidden">${rect}<rect width="5" height="5"/></g>`)).toEqual([
      `fill ${black} 0 0 9 9`,
    ])
    expect(await drawn(`<g display="none">${rect}</g>`)).toEqual([])
  })

  test('opacity of one shape is its colour’s, that of a group a group’s', async () => {
    const rect = '<rect width="9" height="9" fill="red"/>'
    expect(await drawn(`<g opacity=".5">${rect}</g>`)).toEqual([`fill ${red}/0.5 0 0 9 9`])
    expect(await drawn(`<g opacity=".5">${rect}${rect}</g>`)).toEqual(['group'])
  })

  test('on elements of HTML, what only drawings can have done to them is reported', async () => {
    const { diagnostics } = await display('<p style="filter: url(#f)">a</p>')
    expect(diagnostics.map(({ code }) => code)).toContain('unsupported-value')
  })
})

describe('coordinates', () => {
  test('transforms are applied in the order they are written', async () => {
    const content = '<rect width="1" height="1" transform="translate(10 5) rotate(90), scale(2)"/>'
    expect(await drawn(content)).toEqual(['save', 'transform 0 2 -2 0 10 5', `fill ${black} 0 0 1 1`, 'restore'])
  })

  test.each([
    ['viewBox="0 0 20 10"', 'transform 4 0 0 4 0 20'],
    ['viewBox="10 0 20 10" preserveAspectRatio="xMinYMax slice"', 'transform 8 0 0 8 -80 0'],
    ['viewBox="0 0 20 10" preserveAspectRatio="none"', 'transform 4 0 0 8 0 0'],
  ])('%s', async (attributes, transform) => {
    expect((await drawn('<rect width="1" height="1"/>', attributes))[0]).toBe(transform)
  })

  test('a drawing in a drawing is cut to its viewport', async () => {
    expect(await drawn('<svg x="10" y="10" width="20" height="20"><rect width="100%" height="50"/></svg>')).toEqual([
      'save',
      'clip 10 10 20 20',
      'transform 1 0 0 1 10 10',
      `fill ${black} 0 0 20 50`,
      'restore',
    ])
  })
})

describe('references', () => {
  test('what `use` shows inherits from it', async () => {
    const content = '<defs><rect id="r" width="5" height="5"/></defs><use href="#r" x="10" fill="red"/>'
    expect(await drawn(content)).toEqual(['save', 'transform 1 0 0 1 10 0', `fill ${red} 0 0 5 5`, 'restore'])
  })

  test('what refers to nothing, or to itself, is reported and left out', async () => {
    const content = '<use href="#a"/><g id="g"><use href="#g"/></g>'
    expect(await drawn(content)).toEqual([])
    expect(await problems(content)).toEqual([
      'nothing here is called `#a`: <use href="#a"/>',
      '`<g>` contains itself: <g id="g">',
    ])
  })

  test('a clipping path that is one shape is a path, more of them are a mask', async () => {
    const clip = (shapes: string) =>
      `<clipPath id="c">${shapes}</clipPath><rect width="9" height="9" clip-path="url(#c)"/>`
    const shape = '<rect width="5" height="5" transform="translate(2)"/>'
    expect(await drawn(clip(shape))).toEqual(['save', 'clip 2 0 5 5', `fill ${black} 0 0 9 9`, 'restore'])
    expect(await drawn(clip(shape + shape))).toEqual(['group'])
  })

  test('markers stand on the ends of a path and turn with it', async () => {
    const marker =
      '<marker id="m" markerWidth="2" markerHeight="2" refX="1" orient="auto"><rect width="2" height="2"/></marker>'
    const [, start] = await drawn(`${marker}<path d="M5 5V9" marker-start="url(#m)" stroke-width="2"/>`)
    expect(start).toBe('transform 0 2 -2 0 5 3')
  })
})

describe('paint servers', () => {
  const gradientOf = async (content: string) => {
    const { list } = await display(`<svg width="80" height="80">${content}</svg>`)
    const shade = list.pages[0]?.operations.find(({ type }) => type === 'shade')
    return shade?.type === 'shade' ? shade.gradient : undefined
  }
  const stops = '<stop offset="20%" stop-color="red"/><stop offset="1" stop-opacity=".5"/>'

  test('a gradient fills the bounding box, and takes what it lacks from the one it refers to', async () => {
    const content = `<linearGradient id="a" x1=".5">${stops}</linearGradient><linearGradient id="b" href="#a" spreadMethod="reflect"/>
      <rect x="10" y="20" width="40" height="20" fill="url(#b)" fill-opacity=".5"/>`
    expect(await gradientOf(content)).toMatchObject({
      type: 'linear',
      from: { x: 0.5, y: 0 },
      to: { x: 1, y: 0 },
      matrix: [40, 0, 0, 20, 10, 20],
      spread: 'reflect',
      stops: [
        { offset: 0, color: { r: 1, alpha: 0.5 } },
        { offset: 0.2, color: { r: 1, alpha: 0.5 } },
        { offset: 1, color: { r: 0, alpha: 0.25 } },
      ],
    })
  })

  test('a pattern is a tile, its content begins at its corner', async () => {
    const content = `<pattern id="p" x="2" width=".5" height=".25"><rect width="1" height="1"/></pattern>
      <rect x="10" y="20" width="40" height="20" fill="url(#p)"/>`
    const { list } = await display(`<svg width="80" height="80">${content}</svg>`)
    const tile = list.pages[0]?.operations.find(({ type }) => type === 'tile')
    expect(tile).toMatchObject({ bounds: { x: 90, y: 20, width: 20, height: 5 }, matrix: [1, 0, 0, 1, 0, 0] })
  })

  test('without its server a shape has the colour named after it', async () => {
    expect(await drawn('<rect width="9" height="9" fill="url(#x) red"/>')).toEqual([`fill ${red} 0 0 9 9`])
  })
})

describe('text', () => {
  const style = 'style="font: 10px Courier Prime"' // 5.997 px a character

  test('white space is collapsed, and tspans go on where the text before them stopped', async () => {
    const content = '<text y="20">\n a  <tspan dy="5">b</tspan> </text>'
    expect(await drawn(content, style)).toEqual(['glyphs "a " at 0 20', 'glyphs "b" at 11.99 25'])
  })

  test('a new place begins a new chunk, which has an anchor of its own', async () => {
    const content = '<text x="40 60" y="20" text-anchor="middle">ab<tspan x="80" text-anchor="end">cd</tspan></text>'
    expect(await drawn(content, style)).toEqual([
      'glyphs "a" at 37 20',
      'glyphs "b" at 57 20',
      'glyphs "cd" at 68.01 20',
    ])
  })

  test('textLength spreads the characters', async () => {
    const { list } = await display(`<svg width="80" height="80" ${style}><text textLength="30">abc</text></svg>`)
    const glyphs = list.pages[0]?.operations.find(({ type }) => type === 'glyphs')
    expect(glyphs?.type === 'glyphs' ? glyphs.glyphs.map(({ x }) => Math.round(x * 100) / 100) : []).toEqual([
      0, 12, 24,
    ])
  })

  test('text on a path turns with it', async () => {
    const content = '<path id="p" d="M10 0v50" fill="none"/><text><textPath href="#p">a</textPath></text>'
    expect(await drawn(content, style)).toEqual(['save', 'transform 0 1 -1 0 10 0', 'glyphs "a" at 0 0', 'restore'])
  })

  test('filled and stroked text is copied once', async () => {
    expect(await drawn('<text y="9" stroke="red">a</text>', style)).toEqual(['glyphs "a" at 0 9', 'glyphs "" at 0 9'])
  })
})

test('what cannot be drawn is reported where it stands', async () => {
  expect(await problems('<foreignObject width="9" height="9"></foreignObject>')).toEqual([
    '`<foreignObject>` cannot be drawn: <foreignObject width="9" height="9">',
  ])
  expect(
    await problems('<filter id="f"><feTurbulence/></filter><rect width="9" height="9" filter="url(#f)"/>'),
  ).toEqual(['the filter primitive `<feTurbulence>` cannot be drawn: <feTurbulence/>'])
})

test('references that multiply without end are cut off', async () => {
  const level = (n: number) => `<g id="g${n}">${`<use href="#g${n - 1}"/>`.repeat(10)}</g>`
  const content = `<defs><g id="g0"><path/></g>${[1, 2, 3, 4, 5, 6, 7].map(level).join('')}</defs><use href="#g7"/>`
  expect((await problems(content))[0]).toMatch(/^the drawing has too many copies/)
}, 30_000)

test.each([
  ['fill="redd"', '`redd` of the attribute `fill` is not understood and has no effect: redd'],
  ['opacity="half"', '`half` of the attribute `opacity` is not understood and has no effect: half'],
  ['fill="red;"', '`red;` of the attribute `fill` is not understood and has no effect: red;'],
  ['fill=""', undefined],
  ['fill="none"', undefined],
])('a presentation attribute is a value of its property: %s', async (attribute, problem) => {
  expect(await problems(`<path d="M0 0h9v9z" ${attribute}/>`)).toEqual(problem === undefined ? [] : [problem])
})

test('text lined with a gradient is lined along its outlines, and copied once', async () => {
  const gradient =
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient>'
  const lined = (fill: string) => drawn(`${gradient}<text y="9" fill="${fill}" stroke="url(#g)">a</text>`)
  const outlines = expect.stringMatching(/^shade linear .* on m /)
  expect(await lined('none')).toEqual([outlines, 'glyphs "a" at 0 9'])
  expect(await lined('red')).toEqual(['glyphs "a" at 0 9', outlines])
})
