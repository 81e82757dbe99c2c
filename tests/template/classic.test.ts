import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadKit } from '../../src/episode/load-kit.ts'
import { elementsOf } from '../../src/html/document.ts'
import type { Element } from '../../src/html/element.ts'
import { parseHtml } from '../../src/html/parse-html.ts'
import { expandTemplate } from '../../src/template/expand-template.ts'
import { loadTemplate } from '../../src/template/load-template.ts'
import type { Template } from '../../src/template/template.ts'

const builtinDir = fileURLToPath(new URL('../../templates', import.meta.url))
const fail = ({ message }: { message: string }) => {
  throw new Error(message)
}

let classic: Template
beforeAll(async () => {
  const template = await loadTemplate('classic', { projectDir: '/project', builtinDir }, fail)
  if (!template) throw new Error('classic is missing')
  classic = template
})

/** The page that `classic` makes of an episode; any problem fails the test. */
function page(yaml: string): Element {
  const readFile = (path: string) => (path.endsWith('episode.yaml') ? yaml : undefined)
  const kit = loadKit('episodes/episode.yaml', { projectDir: '/project', readFile }, fail)
  if (!kit) throw new Error('no kit')
  return parseHtml(expandTemplate(classic, 'kit.pdf', kit, fail), fail).root
}

function all(root: Element, tag: string): Element[] {
  return Array.from(elementsOf(root)).filter((element) => element.tag === tag)
}

/** All text in an element, as a reader gets it. */
function read(element: Element): string {
  const text = (node: Element['children'][number]): string =>
    node.type === 'text' ? node.value : node.children.map(text).join('')
  return text(element)
    .replace(/[^\S\u00a0]+/g, ' ')
    .trim()
}

function rows(root: Element): string[] {
  return all(root, 'tr').map((row) =>
    row.children.flatMap((cell) => (cell.type === 'element' ? read(cell) || '-' : [])).join(' | '),
  )
}

describe('classic', () => {
  test('a section without data leaves no trace', () => {
    const root = page('title: Alliances')
    expect(read(all(root, 'body')[0] as Element)).toBe('“Alliances”')
    expect(all(root, 'section').concat(all(root, 'h2'), all(root, 'table'), all(root, 'footer'))).toEqual([])
  })

  test('page 1 begins with the embargo, then number and title', () => {
    const root = page(
      'title: Alliances\nnumber: 131\nembargo: 2026-03-02 09:00 Europe/London\nlogline: One "small" boat.',
    )
    expect(read(all(root, 'body')[0] as Element)).toBe(
      'Embargoed until Monday, March 2, 2026, 9:00\u00a0a.m. United Kingdom Time Episode #131 “Alliances” One “small” boat. ' +
        'Highlight Listing “Alliances” — One “small” boat.',
    )
  })

  test('roles and performers stand in rows, whatever is known of them', () => {
    const root = page(`
title: Alliances
cast:
  guestStars:
    - Culluh: Anthony De LONGIS
    - Mabus
    - { role: Stowaway, state: to be announced }
    - { role: Cat, state: none }
    - { role: Twins, performer: [Max, Leo], note: (voice) }
    - { performer: Ann, billing: with }`)
    expect(rows(root)).toEqual([
      'Role | Performer',
      'Culluh | Anthony De LONGIS',
      'Mabus | -',
      'Stowaway | to be announced',
      'Cat | –',
      'Twins | Max and Leo (voice)',
      '- | with Ann',
    ])
    expect(all(root, 'th').map(({ attributes }) => attributes.get('scope')?.value)).toEqual([
      'col',
      'col',
      ...Array(5).fill('row'),
    ])
  })

  test('credits join teams by the rule of the guilds', () => {
    const root = page('title: x\ncredits:\n  Written by: [[Ann, Bo], [Cy, Di]]\n  Directed by: Eve')
    expect(rows(root)).toEqual(['Written by | Ann & Bo and Cy & Di', 'Directed by | Eve'])
  })

  test('the listing has the series in capitals that can be copied', () => {
    const root = page('title: Alliances\nseries: "Star Trek: Voyager"\nhighlightListing: Janeway seeks an alliance.')
    expect(read(all(root, 'section')[0] as Element)).toBe(
      'Highlight Listing STAR TREK: VOYAGER: “Alliances” — Janeway seeks an alliance.',
    )
  })

  test('contacts are links, and names carry their language', () => {
    const root = page(`
title: x
contacts:
  - { name: Umi Takada, native: 高田 海, lang: ja, phones: +44 (0)20 7946 0100, email: a@b.example, web: b.example }`)
    expect(all(root, 'a').map(({ attributes }) => attributes.get('href')?.value)).toEqual([
      'tel:+442079460100',
      'mailto:a@b.example',
      'https://b.example',
    ])
    expect(all(root, 'span').flatMap(({ attributes }) => attributes.get('lang')?.value ?? [])).toEqual(['ja'])
  })

  test('every section can be written', () => {
    const root = page(`
title: The "Nova" Affair
language: en-GB
originalTitle: { text: L’Affaire Nova, lang: fr }
revision: { number: 2, date: 2026-03-01, changes: New air date. }
dateline: { place: LONDON, date: 2026-03-01 }
series: { title: Salt, season: 2, about: A show. }
airSlot: { date: 2026-03-02, start: '22:01', end: '23:00', zone: ET }
runningTime: 60
synopsis: { short: Short *one*. }
advertising: { headline: Up, support: Down, copy: Copy. }
crew: { Music by: [Ann, Bo] }
billingBlock: A production.
quotes: { text: Fine, author: Ann, source: The Mail }
awards: { title: Best, by: Jury, year: 2025, result: Won, recipient: Bo }
stills: { file: a.jpg, caption: A boat, pictured: [Ann, { name: Bo, role: Kes }], credit: Cy, alt: A boat }
bios: { name: Ann, role: Kes, text: Born. }
productionNotes: { heading: Notes, text: Made. }
directorsStatement: { text: I made it., by: Di }
questions: { question: Why?, answer: Because., by: Di }
episodes: { number: 1, title: One, date: 2026-03-02, logline: First., web: b.example }
technicalSpecs: { Aspect ratio: '1.85:1' }
music: { title: Song, artist: Ann, composer: Bo, rights: Courtesy of Cy }
links: { Pictures: b.example }
website: b.example
usageTerms: For press use.
copyright: © 2026`)
    expect(all(root, 'h2').map(read)).toEqual([
      'Synopsis',
      'Credits',
      'Advertising Headline',
      'Quotes',
      'Awards',
      'Stills',
      'Biographies',
      'Production Notes',
      'Director’s Statement',
      'Questions and Answers',
      'Episodes',
      'Technical Specifications',
      'Music',
      'Press Contacts',
      'About Salt',
    ])
    expect(read(all(root, 'figcaption')[0] as Element)).toBe('A boat Pictured from left: Ann, Bo (Kes). Photo: Cy')
    expect(all(root, 'li').map(read).slice(0, 2)).toEqual(['2 March 2026, 22:01–23:00 ET', '60 minutes'])
  })
})
