import { describe, expect, test } from 'vitest'
import { fill, filled, told } from './fill.ts'

/** What stands in braces, filled with a YAML text; markup as it is written. */
function written(expression: string, yaml: string): string {
  return filled(`{{{${expression}}}}`, yaml)
}

describe('letters', () => {
  test('upper and lower follow the language', () => {
    expect(written('upper title', 'title: straße')).toBe('STRASSE')
    expect(written('upper title', 'title: istanbul\nlanguage: tr')).toBe('İSTANBUL')
    expect(written('lower title lang="tr"', 'title: ISI')).toBe('ısı')
  })

  test('upper leaves markup alone', () => {
    expect(filled('{{upper (prose title)}}', 'title: a *b* & c')).toBe('A <em>B</em> &amp; C')
  })

  test('slug', () => {
    expect(written('slug title', "title: The Ferry's Été & Noël")).toBe('the-ferrys-ete-noel')
  })

  test('concat', () => {
    expect(written('upper (concat title " / " number)', 'title: a\nnumber: 7')).toBe('A / 7')
  })
})

describe('smart', () => {
  test.each([
    ['"Alliances"', '“Alliances”'],
    ["'So be it'", '‘So be it’'],
    ["B'Elanna's ship", 'B’Elanna’s ship'],
    ["the '90s, '96 and rock 'n' roll", 'the ’90s, ’96 and rock ’n’ roll'],
    ['she said: "No." ("Never!")', 'she said: “No.” (“Never!”)'],
    ['ready -- and waiting--still', 'ready — and waiting—still'],
    ['wait...', 'wait…'],
    ['“already” done’s', '“already” done’s'],
  ])('%s becomes %s', (text, expected) => {
    expect(written('smart title', `title: ${JSON.stringify(text)}`)).toBe(expected)
  })

  test.each([
    ['de', '„Ja“, sagte er.'],
    ['fr', '«\u00a0Ja\u00a0», sagte er.'],
    ['fr-CH', '«Ja», sagte er.'],
    ['sv', '”Ja”, sagte er.'],
    ['xx', '“Ja”, sagte er.'],
  ])('has the quotes of %s', (language, expected) => {
    expect(written('smart title', `title: '"Ja", sagte er.'\nlanguage: ${language}`)).toBe(expected)
  })

  test('sees over markup whether a quote opens or closes', () => {
    expect(filled('{{smart (prose title)}}', `title: '"*No*," he said, **"Yes."**'`)).toBe(
      '“<em>No</em>,” he said, <strong>“Yes.”</strong>',
    )
  })

  test('a paragraph begins anew', () => {
    expect(filled('{{smart (paragraphs text)}}', `text: ['One"', '"Two"']`)).toBe('<p>One”</p>\n<p>“Two”</p>\n')
  })
})

test('quote puts quotes of the second level inside', () => {
  expect(written('quote title', `title: The "Nova" Affair`)).toBe('“The ‘Nova’ Affair”')
  expect(written('quote title', `title: Die "Nova"\nlanguage: de`)).toBe('„Die ‚Nova‘“')
})

describe('plural', () => {
  test.each([
    [0, 'guest stars'],
    [1, 'guest star'],
    [2, 'guest stars'],
  ])('%d', (count, expected) => {
    expect(written('plural count "guest star" "guest stars"', `count: ${count}`)).toBe(expected)
  })

  test('counts a list, has a word for none, and the forms of other languages', () => {
    expect(written('plural cast "actor" "actors"', 'cast: [a, b]')).toBe('actors')
    expect(written('plural cast "one" "more" zero="nobody"', 'cast: []')).toBe('nobody')
    expect(written('plural n "odcinek" "odcinków" few="odcinki"', 'n: 3\nlanguage: pl')).toBe('odcinki')
  })

  test('of a text is a problem', () => {
    expect(told(fill('{{plural title "a" "b"}}'))).toEqual([
      'kit.pdf.hbs {{plural title "a" "b"}}: `plural` needs a number or a list to count (helper-arguments)',
    ])
  })
})

