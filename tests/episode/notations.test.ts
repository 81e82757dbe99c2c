import { describe, expect, test } from 'vitest'
import { load, written } from './load.ts'

const name = (text: string) => ({ name: text, native: null, lang: null })

describe('the cast', () => {
  test('a role has a performer, will have one, has none by nature, or it is not given', () => {
    const { kit, problems } = load(`title: One
cast:
  guestStars:
    - Seska: Martha Hackett
    - { role: Stowaway, state: to be announced }
    - { role: Baby Odalys, state: none }
    - Mabus
    - Jonas:
`)
    expect(problems).toEqual([])
    const members = kit?.data.cast[0]?.members ?? []
    expect(members.map(({ roles, performers, state }) => [roles[0]?.name, performers[0]?.name, state])).toEqual([
      ['Seska', 'Martha Hackett', 'named'],
      ['Stowaway', undefined, 'to be announced'],
      ['Baby Odalys', undefined, 'none'],
      ['Mabus', undefined, 'not given'],
      ['Jonas', undefined, 'not given'],
    ])
  })

  test('one role may have two performers, one performer two roles, and a performer none', () => {
    const { kit } = load(`title: One
cast:
  guestStars:
    - The Twins: [Alma Reyes, Inés Reyes]
    - { roles: [Ferryman, His Brother], performer: Tom Achterberg }
    - { performer: Joan Birch, billing: with }
`)
    expect(kit?.data.cast[0]?.members).toMatchObject([
      { roles: [name('The Twins')], performers: [name('Alma Reyes'), name('Inés Reyes')], state: 'named' },
      { roles: [name('Ferryman'), name('His Brother')], performers: [name('Tom Achterberg')] },
      { roles: [], performers: [name('Joan Birch')], billing: 'with' },
    ])
  })

  test('names keep their native form, and their letters', () => {
    const { kit } = load(`title: One
cast:
  regulars:
    - Captain Ito: { name: Umi Takada, native: 高田 海, lang: ja }
    - Culluh: Anthony De LONGIS
`)
    expect(kit?.data.cast[0]?.members[0]?.performers).toEqual([{ name: 'Umi Takada', native: '高田 海', lang: 'ja' }])
    expect(kit?.data.cast[0]?.members[1]?.performers).toEqual([name('Anthony De LONGIS')])
  })

  test('each part of a pair knows its own place', () => {
    const { kit } = load('title: One\ncast:\n  guestStars:\n    - Seska: Martha Hackett\n')
    const member = ['cast', 0, 'members', 0]
    expect(written(kit, ...member, 'roles', 0, 'name')).toBe('101.yaml:4:7 Seska')
    expect(written(kit, ...member, 'performers', 0, 'name')).toBe('101.yaml:4:14 Martha Hackett')
    expect(written(kit, 'cast', 0, 'heading')).toBe('101.yaml:3:3 guestStars')
  })

  test('groups are headed by what their key stands for, by their own heading, or by the words of the key', () => {
    const { kit } = load(`title: One
cast:
  regulars: [A]
  guestStars: { heading: Special Guests, members: [B] }
  theFerryCrew: [C]
  Heads of Wax: [D]
`)
    const groups = kit?.data.cast.map(({ key, heading }) => [key, heading])
    expect(groups).toEqual([
      ['regulars', 'Cast'],
      ['guestStars', 'Special Guests'],
      ['theFerryCrew', 'The Ferry Crew'],
      ['Heads of Wax', 'Heads of Wax'],
    ])
  })
})

describe('credits', () => {
  test.each([
    { yaml: 'Ann', teams: [['Ann']], why: 'one person' },
    { yaml: '[Ann, Bo]', teams: [['Ann'], ['Bo']], why: 'two who wrote separately' },
    { yaml: '[[Ann, Bo]]', teams: [['Ann', 'Bo']], why: 'a team' },
    { yaml: '[[Ann, Bo], Cy]', teams: [['Ann', 'Bo'], ['Cy']], why: 'a team, and somebody else' },
  ])('$yaml is $why', ({ yaml, teams }) => {
    const { kit } = load(`title: One\ncredits:\n  Written by: ${yaml}\n`)
    const names = kit?.data.credits[0]?.teams.map((team) => team.map((person) => person.name))
    expect(names).toEqual(teams)
  })

  test('the order is kept, and labels and names are as written, also when they look like numbers', () => {
    const { kit } = load('title: One\ncredits: { Written by: 50 Cent, 2: A, Directed by: B, 1: 007 }\n')
    const lines = kit?.data.credits.map(({ label, teams }) => `${label} ${teams[0]?.[0]?.name}`)
    expect(lines).toEqual(['Written by 50 Cent', '2 A', 'Directed by B', '1 007'])
  })
})

