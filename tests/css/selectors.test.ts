import { expect, test } from 'vitest'
import { shown, styled } from './style.ts'

const list =
  '<ul id=ul lang=en-GB><li id=a class="x y"><li id=b title="Two words"><li id=c><li id=d data-n=5></ul><p id=p dir=rtl></p>'

test.each([
  { selector: 'li', red: 'a b c d' },
  { selector: 'LI', red: 'a b c d' },
  { selector: '.x.y', red: 'a' },
  { selector: '#b', red: 'b' },
  { selector: '[title]', red: 'b' },
  { selector: '[title="two WORDS" i]', red: 'b' },
  { selector: '[title~="words"]', red: 'b' },
  { selector: '[title^="Two"]', red: 'b' },
  { selector: '[title$="rds"]', red: 'b' },
  { selector: '[title*="o w"]', red: 'b' },
  { selector: '[title^=""]', red: '' },
  { selector: 'ul > li:first-child', red: 'a' },
  { selector: 'li:last-child', red: 'd' },
  { selector: 'li + li', red: 'b c d' },
  { selector: '#b ~ li', red: 'c d' },
  { selector: 'li:nth-child(odd)', red: 'a c' },
  { selector: 'li:nth-child(2n)', red: 'b d' },
  { selector: 'li:nth-child(-n+2)', red: 'a b' },
  { selector: 'li:nth-last-child(2)', red: 'c' },
  { selector: 'li:nth-child(1 of [title])', red: 'b' },
  { selector: 'p:only-of-type', red: 'p' },
  { selector: 'li:not(.x, [title])', red: 'c d' },
  { selector: ':is(li, :nonsense):where(.x)', red: 'a' },
  { selector: 'ul:has(> [data-n])', red: 'ul a b c d' },
  { selector: 'li:has(+ #d)', red: 'c' },
  { selector: 'li:lang(en)', red: 'a b c d' },
  { selector: 'li:lang("*-GB")', red: 'a b c d' },
  { selector: 'p:dir(rtl)', red: 'p' },
  { selector: 'p:empty', red: 'p' },
  { selector: 'li:hover', red: '' },
  { selector: 'li:hover, #c', red: 'c' },
  { selector: ':host, #d, ::slotted(p)', red: 'd' },
  { selector: '#\\61', red: 'a' },
])('$selector selects $red', async ({ selector, red }) => {
  const result = await styled(`${selector} { color: red } legend { color: blue }`, list)
  expect(result.red.join(' ')).toBe(red)
  expect(result.diagnostics).toEqual([])
})

test.each([
  [':checked', ['box', 'two', 'three']],
  [':default', ['box', 'two', 'send']],
  [':disabled', ['set', 'inside']],
  [':enabled', ['box', 'one', 'two', 'three', 'in-legend', 'send', 'list', 'other', 'more', 'turns']],
  [':indeterminate', ['busy', 'more']],
  [':out-of-range', ['turns']],
  [':read-write', ['in-legend', 'turns']],
  [':open', ['shown']],
])('%s knows the state that a form is made in', async (selector, expected) => {
  const { red } = await styled(
    `${selector} { color: red } legend { color: blue }`,
    `<form><input id=box type=checkbox checked><select id=list><option id=one>1<option id=two selected>2</select>
    <select id=other><option id=three>3</select><fieldset id=set disabled><legend><input id=in-legend></legend>
    <input id=inside></fieldset><progress id=busy></progress><input id=more type=radio name=r>
    <input id=turns type=number min=1 max=5 value=9><button id=send>b</button></form><details id=shown open></details>`,
  )
  expect([...red].sort()).toEqual([...expected].sort())
})

test('the more specific selector wins, whatever the order', async () => {
  const { red } = await styled(
    '#a { color: red } li.x.y { color: blue } ul li { color: blue } :where(#b) { color: blue } li { color: red }',
    list,
  )
  expect(red).toEqual(['a'])
})

test(':is() is as specific as its most specific argument', async () => {
  const { red } = await styled(':is(li, #nobody) { color: red } li.x { color: blue }', list)
  expect(red).toEqual(['a', 'b', 'c', 'd'])
})