describe('prose', () => {
  test.each([
    ['**bold** and *italic* and _so_', '<strong>bold</strong> and <em>italic</em> and <em>so</em>'],
    ['***both***', '<strong><em>both</em></strong>'],
    ['**a *b***', '<strong>a <em>b</em></strong>'],
    ['*a **b** c*', '<em>a <strong>b</strong> c</em>'],
    ['5 * 3 * 2 and snake_case_name', '5 * 3 * 2 and snake_case_name'],
    ['*open and ** open', '*open and ** open'],
    ['\\*not\\* \\[x\\] \\\\', '*not* [x] \\'],
    [
      '[our *site*](https://example.com/?a=1&b=2)',
      '<a href="https://example.com/?a&#x3D;1&amp;b&#x3D;2">our <em>site</em></a>',
    ],
    ['[mail](mailto:a@b.c) [no](javascript:x) [no]', '<a href="mailto:a@b.c">mail</a> [no](javascript:x) [no]'],
    ['# no heading <b> `code`', '# no heading &lt;b&gt; &#x60;code&#x60;'],
    ['one\\\ntwo  \nthree\nfour', 'one<br>two<br>three\nfour'],
  ])('%j', (text, expected) => {
    expect(filled('{{prose title}}', `title: ${JSON.stringify(text)}`)).toBe(expected)
  })

  test('thousands of unmatched marks take no time to speak of', () => {
    const text = '*a _b [c **d '.repeat(3000)
    expect(filled('{{prose title}}', `title: ${JSON.stringify(text)}`)).toContain('*a _b [c')
  })
})

describe('paragraphs', () => {
  test('of a list', () => {
    expect(filled('{{paragraphs text}}', 'text: [One *two*., Three.]')).toBe(
      '<p>One <em>two</em>.</p>\n<p>Three.</p>\n',
    )
  })

  test('of a text with blank lines, with a class', () => {
    expect(filled('{{paragraphs text class="lead"}}', 'text: |\n  One\n  line.\n \n  Two.')).toBe(
      '<p class="lead">One\nline.</p>\n<p class="lead">Two.</p>\n',
    )
  })

  test('of nothing', () => {
    expect(filled('{{paragraphs text}}', 'text: []')).toBe('')
  })
})

describe('credit', () => {
  test.each([
    ['[[Ann, Bo], [Cy, Di]]', 'Ann & Bo and Cy & Di'],
    ['[[Ann], [Bo], [Cy]]', 'Ann and Bo and Cy'],
    ['[[Ann, Bo, Cy]]', 'Ann & Bo & Cy'],
    ['[Ann, [Bo, Cy]]', 'Ann and Bo & Cy'],
    ['Ann', 'Ann'],
  ])('%s is %s', (teams, expected) => {
    expect(written('credit teams', `teams: ${teams}`)).toBe(expected)
  })

  test('the word between teams is that of the language, or as given', () => {
    expect(written('credit teams', 'teams: [Ann, Bo]\nlanguage: fr')).toBe('Ann et Bo')
    expect(written('credit teams and="y"', 'teams: [Ann, Bo]')).toBe('Ann y Bo')
  })

  test('names in their own script stand beside the romanised form', () => {
    const yaml = 'teams: [{ name: Kai Takada, native: 高田 海, lang: ja }, { name: Łukasz Żal, lang: pl }]'
    expect(filled('{{credit teams}}', yaml)).toBe(
      'Kai Takada\u00a0<span class="native" lang="ja">高田 海</span> and <span lang="pl">Łukasz Żal</span>',
    )
  })
})

test('name', () => {
  expect(filled('{{name star}}', 'star: { name: De LONGIS, native: null, lang: null }')).toBe('De LONGIS')
})

describe('join', () => {
  test.each([
    ['join names', 'Ann, Bo, Cy'],
    ['join names " / "', 'Ann / Bo / Cy'],
    ['join names ", " last=" and "', 'Ann, Bo and Cy'],
  ])('%s', (expression, expected) => {
    expect(written(expression, 'names: [Ann, { name: Bo }, Cy]')).toBe(expected)
  })

  test('of one, of none, and of what is no list', () => {
    expect(written('join names ", " last=" and "', 'names: [Ann]')).toBe('Ann')
    expect(written('join names', 'names: []')).toBe('')
    expect(told(fill('{{join title}}'))).toEqual([
      'kit.pdf.hbs {{join title}}: `join` needs a list, not text (helper-arguments)',
    ])
  })
})

test('group keeps the order of first appearance', () => {
  const yaml = 'crew: [{ unit: B, name: x }, { unit: A, name: y }, { unit: B, name: z }]'
  const template = '{{#each (group crew "unit")}}{{key}}:{{#each items}} {{name}}{{/each}};{{/each}}'
  expect(filled(template, yaml)).toBe('B: x z;A: y;')
})

test('count', () => {
  expect(written('count cast', 'cast: [a, b]')).toBe('2')
  expect(written('count cast', 'title: x')).toBe('0')
  expect(written('count title', 'title: Ængström')).toBe('8')
})

test('eachWithPosition counts from 1', () => {
  const template =
    '{{#eachWithPosition cast as |name n|}}{{n}}/{{@count}} {{name}}{{#unless @last}}, {{/unless}}{{/eachWithPosition}}'
  expect(filled(template, 'cast: [Ann, Bo]')).toBe('1/2 Ann, 2/2 Bo')
  expect(filled('{{#each cast}}{{@position}}{{@index}} {{/each}}', 'cast: [Ann, Bo]')).toBe('10 21 ')
})

