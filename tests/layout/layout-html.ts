import { generateBoxes } from '../../src/box/generate-boxes.ts'
import { createStyles } from '../../src/css/create-styles.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { attribute } from '../../src/html/element.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'
import type { Fragment } from '../../src/layout/fragment.ts'
import { createLayoutContext } from '../../src/layout/layout-box.ts'
import type { Page } from '../../src/page/page.ts'
import { paginate } from '../../src/page/paginate.ts'
import { createFontSet } from '../../src/text/font-set.ts'

export interface LaidOut {
  readonly pages: readonly Page[]
  readonly diagnostics: readonly Diagnostic[]
  /** Border boxes on a page (from 0) of the boxes of elements with an id: `id x y width height`, in px from the sheet. */
  boxes(page?: number): readonly string[]
}

/** Lays out a whole page of HTML, without drawing it. */
export async function layOut(html: string): Promise<LaidOut> {
  const diagnostics: Diagnostic[] = []
  const report = (problem: Diagnostic) => void diagnostics.push(problem)
  const document = parseHtml(markWholeFile({ path: 'page.html', text: `<!doctype html>${html}` }), report)
  const resources = { read: async () => undefined }
  const styles = await createStyles(document, [], { resources }, report)
  const fonts = await createFontSet({ faces: styles.fontFaces, resources }, report)
  const root = generateBoxes(document, styles, () => undefined, report)
  const pages = paginate(root, styles, createLayoutContext({ fonts, report }))
  return { pages, diagnostics, boxes: (page = 0) => boxesOn(pages[page]) }
}

function boxesOn(page: Page | undefined): readonly string[] {
  const found: string[] = []
  const visit = (fragment: Fragment, x: number, y: number): void => {
    const left = x + fragment.rect.x
    const top = y + fragment.rect.y
    const id = fragment.type === 'box' && !fragment.box.anonymous ? attribute(fragment.box.element, 'id') : undefined
    if (id !== undefined) found.push([id, left, top, fragment.rect.width, fragment.rect.height].map(pixels).join(' '))
    if ('children' in fragment) for (const child of fragment.children) visit(child, left, top)
  }
  if (page?.content) visit(page.content, 0, 0)
  return found
}

/** Lengths come in points and read better in px. */
const pixels = (value: string | number): string =>
  typeof value === 'string' ? value : String(Math.round((value * 4000) / 3) / 1000)
