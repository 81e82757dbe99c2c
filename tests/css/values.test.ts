import { expect, test } from 'vitest'
import { resolve } from '../../src/css/computed-style.ts'
import { hex, styled } from './style.ts'

test.each([
  ['96px', 72],
  ['1in', 72],
  ['2.54cm', 72],
  ['101.6Q', 72],
  ['6pc', 72],
  ['2em', 20],
  ['2rem', 24],
  ['2ex', 10],
  ['2lh', 30],
  ['10vw', 49.95],
  ['10cqw', 49.95],
  ['calc(1in - 2 * 1pt)', 70],
  ['calc((1em + 2pt) / 2)', 6],
  ['min(3em, 1in, 5pt)', 5],
  ['clamp(1pt, 9pt, 4pt)', 4],
  ['calc(1pt * max(2, 3))', 3],
  ['round(up, 7pt, 5pt)', 10],
  ['calc(2pt * pi / 3.14159265359)', 2],
  ['calc(1in / 1em * 3pt)', 21.6],
  ['calc(12pt * 10pt / (4pt * 1))', 30],
  ['calc(1pt * (atan2(1, 1) / 1deg))', 45],
  ['clamp(none, 9pt, 4pt)', 4],
  ['clamp(5pt, 1pt, none)', 5],
  ['calc(8pt * progress(5, 0, 10))', 4],
  ['50%', { percent: 50, length: 0 }],
  ['calc(50% - 6pt)', { percent: 50, length: -6 }],
])('text-indent: %s', async (text, value) => {
  const { style, diagnostics } = await styled(`p { font-size: 10pt; line-height: 1.5; text-indent: ${text} }`)
  expect(diagnostics).toEqual([])
  const indent = style('p')['text-indent'].length
  if (typeof value === 'number') expect(indent).toBeCloseTo(value, 6)
  else expect(indent).toEqual(value)
})

test('units of the font are of the parent in font-size, of the element itself elsewhere', async () => {
  const fontUnits = async () => (style: { readonly 'font-family': readonly string[] }) => {
    const ex = style['font-family'][0] === 'Small' ? 0.25 : 0.5
    return { ex, ch: 0.6, cap: 0.7, ic: 1, lineHeight: 1.5 }
  }
  const { style } = await styled('body { font: 10pt Tall } p { font: 2ex Small; width: 4ex; height: 2lh }', undefined, {
    fontUnits,
  })
  expect(style('p')).toMatchObject({ 'font-size': 10, width: 10, height: 30 })
})

test('lh in line-height is the line height of the parent', async () => {
  const { style } = await styled('body { font-size: 10pt; line-height: 2 } p { font-size: 20pt; line-height: 1.5lh }')
  expect(style('p')['line-height']).toBe(30)
})

test('min() of a percentage and a length waits for layout', async () => {
  const { style } = await styled(
    'p { margin: 0 max(10%, 20pt) 0 calc(2 * min(50%, 30pt) - 1pt); width: clamp(10pt, 50%, 40pt) }',
  )
  const at = (base: number) =>
    (['margin-right', 'margin-left', 'width'] as const).map((name) => {
      const value = style('p')[name]
      return typeof value === 'string' ? value : resolve(value, base)
    })
  expect(at(100)).toEqual([20, 59, 40])
  expect(at(300)).toEqual([30, 59, 40])
  expect(at(10)).toEqual([20, 9, 10])
})

test.each([
  ['rebeccapurple', '#663399'],
  ['#abc', '#aabbcc'],
  ['#12345680', '#123456 / 0.5'],
  ['rgb(255, 0, 128)', '#ff0080'],
  ['rgb(100% 0% 50% / 25%)', '#ff0080 / 0.25'],
  ['hsl(120deg 100% 25%)', '#008000'],
  ['hwb(0 50% 0%)', '#ff8080'],
  ['lab(54.29 80.82 69.9)', '#ff0000'],
  ['lch(54.29 106.85 40.85)', '#ff0000'],
  ['oklab(0.62796 0.22486 0.12585)', '#ff0000'],
  ['oklch(62.796% 0.25768 29.234)', '#ff0000'],
  ['color(display-p3 0 1 0)', '#00ff00'],
  ['color(srgb 1 0.5 0)', '#ff8000'],
  ['color-mix(in srgb, red, blue)', '#800080'],
  ['color-mix(in srgb, red 25%, blue)', '#4000bf'],
  ['color-mix(in hsl shorter hue, red, lime)', '#ffff00'],
  ['color-mix(in srgb, currentcolor, transparent)', '#0000ff / 0.5'],
  ['device-cmyk(0 1 0.5 0)', 'cmyk(0 1 0.5 0)'],
  ['light-dark(red, blue)', '#ff0000'],
  ['currentcolor', '#0000ff'],
  ['canvastext', '#000000'],
  ['WindowText', '#000000'],
  ['color(display-p3-linear 0 0 0)', '#000000'],
  ['rgb(from red g r b)', '#00ff00'],
  ['rgb(from #123456 calc(r * 2) g b / 50%)', '#243456 / 0.5'],
  ['rgb(from rgb(255 0 0 / 0.5) r g b)', '#ff0000 / 0.5'],
  ['hsl(from red calc(h + 120) s l)', '#00ff00'],
  ['hsl(from currentcolor h s calc(l / 2))', '#000080'],
  ['color(from red srgb calc(r / 2) g b)', '#800000'],
  ['alpha(from red / calc(alpha / 2))', '#ff0000 / 0.5'],
  ['contrast-color(yellow)', '#000000'],
  ['contrast-color(navy)', '#ffffff'],
  ['color-mix(in hsl, hsl(none 100% 50%), lime)', '#00ff00'],
  ['color-mix(in srgb, rgb(255 0 0 / none), rgb(0 0 255 / 0.5))', '#800080 / 0.5'],
  ['rgb(calc(1em / 1px) 0 0)', '#100000'],
])('background-color: %s', async (text, expected) => {
  const { style, diagnostics } = await styled(`p { color: blue; background-color: ${text} }`)
  expect(diagnostics).toEqual([])
  expect(hex(style('p')['background-color'])).toBe(expected)
})

