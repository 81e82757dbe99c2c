import { attribute, type Element } from '../../html/element.ts'
import {
  backgroundImage,
  color,
  type Hints,
  nonNegativeInteger,
  nonZeroDimension,
  size,
  textAlign,
} from './attribute-values.ts'

/** Attributes of tables: https://html.spec.whatwg.org/multipage/rendering.html#tables-2 */
export function tableHints(element: Element): Hints {
  const border = element.attributes.has('border') ? (nonNegativeInteger(attribute(element, 'border')) ?? 1) : undefined
  const spacing = nonNegativeInteger(attribute(element, 'cellspacing'))
  return [
    size(element, 'width', nonZeroDimension),
    size(element, 'height'),
    color(element, 'bgcolor', 'background-color'),
    backgroundImage(element),
    color(element, 'bordercolor', 'border-color'),
    tablePlace(attribute(element, 'align')?.toLowerCase()),
    border === undefined ? undefined : `border-width:${border}px`,
    spacing === undefined ? undefined : `border-spacing:${spacing}px`,
  ]
}

function tablePlace(align: string | undefined): string | undefined {
  if (align === 'left' || align === 'right') return `float:${align}`
  return align === 'center' ? 'margin-left:auto;margin-right:auto' : undefined
}

export function columnHints(element: Element): Hints {
  return [size(element, 'width'), textAlign(element), verticalAlign(element)]
}

export function rowHints(element: Element): Hints {
  return [
    color(element, 'bgcolor', 'background-color'),
    backgroundImage(element),
    size(element, 'height'),
    textAlign(element),
    verticalAlign(element),
  ]
}

/** The table's `cellpadding`, `border` and `rules` reach its cells. */
export function cellHints(element: Element): Hints {
  const table = tableOf(element)
  const padding = table && nonNegativeInteger(attribute(table, 'cellpadding'))
  return [
    padding === undefined ? undefined : `padding:${padding}px`,
    table && cellBorder(table),
    element.attributes.has('nowrap') ? 'white-space:nowrap' : undefined,
    size(element, 'width', nonZeroDimension),
    color(element, 'bgcolor', 'background-color'),
    backgroundImage(element),
    size(element, 'height', nonZeroDimension),
    textAlign(element),
    verticalAlign(element),
  ]
}

const ruledCells: Readonly<Record<string, string>> = {
  none: 'border-width:1px;border-style:none',
  groups: 'border-width:1px;border-style:none',
  rows: 'border-width:1px;border-style:none',
  cols: 'border-width:1px;border-style:none solid',
  all: 'border-width:1px;border-style:solid',
}

function cellBorder(table: Element): string | undefined {
  const rules = ruledCells[attribute(table, 'rules')?.toLowerCase() ?? '']
  if (rules !== undefined) return rules
  const bordered = table.attributes.has('border') && nonNegativeInteger(attribute(table, 'border')) !== 0
  return bordered ? 'border-width:1px;border-style:inset' : undefined
}

function tableOf(element: Element): Element | undefined {
  let current = element.parent
  while (current && current.tag !== 'table') current = current.parent
  return current ?? undefined
}

function verticalAlign(element: Element): string | undefined {
  const align = attribute(element, 'valign')?.toLowerCase()
  return align && ['top', 'middle', 'bottom', 'baseline'].includes(align) ? `vertical-align:${align}` : undefined
}
