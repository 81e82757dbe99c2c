import type { StructureChild, StructureElement } from './display-list.ts'
import { settleTable } from './settle-table.ts'
import { isRole, made } from './structure-element.ts'

/**
 * The structure as PDF's standard types may be put together (PDF 1.7 §14.8.4, PDF/UA-1 §7.4 to §7.6), whatever the
 * author's HTML was: no level of headings is skipped, lists hold items, tables are regular.
 */
export function settleStructure(root: StructureElement): StructureElement {
  const levels = new HeadingLevels()
  const tables = { count: 0 }
  const settle = (element: StructureElement, parent: string): StructureElement => {
    const role = /^H[1-6]$/.test(element.role) ? levels.next(Number(element.role[1])) : element.role
    const placed = isStray(role, parent) ? withoutTable(element) : { ...element, role }
    const children = placed.children.map((child) => (child.type === 'element' ? settle(child, placed.role) : child))
    const settled = { ...placed, children }
    if (settled.role !== 'Table') return { ...settled, children: settleChildren(settled) }
    tables.count += 1
    return settleTable(settled, `table-${tables.count}`)
  }
  return settle(root, '')
}

/** A heading is one level below the nearest one before it that the author ranks higher. */
class HeadingLevels {
  /** Levels in the HTML of the headings that the last one stands under, and its own. */
  readonly #open: number[] = []

  next(level: number): string {
    while ((this.#open.at(-1) ?? 0) >= level) this.#open.pop()
    this.#open.push(level)
    return `H${this.#open.length}`
  }
}

function settleChildren(element: StructureElement): readonly StructureChild[] {
  const { role, children } = element
  switch (role) {
    case 'L':
      return inListsOnly(children, 'L', 'LI').map((child) =>
        isRole(child, ['LI', 'L', 'Caption']) ? child : made('LI', [made('LBody', [child])]),
      )
    case 'LI':
      return groupedOutside(children, ['Lbl', 'LBody'], 'LBody')
    case 'TOC':
      return inListsOnly(children, 'TOC', 'TOCI').map((child) =>
        isRole(child, ['TOCI', 'TOC', 'Caption']) ? child : made('TOCI', [asParagraph(child)]),
      )
    case 'TOCI':
      return children.map((child) =>
        isRole(child, ['Lbl', 'Reference', 'P', 'TOC', 'NonStruct']) ? child : asParagraph(child),
      )
    default:
      return withLists(children)
  }
}

/** Wrappers around items, such as HTML allows in `dl`, are seen through. */
function inListsOnly(children: readonly StructureChild[], list: string, item: string): readonly StructureChild[] {
  return children.flatMap((child) => {
    const wraps = isRole(child, ['Div', 'Sect']) && child.children.some((inner) => isRole(inner, [item, list]))
    return wraps ? inListsOnly(child.children, list, item) : [child]
  })
}

/** Items without a list get one, neighbours the same. */
function withLists(children: readonly StructureChild[]): readonly StructureChild[] {
  const lists = groupedOutside(children, (child) => !isRole(child, ['LI']), 'L').map((child) =>
    isRole(child, ['L']) && child.listNumbering === undefined ? { ...child, listNumbering: 'None' as const } : child,
  )
  return groupedOutside(lists, (child) => !isRole(child, ['TOCI']), 'TOC')
}

/** A part of a table or list item that stands outside of one. */
function isStray(role: string, parent: string): boolean {
  const parents = partOf[role]
  return parents !== undefined && !parents.includes(parent)
}

const groupRoles = ['THead', 'TBody', 'TFoot']
const partOf: { readonly [role: string]: readonly string[] } = {
  ...Object.fromEntries(groupRoles.map((role) => [role, ['Table']])),
  TR: ['Table', ...groupRoles],
  TH: ['TR'],
  TD: ['TR'],
  LBody: ['LI'],
}

/** It is a group like others. */
function withoutTable({ table: _table, ...element }: StructureElement): StructureElement {
  return { ...element, role: 'Div' }
}

/** Children with each run of those that do not belong put into an element of their own. */
function groupedOutside(
  children: readonly StructureChild[],
  belongs: readonly string[] | ((child: StructureChild) => boolean),
  role: string,
): readonly StructureChild[] {
  const fits = typeof belongs === 'function' ? belongs : (child: StructureChild) => isRole(child, belongs)
  if (children.every(fits)) return children
  const result: StructureChild[] = []
  let run: StructureChild[] | undefined
  for (const child of children) {
    if (fits(child)) {
      result.push(child)
      run = undefined
      continue
    }
    if (run === undefined) {
      run = []
      result.push(made(role, run))
    }
    run.push(child)
  }
  return result
}

function asParagraph(child: StructureChild): StructureElement {
  return isRole(child, ['Div', 'Sect']) ? { ...child, role: 'P' } : made('P', [child])
}