describe('texts', () => {
  test.each(['131', '1x05', '007', '0o17', '1.10', '1e3', 'NO', 'yes', '10:30', '0x1F'])('number: %s', (written) => {
    expect(load(`title: One\nnumber: ${written}\n`).kit?.data.number).toBe(written)
  })

  test('a blank line begins a paragraph, in every kind of block, and each knows its lines', () => {
    for (const style of ['|', '>', '|-', '>+']) {
      const { kit } = load(`title: One\nsynopsis:\n  long: ${style}\n    One\n    more.\n\n    Two.\n`)
      const paragraphs = kit?.data.synopsis.long.map((paragraph) => paragraph.replace(/\s+/g, ' '))
      expect(paragraphs).toEqual(['One more.', 'Two.'])
      expect(written(kit, 'synopsis', 'long', 1)).toBe('101.yaml:7:5 Two.')
    }
  })

  test('the highlight listing is the logline unless given, and is placed there', () => {
    const { kit } = load('title: One\nlogline: A boat leaves.\n')
    expect(kit?.data.highlightListing).toBe('A boat leaves.')
    expect(written(kit, 'highlightListing')).toBe('101.yaml:2:10 A boat leaves.')
    const own = load('title: One\nlogline: A boat leaves.\nhighlightListing: A boat.\n').kit
    expect(own?.data.highlightListing).toBe('A boat.')
  })
})

describe('times', () => {
  test.each([
    ['2026-03-02 09:00 Europe/London', { date: '2026-03-02', time: '09:00', zone: 'Europe/London' }],
    ['2026-03-02 09:00 America/New_York', { date: '2026-03-02', time: '09:00', zone: 'America/New_York' }],
    ['2026-03-02 9:00 p.m. ET', { date: '2026-03-02', time: '21:00', zone: 'ET' }],
    ['2026-03-02T09:00:00Z', { date: '2026-03-02', time: '09:00', zone: 'Z' }],
    ['2026-03-02 00:01 UTC+05:30', { date: '2026-03-02', time: '00:01', zone: 'UTC+05:30' }],
  ])('embargo: %s', (text, expected) => {
    const { kit, problems } = load(`title: One\nembargo: ${text}\n`)
    expect(problems).toEqual([])
    expect(kit?.data.embargo).toEqual({ ...expected, note: null })
  })

  test.each([
    ['60', 60],
    ['44 min', 44],
    ['1:52', 112],
    ['1 h 52 min', 112],
    ['2h', 120],
  ])('runningTime: %s', (text, minutes) => {
    expect(load(`title: One\nrunningTime: ${text}\n`).kit?.data.runningTime).toBe(minutes)
  })

  test('an air slot is to be announced, in words, or exact', () => {
    const slot = (yaml: string) => load(`title: One\nairSlot: ${yaml}\n`).kit?.data.airSlot
    const nothing = { toBeAnnounced: false, date: null, start: null, end: null, zone: null, text: null }
    expect(slot('TBA')).toEqual({ ...nothing, toBeAnnounced: true })
    expect(slot('Week of January 22')).toEqual({ ...nothing, text: 'Week of January 22' })
    expect(slot('2026-03-02 22:01 ET')).toEqual({ ...nothing, date: '2026-03-02', start: '22:01', zone: 'ET' })
    expect(slot('2026-03-02 9 p.m. ET')).toEqual({ ...nothing, date: '2026-03-02', start: '21:00', zone: 'ET' })
    expect(slot('2026-03-02')).toEqual({ ...nothing, date: '2026-03-02' })
    expect(slot('{ start: 10:01 p.m., end: 23:00, zone: ET }')).toEqual({
      ...nothing,
      start: '22:01',
      end: '23:00',
      zone: 'ET',
    })
  })
})

test('every key is there for templates, null or empty where nothing was given', () => {
  const { kit } = load('title: One\n')
  expect(kit?.data).toMatchObject({
    template: 'classic',
    language: 'en-US',
    paper: 'letter',
    embargo: null,
    synopsis: { short: [], medium: [], long: [] },
    cast: [],
    extra: {},
  })
  expect(Object.values(kit?.data ?? {})).not.toContain(undefined)
})

test('data under extra reaches templates as it is, with its places', () => {
  const { kit, problems } = load('title: One\nextra:\n  mood: [wry, 2]\n')
  expect(problems).toEqual([])
  expect(kit?.data.extra).toEqual({ mood: ['wry', 2] })
  expect(written(kit, 'extra', 'mood', 0)).toBe('101.yaml:3:10 wry')
})
