import { describe, expect, test } from 'vitest'
import { expandTemplate } from '../../src/template/expand-template.ts'
import { fill, filled, kitOf, templateOf, told, written } from './fill.ts'

/** `written text <- YAML value <- template`, one for each range. */
function traced(template: string, yaml: string, partials?: Record<string, string>): string[] {
  const { text, origins } = fill(template, yaml, partials)
  return origins.map(({ start, end, origin: { value, template: place } }) =>
    [text.slice(start, end), value ? written(value) : '-', place && `${place.source.path} ${written(place)}`].join(
      ' <- ',
    ),
  )
}

describe('provenance', () => {
  test('text knows its value and its place in the template', () => {
    expect(traced('<h1>{{title}}</h1>', 'title: Fish & chips')).toEqual([
      '<h1> <- - <- kit.pdf.hbs <h1>',
      'Fish &amp; chips <- Fish & chips <- kit.pdf.hbs {{title}}',
      '</h1> <- - <- kit.pdf.hbs </h1>',
    ])
  })

  test('values keep their place through helpers, loops and partials', () => {
    const yaml = 'cast:\n  - role: Kes\n  - role: Neelix'
    expect(traced('{{#each cast}}{{> row}}{{/each}}', yaml, { row: '{{upper role}}' })).toEqual([
      'KES <- Kes <- partials/row.hbs {{upper role}}',
      'NEELIX <- Neelix <- partials/row.hbs {{upper role}}',
    ])
  })

  test('each name in a credit has its own place', () => {
    const yaml = 'teams: [[Ann, Bo], [Cy]]'
    expect(traced('{{credit teams}}', yaml).map((line) => line.split(' <- ').slice(0, 2))).toEqual([
      ['Ann', 'Ann'],
      [' &amp; ', '-'],
      ['Bo', 'Bo'],
      [' and ', '-'],
      ['Cy', 'Cy'],
    ])
  })

  test('a word in a long text has its own line', () => {
    const yaml = 'synopsis: |\n  One line.\n  *Second* line.\n'
    expect(traced('{{prose synopsis}}', yaml).map((line) => line.split(' <- ').slice(0, 2))).toEqual([
      ['One line.\n', 'One line.'],
      ['<em>', '*Second*'],
      ['Second', 'Second'],
      ['</em>', '*Second*'],
      [' line.\n', 'line.'],
    ])
  })

  test('static text keeps its place where white space was taken away', () => {
    expect(traced('a\n  {{~title~}}  \n b', 'title: x').map((line) => line.split(' <- ')[2])).toEqual([
      'kit.pdf.hbs a',
      'kit.pdf.hbs {{~title~}}',
      'kit.pdf.hbs b',
    ])
  })
})

describe('strict mode', () => {
  test('a missing value is an error, with the nearest name', () => {
    expect(told(fill('{{titel}}{{series.titl}}', 'title: x\nseries: { title: y }'))).toEqual([
      'kit.pdf.hbs titel: there is no `titel` (missing-value); did you mean `title`?',
      'kit.pdf.hbs series.titl: there is no `titl` in `series` (missing-value); did you mean `title`?',
    ])
  })

  test('a value that is null was not given', () => {
    expect(told(fill('{{rating}}', 'rating: null'))).toEqual([
      'kit.pdf.hbs rating: `rating` is not given (missing-value); if it may be missing, put it in `{{#if rating}}`',
    ])
  })

  test('says what was being written, and once for each place', () => {
    const { problems } = fill('{{#each cast}}{{performer}}{{/each}}', 'cast:\n  - { role: Kes }\n  - { role: Neelix }')
    expect(problems).toHaveLength(1)
    expect(problems[0]?.related?.map(({ message, at }) => [message, written(at)])).toEqual([
      ['while writing “Kes”', '{ role: Kes }'],
    ])
  })

  test('an argument must be there, unless the helper asks whether it is', () => {
    expect(told(fill('{{upper titel}}'))).toEqual([
      'kit.pdf.hbs titel: there is no `titel` (missing-value); did you mean `title`?',
    ])
    expect(filled('{{#if a.b.c}}x{{/if}}{{#unless a}}y{{/unless}}{{default a "z"}}{{#if (or a title)}}t{{/if}}')).toBe(
      'yzt',
    )
  })

  test('every problem is reported in one run, and the rest is still written', () => {
    const filling = fill('<p>{{a}}</p>{{b c}}{{> d}}{{cast}}<p>{{title}}</p>', 'title: x\ncast: [1]')
    expect(filling.text).toBe('<p></p><p>x</p>')
    expect(filling.problems.map(({ code }) => code)).toEqual([
      'missing-value',
      'unknown-helper',
      'unknown-partial',
      'not-text',
    ])
  })

  test('a list or a record is not text', () => {
    expect(told(fill('{{cast}}{{series}}', 'cast: [Kes]\nseries: { title: y }'))).toEqual([
      'kit.pdf.hbs {{cast}}: `cast` is a list, which cannot be written as text (not-text); write `{{#each …}}`',
      'kit.pdf.hbs {{series}}: `series` is a record, which cannot be written as text (not-text); write one of its fields',
    ])
  })
})

