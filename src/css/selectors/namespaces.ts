/** The prefixes of `@namespace` rules: CSS Namespaces 3. */
export interface Namespaces {
  /** A namespace by its prefix; that of names without one by the empty string. */
  readonly byPrefix: ReadonlyMap<string, string>
}

/** How the elements of a page call the namespaces that they can be in. */
const known: Readonly<Record<string, string>> = {
  'http://www.w3.org/1999/xhtml': 'html',
  'http://www.w3.org/2000/svg': 'svg',
  'http://www.w3.org/1998/Math/MathML': 'mathml',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://www.w3.org/XML/1998/namespace': 'xml',
}

/** An element's or attribute's namespace by its name; what no page can have is called by its whole name. */
export function namespaceOf(uri: string): string {
  return known[uri] ?? uri
}
