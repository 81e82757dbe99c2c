import { expect, test } from 'vitest'
import { hex, shown, styled } from './style.ts'

test('importance turns the order of style attribute and sheet round', async () => {
  const { style } = await styled(
    'p { color: blue; margin-left: 4pt !important }',
    '<p id=p style="color: red; margin-left: 9pt">',
  )
  expect(hex(style('p').color)).toBe('#ff0000')
  expect(style('p')['margin-left']).toBe(4)
})

test('presentational attributes are weaker than any rule of the author, stronger than the engine', async () => {
  const { style } = await styled('#b { width: 10pt }', '<table><td id=a width=40><td id=b width=40></table>')
  expect(style('a').width).toBe(30)
  expect(style('b').width).toBe(10)
})

test('a table with a border and cellpadding gives them to its cells', async () => {
  const { style } = await styled('', '<table id=t border=4 cellpadding=8 cellspacing=0><td id=c></table>')
  expect(style('t')['border-top-width']).toBe(3)
  expect(style('t')['border-spacing']).toEqual({ horizontal: 0, vertical: 0 })
  expect(style('c')['border-top-width']).toBe(0.75)
  expect(style('c')['padding-left']).toBe(6)
})

test('layers: later ones win, unlayered rules beat them all, important ones the other way round', async () => {
  const css = `@layer base, theme;
    @layer theme { p { color: red; margin-left: 1pt; text-indent: 1pt !important } }
    @layer base { #p { color: blue; margin-left: 2pt; text-indent: 2pt !important } }
    p { margin-left: 3pt; text-indent: 3pt !important }`
  const { style } = await styled(css)
  expect(hex(style('p').color)).toBe('#ff0000')
  expect(style('p')['margin-left']).toBe(3)
  expect(style('p')['text-indent'].length).toBe(2)
})

test.each([
  { keyword: 'inherit', color: '#ff0000', margin: 0 },
  { keyword: 'initial', color: '#000000', margin: 0 },
  { keyword: 'unset', color: '#ff0000', margin: 0 },
  { keyword: 'revert', color: '#ff0000', margin: 12 },
])('$keyword', async ({ keyword, color, margin }) => {
  const { style } = await styled(
    `div { color: red } p { color: ${keyword}; margin: ${keyword} }`,
    '<div><p id=p></div>',
  )
  expect(hex(style('p').color)).toBe(color)
  expect(style('p')['margin-top']).toBe(margin)
})

test('all sets every property but direction and unicode-bidi', async () => {
  const { style } = await styled('p { color: red; direction: rtl; all: initial }')
  expect(style('p').display).toBe('inline')
  expect(hex(style('p').color)).toBe('#000000')
  expect(style('p').direction).toBe('rtl')
})

test('custom properties are inherited, replaced, and fall back', async () => {
  const { style, diagnostics } = await styled(
    ':root { --gap: 2pt; --edges: var(--gap) 5pt } p { margin: var(--edges); padding: var(--no, 1pt 2pt); color: var(--no, var(--neither, red)) }',
  )
  expect(diagnostics).toEqual([])
  const { 'margin-top': top, 'margin-left': left, 'padding-left': padding, color } = style('p')
  expect([top, left, padding, hex(color)]).toEqual([2, 5, 2, '#ff0000'])
})

test('a cycle of custom properties makes its members invalid, and what uses them unset', async () => {
  const { style, diagnostics } = await styled(
    ':root { --a: var(--b); --b: var(--a) } div { color: red } p { color: var(--a) }',
    '<div><p id=p></div>',
  )
  expect(hex(style('p').color)).toBe('#ff0000')
  expect(shown(diagnostics)).toEqual(['invalid-value: var(--a)'])
})

test('a variable that makes no value is reported once, however many elements use it', async () => {
  const { style, diagnostics } = await styled(':root { --x: 3 apples } p { width: var(--x) }', '<p id=p><p id=q>')
  style('p')
  style('q')
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '`3 apples` is not a value of `width`, once variables are replaced',
  ])
})

test('logical properties take sides by the direction of their element', async () => {
  const { style } = await styled('p { margin-inline: 1pt 2pt; margin-left: 9pt }', '<p id=p><p id=q dir=rtl>')
  expect(style('p')['margin-left']).toBe(9)
  expect(style('p')['margin-right']).toBe(2)
  expect(style('q')['margin-left']).toBe(9)
  expect(style('q')['margin-right']).toBe(1)
})

test('equal elements share one frozen style', async () => {
  const { style } = await styled('p { color: red }', '<p id=p><p id=q><p id=r style="color: blue">')
  expect(style('p')).toBe(style('q'))
  expect(style('p')).not.toBe(style('r'))
  expect(Object.isFrozen(style('p'))).toBe(true)
})

test('attr() is of the element itself, although styles are shared', async () => {
  const { styles, element } = await styled(
    'p::before { content: attr(id) attr(title, "?") }',
    '<p id=p><p id=q title=t>',
  )
  const texts = (id: string) => styles.pseudo(element(id), '::before')?.content
  expect(texts('p')).toEqual([
    { type: 'text', text: 'p' },
    { type: 'text', text: '?' },
  ])
  expect(texts('q')).toEqual([
    { type: 'text', text: 'q' },
    { type: 'text', text: 't' },
  ])
})

