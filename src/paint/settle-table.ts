import type { StructureChild, StructureElement } from './display-list.ts'
import { isRole, made } from './structure-element.ts'

/** A cell in the grid of its table. */
interface Slot {
  readonly element: StructureElement
  readonly row: number
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  /** For `Headers`. */
  readonly id: string
}

/** A table of groups of rows, or of rows alone, each row as wide as the others: PDF 1.7 §14.8.4.3.4, PDF/UA-1 §7.5. */
export function settleTable(table: StructureElement, name: string): StructureElement {
  const captions: readonly StructureChild[] = table.children.filter((child) => isRole(child, ['Caption'])).slice(0, 1)
  const rest = table.children.filter((child) => !captions.includes(child))
  const groups = mergedGroups(groupsOf(rest))
  const grid = gridOf(groups, name)
  const columns = grid.byColumn.length
  const headed = needsHeaders(groups, grid) ? withHeaders(grid) : new Map<StructureElement, StructureElement>()
  let row = 0
  const settled = groups.map((group) => ({
    ...group,
    children: group.children.map((child) => {
      const index = row++
      return settleRow(child as StructureElement, grid.byRow[index] ?? [], index, columns, headed)
    }),
  }))
  const plain = settled.length === 1 && settled[0]?.role === 'TBody' && rest.every((child) => isRole(child, ['TR']))
  const children: readonly StructureChild[] = plain ? (settled[0]?.children ?? []) : settled
  return { ...table, children: [...captions, ...children] }
}

/** Rows outside of groups are put into bodies, and what is no row into a row of one cell. */
function groupsOf(children: readonly StructureChild[]): readonly StructureElement[] {
  const groups: { role: string; from?: StructureElement; rows: StructureChild[] }[] = []
  let open = false
  for (const child of children) {
    if (isRole(child, ['THead', 'TBody', 'TFoot'])) {
      groups.push({ role: child.role, from: child, rows: [...child.children] })
      open = false
      continue
    }
    if (!open) groups.push({ role: 'TBody', rows: [] })
    open = true
    groups.at(-1)?.rows.push(child)
  }
  return groups.map(({ role, from, rows }) => ({
    ...(from ?? { type: 'element' }),
    type: 'element' as const,
    role,
    children: rows.map((row) => (isRole(row, ['TR']) ? withCells(row) : made('TR', [asCell(row)]))),
  }))
}

/** One head and one foot at most, and neither without a body. */
function mergedGroups(groups: readonly StructureElement[]): readonly StructureElement[] {
  const head = groups.findIndex(({ role }) => role === 'THead')
  const foot = groups.findLastIndex(({ role }) => role === 'TFoot')
  const hasBody = groups.some(({ role }, index) => role === 'TBody' || (index !== head && index !== foot))
  return groups.map((group, index) =>
    hasBody && (index === head || index === foot) ? group : { ...group, role: 'TBody' },
  )
}

function withCells(row: StructureElement): StructureElement {
  return { ...row, children: row.children.map((child) => (isRole(child, ['TD', 'TH']) ? child : asCell(child))) }
}

function asCell(child: StructureChild): StructureElement {
  return isRole(child, ['TD', 'TH']) ? child : made('TD', [child])
}

/** All cells, and those that cover each row and each column. */
interface Grid {
  readonly slots: readonly Slot[]
  readonly byRow: readonly (readonly Slot[])[]
  readonly byColumn: readonly (readonly Slot[])[]
}

function gridOf(groups: readonly StructureElement[], name: string): Grid {
  const slots = placedCells(groups, name)
  const byRow: Slot[][] = []
  const byColumn: Slot[][] = []
  const enter = (lines: Slot[][], index: number, slot: Slot) => {
    while (lines.length <= index) lines.push([])
    lines[index]?.push(slot)
  }
  for (const slot of slots) {
    for (let y = slot.row; y < slot.row + slot.rowSpan; y += 1) enter(byRow, y, slot)
    for (let x = slot.column; x < slot.column + slot.colSpan; x += 1) enter(byColumn, x, slot)
  }
  return { slots, byRow, byColumn }
}

/** The table model of HTML §4.9.12.1; row spans end with their group. */
function placedCells(groups: readonly StructureElement[], name: string): readonly Slot[] {
  const slots: Slot[] = []
  let row = 0
  for (const group of groups) {
    const end = row + group.children.length
    const taken = new Set<string>()
    for (const tr of group.children) {
      let column = 0
      for (const cell of (tr as StructureElement).children as readonly StructureElement[]) {
        while (taken.has(`${row} ${column}`)) column += 1
        const { colSpan = 1, rowSpan = 1 } = cell.table ?? {}
        const height = Math.min(rowSpan, end - row)
        for (let y = row; y < row + height; y += 1) {
          for (let x = column; x < column + colSpan; x += 1) taken.add(`${y} ${x}`)
        }
        slots.push({ element: cell, row, column, colSpan, rowSpan: height, id: cell.id ?? `${name}-${row}-${column}` })
        column += colSpan
      }
      row += 1
    }
  }
  return slots
}