test.each([
  'hsl(120, 50, 50)',
  'rgb(50%, 128, 0)',
  'rgb(none, 0, 0)',
  'color-mix(in srgb, red 120%, blue)',
  'color-mix(in srgb, red 0%, blue 0%)',
  'rgb(from red r g)',
  'rgb(from red h g b)',
  'round(10px)',
  'constructor',
  'var(x)',
  'var()',
])('%s is no colour', async (text) => {
  const { diagnostics } = await styled(`p { background-color: ${text} }`)
  expect(diagnostics).toHaveLength(1)
})

test('the font shorthand sets what it names and resets the rest', async () => {
  const { style } = await styled(
    'p { font-variant-numeric: tabular-nums; font: italic small-caps 600 10pt/1.4 "A B", C D, serif }',
  )
  expect(style('p')).toMatchObject({
    'font-style': 'italic',
    'font-variant-caps': 'small-caps',
    'font-variant-numeric': 'normal',
    'font-weight': 600,
    'font-size': 10,
    'line-height': { multiple: 1.4 },
    'font-family': ['A B', 'C D', 'serif'],
  })
})

test('bolder and lighter go from the parent, sizes too', async () => {
  const { style } = await styled(
    'div { font-size: 10pt; font-weight: 300 } b { font-size: larger }',
    '<div><b id=b><b id=c style="font-weight: lighter"></b></b></div>',
  )
  expect(style('b')).toMatchObject({ 'font-weight': 400, 'font-size': 12 })
  expect(style('c')['font-weight']).toBe(100)
})

test('line heights: numbers are passed on as they are, the others as lengths', async () => {
  const { style } = await styled(
    'div { font-size: 10pt } #p { line-height: 150% } #q { line-height: 1.5 } span { font-size: 20pt }',
    '<div id=p><span id=a></span></div><div id=q><span id=b></span></div>',
  )
  expect(style('a')['line-height']).toBe(15)
  expect(style('b')['line-height']).toEqual({ multiple: 1.5 })
})

test('a border without style has no width', async () => {
  const { style } = await styled('p { border: thick; border-left: 2px solid red }')
  expect(style('p')['border-top-width']).toBe(0)
  expect(style('p')['border-left-width']).toBe(1.5)
})

test.each([
  ['margin: 1pt 2pt 3pt', ['margin-top', 'margin-right', 'margin-bottom', 'margin-left'], [1, 2, 3, 2]],
  ['page-break-before: always', ['break-before'], ['page']],
  ['word-wrap: break-word', ['overflow-wrap'], ['break-word']],
  ['list-style: none', ['list-style-type', 'list-style-image'], ['none', 'none']],
  ['list-style: square inside', ['list-style-type', 'list-style-position'], ['square', 'inside']],
  ['text-decoration: underline dotted', ['text-decoration-line', 'text-decoration-style'], [['underline'], 'dotted']],
  [
    'font-variant: small-caps oldstyle-nums',
    ['font-variant-caps', 'font-variant-numeric'],
    ['small-caps', ['oldstyle-nums']],
  ],
  [
    'counter-reset: a b 3',
    ['counter-reset'],
    [
      [
        { name: 'a', value: 0 },
        { name: 'b', value: 3 },
      ],
    ],
  ],
  ['counter-increment: a', ['counter-increment'], [[{ name: 'a', value: 1 }]]],
  ['border-spacing: 1pt 2pt', ['border-spacing'], [{ horizontal: 1, vertical: 2 }]],
  ['object-position: right 10% top 3pt', ['object-position'], [{ x: { percent: 90, length: -0 }, y: 3 }]],
  [
    'font-feature-settings: "onum", "ss01" 2',
    ['font-feature-settings'],
    [
      [
        { tag: 'onum', value: 1 },
        { tag: 'ss01', value: 2 },
      ],
    ],
  ],
  [
    'quotes: "«" "»" "‹" "›"',
    ['quotes'],
    [
      [
        ['«', '»'],
        ['‹', '›'],
      ],
    ],
  ],
])('%s', async (css, names, expected) => {
  const { style, diagnostics } = await styled(`p { ${css} }`)
  expect(diagnostics).toEqual([])
  expect(names.map((name) => style('p')[name as 'width'])).toEqual(expected)
})