test.each([
  { query: 'print', applies: true },
  { query: 'screen', applies: false },
  { query: 'not screen', applies: true },
  { query: 'print and (min-width: 8in)', applies: true },
  { query: '(width < 8in)', applies: false },
  { query: '(8in <= width <= 9in)', applies: true },
  { query: 'screen, (orientation: portrait)', applies: true },
  { query: '(hover) or (color)', applies: true },
  { query: '(width) and (not ((grid) or (monochrome)))', applies: true },
  { query: '(width) and not (grid)', applies: false },
  { query: 'print and (width) or (height)', applies: false },
  { query: '(no-such)', applies: false },
  { query: 'not (no-such)', applies: false },
  { query: '(no-such) or (width)', applies: true },
  { query: 'no such, print', applies: true },
  { query: '(resolution > 1dppx) and (aspect-ratio < 1/1)', applies: true },
  { query: '(-webkit-min-device-pixel-ratio: 2)', applies: true },
  { query: '(width >= 10vw)', applies: true },
])('@media $query applies to a Letter page: $applies', async ({ query, applies }) => {
  const { red } = await styled(`@media ${query} { p { color: red } }`)
  expect(red.includes('p')).toBe(applies)
})

test.each([
  { condition: '(display: block)', holds: true },
  { condition: '(display: no-such)', holds: false },
  { condition: 'not (display: no-such)', holds: true },
  { condition: '(color: red) and (selector(a > b) or (x: y))', holds: true },
  { condition: '(color: red) and (x: y)', holds: false },
  { condition: 'selector(:has(b))', holds: true },
  { condition: '((color: red) or (x: y)) and (not (x: y))', holds: true },
  { condition: '(color: red) and not (x: y)', holds: false },
  { condition: 'not no-such(x)', holds: true },
  { condition: 'font-format(woff2) and font-tech(variations)', holds: true },
  { condition: 'font-tech(color-svg)', holds: false },
  { condition: 'at-rule(@layer)', holds: true },
])('@supports $condition: $holds', async ({ condition, holds }) => {
  const { red } = await styled(`@supports ${condition} { p { color: red } }`)
  expect(red.includes('p')).toBe(holds)
})

test('a media query that is none, or asks for what nobody knows, is said', async () => {
  const { diagnostics } = await styled('@media print, (no-such) { p { color: red } }')
  expect(diagnostics.map(({ message }) => message)).toEqual(['`(no-such)` is not a media query and never matches'])
})

test('@import takes its place before the rules, in its layer, for its media', async () => {
  const files: Readonly<Record<string, string>> = {
    'a.css': '@import "b.css"; p { color: red }',
    'b.css': 'p { color: blue; text-indent: 5pt }',
    'screen.css': 'p { text-indent: 9pt }',
  }
  const resources = {
    read: async ({ url }: { url: string }) => ({
      id: `/project/${url}`,
      path: url,
      bytes: new TextEncoder().encode(files[url]),
    }),
  }
  const { style, diagnostics } = await styled(
    '@import url(a.css) layer(imported); @import "screen.css" screen; @layer late { p { text-indent: 1pt } }',
    '<p id=p>',
    { resources },
  )
  expect(diagnostics).toEqual([])
  expect(hex(style('p').color)).toBe('#ff0000')
  expect(style('p')['text-indent'].length).toBe(1)
})

test('an @import after rules is skipped with a warning', async () => {
  const { diagnostics } = await styled('p { color: red } @import "a.css";')
  expect(shown(diagnostics)).toEqual(['invalid-import: @import "a.css";'])
})

test("the document's own style elements come after the template's sheets", async () => {
  const { red, diagnostics } = await styled(
    'p { color: blue }',
    '<html><head><style>p { color: red; colr: 1 }</style><style media=screen>p { color: blue }</style><p id=p>',
  )
  expect(red).toEqual(['p'])
  expect(shown(diagnostics)).toEqual(['unknown-property: colr'])
})

const described = `@property --tint { syntax: '<color>'; inherits: false; initial-value: lime }
  @property --room { syntax: '<length>'; inherits: true; initial-value: 3pt }
  @property --side { syntax: 'left | right'; inherits: true; initial-value: left }`

test('a described custom property has an initial value, and is inherited only when it says so', async () => {
  const { style } = await styled(
    `${described} div { --tint: red; --room: 5pt } i { background: var(--tint); margin-left: var(--room) }`,
    '<i id=a></i><div><i id=b></i></div>',
  )
  expect(hex(style('a')['background-color'])).toBe('#00ff00')
  expect(hex(style('b')['background-color'])).toBe('#00ff00')
  expect([style('a')['margin-left'], style('b')['margin-left']]).toEqual([3, 5])
})

test('its value is inherited as computed, so that em is of the element that declares it', async () => {
  const { style } = await styled(
    `${described} div { font-size: 20pt; --room: calc(1em + 1pt) } i { font-size: 5pt; margin-left: var(--room) }`,
    '<div><i id=a></i></div>',
  )
  expect(style('a')['margin-left']).toBe(21)
})

test('what its syntax does not allow counts as not declared', async () => {
  const { style } = await styled(
    `${described} p { --room: 10%; --side: top; margin-left: var(--room); float: var(--side) }`,
  )
  expect(style('p')).toMatchObject({ 'margin-left': 3, float: 'left' })
})

test.each([
  '@property --x { inherits: true; initial-value: 1px }',
  "@property --x { syntax: '<length>'; inherits: true }",
  "@property --x { syntax: '<length>'; initial-value: 1px }",
  "@property --x { syntax: '<no-such>'; inherits: true; initial-value: 1px }",
  "@property --x { syntax: '<length>'; inherits: true; initial-value: red }",
  "@property x { syntax: '*'; inherits: true }",
])('%s describes nothing', async (css) => {
  const { diagnostics } = await styled(css)
  expect(diagnostics.map(({ code }) => code)).toEqual(['invalid-property-rule'])
})

test('revert-layer of a custom property goes back to the layer before', async () => {
  const { style } = await styled(
    '@layer a, b; @layer a { p { --x: 1pt } } @layer b { p { --x: 2pt; --x: revert-layer } } p { margin-left: var(--x) }',
  )
  expect(style('p')['margin-left']).toBe(1)
})
