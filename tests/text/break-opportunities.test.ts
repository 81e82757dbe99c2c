import { expect, test } from 'vitest'
import type { ComputedStyle } from '../../src/css/computed-style.ts'
import { breakOpportunities } from '../../src/text/break-opportunities.ts'
import { inputOf, textStyle } from './text-style.ts'

const signs = { normal: '|', mandatory: '¶', hyphen: '-', emergency: '!' }

/** The text with a sign at each opportunity: | normal, ¶ mandatory, - with a hyphen, ! in an emergency. */
function print(text: string, changes: Partial<ComputedStyle> = {}, lang = 'en'): string {
  return mark(text, breakOpportunities(inputOf(text, changes, lang)))
}

function mark(text: string, breaks: ReturnType<typeof breakOpportunities>): string {
  const kinds = new Map(breaks.map(({ offset, kind }) => [offset, kind]))
  return Array.from({ length: text.length }, (_, offset) => {
    const kind = kinds.get(offset)
    return (kind ? signs[kind] : '') + text[offset]
  }).join('')
}

test.each([
  ['one two', 'one |two', 'after a space'],
  ['one   two', 'one   |two', 'after all of the spaces'],
  ['one\u00a0two', 'one\u00a0two', 'not at a no-break space'],
  ['co-production', 'co-|production', 'after a hyphen'],
  ['the -ism', 'the |-ism', 'not after the hyphen that begins a word'],
  ['war—peace', 'war|—|peace', 'around a dash'],
  ['“one” two', '“one” |two', 'not inside quotation marks'],
  ['a\nb', 'a\n¶b', 'at a line feed'],
  ['zero\u200bwidth', 'zero\u200b|width', 'at a zero width space'],
  ['example.com/stills/one', 'example.com/|stills/|one', 'after the slashes of an address'],
  ['日本語', '日|本|語', 'between ideographs'],
  ['語。', '語。', 'not before the full stop'],
  ['a\ufffcb', 'a|\ufffc|b', 'before and after an image'],
  ['a\u00a0\ufffc', 'a|\u00a0|\ufffc', 'even beside a no-break space'],
])('%j may be broken so: %j, %s', (text, expected) => {
  expect(print(text)).toBe(expected)
})

test.each([
  ['nowrap', 'a b\nc', 'a b\n¶c'],
  ['pre', 'a b\nc', 'a b\n¶c'],
  ['pre-wrap', 'a  b', 'a  |b'],
  ['break-spaces', 'a  b', 'a | |b'],
  ['pre-line', 'a b\nc', 'a |b\n¶c'],
] as const)('white-space: %s', (whiteSpace, text, expected) => {
  expect(print(text, { 'white-space': whiteSpace })).toBe(expected)
})

test('a space belongs to the box it stands in: what follows may go to the next line or not', () => {
  const range = { lang: 'en', originAt: () => undefined }
  const ranges = (first: ComputedStyle, second: ComputedStyle) => [
    { ...range, start: 0, end: 6, style: first },
    { ...range, start: 6, end: 12, style: second },
  ]
  const nowrap = textStyle({ 'white-space': 'nowrap' })
  const text = 'ab cd ef ghi'
  const breaks = (first: ComputedStyle, second: ComputedStyle) =>
    mark(text, breakOpportunities({ text, direction: 'ltr', ranges: ranges(first, second) }))
  expect(breaks(nowrap, textStyle())).toBe('ab cd ef |ghi')
  expect(breaks(textStyle(), nowrap)).toBe('ab |cd |ef ghi')
})

test('word-break: break-all breaks between any two letters', () => {
  expect(print('ab, cd', { 'word-break': 'break-all' })).toBe('a|b, |c|d')
})

test('word-break: keep-all keeps ideographs together', () => {
  expect(print('日本語 語', { 'word-break': 'keep-all' })).toBe('日本語 |語')
})

test('overflow-wrap allows a break anywhere, if nothing else helps', () => {
  expect(print('ab cd', { 'overflow-wrap': 'anywhere' })).toBe('a!b |c!d')
  expect(print('e\u0301e', { 'overflow-wrap': 'break-word' })).toBe('e\u0301!e')
})