test('each of a text is a problem', () => {
  expect(told(fill('{{#each title}}x{{else}}y{{/each}}'))).toEqual([
    'kit.pdf.hbs {{#each title}}: `each` needs a list, not text (helper-arguments); for a single value, use `{{#if}}` or `{{#with}}`',
  ])
})

describe('conditions', () => {
  test.each([
    ['eq state "none"', 'true'],
    ['eq number 7', 'true'],
    ['eq number "7"', 'false'],
    ['ne state "none"', 'false'],
    ['eq missing null', 'true'],
    ['gt number 6', 'true'],
    ['lt number 6', 'false'],
    ['not missing', 'true'],
    ['and state number', '7'],
    ['or missing empty state', 'none'],
    ['or list state', 'none'],
    ['default missing "x"', 'x'],
    ['default empty "x"', 'x'],
    ['default zero "x"', '0'],
    ['lookup names 1', 'Bo'],
  ])('%s is %s', (expression, expected) => {
    expect(written(expression, "state: none\nnumber: 7\nempty: ''\nlist: []\nzero: 0\nnames: [Ann, Bo]")).toBe(expected)
  })
})

describe('dates and times', () => {
  test.each([
    ['date day', 'March 2, 2026'],
    ['date day style="full"', 'Monday, March 2, 2026'],
    ['date day style="short"', '3/2/26'],
    ['date day lang="en-GB"', '2 March 2026'],
    ['date day style="full" lang="de"', 'Montag, 2. März 2026'],
    ['time hour', '9:05\u00a0p.m.'],
    ['time hour hours=24', '21:05'],
    ['time hour lang="de"', '21:05'],
    ['times start end', '10:01–11:00\u00a0p.m.'],
    ['times "11:30" "12:30"', '11:30\u00a0a.m.–12:30\u00a0p.m.'],
    ['times "23:30" "00:30"', '11:30\u00a0p.m.–12:30\u00a0a.m.'],
    ['times start end lang="de"', '22:01–23:00 Uhr'],
    ['zone "America/New_York"', 'Eastern Time'],
    ['zone "ET"', 'ET'],
    ['zone "UTC+02:00"', 'UTC+02:00'],
  ])('%s is %s', (expression, expected) => {
    const yaml = "day: 2026-03-02\nhour: '21:05'\nstart: '22:01'\nend: '23:00'"
    expect(written(expression, yaml)).toBe(expected)
  })

  test('an instant is moved to the zone that is asked for', () => {
    const yaml = 'at: 2026-03-02T21:00:00-05:00'
    expect(written('date at zone="Asia/Tokyo"', yaml)).toBe('March 3, 2026')
    expect(written('time at zone="Asia/Tokyo"', yaml)).toBe('11:00\u00a0a.m.')
    expect(written('time at zone="America/Los_Angeles"', yaml)).toBe('6:00\u00a0p.m.')
  })

  test("the machine's own zone and language do not matter", () => {
    const { TZ, LANG } = process.env
    try {
      Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LANG: 'ja_JP.UTF-8' })
      expect(written('date day style="full"', 'day: 2026-03-01')).toBe('Sunday, March 1, 2026')
    } finally {
      Object.assign(process.env, { TZ, LANG })
      if (TZ === undefined) delete process.env.TZ
      if (LANG === undefined) delete process.env.LANG
    }
  })

  test.each([
    [
      'date title',
      '`x` is not a date or a time (not-a-date); write `2026-03-02`, `21:00` or `2026-03-02T21:00:00-05:00`',
    ],
    [
      'date "2026-03-02" style="tiny"',
      '`date` has no style `tiny` (helper-arguments); the styles are `full`, `long`, `medium`, `short`',
    ],
    [
      'time "2026-03-02T09:00Z" zone="Mars/Base"',
      '`Mars/Base` is not a time zone that dates can be moved to (unknown-zone); write a name such as `America/New_York`',
    ],
  ])('%s is a problem', (expression, problem) => {
    expect(told(fill(`{{${expression}}}`))).toEqual([expect.stringContaining(problem)])
  })
})

test.each([
  ['mailto "a@b.c"', 'mailto:a@b.c'],
  ['tel "+44 (0)20 7946 0100"', 'tel:+442079460100'],
  ['tel "213 956 5000"', 'tel:2139565000'],
  ['href "example.com/press"', 'https://example.com/press'],
  ['href "http://example.com"', 'http://example.com'],
])('%s is %s', (expression, expected) => {
  expect(written(expression, 'title: x')).toBe(expected)
})