describe('unknown names', () => {
  test('of a helper', () => {
    expect(told(fill('{{uper title}}'))).toEqual([
      'kit.pdf.hbs uper: there is no helper `uper` (unknown-helper); did you mean `upper`?',
    ])
  })

  test('of a block helper', () => {
    expect(told(fill('{{#eech title}}x{{/eech}}'))).toEqual([
      'kit.pdf.hbs eech: there is no helper `eech` (unknown-helper); did you mean `each`?',
    ])
  })

  test('of a partial', () => {
    expect(told(fill('{{> caast}}{{> other}}', 'title: x', { cast: '' }))).toEqual([
      'kit.pdf.hbs {{> caast}}: there is no partial `caast` (unknown-partial); did you mean `cast`?',
      'kit.pdf.hbs {{> other}}: there is no partial `other` (unknown-partial); add `partials/other.hbs`',
    ])
  })

  test('also in branches that this kit does not come past', () => {
    const partials = { row: '{{#if no}}{{uper title}}{{/if}}' }
    expect(told(fill('{{#if no}}{{> row}}{{> missing}}{{/if}}', 'title: x', partials))).toEqual([
      'partials/row.hbs uper: there is no helper `uper` (unknown-helper); did you mean `upper`?',
      'kit.pdf.hbs {{> missing}}: there is no partial `missing` (unknown-partial); add `partials/missing.hbs`',
    ])
  })

  test('of a named argument', () => {
    expect(told(fill('{{date title stile="long"}}', 'title: 2026-03-02'))).toEqual([
      'kit.pdf.hbs stile="long": `date` takes no `stile=` (helper-arguments); did you mean `style=`?',
    ])
  })

  test('a helper without its argument', () => {
    expect(told(fill('{{upper}}'))).toEqual([
      'kit.pdf.hbs upper: there is no `upper` (missing-value); `upper` is a helper, which needs an argument',
    ])
    expect(told(fill('{{eq title}}'))).toEqual(['kit.pdf.hbs eq: `eq` takes 2 arguments, not 1 (helper-arguments)'])
  })
})

describe('syntax errors', () => {
  test.each([
    ['a\n{{#if x}}\nfoo', 'kit.pdf.hbs {{#if x}}: `{{#if}}` is never closed (template-syntax); add `{{/if}}`'],
    ['{{#if a}}{{/each}}', 'kit.pdf.hbs if: `{{#if}}` is closed by `{{/each}}` (template-syntax)'],
    ['a {{foo', 'kit.pdf.hbs {{: this is not the beginning of a complete tag (template-syntax); tags end with `}}`'],
    ['{{cast.1}}', expect.stringContaining('an item of a list is written `list.[1]`')],
    ['{{#*other "x"}}{{/other}}', expect.stringContaining('there is no decorator `other` (unknown-decorator)')],
  ])('%j', (template, message) => {
    const filling = fill(template)
    expect(told(filling)).toEqual([message])
    expect(filling.text).toBe('')
  })

  test('a broken partial is left out, and the rest is written', () => {
    const filling = fill('a{{> row}}b{{> row}}', 'title: x', { row: 'x{{#if}}' })
    expect(filling.text).toBe('ab')
    expect(filling.problems.map(({ code, at }) => [code, at?.source.path])).toEqual([
      ['template-syntax', 'partials/row.hbs'],
    ])
  })

  test('a partial that calls itself ends', () => {
    const filling = fill('{{> row}}', 'title: x', { row: 'x{{> row}}' })
    expect(told(filling)).toEqual([
      'partials/row.hbs {{> row}}: partial `row` calls itself without end (endless-partial)',
    ])
  })
})

describe('safety', () => {
  test.each([
    '{{constructor}}',
    '{{title.constructor}}',
    '{{__proto__}}',
    '{{cast.map}}',
    '{{lookup this "constructor"}}',
  ])('%s leads nowhere', (template) => {
    const filling = fill(template, 'title: x\ncast: [1]')
    expect(filling.text).toBe('')
    expect(filling.problems).toHaveLength(1)
  })

  test('helpers of the same names as methods of objects do not exist', () => {
    expect(
      fill('{{toString title}}{{#hasOwnProperty title}}{{/hasOwnProperty}}').problems.map(({ code }) => code),
    ).toEqual(['unknown-helper', 'unknown-helper'])
  })

  test('markup in a value is text', () => {
    expect(filled('{{title}}', 'title: <script>"x"</script>')).toBe('&lt;script&gt;&quot;x&quot;&lt;/script&gt;')
  })
})

test('an unknown document names those there are', () => {
  const messages: string[] = []
  const report = ({ message, hint }: { message: string; hint?: string }) => messages.push(`${message}; ${hint}`)
  expandTemplate(templateOf(''), 'page.pdf', kitOf('title: x'), report)
  expect(messages).toEqual(['template `test` has no `page.pdf.hbs`; it has `kit.pdf.hbs`'])
})
