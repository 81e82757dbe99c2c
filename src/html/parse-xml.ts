import type { Report, Source, Span } from '../diagnostic.ts'
import type { Attribute, Document, Element, Node } from './element.ts'

/** An element while its children are being added. */
type OpenElement = Element & { readonly children: Node[] }

/** By prefix; the empty one is the default namespace. */
type Prefixes = Readonly<Record<string, string>>

const namespaces: Readonly<Record<string, Element['namespace']>> = {
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/1998/Math/MathML': 'mathml',
}

const xlink = 'http://www.w3.org/1999/xlink'
/** Characters that entities add to a text at most: a few lines could ask for billions. */
const mostOfEntities = 100_000

const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Parses an SVG file: XML 1.0 with namespaces, without external entities. What is not well-formed is reported, once, and
 * what stands before it is used. Undefined when the root is not an `svg` element. Elements of other vocabularies
 * (editors' notes) are left out, with all in them.
 */
export function parseSvgFile(source: Source, report: Report): Document | undefined {
  const parser = new XmlParser(source)
  try {
    parser.parse()
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    report({ severity: 'error', code: 'svg-syntax', message: `this is not XML: ${error.message}`, at: error.at })
  }
  const { root } = parser
  return root?.tag === 'svg' && root.namespace === 'svg' ? { root, title: '' } : undefined
}

class XmlError extends Error {
  readonly at: Span

  constructor(message: string, at: Span) {
    super(message)
    this.at = at
  }
}

interface Level {
  /** Undefined inside of an element that is left out. */
  readonly element: OpenElement | undefined
  readonly name: string
  readonly prefixes: Prefixes
}

class XmlParser {
  root: OpenElement | undefined
  readonly #source: Source
  readonly #text: string
  readonly #entities = new Map(Object.entries(namedEntities))
  readonly #open: Level[] = []
  #at = 0

  constructor(source: Source) {
    this.#source = source
    this.#text = source.text
  }

  parse() {
    const text = this.#text
    while (this.#at < text.length) {
      const start = this.#at
      if (text[start] !== '<') this.#characters()
      else if (text.startsWith('<!--', start)) this.#skipTo('-->')
      else if (text.startsWith('<![CDATA[', start)) this.#cdata()
      else if (text.startsWith('<!DOCTYPE', start)) this.#doctype()
      else if (text.startsWith('<?', start)) this.#skipTo('?>')
      else if (text[start + 1] === '/') this.#endTag()
      else this.#startTag()
    }
    const left = this.#open.at(-1)
    if (left !== undefined) this.#fail(`\`<${left.name}>\` has no end tag`, text.length, text.length)
  }

  #fail(message: string, start = this.#at, end = start + 1): never {
    throw new XmlError(message, { source: this.#source, start, end: Math.min(end, this.#text.length) })
  }

  #skipTo(end: string) {
    const found = this.#text.indexOf(end, this.#at)
    if (found < 0) this.#fail(`\`${end}\` is missing`)
    this.#at = found + end.length
  }

  #characters() {
    const start = this.#at
    const found = this.#text.indexOf('<', start)
    this.#at = found < 0 ? this.#text.length : found
    const raw = this.#text.slice(start, this.#at)
    if (this.#open.length > 0) this.#addText(this.#expand(raw, start), start, raw.length)
  }

  #cdata() {
    const start = this.#at + '<![CDATA['.length
    this.#skipTo(']]>')
    const value = this.#text.slice(start, this.#at - 3)
    this.#addText(value, start, value.length)
  }

  #addText(value: string, start: number, length: number) {
    const parent = this.#open.at(-1)?.element
    if (parent === undefined || value === '') return
    const at = { source: this.#source, start, end: start + length }
    const origins = [{ start: 0, end: value.length, origin: { template: at } }]
    parent.children.push({ type: 'text', value: value.replace(/\r\n?/g, '\n'), origins, parent })
  }

  /** Internal entities, as drawing programs declare them: XML 1.0 §4.2. */
  #doctype() {
    const subset = /^<!DOCTYPE[^[>]*\[([\s\S]*?)\]\s*>/.exec(this.#text.slice(this.#at))
    for (const [, name = '', , value = ''] of (subset?.[1] ?? '').matchAll(
      /<!ENTITY\s+([^\s%]+)\s+(["'])([\s\S]*?)\2\s*>/g,
    )) {
      if (!this.#entities.has(name)) this.#entities.set(name, this.#expand(value, this.#at))
    }
    if (subset) this.#at += subset[0].length
    else this.#skipTo('>')
  }

  #expand(raw: string, at: number): string {
    if (!raw.includes('&')) return raw
    const expanded = raw.replace(
      /&(#x[\da-f]+|#\d+|[^;\s&]*)(;?)/gi,
      (whole, name: string, end: string, index: number) => {
        const value = end === '' ? undefined : this.#entity(name)
        if (value === undefined) this.#fail(`\`${whole}\` is no known entity`, at + index, at + index + whole.length)
        return value
      },
    )
    if (expanded.length > raw.length + mostOfEntities) this.#fail('the entities in it come to too much', at, at + 1)
    return expanded
  }

  #entity(name: string): string | undefined {
    if (!name.startsWith('#')) return this.#entities.get(name)
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
  }

  #endTag() {
    const match = /^<\/([^\s>]+)\s*>/.exec(this.#text.slice(this.#at, this.#at + 1000))
    if (match === null) this.#fail('an end tag is broken')
    const level = this.#open.at(-1)
    const end = this.#at + match[0].length
    if (level?.name !== match[1]) {
      const expected = level === undefined ? 'nothing is open' : `\`<${level.name}>\` is open`
      this.#fail(`\`</${match[1]}>\` ends nothing: ${expected}`, this.#at, end)
    }
    this.#open.pop()
    this.#at = end
  }

  #startTag() {
    const start = this.#at
    const name = this.#match(/<([^\s/>="'<]+)/y)?.[1]
    if (name === undefined) this.#fail('`<` is written `&lt;` where it begins no tag')
    if (this.root !== undefined && this.#open.length === 0) this.#fail('there is a second root element', start)
    const written = this.#attributes()
    const close = this.#match(/\s*(\/?)>/y)
    if (close === undefined) this.#fail(`the tag \`<${name}\` does not end`, start, this.#at)
    const parent = this.#open.at(-1)
    const prefixes = declared(written, parent?.prefixes ?? { xml: 'xml' })
    const element = this.#element(name, written, prefixes, start)
    if (close[1] !== '/') this.#open.push({ element, name, prefixes })
  }

  #element(name: string, written: readonly Written[], prefixes: Prefixes, start: number): OpenElement | undefined {
    const level = this.#open.at(-1)
    if (level !== undefined && level.element === undefined) return undefined
    const [prefix, tag] = split(name)
    // A file that leaves the namespace out is meant as SVG all the same.
    const uri = prefixes[prefix] ?? (prefix === '' ? 'http://www.w3.org/2000/svg' : '')
    const namespace = namespaces[uri]
    if (namespace === undefined) return undefined
    const template = { source: this.#source, start, end: this.#at }
    const attributes = written.flatMap((found) => this.#attribute(found, prefixes))
    const element: OpenElement = {
      type: 'element',
      tag,
      namespace,
      attributes: new Map(attributes.map((found) => [found.name, found])),
      parent: level?.element ?? null,
      children: [],
      origin: { template },
    }
    if (level?.element === undefined) this.root = element
    else level.element.children.push(element)
    return element
  }

  #attribute({ name, value, start, end }: Written, prefixes: Prefixes): readonly Attribute[] {
    const [prefix, local] = split(name)
    const known = prefix === '' || prefix === 'xml' ? name : prefixes[prefix] === xlink ? `xlink:${local}` : undefined
    if (known === undefined || name === 'xmlns') return []
    const origin = { template: { source: this.#source, start, end } }
    return [{ name: known, value, origins: value === '' ? [] : [{ start: 0, end: value.length, origin }] }]
  }

  #attributes(): readonly Written[] {
    const attributes: Written[] = []
    for (;;) {
      const match = this.#match(/\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y)
      if (match === undefined) return attributes
      const raw = match[2] ?? match[3] ?? ''
      const end = this.#at - 1
      const value = this.#expand(raw.replace(/[\t\r\n]/g, ' '), end - raw.length)
      attributes.push({ name: match[1] ?? '', value, start: end - raw.length, end })
    }
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match === null) return undefined
    this.#at = pattern.lastIndex
    return match
  }
}

interface Written {
  readonly name: string
  readonly value: string
  /** Of the value, between its quotes. */
  readonly start: number
  readonly end: number
}

/** Namespaces in XML 1.0 §6. */
function declared(attributes: readonly Written[], outer: Prefixes): Prefixes {
  const own = attributes.flatMap(({ name, value }) => {
    if (name === 'xmlns') return [['', value]]
    return name.startsWith('xmlns:') ? [[name.slice(6), value]] : []
  })
  return own.length === 0 ? outer : { ...outer, ...Object.fromEntries(own) }
}

function split(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':')
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)]
}
