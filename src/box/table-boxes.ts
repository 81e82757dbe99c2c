import type { ComputedStyle, Display } from '../css/computed-style.ts'
import { attribute } from '../html/element.ts'
import { blockBox } from './block-boxes.ts'
import type { BlockBox, TableBox, TableCell, TableColumn, TableGroup, TableRow } from './box.ts'
import { anonymousIn, type BoxSource, type Generation, type Item, type TablePart } from './item.ts'
import { isCollapsible } from './white-space.ts'

/** The table that `items` make, with every missing row and cell put in: CSS 2.2 §17.2.1. */
export function tableBox(from: BoxSource, items: readonly Item[], generation: Generation): TableBox {
  const parts = withoutWhiteSpace(items)
  const captions = parts.filter((part) => isPart(part, 'table-caption')).map((part) => partBlock(part, generation))
  const columns = parts.flatMap((part, index) => (part.type === 'table-part' ? columnsOf(part, index, generation) : []))
  const groups = displayOrder(tableGroups(from, parts, generation))
  if (from.style['border-collapse'] === 'separate') reportPartBorders(groups, columns, generation)
  const reached = groups.flatMap((group) => group.rows.map(lastColumn))
  const columnCount = reached.reduce((most, column) => Math.max(most, column), columns.length)
  return { ...from, type: 'table', captions, columns, groups, columnCount }
}

/** CSS 2.2 §17.6.1: where borders are separate, only the table and its cells have any. One report for each kind of part. */
function reportPartBorders(
  groups: readonly TableGroup[],
  columns: readonly TableColumn[],
  { report }: Generation,
): void {
  const reported = new Set<string>()
  const parts = [...columns, ...groups, ...groups.flatMap(({ rows }) => rows)]
  for (const { element, style } of parts) {
    if (reported.has(element.tag) || !hasBorder(style)) continue
    reported.add(element.tag)
    const at = element.origin.template
    report({
      severity: 'warning',
      code: 'no-effect',
      message: `a \`<${element.tag}>\` has borders, which have no effect where those of the table are separate`,
      ...(at === undefined ? {} : { at }),
      hint: 'set `border-collapse: collapse` on the table, or the borders on its cells',
    })
  }
}

function hasBorder(style: ComputedStyle): boolean {
  return (['top', 'right', 'bottom', 'left'] as const).some(
    (side) => style[`border-${side}-width`] > 0 && style[`border-${side}-color`].alpha > 0,
  )
}

/**
 * Parts with `display: table-*` that stand outside a table get an anonymous one around each run of them. The content of
 * boxes that can hold them as they are is left alone.
 */
export function wrapTableParts(parent: BoxSource, items: readonly Item[], generation: Generation): readonly Item[] {
  if (!items.some(isInTable) || holdsTableParts(parent.style.display)) return items
  const inline = parent.style.display === 'inline'
  return wrapRuns(items, isInTable, (run): Item => {
    const from = anonymousIn(generation, parent, inline ? 'inline-table' : 'table')
    const table = tableBox(from, run, generation)
    return inline ? { type: 'inline', box: { ...from, type: 'atomic', child: table } } : { type: 'block', box: table }
  })
}

/** `display` of boxes whose children are table parts, and of those that leave it to their parent. */
function holdsTableParts(display: Display): boolean {
  return display === 'contents' || display.endsWith('table') || /^table-(?!cell|caption)/.test(display)
}

const isInTable = (item: Item): boolean => item.type === 'table-part'

function isPart(item: Item, ...displays: readonly TablePart['display'][]): item is TablePart {
  return item.type === 'table-part' && displays.includes(item.display)
}

const isGroup = (item: Item): item is TablePart =>
  isPart(item, 'table-row-group', 'table-header-group', 'table-footer-group')

const isWhiteSpace = (item: Item): boolean =>
  item.type === 'inline' && item.box.type === 'text' && isCollapsible(item.box.text, item.box.style)

/** White space between the parts of a table makes no boxes. */
function withoutWhiteSpace(items: readonly Item[]): readonly Item[] {
  return items.filter((item, i) => {
    if (!isWhiteSpace(item)) return true
    const neighbour = (step: 1 | -1): Item | undefined => {
      let at = i + step
      while (items[at] !== undefined && isWhiteSpace(items[at] as Item)) at += step
      return items[at]
    }
    const before = neighbour(-1)
    const after = neighbour(1)
    return !((before === undefined || isInTable(before)) && (after === undefined || isInTable(after)))
  })
}

/** Replaces each run of items that `belongs` by one. White space inside a run goes with it. */
function wrapRuns<T>(
  items: readonly Item[],
  belongs: (item: Item) => boolean,
  wrap: (run: readonly Item[]) => T,
): (Item | T)[] {
  const result: (Item | T)[] = []
  let run: Item[] = []
  let space: Item[] = []
  const close = (): void => {
    if (run.length > 0) result.push(wrap(run))
    result.push(...space)
    run = []
    space = []
  }
  for (const item of items) {
    if (belongs(item)) {
      run.push(...space, item)
      space = []
    } else if (run.length > 0 && isWhiteSpace(item)) {
      space.push(item)
    } else {
      close()
      result.push(item)
    }
  }
  close()
  return result
}

