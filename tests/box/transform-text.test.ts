import { expect, test } from 'vitest'
import type { TextRun } from '../../src/box/box.ts'
import { boxTree } from './boxes.ts'

async function run(html: string): Promise<TextRun> {
  const { root } = await boxTree(html)
  const body = root.content.children[0] as typeof root
  const paragraph = body.content.children[0] as typeof root
  return paragraph.content.children[0] as TextRun
}

test.each([
  { transform: 'uppercase', lang: 'en', written: 'De Longis', shown: 'DE LONGIS' },
  { transform: 'uppercase', lang: 'de', written: 'Straße', shown: 'STRASSE' },
  { transform: 'uppercase', lang: 'tr', written: 'istanbul', shown: 'İSTANBUL' },
  { transform: 'lowercase', lang: 'tr', written: 'ISPARTA', shown: 'ısparta' },
  { transform: 'capitalize', lang: 'en', written: "the captain's log, it isn't", shown: "The Captain's Log, It Isn't" },
  { transform: 'capitalize', lang: 'nl', written: 'ijs in ijmuiden', shown: 'IJs In IJmuiden' },
  { transform: 'capitalize', lang: 'hr', written: 'ǆep ǉubav', shown: 'ǅep ǈubav' },
  { transform: 'uppercase', lang: 'el', written: 'Αλέξανδρος ή Μαΐου', shown: 'ΑΛΕΞΑΝΔΡΟΣ Ή ΜΑΪΟΥ' },
  { transform: 'lowercase', lang: 'lt', written: 'Ì', shown: 'i̇̀' },
  { transform: 'full-width', lang: 'ja', written: 'No. 9 ｶﾒ', shown: 'Ｎｏ．\u3000９\u3000カメ' },
  { transform: 'uppercase full-width', lang: 'ja', written: 'abc', shown: 'ＡＢＣ' },
  { transform: 'full-size-kana', lang: 'ja', written: 'ぁゃッｮ', shown: 'あやツﾖ' },
])('$written in $transform is $shown and is copied as written', async ({ transform, lang, written, shown }) => {
  const { text, written: units } = await run(`<p lang="${lang}" style="text-transform: ${transform}">${written}</p>`)
  expect(text).toBe(shown)
  expect(units?.join('')).toBe(written)
})

test('a word that goes on in another element is not capitalized twice', async () => {
  const { root } = await boxTree('<p style="text-transform: capitalize">un<b>done deal</b></p>')
  const body = root.content.children[0] as typeof root
  const paragraph = body.content.children[0] as typeof root
  const [first, bold] = paragraph.content.children
  const inner = bold?.type === 'inline' ? bold.children[0] : undefined
  expect([first, inner].map((each) => (each?.type === 'text' ? each.text : ''))).toEqual(['Un', 'done Deal'])
})