test.each([
  ['-webkit-box-sizing: border-box', 'box-sizing', 'border-box'],
  ['-webkit-order: 2', 'order', 2],
  ['-webkit-margin-start: 3pt', 'margin-left', 3],
  ['-webkit-padding-before: 4pt', 'padding-top', 4],
  ['display: block flow', 'display', 'block'],
  ['display: inline flow-root', 'display', 'inline-block'],
  ['display: grid inline', 'display', 'inline-grid'],
  ['display: block table', 'display', 'table'],
  ['display: flow list-item', 'display', 'list-item'],
  ['white-space: preserve nowrap', 'white-space', 'pre'],
  ['white-space: wrap preserve-breaks', 'white-space', 'pre-line'],
  ['font-style: oblique 20deg', 'font-style', 'oblique'],
  ['font-style: oblique 0deg', 'font-style', 'normal'],
  ['font: menu', 'font-family', ['system-ui']],
  ['ma\\rgin-left: 3pt', 'margin-left', 3],
  ['margin-left: 3p\\74', 'margin-left', 3],
  ['--\\61: 3pt; margin-left: var(--a)', 'margin-left', 3],
])('%s sets %s', async (css, name, expected) => {
  const { style, diagnostics } = await styled(`p { ${css} }`)
  expect(diagnostics).toEqual([])
  expect(style('p')[name as 'width']).toEqual(expected)
})

test.each([
  'background-position: 10px left',
  'box-shadow: 1px 1px -2px',
  'display: block inline',
  'font-style: oblique 91deg',
])('%s is refused', async (css) => {
  const { diagnostics } = await styled(`p { ${css} }`)
  expect(diagnostics).toHaveLength(1)
})

test('what asks for nothing new of a property that the engine lacks is no problem', async () => {
  const { diagnostics } = await styled('p { writing-mode: horizontal-tb; contain: none; zoom: 1; mask-image: inherit }')
  expect(diagnostics).toEqual([])
  expect((await styled('p { writing-mode: vertical-rl }')).diagnostics).toHaveLength(1)
})

test.each([
  ['attr(data-w px)', 24],
  ['attr(data-w type(<length>), 5pt)', 5],
  ['calc(attr(data-w type(<integer>)) * 1pt)', 32],
  ['attr(data-l type(<length>))', 7],
  ['attr(data-none px, 6pt)', 6],
  ['var(--none, attr(data-w pt))', 32],
  ['attr(data-w %)', { percent: 32, length: 0 }],
  ['env(safe-area-inset-left, 9pt)', 0],
  ['env(no-such, 9pt)', 9],
])('margin-left: %s', async (text, expected) => {
  const { style } = await styled(`p { margin-left: ${text} }`, '<p id=p data-w=32 data-l=7pt>text</p>')
  expect(style('p')['margin-left']).toEqual(expected)
})

test('an attribute that gives no value is said', async () => {
  const { style, diagnostics } = await styled('p { width: attr(data-w px) }')
  style('p')
  expect(diagnostics.map(({ message }) => message)).toEqual(['an attribute in `width` has no value here'])
})

test('content and string-set are lists of pieces', async () => {
  const { style } = await styled(
    `p { string-set: head content(text) " – " counter(n, upper-roman); bookmark-label: attr(id);
         content: string(head, last) counters(n, ".") open-quote url(a.png) }`,
  )
  expect(style('p')['string-set']).toEqual([
    {
      name: 'head',
      value: [
        { type: 'content', part: 'text' },
        { type: 'text', text: ' – ' },
        { type: 'counter', name: 'n', style: 'upper-roman' },
      ],
    },
  ])
  expect(style('p')['bookmark-label']).toEqual([{ type: 'text', text: 'p' }])
  expect(style('p').content).toEqual([
    { type: 'string', name: 'head', which: 'last' },
    { type: 'counters', name: 'n', separator: '.', style: 'decimal' },
    { type: 'quote', kind: 'open-quote' },
    { type: 'image', url: 'a.png' },
  ])
})

test('a URL in a sheet knows its folders and its line', async () => {
  const { styles } = await styled('p { list-style-image: url(dot.png) }')
  const reference = styles.urlReference('dot.png')
  expect(reference.folders).toEqual(['/project'])
  expect(reference.origin.template?.source.path).toBe('style.css')
})
