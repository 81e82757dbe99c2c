import { PDFDict as Dict, type PDFDict, PDFNumber, type PDFObject } from 'pdf-lib'
import { arrayEntry, dictEntry, dictOf, entry, itemsOf, nameEntry, nameOf, type Pdf, treePairs } from './pdf.ts'

/** A structure element as the file has it. */
export interface StructureNode {
  readonly dict: PDFDict
  /** As written. */
  readonly type: string
  /** The standard type that the role map makes of it; undefined when it makes none. */
  readonly role: string | undefined
  readonly parent: StructureNode | undefined
  readonly children: readonly StructureNode[]
  readonly leaves: readonly Leaf[]
}

export type Leaf =
  | {
      readonly type: 'content'
      readonly page: PDFDict | undefined
      readonly stream: PDFDict | undefined
      readonly mcid: number
    }
  | { readonly type: 'object'; readonly object: PDFDict | undefined; readonly page: PDFDict | undefined }

/** PDF 1.7 §14.8.4. */
export const standardTypes = new Set(
  `Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody
  Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure
  Formula Form`.split(/\s+/),
)

const trees = new WeakMap<Pdf, readonly StructureNode[]>()

/** The elements below the root of the structure tree. */
export function structureOf(pdf: Pdf): readonly StructureNode[] {
  const known = trees.get(pdf)
  if (known !== undefined) return known
  const root = dictEntry(pdf.catalog, 'StructTreeRoot')
  const roleMap = dictEntry(root, 'RoleMap')
  const tree = arrayEntry(root, 'K').flatMap((kid) => nodeOf(dictOf(kid), undefined, roleMap, new Set()) ?? [])
  trees.set(pdf, tree)
  return tree
}

export function allNodes(pdf: Pdf): readonly StructureNode[] {
  const below = (node: StructureNode): readonly StructureNode[] => [node, ...node.children.flatMap(below)]
  return structureOf(pdf).flatMap(below)
}

function nodeOf(
  dict: PDFDict | undefined,
  parent: StructureNode | undefined,
  roleMap: PDFDict | undefined,
  above: ReadonlySet<PDFDict>,
): StructureNode | undefined {
  if (dict === undefined || above.has(dict)) return undefined
  const type = nameEntry(dict, 'S') ?? ''
  const children: StructureNode[] = []
  const leaves: Leaf[] = []
  const node: StructureNode = { dict, type, role: mappedRole(type, roleMap), parent, children, leaves }
  const page = dictEntry(dict, 'Pg')
  for (const kid of itemsOf(entry(dict, 'K'))) {
    if (kid instanceof PDFNumber) {
      leaves.push({ type: 'content', page, stream: undefined, mcid: kid.asNumber() })
      continue
    }
    if (!(kid instanceof Dict)) continue
    const kind = nameEntry(kid, 'Type')
    const own = dictEntry(kid, 'Pg') ?? page
    if (kind === 'MCR') {
      const mcid = entry(kid, 'MCID')
      const stream = dictEntry(kid, 'Stm')
      leaves.push({ type: 'content', page: own, stream, mcid: mcid instanceof PDFNumber ? mcid.asNumber() : -1 })
    } else if (kind === 'OBJR') leaves.push({ type: 'object', object: dictEntry(kid, 'Obj'), page: own })
    else {
      const child = nodeOf(kid, node, roleMap, new Set([...above, dict]))
      if (child !== undefined) children.push(child)
    }
  }
  return node
}

function mappedRole(type: string, roleMap: PDFDict | undefined): string | undefined {
  const seen = new Set<string>()
  let role: string | undefined = type
  while (role !== undefined && !standardTypes.has(role) && !seen.has(role)) {
    seen.add(role)
    role = nameEntry(roleMap, role)
  }
  return role !== undefined && standardTypes.has(role) ? role : undefined
}

/** The values of an attribute, whoever owns it: PDF 1.7 §14.7.5. */
export function attributeOf(node: StructureNode, owner: string, key: string): PDFObject | undefined {
  for (const object of arrayEntry(node.dict, 'A')) {
    const dict = dictOf(object)
    if (nameEntry(dict, 'O') === owner && entry(dict, key) !== undefined) return entry(dict, key)
  }
  return undefined
}

/** The parents that the parent tree gives, by `StructParents` or `StructParent`. */
export function parentTree(pdf: Pdf): ReadonlyMap<number, PDFObject> {
  const root = dictEntry(pdf.catalog, 'StructTreeRoot')
  const pairs = [...treePairs(dictEntry(root, 'ParentTree'), 'Nums')]
  return new Map(pairs.map(([key, value]) => [key instanceof PDFNumber ? key.asNumber() : -1, value]))
}

export function spanOf(node: StructureNode, key: 'RowSpan' | 'ColSpan'): number {
  const value = attributeOf(node, 'Table', key)
  return value instanceof PDFNumber ? value.asNumber() : 1
}

export function scopeOf(node: StructureNode): string | undefined {
  return nameOf(attributeOf(node, 'Table', 'Scope'))
}