test('one bad selector spoils its whole rule, and says so', async () => {
  const { red, diagnostics } = await styled('li, li:frist-child { color: red }', list)
  expect(red).toEqual([])
  expect(shown(diagnostics)).toEqual(['invalid-selector: li:frist-child'])
})

test('a selector of CSS that the engine lacks is unsupported, not wrong', async () => {
  const { diagnostics } = await styled('p::part(name) { color: red }', list)
  expect(shown(diagnostics)).toEqual(['unsupported-selector: p::part(name)'])
})

test('nested rules belong to the rule around them', async () => {
  const css = `ul { color: blue;
    > li { color: red; &.x { color: blue } }
    li:last-child { color: blue }
    & + p { color: red }
    @media print { #b { color: blue } }
  }`
  const { red, diagnostics } = await styled(css, list)
  expect(diagnostics).toEqual([])
  expect(red).toEqual(['c', 'p'])
})

test('pseudo-elements have styles of their own, and exist only with content', async () => {
  const { styles, element } = await styled(
    'li::before { content: "–"; color: red } #b:before { content: none } li::marker { color: red }',
    list,
  )
  expect(styles.pseudo(element('a'), '::before')?.content).toEqual([{ type: 'text', text: '–' }])
  expect(styles.pseudo(element('b'), '::before')).toBeUndefined()
  expect(styles.pseudo(element('a'), '::after')).toBeUndefined()
  expect(styles.pseudo(element('a'), '::marker')?.color).toEqual(styles.pseudo(element('a'), '::before')?.color)
})

const scopes = '<div class=card id=card><p id=a>1</p><div class=body id=b><p id=c>2</p></div></div><p id=d>3</p>'

test.each([
  ['@scope (.card) { p { color: red } }', ['a', 'c']],
  ['@scope (.card) to (.body) { p { color: red } }', ['a']],
  ['@scope (.card) { :scope > p { color: red } }', ['a']],
  ['@scope (.card) { > p { color: red } }', ['a']],
  ['@scope (.card) { & p { color: red } }', ['a', 'c']],
  ['@scope (.card) { @scope (.body) { p { color: red } } }', ['c']],
  ['.card { @scope (& > .body) { p { color: red } } }', ['c']],
])('%s is about a part of the document', async (css, expected) => {
  const { red, diagnostics } = await styled(css, scopes)
  expect(diagnostics).toEqual([])
  expect(red).toEqual(expected)
})

test('of rules equally specific the one with the nearer scoping root wins, whatever the order', async () => {
  const { red } = await styled(
    '@scope (.light) { p { color: red } } @scope (.dark) { p { color: blue } }',
    '<div class=dark><div class=light><p id=p>x</p></div></div>',
  )
  expect(red).toEqual(['p'])
})

test('a selector is what @scope is about, or else its rule is skipped with a warning', async () => {
  const { red, diagnostics } = await styled('@scope .card { p { color: red } }')
  expect(red).toEqual([])
  expect(diagnostics.map(({ code }) => code)).toEqual(['invalid-scope'])
})

test('prefixes of namespaces select the elements of a drawing', async () => {
  const namespaces = '@namespace svg url(http://www.w3.org/2000/svg); @namespace h "http://www.w3.org/1999/xhtml";'
  const { red } = await styled(
    `${namespaces} svg|a { color: red } h|i { color: red } svg|b { color: red } |u { color: red } *|s { color: red }`,
    '<i id=i>i</i><b id=b>b</b><u id=u>u</u><s id=s>s</s><svg><a id=a /></svg><a id=h>h</a>',
  )
  expect(red).toEqual(['i', 's', 'a'])
})

test('the default namespace is that of every name without a prefix', async () => {
  const { red } = await styled(
    '@namespace "http://www.w3.org/2000/svg"; a { color: red } *|i { color: red }',
    '<a id=h>h</a><i id=i>i</i><svg><a id=s /></svg>',
  )
  expect(red).toEqual(['i', 's'])
})

test.each([':not()', ':has(:has(b))', 'foo|p', '[foo|title]'])('%s is no selector', async (selector) => {
  const { diagnostics } = await styled(`${selector} { color: red }`)
  expect(diagnostics.map(({ code }) => code)).toEqual(['invalid-selector'])
})