function tableGroups(from: BoxSource, items: readonly Item[], generation: Generation): readonly TableGroup[] {
  const rest = items.filter((item) => !isPart(item, 'table-caption', 'table-column', 'table-column-group'))
  const groups = wrapRuns(
    rest,
    (item) => !isGroup(item),
    (run): TableGroup => {
      const group = anonymousIn(generation, from, 'table-row-group')
      return tableGroup(group, 'body', run, generation)
    },
  )
  return groups.map((group) => {
    if (group.type === 'table-group') return group
    const part = group as TablePart
    return tableGroup(part.from, groupKind(part), part.items, generation)
  })
}

function groupKind(part: TablePart): TableGroup['kind'] {
  if (part.display === 'table-header-group') return 'header'
  return part.display === 'table-footer-group' ? 'footer' : 'body'
}

/** CSS 2.2 §17.2: only the first header and footer group are such; others are bodies. Headers show first, footers last. */
function displayOrder(groups: readonly TableGroup[]): readonly TableGroup[] {
  const header = groups.find((group) => group.kind === 'header')
  const footer = groups.find((group) => group.kind === 'footer')
  const bodies = groups
    .filter((group) => group !== header && group !== footer)
    .map((group): TableGroup => (group.kind === 'body' ? group : { ...group, kind: 'body' }))
  return [...(header ? [header] : []), ...bodies, ...(footer ? [footer] : [])]
}

function tableGroup(
  from: BoxSource,
  kind: TableGroup['kind'],
  items: readonly Item[],
  generation: Generation,
): TableGroup {
  const isRow = (item: Item): item is TablePart => isPart(item, 'table-row')
  const rows = wrapRuns(
    withoutWhiteSpace(items),
    (item) => !isRow(item),
    (run): RowParts => ({
      type: 'row',
      from: anonymousIn(generation, from, 'table-row'),
      items: run,
    }),
  ).map((row) => (row.type === 'row' ? row : { ...(row as TablePart), type: 'row' as const }))
  return { ...from, type: 'table-group', kind, rows: placeCells(rows, generation) }
}

interface RowParts {
  readonly type: 'row'
  readonly from: BoxSource
  readonly items: readonly Item[]
}

/** HTML §4.9.12.1: each cell takes the next free columns, cells of earlier rows that reach down into this one skipped. */
function placeCells(rows: readonly RowParts[], generation: Generation): TableRow[] {
  /** For each column, how many rows from now on a cell from above still covers. */
  let covered: number[] = []
  return rows.map((row, rowIndex): TableRow => {
    let column = 0
    const next = covered.map((count) => Math.max(0, count - 1))
    const cells = rowCells(row, generation).map((part): TableCell => {
      while ((covered[column] ?? 0) > 0) column++
      const colSpan = span(part, 'colspan', 1, 1000)
      const below = rows.length - rowIndex
      // rowspan=0 reaches to the end of the group.
      const rowSpan = Math.min(span(part, 'rowspan', 0, 65534) || below, below)
      for (let i = column; i < column + colSpan; i++) next[i] = rowSpan - 1
      const cell: TableCell = {
        ...part.from,
        type: 'table-cell',
        column,
        colSpan,
        rowSpan,
        block: partBlock(part, generation),
      }
      column += colSpan
      return cell
    })
    covered = Array.from(next, (count) => count ?? 0)
    return { ...row.from, type: 'table-row', cells }
  })
}

function rowCells(row: RowParts, generation: Generation): readonly TablePart[] {
  const isCell = (item: Item): item is TablePart => isPart(item, 'table-cell')
  const cells = wrapRuns(
    withoutWhiteSpace(row.items),
    (item) => !isCell(item),
    (run): TablePart => ({
      type: 'table-part',
      display: 'table-cell',
      from: anonymousIn(generation, row.from, 'table-cell'),
      items: run,
    }),
  )
  return cells.filter((item): item is TablePart => isCell(item))
}

/** The span attribute of a `td` or `th`, between `least` and `most`; 1 when it is missing or no number. */
function span(part: TablePart, name: 'colspan' | 'rowspan', least: number, most: number): number {
  if (part.from.anonymous || part.from.pseudo !== undefined) return 1
  const value = Number.parseInt(attribute(part.from.element, name) ?? '1', 10)
  return Number.isNaN(value) || value < least ? 1 : Math.min(value, most)
}

/** A cell's or caption's content. What an anonymous cell was put around may still need a table of its own. */
function partBlock(part: TablePart, generation: Generation): BlockBox {
  return blockBox(part.from, wrapTableParts(part.from, part.items, generation), true, generation)
}

/** `index` tells column groups apart. */
function columnsOf(part: TablePart, index: number, generation: Generation): TableColumn[] {
  if (part.display === 'table-column')
    return repeat(columnSpan(part), { style: part.from.style, element: part.from.element })
  if (part.display !== 'table-column-group') return []
  const group = { index, style: part.from.style }
  const columns = part.items.flatMap((item) => (isPart(item, 'table-column') ? columnsOf(item, index, generation) : []))
  if (columns.length > 0) return columns.map((column) => ({ ...column, group }))
  const { width, 'min-width': min } = part.from.style
  const style = { ...generation.styles.anonymous(part.from.style, 'table-column'), width, 'min-width': min }
  return repeat(columnSpan(part), { style, element: part.from.element, group })
}

function columnSpan(part: TablePart): number {
  const value = Number.parseInt(attribute(part.from.element, 'span') ?? '1', 10)
  return Number.isNaN(value) || value < 1 ? 1 : Math.min(value, 1000)
}

const repeat = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value)

/** One past the last column a row's cells reach. Cells from above are counted in the row they start in. */
const lastColumn = (row: TableRow): number => Math.max(0, ...row.cells.map((cell) => cell.column + cell.colSpan))
