import { describe, expect, test } from 'vitest'
import { load, written } from './load.ts'

test('all problems of a file in one run, each at its line and column', () => {
  const { problems } = load(`titel: One
paper: A5
runningTime: soon
advertising:
  hedline: The Last Boat Out
headline: At the root
embargo: 2026-03-02 9:00
cast:
  regulars:
    - role: Kes
      state: to be anounced
contacts:
  - name: [A, B]
    email: nowhere
`)
  expect(problems).toEqual([
    '101.yaml:1:1 error: the file has no `title` (begin with `title: ...`)',
    '101.yaml:1:1 error: there is no key `titel` (did you mean `title`?)',
    '101.yaml:2:8 error: `paper` cannot be `A5` (did you mean `a4`?)',
    '101.yaml:3:14 error: `runningTime` must be a number, not a text (write minutes: `60`, or `1 h 52 min`)',
    '101.yaml:5:3 error: there is no key `hedline` in `advertising` (did you mean `headline`?)',
    '101.yaml:6:1 error: there is no key `headline` (it belongs at `advertising.headline`)',
    '101.yaml:7:10 error: `embargo` has no `zone` (write date, time and zone: `2026-03-02 09:00 Europe/London`)',
    '101.yaml:11:14 error: `state` cannot be `to be anounced` (did you mean `to be announced`?)',
    '101.yaml:13:11 error: `name` must be a text, not a list',
    '101.yaml:14:12 error: `email`: `nowhere` is not a mail address (write one such as `press@example.com`)',
  ])
})

test('what is wrong is left out, and the rest of the kit is kept', () => {
  const { kit } = load('titel: One\nlogline: A boat leaves.\nstills:\n  - file: a.jpg\n')
  expect(kit?.data).toMatchObject({ title: '101', logline: 'A boat leaves.', stills: [] })
})

test('a still without caption, people pictured or credit is an error for each', () => {
  expect(load('title: One\nstills:\n  - file: a.jpg\n    alt: A boat.\n').problems).toEqual([
    '101.yaml:3:5 error: `stills 1` has no `caption` (say what the picture shows, in a sentence)',
    '101.yaml:3:5 error: `stills 1` has no `pictured` (name everyone in it from left to right, or write `pictured: nobody`)',
    '101.yaml:3:5 error: `stills 1` has no `credit` (name the photographer: `credit: Jo Bell`)',
  ])
})

test.each([
  ['embargo: 2026-02-30 09:00 UTC', '`date`', 'is not a date of the calendar'],
  ['embargo: 2026-02-20 25:00 UTC', '`time`', 'is not a time of day'],
  ['embargo: 2026-02-20 09:00 Londn', '`zone`', 'is not a time zone'],
  ['language: english!', '`language`', 'is not a language tag'],
  ['website: http//example', '`website`', 'is not a web address'],
  ['slug: Not A Slug', '`slug`', 'cannot be a file name'],
  ['logline: ""', '`logline`', 'is empty'],
])('%s is an error', (line, key, complaint) => {
  const { problems } = load(`title: One\n${line}\n`)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain('error')
  expect(problems[0]).toContain(complaint)
  expect(problems[0]).toContain(key.replaceAll('`', ''))
})

test.each([
  ['quotes: Great film!', '`quotes 1` must be a map of keys, not a text', '`- text: ...`, then `  author: ...`'],
  ['bios: Born by the sea.', '`bios 1` must be a map of keys, not a text', '`- name: ...`, then `  text: ...`'],
  ['synopsis: A boat.', '`synopsis` must be a map of keys, not a text', '`short: ...`, then `medium: ...`'],
])('%s: the hint shows how the keys are written', (line, message, example) => {
  expect(load(`title: One\n${line}\n`).problems).toEqual([
    expect.stringMatching(new RegExp(`error: ${message} \\(write each key on a line of its own: ${example}\\)$`)),
  ])
})

test.each(['tomorrow', 'March 2, 2026 9:00 ET', '2026/03/02 09:00 ET', '2026-03-02', '2026-03-02 at nine'])(
  '`embargo: %s` is one error, with the way to write it',
  (text) => {
    expect(load(`title: One\nembargo: ${text}\n`).problems).toEqual([
      '101.yaml:2:10 error: `embargo` must be a date with its time and zone, not a text (write date, time and zone: `2026-03-02 09:00 Europe/London`)',
    ])
  },
)

