import { describe, expect, test } from 'vitest'
import type { Diagnostic, MarkedText, OriginRange, Span } from '../../src/diagnostic.ts'
import { elementsOf, textOf } from '../../src/html/document.ts'
import type { Element } from '../../src/html/element.ts'
import { languageOf } from '../../src/html/language.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'

function parse(html: string | MarkedText) {
  const diagnostics: Diagnostic[] = []
  const marked = typeof html === 'string' ? markWholeFile({ path: 'page.html', text: html }) : html
  const document = parseHtml(marked, (problem) => diagnostics.push(problem))
  const find = (tag: string): Element => {
    const found = Array.from(elementsOf(document.root)).find((element) => element.tag === tag)
    if (!found) throw new Error(`no <${tag}>`)
    return found
  }
  return { document, diagnostics, find }
}

function written(span: Span | undefined): string | undefined {
  return span?.source.text.slice(span.start, span.end)
}

/** `parsed text <- what was written`, one for each range. */
function traced(text: string, origins: readonly OriginRange[]): string[] {
  return origins.map(
    ({ start, end, origin }) => `${text.slice(start, end)} <- ${written(origin.value ?? origin.template)}`,
  )
}

function tracedText(element: Element): string[] {
  return element.children.flatMap((child) => (child.type === 'text' ? traced(child.value, child.origins) : []))
}

describe('the tree', () => {
  test('has the elements that HTML implies, with the origin of their parents', () => {
    const { find } = parse('<table id="t"><tr><td>x</table>')
    expect(find('td').parent?.parent?.tag).toBe('tbody')
    expect(written(find('tbody').origin.template)).toBe('<table id="t">')
  })

  test('keeps SVG in its namespace and spelling', () => {
    const { find } = parse('<svg viewBox="0 0 1 1"><linearGradient xlink:href="#a"/></svg>')
    expect(find('linearGradient')).toMatchObject({ namespace: 'svg', tag: 'linearGradient' })
    expect([...find('svg').attributes.keys()]).toEqual(['viewBox'])
    expect([...find('linearGradient').attributes.keys()]).toEqual(['xlink:href'])
  })

  test('has neither comments nor the content of <template>', () => {
    const { find } = parse('<p>a<!-- b -->c</p><template><i>d</i></template>')
    expect(find('p').children).toHaveLength(2)
    expect(find('template').children).toEqual([])
  })

  test('shows what <noscript> holds, since there are no scripts', () => {
    expect(textOf(parse('<body><noscript><p>plain</p></noscript>').find('p'))).toBe('plain')
  })

  test('holds a page that is nested 5,000 deep', () => {
    const { document } = parse(`${'<div>'.repeat(5000)}x`)
    expect(Array.from(elementsOf(document.root), ({ tag }) => tag).filter((tag) => tag === 'div')).toHaveLength(5000)
  })

  test('has the title with its white space collapsed', () => {
    expect(parse('<title>\n  Fish &amp;\n chips </title>').document.title).toBe('Fish & chips')
    expect(parse('<svg><title>a drawing</title></svg>').document.title).toBe('')
  })
})

