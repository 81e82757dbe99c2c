import { expect, test } from 'vitest'
import { asciiWords } from '../../src/episode/slug.ts'
import { load } from './load.ts'

test.each([
  ["Þórunn's Ferry", 'thorunns-ferry'],
  ['Straße nach Øst', 'strasse-nach-ost'],
  ['Nguyễn Thị Hồng Ngọc', 'nguyen-thi-hong-ngoc'],
  ['Zażółć gęślą jaźń', 'zazolc-gesla-jazn'],
  ['İskender Işıldak', 'iskender-isildak'],
  ['Salt & Signal', 'salt-and-signal'],
  ['"Alliances" … Part ½', 'alliances-part-1-2'],
  ['渡し船', ''],
  ['The 渡し船', ''],
  ['???', ''],
])('%s -> %s', (text, slug) => {
  expect(asciiWords(text)).toBe(slug)
})

test.each([
  {
    yaml: 'title: Alliances\nnumber: 131\nseries: { title: "Star Trek: Voyager", slug: voyager }',
    slug: 'voyager-131-alliances',
  },
  { yaml: 'title: Alliances\nseries: "Star Trek: Voyager"', slug: 'star-trek-voyager-alliances' },
  { yaml: 'title: Con', slug: 'con-kit' },
  { yaml: 'title: 渡し船\nnumber: 3\nseries: { title: 塩, slug: salt }', slug: 'salt-101' },
  { yaml: 'title: One\nslug: my-kit', slug: 'my-kit' },
  { yaml: `title: ${'Herring and '.repeat(9)}`, slug: 'herring-and-herring-and-herring-and-herring-and-herring-and' },
])('the kit of $yaml is named $slug', ({ yaml, slug }) => {
  expect(load(`${yaml}\n`).kit?.slug).toBe(slug)
})
