import { expect, test } from 'vitest'
import { hex, styled } from './style.ts'

test('headings are bold, large, bookmarked and kept with what follows', async () => {
  const { style } = await styled('', '<h2 id=h>Title</h2>')
  expect(style('h')).toMatchObject({
    display: 'block',
    'font-size': 18,
    'font-weight': 700,
    'margin-top': 14.94,
    'break-after': 'avoid',
    'bookmark-level': 2,
    'bookmark-label': [{ type: 'content', part: 'text' }],
  })
})

test('lists are indented by 40px, nested ones have no margins and other bullets', async () => {
  const { style } = await styled('', '<ul id=a><li id=i><ul id=b><li id=j></ul></ul><ol id=o type=A>')
  expect(style('a')).toMatchObject({ 'padding-left': 30, 'margin-top': 12, 'list-style-type': 'disc' })
  expect(style('b')).toMatchObject({ 'margin-top': 0, 'list-style-type': 'circle' })
  expect(style('i').display).toBe('list-item')
  expect(style('o')['list-style-type']).toBe('upper-alpha')
})

test('tables and their parts', async () => {
  const { style } = await styled('', '<table id=t><thead id=h><tr id=r><th id=c>x</table>')
  expect(style('t')).toMatchObject({ display: 'table', 'border-spacing': { horizontal: 1.5, vertical: 1.5 } })
  expect(style('h').display).toBe('table-header-group')
  expect(style('r').display).toBe('table-row')
  expect(style('c')).toMatchObject({ display: 'table-cell', 'text-align': 'center', 'vertical-align': 'middle' })
})

test('only links with a target look like links', async () => {
  const { style } = await styled('', '<a id=a href="x">x</a><a id=b>y</a>')
  expect([hex(style('a').color), style('a')['text-decoration-line']]).toEqual(['#0000ee', ['underline']])
  expect(hex(style('b').color)).toBe('#000000')
})

test('quotes and what is not shown', async () => {
  const { styles, style, element } = await styled('', '<q id=q>x</q><p id=h hidden>x</p><sub id=s>2</sub>')
  expect(styles.pseudo(element('q'), '::before')?.content).toEqual([{ type: 'quote', kind: 'open-quote' }])
  expect(style('h').display).toBe('none')
  expect(style('s')['vertical-align']).toBe('sub')
})

test('the root is a block, whatever it asks for', async () => {
  const { styles, element } = await styled('html { display: inline }')
  const root = element('body').parent
  expect(root && styles.of(root).display).toBe('block')
})

test('an anonymous box inherits what is inherited and nothing else', async () => {
  const { styles, style } = await styled('p { color: red; margin: 5pt; border: 1pt solid }')
  const anonymous = styles.anonymous(style('p'), 'block')
  expect(anonymous).toMatchObject({ display: 'block', 'margin-top': 0, 'border-top-width': 0 })
  expect(hex(anonymous.color)).toBe('#ff0000')
  expect(styles.anonymous(style('p'), 'block')).toBe(anonymous)
})

test.each([
  ['#f00', '#ff0000'],
  ['ff0000', '#ff0000'],
  [' Red ', '#ff0000'],
  ['chucknorris', '#c00000'],
  ['6db6ec49efd278cd0bc92d1e5e072d680', '#6ecde0'],
  ['zqbttv', '#00b000'],
])('the legacy colour %s is %s', async (written, expected) => {
  const { style } = await styled('', `<table><td id=c bgcolor="${written}">x</table>`)
  expect(hex(style('c')['background-color'])).toBe(expected)
})

test('tables and images with an alignment float, center places tables in the middle', async () => {
  const { style } = await styled(
    '',
    '<table id=t align=right></table><img id=i align=left><center><table id=c></table>',
  )
  expect(style('t').float).toBe('right')
  expect(style('i').float).toBe('left')
  expect([style('c')['margin-left'], style('c')['margin-right']]).toEqual(['auto', 'auto'])
})

test('rules and frame draw the lines of a table', async () => {
  const { style } = await styled('', '<table id=t rules=cols frame=above><td id=c>x</table>')
  expect(style('t')).toMatchObject({ 'border-collapse': 'collapse', 'border-top-style': 'outset' })
  expect(style('t')['border-bottom-style']).toBe('hidden')
  expect(style('c')).toMatchObject({ 'border-left-style': 'solid', 'border-top-style': 'none' })
})

test('a head cell is centred unless its row has an alignment', async () => {
  const { style } = await styled('', '<table><tr><th id=a>x<tr align=right><th id=b>x</table>')
  expect([style('a')['text-align'], style('b')['text-align']]).toEqual(['center', 'right'])
})

test('the attributes of a body, its links, a rule and a line break', async () => {
  const { style } = await styled(
    '',
    '<html><body id=b bgcolor=yellow leftmargin=4 marginheight=8 link=red><a id=a href=x>l</a><br id=r clear=all><hr id=h size=1><hr id=s size=6 noshade>',
  )
  expect(style('b')).toMatchObject({ 'margin-left': 3, 'margin-top': 6, 'margin-right': 6 })
  expect(hex(style('a').color)).toBe('#ff0000')
  expect(style('r').clear).toBe('both')
  expect(style('h')['border-bottom-width']).toBe(0)
  expect(style('s')).toMatchObject({ 'border-top-style': 'solid', 'border-top-width': 2.25 })
})

test('controls are as large as their attributes say', async () => {
  const { style } = await styled(
    '',
    '<textarea id=t rows=10 cols=10></textarea><progress id=p value=1 max=4></progress><input id=i size=5>',
  )
  expect(style('t')).toMatchObject({ width: 60, height: 144 })
  expect(style('i').width).toBe(30)
  expect(style('p')['background-size']).toEqual([
    { width: { percent: 25, length: 0 }, height: { percent: 100, length: 0 } },
  ])
})
