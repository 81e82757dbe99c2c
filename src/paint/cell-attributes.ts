import type { TableCell } from '../box/box.ts'
import { attribute, type Element } from '../html/element.ts'
import { ariaRole } from './aria.ts'
import type { StructureElement } from './display-list.ts'

/** PDF 1.7 §14.8.5.7. */
export function cellAttributes(
  element: Element,
  role: 'TH' | 'TD',
  cell: TableCell | undefined,
): NonNullable<StructureElement['table']> {
  const scopes = { row: 'Row', rowgroup: 'Row', col: 'Column', colgroup: 'Column' } as const
  const written = attribute(element, 'scope')?.toLowerCase() ?? ''
  const headers = attribute(element, 'headers')?.match(/\S+/g) ?? undefined
  return {
    ...(role === 'TH' && {
      scope: scopes[written as keyof typeof scopes] ?? (headsColumn(element) ? 'Column' : 'Row'),
    }),
    ...(headers !== undefined && { headers: headers.map((id) => `cell-${id}`) }),
    ...(cell !== undefined && cell.colSpan > 1 && { colSpan: cell.colSpan }),
    ...(cell !== undefined && cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
  }
}

/** Without a `scope`, headers in `thead` and in rows without data head their columns, all others their rows: HTML §4.9.12.2. */
function headsColumn(element: Element): boolean {
  const row = element.parent
  if (row?.parent?.tag === 'thead' || ariaRole(element) === 'columnheader') return true
  return row?.tag === 'tr' && !row.children.some((cell) => cell.type === 'element' && cell.tag === 'td')
}
