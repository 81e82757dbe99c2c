import { createStyles } from '../../src/css/create-styles.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'
import type { Fragment } from '../../src/layout/fragment.ts'
import type { Page } from '../../src/page/page.ts'
import { settlePages } from '../../src/page/settle-pages.ts'
import { createFontSet } from '../../src/text/font-set.ts'
import { fontSize } from '../layout/make-box.ts'

/** Letters are 6 pt wide, lines 12 pt high, and nothing has a margin. */
const plainStyle = `
  * { margin: 0; padding: 0 }
  html { font: ${fontSize}pt/12pt monospace; orphans: 1; widows: 1 }
`

interface PageText {
  /** Texts of the lines, each from its left end, with what stands between its pieces as spaces of 6 pt. */
  readonly lines: readonly string[]
  readonly notes: readonly string[]
  /** Of the page-margin boxes, by their name. */
  readonly margins: Readonly<Record<string, string>>
}

/** The pages of an HTML document as text, on sheets of 120 by 72 pt without margins unless `css` says otherwise. */
export async function pagesOf(
  html: string,
  css = '',
): Promise<{ pages: readonly PageText[]; laid: readonly Page[]; diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const report = (problem: Diagnostic) => void diagnostics.push(problem)
  const sheet = `@page { size: 120pt 72pt; margin: 0 } ${plainStyle} ${css}`
  const text = `<!doctype html><html lang="en"><style>${sheet}</style><body>${html}`
  const document = parseHtml(markWholeFile({ path: 'page.html', text }), report)
  const resources = { read: async () => undefined }
  const styles = await createStyles(document, [], { resources }, report)
  const fonts = await createFontSet({ faces: styles.fontFaces, resources }, report)
  const laid = settlePages({ document, styles, fonts, imageOf: () => undefined }, report)
  return { pages: laid.map(textOf), laid, diagnostics }
}

function textOf({ content, footnotes, marginBoxes }: Page): PageText {
  const margins = marginBoxes.map(({ name, fragment }) => [name, linesOf(fragment).join('|')])
  return {
    lines: content ? linesOf(content) : [],
    notes: footnotes ? linesOf(footnotes) : [],
    margins: Object.fromEntries(margins),
  }
}

function linesOf(fragment: Fragment): string[] {
  if (fragment.type === 'line') return [lineText(fragment)]
  return 'children' in fragment ? fragment.children.flatMap(linesOf) : []
}

function lineText(line: Fragment): string {
  let text = ''
  const visit = (fragment: Fragment, x: number): void => {
    const left = x + fragment.rect.x
    if (fragment.type === 'text') {
      const start = Math.round(left / 6)
      text = text.padEnd(start) + fragment.box.text.slice(fragment.start, fragment.end)
    } else if ('children' in fragment) for (const child of fragment.children) visit(child, left)
  }
  if ('children' in line) for (const child of line.children) visit(child, 0)
  return text.trimEnd()
}
