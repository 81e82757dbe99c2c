import type { BlockBox, BlockLevelBox } from '../src/box/box.ts'
import { generateBoxes } from '../src/box/generate-boxes.ts'
import { createStyles } from '../src/css/create-styles.ts'
import { markWholeFile, parseHtml } from '../src/html/parse-html.ts'
import { layoutLines } from '../src/layout/inline/layout-lines.ts'
import { createLayoutContext } from '../src/layout/layout-box.ts'
import { createFontSet } from '../src/text/font-set.ts'
import { primaryFont } from '../src/text/measure.ts'

const width = 400

/** Paragraphs to be set, and what sets them: shapes their text and breaks it into justified, hyphenated lines. */
export async function paragraphsOf(html: string) {
  const document = parseHtml(markWholeFile({ path: 'page.html', text: html }), () => {})
  const resources = { read: async () => undefined }
  const styles = await createStyles(document, [], { resources }, () => {})
  const fonts = await createFontSet({ faces: styles.fontFaces, resources }, () => {})
  const root = generateBoxes(
    document,
    styles,
    () => undefined,
    () => {},
  )
  const blocks = root ? linesIn(root) : []
  const [first] = blocks
  if (first === undefined) throw new Error('a page without paragraphs')
  const texts = blocks.map(({ content }) =>
    content.children.map((child) => (child.type === 'text' ? child.text : '')).join(''),
  )
  return {
    texts,
    width,
    size: first.style['font-size'],
    font: Buffer.from(primaryFont(fonts, first.style).data),
    words: texts.join(' ').split(' ').length,
    set: () => {
      const context = createLayoutContext({ fonts, report: () => {} })
      for (const block of blocks) layoutLines(block, width, 0, context)
    },
  }
}

function linesIn(box: BlockLevelBox): readonly BlockBox[] {
  if (box.type !== 'block') return []
  return box.content.type === 'inlines' ? [box] : box.content.children.flatMap(linesIn)
}
