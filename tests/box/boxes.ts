import type { BlockBox, BlockLevelBox, InlineLevelBox, TableBox } from '../../src/box/box.ts'
import { generateBoxes } from '../../src/box/generate-boxes.ts'
import { createStyles } from '../../src/css/create-styles.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'

/** The box tree of an HTML page, with what was reported on the way. */
export async function boxTree(html: string): Promise<{ root: BlockBox; diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const report = (problem: Diagnostic) => void diagnostics.push(problem)
  const document = parseHtml(markWholeFile({ path: 'page.html', text: `<!doctype html>${html}` }), report)
  const resources = { read: async () => undefined }
  const styles = await createStyles(document, [], { resources }, report)
  return { root: generateBoxes(document, styles, () => undefined, report), diagnostics }
}

/** The boxes of the `<body>` of a page, a line each. */
export async function boxesOf(html: string): Promise<string> {
  const { root } = await boxTree(html)
  const body = root.content.children[0] as BlockBox
  return contentLines(body).join('\n')
}

function contentLines({ content }: BlockBox): string[] {
  return content.type === 'blocks' ? content.children.flatMap(blockLines) : content.children.flatMap(inlineLines)
}

function blockLines(box: BlockLevelBox): string[] {
  switch (box.type) {
    case 'block': {
      const marker = box.marker === undefined ? [] : indent(['marker', ...indent(inlineLines(box.marker.box))])
      return [`block ${nameOf(box)}`, ...marker, ...indent(contentLines(box))]
    }
    case 'table':
      return [`table ${nameOf(box)} of ${box.columnCount}`, ...indent(tableLines(box))]
    case 'replaced':
      return [`image ${box.alt ?? ''}`]
    case 'flex':
    case 'grid':
      return [`${box.type} ${nameOf(box)}`, ...indent(box.children.flatMap(blockLines))]
    default:
      return box satisfies never
  }
}

function tableLines(table: TableBox): string[] {
  return [
    ...table.captions.flatMap(blockLines),
    ...table.groups.flatMap((group) => [
      `${group.kind} ${nameOf(group)}`,
      ...indent(
        group.rows.flatMap((row) => [
          `row ${nameOf(row)}`,
          ...indent(
            row.cells.flatMap((cell) => [
              `cell ${nameOf(cell)} at ${cell.column}, ${cell.colSpan}x${cell.rowSpan}`,
              ...indent(contentLines(cell.block)),
            ]),
          ),
        ]),
      ),
    ]),
  ]
}

function inlineLines(box: InlineLevelBox): string[] {
  switch (box.type) {
    case 'text':
      return [JSON.stringify(box.text)]
    case 'inline':
      return [`inline ${nameOf(box)}`, ...indent(box.children.flatMap(inlineLines))]
    case 'line-break':
      return ['break']
    case 'atomic':
      return ['atomic', ...indent(blockLines(box.child))]
    case 'out-of-flow':
      return ['out-of-flow', ...indent(blockLines(box.child))]
    default:
      return box satisfies never
  }
}

function nameOf(box: { anonymous: boolean; pseudo?: string; element: { tag: string } }): string {
  return box.anonymous ? '-' : (box.pseudo ?? box.element.tag)
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)