test('line-break: anywhere', () => {
  expect(print('ab.', { 'line-break': 'anywhere' })).toBe('a|b|.')
})

test('small kana stay on their line in strict setting, and may start one otherwise', () => {
  expect(print('キャ', {}, 'ja')).toBe('キャ')
  expect(print('キャ', { 'line-break': 'normal' }, 'ja')).toBe('キ|ャ')
})

test('Thai is broken between words', () => {
  expect(print('สวัสดีครับ', {}, 'th')).toBe('สวัสดี|ครับ')
})

test('a soft hyphen shows itself only at a break', () => {
  expect(print('syn\u00addication')).toBe('syn\u00ad-dication')
  expect(print('syn\u00addication', { hyphens: 'none' })).toBe('syn\u00addication')
})

test.each([
  ['en', 'hyphenation of syndication', 'hy-phen-ation |of |syn-di-ca-tion'],
  ['en-GB', 'colourful', 'col-our-ful'],
  ['de', 'Donaudampfschifffahrt', 'Do-nau-dampf-schiff-fahrt'],
  ['fr', 'la télévision', 'la |té-lé-vi-sion'],
  ['xx', 'hyphenation', 'hyphenation'],
  ['', 'hyphenation', 'hyphenation'],
])('hyphens: auto in %j', (lang, text, expected) => {
  expect(print(text, { hyphens: 'auto' }, lang)).toBe(expected)
})

test.each([
  ['NATIONALLY', 'capitals'],
  ['Washington', 'a capital: most are names'],
  ['syn\u00addication', 'soft hyphens say where already'],
  ['press@syndication.example', 'an address'],
  ['production2', 'a code'],
  ['only', 'too short'],
])('%j is not hyphenated automatically: %s', (text) => {
  expect(print(text, { hyphens: 'auto' })).not.toMatch(/[a-z]-[a-z]/i)
})

test('a German noun is hyphenated though it has a capital', () => {
  expect(print('Fernsehen', { hyphens: 'auto' }, 'de')).toBe('Fern-se-hen')
})

/* Kinsoku: what may not end a line, what may not begin one, and what may not be parted. */
test.each([
  ['ja', '「灯台」の夜', '「灯|台」|の|夜', 'brackets keep to what they enclose'],
  ['ja', '待つ。やがて、', '待|つ。|や|が|て、', 'no line begins with a stop or comma'],
  ['ja', '（さえぐさ）', '（さ|え|ぐ|さ）', 'no line ends with an opening bracket'],
  ['ja', '人々、時々', '人々、|時々', 'no line begins with an iteration mark'],
  ['ja', 'え……そう', 'え……|そ|う', 'an ellipsis is one piece, and begins no line'],
  ['ja', 'ショー・ボート', 'ショー・|ボー|ト', 'no line begins with a small kana, a long sound or a middle dot'],
  ['ja', 'Anna Lindqvistは', 'Anna |Lindqvist|は', 'Latin words stay whole'],
  ['zh', '他说：“你好！”', '他|说：“你|好！”', 'quotation marks and colons'],
  ['zh', '《红楼梦》（上）', '《红|楼|梦》|（上）', 'titles in their marks'],
  ['ko', '안녕 하세요.', '안|녕 |하|세|요.', 'between syllables, but not before the stop'],
])('%s: %s is broken so: %s, %s', (lang, text, expected) => {
  expect(print(text, { 'line-break': 'strict' }, lang)).toBe(expected)
})

test('Korean is broken between words alone where the style keeps them together', () => {
  expect(print('안녕 하세요.', { 'word-break': 'keep-all' }, 'ko')).toBe('안녕 |하세요.')
})

test('a loose line may begin with what a strict one may not', () => {
  expect(print('人々', { 'line-break': 'loose' }, 'ja')).toBe('人|々')
  expect(print('え……', { 'line-break': 'loose' }, 'ja')).toBe('え|…|…')
  expect(print('ショ', { 'line-break': 'normal' }, 'ja')).toBe('シ|ョ')
})
