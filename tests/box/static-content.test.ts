import { expect, test } from 'vitest'
import { boxesOf, boxTree } from './boxes.ts'

test('a closed details shows its summary alone, and says what is lost', async () => {
  const html = '<body><details><summary>More</summary>lost <b>text</b></details>'
  expect(await boxesOf(html)).toContain('"More"')
  expect(await boxesOf(html)).not.toContain('lost')
  const { diagnostics } = await boxTree(html)
  expect(diagnostics.map(({ code }) => code)).toEqual(['closed-details'])
})

test('an open details shows everything', async () => {
  const html = '<body><details open><summary>More</summary>shown</details>'
  expect(await boxesOf(html)).toContain('"shown"')
  expect((await boxTree(html)).diagnostics).toEqual([])
})

test.each([
  ['<input value="Ada">', '"Ada"'],
  ['<input placeholder="Name">', '"Name"'],
  ['<input type=password value="abc">', '"•••"'],
  ['<input type=submit>', '"Submit"'],
  ['<textarea placeholder="Words"></textarea>', '"Words"'],
  ['<select><option>one<option selected>two</select>', '"two"'],
  ['<canvas>No canvas</canvas>', '"No canvas"'],
  ['<ruby>base<rt>note</rt></ruby>', '"("'],
])('%s shows %s', async (html, text) => {
  expect(await boxesOf(`<body>${html}`)).toContain(text)
})

test('of a list that shows one line only the chosen option is shown', async () => {
  expect(await boxesOf('<body><select><option>one<option selected>two</select>')).not.toContain('one')
  expect(await boxesOf('<body><select multiple><option>one<option>two</select>')).toContain('"one"')
})