/** The row with the cells it has, in its own form, and empty ones for those that it lacks. `covering`: all of its cells. */
function settleRow(
  row: StructureElement,
  covering: readonly Slot[],
  index: number,
  columns: number,
  headed: ReadonlyMap<StructureElement, StructureElement>,
): StructureElement {
  const own = covering.filter((slot) => slot.row === index)
  const covered = covering.reduce((sum, { colSpan }) => sum + colSpan, 0)
  const cells = own.map(({ element, rowSpan }) => withRowSpan(headed.get(element) ?? element, rowSpan))
  const missing = Array.from({ length: Math.max(0, columns - covered) }, () => made('TD', []))
  return { ...row, children: [...cells, ...missing] }
}

function withRowSpan(cell: StructureElement, rowSpan: number): StructureElement {
  if ((cell.table?.rowSpan ?? 1) === rowSpan) return cell
  const { rowSpan: _rowSpan, ...table } = cell.table ?? {}
  return { ...cell, table: rowSpan > 1 ? { ...table, rowSpan } : table }
}

/** `Scope` alone says which cells a header is for, unless headers span or are stacked, or cells name theirs. */
function needsHeaders(groups: readonly StructureElement[], { slots }: Grid): boolean {
  const headRows = groups.filter(({ role }) => role === 'THead').reduce((sum, { children }) => sum + children.length, 0)
  const spans = slots.some(({ colSpan, rowSpan }) => colSpan > 1 || rowSpan > 1)
  const heads = slots.some(({ element }) => element.role === 'TH')
  return heads && (spans || headRows > 1 || slots.some(({ element }) => element.table?.headers !== undefined))
}

/** Each cell with the ids of its headers, and those headers with their ids. */
function withHeaders(grid: Grid): ReadonlyMap<StructureElement, StructureElement> {
  const { slots } = grid
  const known = new Set(slots.flatMap(({ element }) => (element.role === 'TH' ? (element.id ?? []) : [])))
  const used = new Set<string>()
  const headersOf = new Map<Slot, readonly string[]>()
  for (const slot of slots) {
    const written = slot.element.table?.headers?.filter((id) => known.has(id)) ?? []
    const headers = written.length > 0 ? written : assignedHeaders(slot, grid)
    headersOf.set(slot, headers)
    for (const id of headers) used.add(id)
  }
  return new Map(
    slots.map((slot) => {
      const { element, id } = slot
      const { headers: _headers, ...table } = element.table ?? {}
      const headers = headersOf.get(slot) ?? []
      return [
        element,
        {
          ...element,
          ...(used.has(id) && { id }),
          table: headers.length > 0 ? { ...table, headers } : table,
        },
      ]
    }),
  )
}

/** HTML §4.9.12.2, the internal algorithm for scanning and assigning header cells. */
function assignedHeaders(cell: Slot, { byRow, byColumn }: Grid): readonly string[] {
  const headers = new Set<string>()
  for (let y = cell.row; y < cell.row + cell.rowSpan; y += 1) {
    const before = (byRow[y] ?? []).filter(({ column }) => column < cell.column)
    scan(
      cell,
      before.toSorted((a, b) => b.column - a.column),
      'Row',
      headers,
    )
  }
  for (let x = cell.column; x < cell.column + cell.colSpan; x += 1) {
    const above = (byColumn[x] ?? []).filter(({ row }) => row < cell.row)
    scan(
      cell,
      above.toSorted((a, b) => b.row - a.row),
      'Column',
      headers,
    )
  }
  return [...headers]
}

/** From the cell outwards. A header is hidden behind one nearer to the cell that covers the same rows or columns. */
function scan(cell: Slot, outwards: readonly Slot[], direction: 'Row' | 'Column', headers: Set<string>) {
  const opaque: Slot[] = []
  let block: Slot[] = cell.element.role === 'TH' ? [cell] : []
  for (const slot of outwards) {
    if (slot.element.role !== 'TH') {
      opaque.push(...block)
      block = []
      continue
    }
    block.push(slot)
    const scope = slot.element.table?.scope
    const hidden = opaque.some((other) => coversSame(other, slot, direction))
    if (!hidden && (scope === direction || scope === 'Both')) headers.add(slot.id)
  }
}

function coversSame(a: Slot, b: Slot, direction: 'Row' | 'Column'): boolean {
  return direction === 'Column'
    ? a.column === b.column && a.colSpan === b.colSpan
    : a.row === b.row && a.rowSpan === b.rowSpan
}