test.each(['cast:\n  - Kes: Jennifer Lien\n  - Seska: Martha Hackett\n', 'cast:\n  Kes: Jennifer Lien\n  Seska: B\n'])(
  'people without a group are one error, not headings: %j',
  (cast) => {
    const { kit, problems } = load(`title: One\n${cast}`)
    expect(problems).toEqual([
      expect.stringMatching(
        /^101.yaml:3:\d error: `cast 1` must be a group with a list of its people, not a text \(name the group above/,
      ),
    ])
    expect(kit?.data.cast).toEqual([])
  },
)

test.each(['title: caf\uFFFD\n', '\uFFFD\uFFFDt\0i\0t\0l\0e\0'])(
  'a file that is not UTF-8 is said to be that: %j',
  (yaml) => {
    const { kit, problems } = load(yaml)
    expect(kit).toBeUndefined()
    expect(problems).toEqual([expect.stringMatching(/^101.yaml:1:\d+ error: the file is not UTF-8/)])
  },
)

describe('warnings', () => {
  test('a text over its limit, by what readers count', () => {
    expect(load('title: One\nlimits: { short: 5 }\nsynopsis: { short: A boat. }\n').problems).toEqual([
      '101.yaml:3:20 warning: `synopsis.short` has 7 characters, 2 more than the limit (shorten it; `limits.short` sets the limit, 0 for none)',
    ])
    expect(load('title: One\nlimits: { short: 5 }\nsynopsis: { short: e\u0301e\u0301e\u0301 }\n').problems).toEqual([])
  })

  test.each([
    ['cast: { regulars: [{ Kes: TBA }] }', "`TBA` would be printed as the performer's name"],
    ['cast: { regulars: [{ performer: A, state: none }] }', 'a performer is named, and yet `state` is `none`'],
    ['cast: { regulars: [{ performer: A, billing: and }, B] }', 'a performer billed with "and" comes last'],
    ['cast: { regulars: [{ note: (voice) }] }', 'a cast entry names nobody'],
    ['credits: { Written by: Ann & Bo }', '`Ann & Bo` is credited as one name'],
    ['airSlot: 2026-03-02 22:01 to 23:00 ET', '`airSlot` is printed as words'],
    ['episodes: { title: A, airSlot: 2026-03-02 at ten }', '`airSlot` is printed as words'],
    ['airSlot: { start: 22:01 }', '`airSlot` has a time without a zone'],
    ['stills: [{ file: a.jpg, caption: A, pictured: nobody, credit: Jo }]', '`a.jpg` has no `alt` text'],
  ])('%s', (line, message) => {
    const { problems } = load(`title: One\n${line}\n`)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(message)
  })
})

describe('YAML', () => {
  test.each([
    ['title: Fire: A Love Story', '1:8', 'put quotes around a text that has a colon in it'],
    ['title: One\n\tnumber: 1', '2:1', 'YAML is indented with spaces only'],
    ['title: "One', '1:8', 'close it where the text or list ends'],
    ['title: @home', '1:8', 'put quotes around the text'],
    ['title: One\n---\ntitle: Two', '2:1', 'one file is one episode'],
    ['- One', '1:1', 'begin with `title: ...`'],
  ])('%j is explained, and makes no kit', (yaml, place, hint) => {
    const { kit, problems } = load(`${yaml}\n`)
    expect(kit).toBeUndefined()
    expect(problems[0]).toContain(`101.yaml:${place} error`)
    expect(problems[0]).toContain(hint)
  })

  test.each([
    ['stills:\n  - file: a.jpg\n    alt: A\n   - file: b.jpg\n    alt: B', '4:4'],
    ['stills:\n  - file: a.jpg\n    alt: A\n - file: b.jpg\n    alt: B', '4:2'],
    ['cast:\n  regulars:\n    - Kes: A\n   - B: C\n    - D: E', '4:4'],
  ])('an item in a wrong column is one error, at the item: %j', (yaml, place) => {
    expect(load(`${yaml}\n`).problems).toEqual([
      `101.yaml:${place} error: this list item is in no column of a list above it (the \`-\` of all items of a list stand below one another, with no keys between them)`,
    ])
  })

  test('a key given twice is an error at the second, and the first counts', () => {
    const { kit, problems, diagnostics } = load('title: One\nnumber: 1\ntitle: Two\n')
    expect(problems).toEqual(['101.yaml:3:1 error: `title` is given twice (keep one of the two)'])
    expect(diagnostics[0]?.related?.[0]?.at.start).toBe(0)
    expect(kit?.data.title).toBe('One')
  })

  test('aliases and merge keys work, and their values stand where they were written', () => {
    const { kit, problems } = load(`title: One
extra: { office: &office { organisation: Harbour Light, web: example.com } }
studio: &studio Harbour Light
network: *studio
contacts:
  - <<: *office
    name: Jo
    web: jo.example.com
`)
    expect(problems).toEqual([])
    expect(kit?.data.network).toBe('Harbour Light')
    expect(written(kit, 'network')).toBe('101.yaml:3:17 Harbour Light')
    expect(kit?.data.contacts[0]).toMatchObject({ organisation: 'Harbour Light', web: 'jo.example.com' })
    expect(written(kit, 'contacts', 0, 'organisation')).toBe('101.yaml:2:42 Harbour Light')
  })

  test('an alias of nothing, of itself, or of too much', () => {
    expect(load('title: One\nstudio: &studio A\nnetwork: *studoi\n').problems).toEqual([
      '101.yaml:3:10 error: nothing above is named `&studoi` (did you mean `*studio`?)',
    ])
    expect(load('title: One\nextra: &all { again: *all }\n').problems).toEqual([
      '101.yaml:2:22 error: `*all` stands inside the value it repeats',
    ])
    const bomb = Array.from(
      { length: 9 },
      (_, level) => `  l${level}: &l${level} [${Array(10).fill(level === 0 ? 'x' : `*l${level - 1}`)}]`,
    ).join('\n')
    expect(
      load(`title: One\nextra:\n${bomb}\n`).problems.filter((problem) => problem.includes('200,000')),
    ).toHaveLength(1)
  })

  test('an empty file has no title, and nothing else is said', () => {
    expect(load('').problems).toEqual(['101.yaml:1:1 error: the file has no `title` (begin with `title: ...`)'])
  })

  test('line ends of Windows and a byte order mark change nothing', () => {
    const { kit, problems } = load('\uFEFFtitle: One\r\nsynopsis:\r\n  long: |\r\n    A.\r\n\r\n    B.\r\n')
    expect(problems).toEqual([])
    expect(kit?.data.synopsis.long).toEqual(['A.', 'B.'])
    expect(written(kit, 'synopsis', 'long', 1)).toBe('101.yaml:6:5 B.')
  })
})

test('a missing file is reported', () => {
  expect(load('title: One\n', { '101.yaml': undefined as unknown as string }).problems).toEqual([
    'error: there is no file `episodes/show/101.yaml`',
  ])
})
