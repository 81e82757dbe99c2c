import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  type DefaultTreeAdapterTypes as Parsed,
  Parser,
  type ParserError,
  type Token,
} from 'parse5'
import type { MarkedText, OriginRange, Report, Source } from '../diagnostic.ts'
import { elementsOf, textOf } from './document.ts'
import type { Attribute, Document, Element, Node, Text } from './element.ts'
import { type Chunk, indexOrigins, type OriginIndex } from './origin-index.ts'

/**
 * Parses a page as the HTML standard says. Origins move from the HTML text onto text nodes and attributes. Errors are
 * warnings, since the standard says what each means.
 */
export function parseHtml(marked: MarkedText, report: Report): Document {
  const origins = indexOrigins(marked)
  const { document, chunks } = parseLocated(marked.text, (error) => reportError(error, origins, report))
  const top = document.childNodes.find((node) => defaultTreeAdapter.isElementNode(node))
  if (!top) throw new Error('the HTML parser always makes an html element')
  const root = convert(top, { chunks, origins })
  reportUnclosed(top, origins, report)
  const title = Array.from(elementsOf(root)).find(({ tag, namespace }) => tag === 'title' && namespace === 'html')
  return { root, title: title ? textOf(title).replace(/\s+/g, ' ').trim() : '' }
}

/** A page that an author wrote as it is: each character is its own origin. */
export function markWholeFile(source: Source): MarkedText {
  const { text } = source
  const template = { source, start: 0, end: text.length }
  return { text, origins: text === '' ? [] : [{ start: 0, end: text.length, origin: { template } }] }
}

type Chunks = ReadonlyMap<Parsed.TextNode, readonly Chunk[]>

/**
 * A text node may be put together from pieces that stand apart in the file: around a tag that was ignored, or moved out
 * of a table. The tree keeps only where the first begins and the last ends, so each piece is noted as it is inserted.
 */
function parseLocated(text: string, onParseError: (error: ParserError) => void) {
  const chunks = new Map<Parsed.TextNode, { -readonly [Key in keyof Chunk]: Chunk[Key] }[]>()
  let token: Token.CharacterToken | undefined
  const note = (node: Parsed.ChildNode | undefined, content: string) => {
    if (!node || !defaultTreeAdapter.isTextNode(node) || !token?.location) return
    const { startOffset: start, endOffset: end } = token.location
    const known = chunks.get(node)
    const last = known?.at(-1)
    // the parser hands over words and the spaces between them one by one
    if (last?.end === start) {
      last.text += content
      last.end = end
    } else if (known) known.push({ text: content, start, end })
    else chunks.set(node, [{ text: content, start, end }])
  }
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    insertText(parent, content) {
      defaultTreeAdapter.insertText(parent, content)
      note(parent.childNodes.at(-1), content)
    },
    insertTextBefore(parent, content, reference) {
      defaultTreeAdapter.insertTextBefore(parent, content, reference)
      note(parent.childNodes[parent.childNodes.indexOf(reference) - 1], content)
    },
  }
  class LocatingParser extends Parser<DefaultTreeAdapterMap> {
    override _insertCharacters(characters: Token.CharacterToken): void {
      token = characters
      super._insertCharacters(characters)
    }
  }
  const options = { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter, onParseError }
  return { document: LocatingParser.parse(text, options), chunks }
}

interface Conversion {
  readonly chunks: Chunks
  readonly origins: OriginIndex
}

/** An element while its children are being added. */
type OpenElement = Element & { readonly children: Node[] }

/** Makes our tree of the parser's, level by level: a page may be nested deeper than the stack. */
function convert(top: Parsed.Element, conversion: Conversion): Element {
  const root = convertElement(top, null, conversion)
  const open: [Parsed.Element, OpenElement][] = [[top, root]]
  for (const [parsed, element] of open) {
    for (const child of parsed.childNodes) {
      if (defaultTreeAdapter.isTextNode(child)) element.children.push(convertText(child, element, conversion))
      else if (defaultTreeAdapter.isElementNode(child)) {
        const converted = convertElement(child, element, conversion)
        element.children.push(converted)
        open.push([child, converted])
      }
    }
  }
  return root
}

