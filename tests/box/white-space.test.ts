import { expect, test } from 'vitest'
import { boxesOf, boxTree } from './boxes.ts'

test.each([
  { html: '<p>  a \n\t b  </p>', text: ['a b'], why: 'runs of white space are one space, none at the ends' },
  { html: '<p>a <b> b</b></p>', text: ['a ', 'b'], why: 'across elements too' },
  { html: '<p>a <br> b</p>', text: ['a', 'b'], why: 'none before or after a line break' },
  { html: '<pre>a  b\n c</pre>', text: ['a  b\n c'], why: 'pre keeps all' },
  { html: '<p style="white-space: pre-line"> a  b \n c</p>', text: ['a b\nc'], why: 'pre-line keeps line feeds' },
  { html: '<p><b> </b></p>', text: [], why: 'white space alone vanishes' },
  { html: '<p>a <b> </b> b</p>', text: ['a ', 'b'], why: 'one space is left of three' },
])('white space of $html: $why', async ({ html, text }) => {
  const found = (await boxesOf(html)).match(/".*"/g) ?? []
  expect(found.map((each) => JSON.parse(each))).toEqual(text)
})

test('text still knows its place when spaces before it are gone', async () => {
  const { root } = await boxTree('<p>  a   word</p>')
  const body = root.content.children[0] as typeof root
  const paragraph = body.content.children[0] as typeof root
  const run = paragraph.content.children[0]
  if (run?.type !== 'text') throw new Error('no text')
  const { origin } = run.origins.at(-1) ?? {}
  expect(run.text).toBe('a word')
  expect(origin?.template?.source.text.slice(origin.template.start, origin.template.end)).toContain('word')
})
