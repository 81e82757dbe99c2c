import type { ComputedStyle } from '../../src/css/computed-style.ts'
import { createStyles, type StyleOptions } from '../../src/css/create-styles.ts'
import type { Styles } from '../../src/css/style-sheet.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { elementsOf } from '../../src/html/document.ts'
import { attribute, type Element } from '../../src/html/element.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'

export interface Styled {
  readonly styles: Styles
  readonly diagnostics: readonly Diagnostic[]
  /** The element with this id. */
  element(id: string): Element
  /** Its computed style. */
  style(id: string): ComputedStyle
  /** Ids of the elements that the sheet makes red, in document order. */
  readonly red: readonly string[]
}

/** Styles of a page with this body and this author sheet, called `style.css`. */
export async function styled(css: string, body = '<p id=p>text</p>', options: StyleOptions = {}): Promise<Styled> {
  const html = body.includes('<html') ? body : `<!doctype html><title>t</title><body id=body>${body}`
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic)
  const document = parseHtml(markWholeFile({ path: 'page.html', text: html }), () => {})
  const sheet = { source: { path: 'style.css', text: css }, folders: ['/project'] }
  const styles = await createStyles(document, [sheet], options, report)
  const elements = [...elementsOf(document.root)]
  const element = (id: string): Element => {
    const found = elements.find((candidate) => attribute(candidate, 'id') === id)
    if (!found) throw new Error(`no element has the id ${id}`)
    return found
  }
  const isRed = (candidate: Element) => {
    const { color } = styles.of(candidate)
    return color.space === 'rgb' && color.r === 1 && color.g === 0
  }
  return {
    styles,
    diagnostics,
    element,
    style: (id) => styles.of(element(id)),
    get red() {
      return elements.filter(isRed).map((candidate) => attribute(candidate, 'id') ?? candidate.tag)
    },
  }
}

/** Problems as `code: what the author wrote there`. */
export function shown(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, at }) => `${code}: ${at?.source.text.slice(at.start, at.end) ?? '(nowhere)'}`)
}

/** A colour as `rgb(r g b)` with bytes, with its alpha when it is not opaque. */
export function hex(color: ComputedStyle['color']): string {
  if (color.space === 'cmyk') return `cmyk(${color.c} ${color.m} ${color.y} ${color.k})`
  const bytes = [color.r, color.g, color.b].map((part) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${bytes.join('')}${color.alpha === 1 ? '' : ` / ${Math.round(color.alpha * 100) / 100}`}`
}
