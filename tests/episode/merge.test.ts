import { expect, test } from 'vitest'
import { load, written } from './load.ts'

test('maps are merged by key, at every depth; everything else is replaced', () => {
  const { kit, problems } = load(
    'title: One\ncast:\n  guestStars:\n    - Seska: Martha Hackett\nnetwork: B\nusageTerms: None.\n',
    {
      'series.yaml':
        'network: A\nrating: TV-PG\nusageTerms: Press only.\ncast:\n  regulars:\n    - Kes: Jennifer Lien\n',
    },
  )
  expect(problems).toEqual([])
  expect(kit?.data.cast.map((group) => group.key)).toEqual(['regulars', 'guestStars'])
  expect(kit?.data).toMatchObject({ network: 'B', rating: 'TV-PG', usageTerms: ['None.'] })
})

test('a key with a plus adds to the list underneath, at any depth, whichever way the lists are written', () => {
  const { kit, problems } = load(
    `title: One
contacts+: Press Office B
crew+:
  - Editor: Cy
links+: { Trailer: example.com/trailer }
cast:
  regulars+:
    - The Doctor: Robert Picardo
`,
    {
      'series.yaml': `contacts: Press Office A
crew:
  Music by: Bea
  Producer: Al
cast:
  regulars:
    - Kes: Jennifer Lien
`,
    },
  )
  expect(problems).toEqual([])
  expect(kit?.data.contacts.map(({ name }) => name)).toEqual(['Press Office A', 'Press Office B'])
  expect(kit?.data.crew.map(({ label }) => label)).toEqual(['Music by', 'Producer', 'Editor'])
  expect(kit?.data.links).toEqual([{ label: 'Trailer', url: 'example.com/trailer' }])
  expect(kit?.data.cast[0]?.members.map(({ roles }) => roles[0]?.name)).toEqual(['Kes', 'The Doctor'])
})

test('a key without a value takes the value of the series away', () => {
  const { kit, problems } = load('title: One\nrating:\ncontacts: ~\n', {
    'series.yaml': 'rating: TV-PG\ncontacts: Press Office\n',
  })
  expect(problems).toEqual([])
  expect(kit?.data).toMatchObject({ rating: null, contacts: [] })
})

test('series files of all folders up to episodes/ are merged, the nearest winning', () => {
  const { kit } = load('title: One\n', {
    'series.yaml': 'network: Near\n',
    '../series.yaml': 'network: Far\nstudio: Far\n',
    '../../series.yaml': 'genre: outside of episodes/\n',
  })
  expect(kit?.data).toMatchObject({ network: 'Near', studio: 'Far', genre: null })
  expect(kit?.sources.map(({ path }) => path)).toEqual([
    'episodes/series.yaml',
    'episodes/show/series.yaml',
    'episodes/show/101.yaml',
  ])
})

test('a value knows the file it came from', () => {
  const { kit } = load('title: One\ncontacts+: B\n', { 'series.yaml': 'network: UPN\ncontacts: [A]\n' })
  expect(written(kit, 'title')).toBe('101.yaml:1:8 One')
  expect(written(kit, 'network')).toBe('series.yaml:1:10 UPN')
  expect(written(kit, 'contacts', 0, 'name')).toBe('series.yaml:2:12 A')
  expect(written(kit, 'contacts', 1, 'name')).toBe('101.yaml:2:12 B')
  expect(written(kit, 'paper')).toBeUndefined()
})

test('a file replaces a list or adds to it, not both', () => {
  expect(load('title: One\nlinks: [a.example.com]\nlinks+: [b.example.com]\n').problems).toEqual([
    "101.yaml:3:1 error: `links` and `links+` are both given (keep `links` to replace the series' list, or `links+` to add to it)",
  ])
})

test('a problem in series.yaml is shown there', () => {
  expect(load('title: One\n', { 'series.yaml': 'paper: a5\n' }).problems).toEqual([
    'series.yaml:1:8 error: `paper` cannot be `a5` (did you mean `a4`?)',
  ])
})
