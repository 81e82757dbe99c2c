import type { ReplacedBox } from '../box/box.ts'
import type { Element } from '../html/element.ts'
import type { StructureChild, StructureElement } from './display-list.ts'
import { isKeptEmpty, type Kind } from './roles.ts'

/** What of the structure has come to stand on pages. */
export interface Painted {
  readonly contents: ReadonlySet<number>
  /** Numbers of links that have an area somewhere. */
  readonly links: ReadonlySet<number>
  /** Of an image, or of an element that the author calls one. */
  bboxOf(image: ReplacedBox | Element): StructureElement['bbox']
}

/** An element under construction. */
export interface StructureNode {
  readonly type: 'element'
  readonly role: string
  readonly kind: Kind
  /** The box or element it was made for. */
  readonly source: object
  readonly lang?: string
  readonly alt?: string
  readonly table?: StructureElement['table']
  readonly listNumbering?: StructureElement['listNumbering']
  readonly image?: ReplacedBox | Element
  readonly id?: string
  readonly title?: string
  readonly expansion?: string
  readonly children: (StructureNode | Leaf)[]
}

type Leaf = Exclude<StructureChild, StructureElement>

/** The finished element, without what was not painted: nothing when nothing is left of it. */
export function finish(node: StructureNode, findings: Painted): readonly StructureChild[] {
  const children = node.children.flatMap((child): readonly StructureChild[] => {
    if (child.type === 'content') return findings.contents.has(child.id) ? [child] : []
    if (child.type === 'link') return findings.links.has(child.link) ? [child] : []
    return finish(child, findings)
  })
  if (isEmpty(node.role, children)) return []
  // A link that leads nowhere is as good as none.
  if (node.role === 'Link' && !children.some((child) => child.type === 'link')) return children
  const bbox = node.image === undefined ? undefined : findings.bboxOf(node.image)
  const element: StructureElement = {
    type: 'element',
    role: node.role,
    ...(node.lang !== undefined && { lang: node.lang }),
    ...(node.alt !== undefined && { alt: node.alt }),
    ...(node.title !== undefined && { title: node.title }),
    ...(node.expansion !== undefined && { expansion: node.expansion }),
    ...(node.id !== undefined && { id: node.id }),
    ...(node.table !== undefined && Object.keys(node.table).length > 0 && { table: node.table }),
    ...(node.listNumbering !== undefined && { listNumbering: node.listNumbering }),
    ...(bbox !== undefined && { bbox }),
    children,
  }
  return [element]
}

/** Cells stay for their table's sake, but a table of nothing but empty cells does not. */
function isEmpty(role: string, children: readonly StructureChild[]): boolean {
  if (role === 'Table') return !children.some(hasContent)
  return !isKeptEmpty(role) && children.length === 0
}

function hasContent(child: StructureChild): boolean {
  return child.type !== 'element' || child.children.some(hasContent)
}