const namespaces: Readonly<Record<string, Element['namespace']>> = {
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/Math/MathML': 'mathml',
}

function convertElement(parsed: Parsed.Element, parent: Element | null, { origins }: Conversion): OpenElement {
  const location = parsed.sourceCodeLocation
  const tag = location && (location.startTag ?? location)
  const attributes = parsed.attrs.map((parsedAttribute) => convertAttribute(parsedAttribute, location?.attrs, origins))
  return {
    type: 'element',
    tag: parsed.tagName,
    namespace: namespaces[parsed.namespaceURI] ?? 'html',
    attributes: new Map(attributes.map((it) => [it.name, it])),
    parent,
    children: [],
    origin: tag ? origins.originOf(tag.startOffset, tag.endOffset) : (parent?.origin ?? {}),
  }
}

function convertAttribute(
  { name: localName, prefix, value }: Token.Attribute,
  locations: Record<string, Token.Location> | undefined,
  origins: OriginIndex,
): Attribute {
  const name = prefix ? `${prefix}:${localName}` : localName
  const location = locations?.[name.toLowerCase()] // the parser writes viewBox after it has noted the place of viewbox
  return {
    name,
    value,
    origins: location ? origins.originsOfAttribute(value, location.startOffset, location.endOffset) : [],
  }
}

function convertText(parsed: Parsed.TextNode, parent: Element, { chunks, origins }: Conversion): Text {
  const ranges: OriginRange[] = []
  let offset = 0
  for (const chunk of chunks.get(parsed) ?? []) {
    for (const { start, end, origin } of origins.originsOf(chunk)) {
      ranges.push({ start: start + offset, end: end + offset, origin })
    }
    offset += chunk.text.length
  }
  return { type: 'text', value: parsed.value, origins: ranges, parent }
}

/** The codes are the standard's. https://html.spec.whatwg.org/multipage/parsing.html#parse-errors */
function reportError({ code, startOffset, endOffset }: ParserError, origins: OriginIndex, report: Report): void {
  if (code === 'missing-doctype') return // nothing here depends on quirks mode
  const { template, value } = origins.originOf(startOffset, Math.max(endOffset, startOffset + 1))
  const at = template ?? value
  report({
    severity: 'warning',
    code: 'html-syntax',
    message: `HTML: ${code.replaceAll('-', ' ')}`,
    ...(at && { at }),
    ...(template && value && { related: [{ message: 'the value written there', at: value }] }),
  })
}

/** Elements that HTML lets end without an end tag, and those that have none. */
const endsByItself = new Set(
  `html head body p li dt dd rt rp option optgroup colgroup caption thead tbody tfoot tr td th
  area base br col embed hr img input link meta param source track wbr`.split(/\s+/),
)

/** The parser closes what is left open without a word; in a template it is nearly always a slip. */
function reportUnclosed(top: Parsed.Element, origins: OriginIndex, report: Report): void {
  const waiting: Parsed.Element[] = [top]
  const reported = new Set<number>() // an element that is closed too early is opened again, from the same tag
  for (const element of waiting) {
    waiting.push(...element.childNodes.filter((child) => defaultTreeAdapter.isElementNode(child)))
    const { tagName: tag, namespaceURI, sourceCodeLocation: location } = element
    if (!location?.startTag || location.endTag || endsByItself.has(tag) || namespaces[namespaceURI] !== 'html') continue
    const { startOffset, endOffset } = location.startTag
    if (reported.has(startOffset)) continue
    reported.add(startOffset)
    const { template: at } = origins.originOf(startOffset, endOffset)
    const message = `\`<${tag}>\` has no end tag, or one in the wrong place`
    report({ severity: 'warning', code: 'unclosed-element', message, ...(at && { at }), hint: `add \`</${tag}>\`` })
  }
}