describe('origins', () => {
  test('text knows what it was written as', () => {
    expect(tracedText(parse('<p>one two</p>').find('p'))).toEqual(['one two <- one two'])
  })

  test('character references are shorter in the text than in the file', () => {
    const value = { source: { path: 'kit.yaml', text: 'Fish & chips' }, start: 0, end: 12 }
    const text = '<p>a &lt; Fish &amp; chips &gt; b</p>'
    const template = { source: { path: 'kit.pdf.hbs', text }, start: 0, end: text.length }
    const origins = [
      { start: 0, end: 10, origin: { template } },
      { start: 10, end: 26, origin: { value, template } },
      { start: 26, end: text.length, origin: { template } },
    ]
    const p = parse({ text, origins }).find('p')
    const [child] = p.children
    expect(child).toMatchObject({ value: 'a < Fish & chips > b' })
    expect(
      p.children.flatMap((it) => (it.type === 'text' ? it.origins.map(({ start, end }) => [start, end]) : [])),
    ).toEqual([
      [0, 4],
      [4, 16],
      [16, 20],
    ])
  })

  test.each([
    ['&copy 5', '© 5'],
    ['&#x1F600;!', '😀!'],
    ['&notit;!', '¬it;!'],
    ['a\r\nb', 'a\nb'],
    ['AT&T &c.', 'AT&T &c.'],
    ['&NotEqualTilde;!', '≂̸!'],
  ])('%j is read as %j, and its last character is still found', (html, text) => {
    const [child] = parse(`<p>${html}</p>`).find('p').children
    expect(child).toMatchObject({ value: text, origins: [{ start: 0, end: text.length }] })
  })

  test('text on both sides of a tag that is ignored keeps both places', () => {
    expect(tracedText(parse('<p>one </i>two</p>').find('p'))).toEqual(['one  <- one ', 'two <- two'])
  })

  test('text that is moved out of a table keeps its place', () => {
    expect(tracedText(parse('<body><table>lost<tr><td>x</table>').find('body'))).toEqual(['lost <- lost'])
  })

  test.each([
    ['double quotes', '<p title="a &amp; b">', 'a & b <- a &amp; b'],
    ['single quotes', "<p title = 'a=b'>", 'a=b <- a=b'],
    ['no quotes', '<p title=ab id=x>', 'ab <- ab'],
    ['an ambiguous ampersand', '<p title="?a=1&copy=2">', '?a=1&copy=2 <- ?a=1&copy=2'],
  ])('attributes in %s know what they were written as', (_, html, expected) => {
    const title = parse(html).find('p').attributes.get('title')
    expect(title && traced(title.value, title.origins)).toEqual([expected])
  })

  test('an attribute knows which part of it is a value', () => {
    const source = { path: 'kit.yaml', text: 'a@b.c' }
    const text = '<a href="mailto:a@b.c">x</a>'
    const template = { source: { path: 't.hbs', text: '<a href="mailto:{{email}}">x</a>' }, start: 0, end: 16 }
    const origins = [
      { start: 0, end: 16, origin: { template } },
      {
        start: 16,
        end: 21,
        origin: { value: { source, start: 0, end: 5 }, template: { ...template, start: 16, end: 25 } },
      },
    ]
    const href = parse({ text, origins }).find('a').attributes.get('href')
    expect(href && traced(href.value, href.origins)).toEqual(['mailto: <- mailto:', 'a@b.c <- a@b.c'])
  })

  test('an element knows its start tag, also where values stand in it', () => {
    const text = '<a href="x">'
    const source = { path: 't.hbs', text: '<a href="{{url}}">' }
    const origins = [
      { start: 0, end: 9, origin: { template: { source, start: 0, end: 9 } } },
      { start: 9, end: 10, origin: { template: { source, start: 9, end: 16 } } },
      { start: 10, end: 12, origin: { template: { source, start: 16, end: 18 } } },
    ]
    expect(written(parse({ text, origins }).find('a').origin.template)).toBe('<a href="{{url}}">')
  })
})

describe('problems', () => {
  test('are warnings at the place in the template', () => {
    const { diagnostics } = parse('<p class="a"id="b">x</p>')
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'html-syntax', message: 'HTML: missing whitespace between attributes' },
    ])
    expect(diagnostics[0]?.at?.start).toBe(12)
  })

  test('an element that is never closed is reported once', () => {
    const { diagnostics } = parse('<p>one <b>two</p><p>three</p>')
    expect(diagnostics.map(({ code, message, at }) => [code, message, written(at)])).toEqual([
      ['unclosed-element', '`<b>` has no end tag, or one in the wrong place', '<b>'],
    ])
  })

  test('a page without doctype, and end tags that HTML lets one leave out, are fine', () => {
    expect(parse('<ul><li>a<li>b</ul><table><tr><td>c</table><br><p>d').diagnostics).toEqual([])
  })
})

test('languageOf is the nearest lang', () => {
  const { find } = parse('<html lang="en"><body><div><p lang="ja"><b>x</b></p><i>y</i></div>')
  expect([languageOf(find('b')), languageOf(find('i')), languageOf(find('p'))]).toEqual(['ja', 'en', 'ja'])
  expect(languageOf(parse('<b>x</b>').find('b'))).toBe('')
})
