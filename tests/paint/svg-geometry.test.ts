import { describe, expect, test } from 'vitest'
import { display, painted } from './display.ts'

/** What a drawing of 80 by 80 px paints, in user units, without the frame around it. */
async function drawn(content: string): Promise<string[]> {
  const all = await painted(`<svg width="80" height="80">${content}</svg>`)
  return all.slice(4, -2)
}

async function problems(content: string): Promise<string[]> {
  const { diagnostics } = await display(`<svg width="80" height="80">${content}</svg>`)
  return diagnostics.filter(({ code }) => /svg/.test(code)).map(({ message }) => message)
}

const black = 'rgb(0 0 0)'
const red = 'rgb(1 0 0)'

describe('geometry from style sheets: SVG 2 §7', () => {
  test.each([
    ['rect { x: 5px; y: 10%; width: 50%; height: 20px }', '<rect/>', `fill ${black} 5 8 40 20`],
    ['rect { width: 9px }', '<rect x="1" y="2" width="3" height="4"/>', `fill ${black} 1 2 9 4`],
    ['path { d: path("M0 0h9v9z") }', '<path d="M1 1h1v1z"/>', `fill ${black} m 0 0, l 9 0, l 9 9, z`],
    ['line { x: 9px }', '<line x2="5" y2="5" stroke="black"/>', `stroke ${black} 1 m 0 0, l 5 5`],
  ])('%s', async (css, content, operation) => {
    expect(await drawn(`<style>${css}</style>${content}`)).toEqual([operation])
  })

  test('a circle has its place and radius', async () => {
    const styled = await drawn('<style>circle { cx: 20px; cy: 25%; r: 5px }</style><circle r="1"/>')
    expect(styled).toEqual(await drawn('<circle cx="20" cy="20" r="5"/>'))
  })

  test('`d: none` draws nothing', async () => {
    expect(await drawn('<path d="M1 1h1v1z" style="d: none"/>')).toEqual([])
  })
})

describe('transforms', () => {
  /** The matrix that the first element is drawn with. */
  async function matrix(attributes: string): Promise<string | undefined> {
    const all = await drawn(`<rect x="20" y="10" width="20" height="10" ${attributes}/>`)
    return all.find((line) => line.startsWith('transform'))
  }

  test.each([
    ['style="transform: scale(2)"', 'transform 2 0 0 2 0 0'],
    ['style="transform: scale(2); transform-origin: center"', 'transform 2 0 0 2 -40 -40'],
    ['style="transform: scale(2); transform-box: fill-box; transform-origin: center"', 'transform 2 0 0 2 -30 -15'],
    [
      'stroke="red" stroke-width="4" style="transform: scale(2); transform-box: stroke-box; transform-origin: 0 0"',
      'transform 2 0 0 2 -18 -8',
    ],
    ['transform="scale(2)" transform-origin="30 15"', 'transform 2 0 0 2 -30 -15'],
    ['transform="scale(2)" style="transform: scale(3)"', 'transform 3 0 0 3 0 0'],
    ['transform="scale(2)" style="translate: 5px 0"', 'transform 2 0 0 2 5 0'],
    ['style="translate: 50% 0; transform-box: fill-box"', 'transform 1 0 0 1 10 0'],
  ])('%s', async (attributes, expected) => {
    expect(await matrix(attributes)).toBe(expected)
  })

  test.each(['translate(5px 5px)', 'rotate(10deg)', 'scale()', 'matrix(1 0 0 1)'])(
    'the attribute knows numbers only: %s is reported, and nothing is moved',
    async (value) => {
      expect(await matrix(`transform="${value}"`)).toBeUndefined()
      expect(await problems(`<rect width="1" height="1" transform="${value}"/>`)).toEqual([
        `\`${value}\` is not a value of \`transform\``,
      ])
    },
  )

  test('what is squeezed to nothing leaves no trace', async () => {
    expect(await drawn('<rect width="9" height="9" transform="scale(0)"/>')).toEqual([])
  })
})

describe('what is not drawn', () => {
  test('an element in another language, in a `switch` or not', async () => {
    const content = '<rect width="9" height="9" systemLanguage="xx"/><rect width="5" height="5"/>'
    expect(await drawn(content)).toEqual([`fill ${black} 0 0 5 5`])
  })

  test('a `use` that stands in what it refers to', async () => {
    const content = '<g id="all"><rect width="5" height="5"/><use href="#all" x="10"/></g>'
    expect(await drawn(content)).toEqual([`fill ${black} 0 0 5 5`])
    expect(await problems(content)).toEqual(['`<g>` contains itself'])
  })

  test('what is clipped to an empty path', async () => {
    expect(await drawn('<clipPath id="none"/><rect width="5" height="5" clip-path="url(#none)"/>')).toEqual([])
  })
})

describe('text', () => {
  test('a line under text is in the paint of the element that asks for it', async () => {
    const all = await drawn('<text y="20" font-size="10" fill="red" text-decoration="underline"><tspan fill="black">a')
    expect(all[0]).toContain(`fill ${red}`)
    expect(all).toHaveLength(2)
  })

  test('`unicode-bidi` turns text around', async () => {
    const plain = await drawn('<text y="20" direction="rtl">ab')
    const turned = await drawn('<text y="20" direction="rtl" unicode-bidi="bidi-override">ab')
    expect(plain.join()).not.toBe(turned.join())
  })

  test('vertical writing is reported', async () => {
    expect(await problems('<text y="20" writing-mode="tb">a</text>')).toEqual(['`writing-mode: tb` cannot be drawn'])
  })
})

describe('masks', () => {
  test('an empty mask hides what it is for', async () => {
    expect(await drawn('<mask id="none"/><rect width="9" height="9" mask="url(#none)"/>')).toEqual([])
  })

  test('a mask may be masked: its own mask stands in the same box', async () => {
    const inner = '<mask id="inner"><rect width="5" height="9" fill="white"/></mask>'
    const outer = '<mask id="outer" mask="url(#inner)"><rect width="9" height="9" fill="white"/></mask>'
    const html = `<svg width="80" height="80">${inner}${outer}<rect width="9" height="9" mask="url(#outer)"/></svg>`
    const { list } = await display(html)
    const [group] = list.pages[0]?.operations.filter(({ type }) => type === 'group') ?? []
    const masks = group?.type === 'group' ? (group.mask?.operations ?? []) : []
    expect(masks).toMatchObject([{ type: 'group', mask: { bounds: { x: -0.9, y: -0.9 } } }])
  })
})

test('what is in a hidden drawing may be visible', async () => {
  const all = await painted(
    '<svg width="9" height="9" visibility="hidden"><rect width="5" height="5"/><rect width="3" height="3" visibility="visible"/>',
  )
  expect(all.filter((line) => line.startsWith('fill'))).toEqual([`fill ${black} 0 0 3 3`])
})

test('a picture in a drawing keeps its samples square', async () => {
  const picture = (style: string) => drawn(`<image href="pixel.png" width="40" height="20" style="${style}"/>`)
  expect(await picture('')).toEqual(['image pixel 0 0 40 20'])
  expect(await picture('image-rendering: pixelated')).toEqual(['image pixel-80x80 0 0 40 20'])
})
