/** An element of a small, strict XML reader: no DTDs, no entities but XML's own. */
export interface XmlElement {
  readonly namespace: string
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
}

/** Throws when the text is not well-formed. Attributes are named `{namespace}local`. */
export function parseXml(source: string): XmlElement {
  const document: XmlElement = { namespace: '', name: '', attributes: new Map(), children: [], text: '' }
  const open: { readonly element: XmlElement; readonly tag: string; readonly names: ReadonlyMap<string, string> }[] = [
    { element: document, tag: '', names: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) },
  ]
  const markup =
    /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+|</g
  for (const [whole, close, tag = '', written = '', empty] of source.matchAll(markup)) {
    const top = open.at(-1)
    if (top === undefined) throw new Error('content after the last element')
    if (whole.startsWith('<?') || whole.startsWith('<!--')) continue
    if (whole === '<') throw new Error('`<` without a tag')
    if (!whole.startsWith('<')) {
      top.element.text += unescaped(whole)
      continue
    }
    if (close) {
      if (top.tag !== tag) throw new Error(`</${tag}> closes <${top.tag}>`)
      open.pop()
      continue
    }
    const pairs = [...written.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')] as const,
    )
    const names = new Map(top.names)
    for (const [name, value] of pairs) if (name.startsWith('xmlns:')) names.set(name.slice(6), value)
    const resolve = (name: string): readonly [string, string] => {
      const [prefix = '', local] = name.split(':')
      if (local === undefined) return ['', prefix]
      const uri = names.get(prefix)
      if (uri === undefined) throw new Error(`prefix ${prefix} is not declared`)
      return [uri, local]
    }
    const [namespace, name] = resolve(tag)
    const attributes = new Map(
      pairs
        .filter(([key]) => !key.startsWith('xmlns'))
        .map(([key, value]) => [`{${resolve(key)[0]}}${resolve(key)[1]}`, value]),
    )
    const element: XmlElement = { namespace, name, attributes, children: [], text: '' }
    top.element.children.push(element)
    if (!empty) open.push({ element, tag, names })
  }
  if (open.length !== 1) throw new Error('an element is not closed')
  return document
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&([^;\s]*)(;?)/g, (whole, name: string, end: string) => {
    const value = name.startsWith('#x') ? String.fromCodePoint(Number.parseInt(name.slice(2), 16)) : entities[name]
    if (end === '' || value === undefined) throw new Error(`${whole} is no entity`)
    return value
  })
}

export function descendants(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) => [child, ...descendants(child)])
}
