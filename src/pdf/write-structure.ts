import type { StructureChild, StructureElement } from '../paint/display-list.ts'
import type { MarkedPiece } from './marked-content.ts'
import type { PdfDocument } from './pdf-document.ts'
import { type Dictionary, type PdfValue, type Reference, text } from './pdf-values.ts'

/** A written page, for what points at it. */
export interface WrittenPage {
  readonly dictionary: Reference
  readonly height: number
  /** By MCID. */
  readonly pieces: readonly MarkedPiece[]
}

/** A written link annotation. */
export interface WrittenLink {
  readonly link: number
  readonly page: WrittenPage
  readonly annotation: Reference
}

interface PlacedPiece extends MarkedPiece {
  readonly page: number
  readonly mcid: number
}

/** Where the structure's leaves are on the pages, and who is the parent of each: PDF 1.7 §14.7.4. */
interface Context {
  readonly document: PdfDocument
  readonly pages: readonly WrittenPage[]
  readonly links: readonly WrittenLink[]
  /** The areas of each link, by its number. */
  readonly linkAreas: ReadonlyMap<number, readonly WrittenLink[]>
  readonly pieces: ReadonlyMap<number, readonly PlacedPiece[]>
  /** By page and MCID. */
  readonly pageParents: Reference[][]
  /** By form XObject and MCID. */
  readonly formParents: Map<Reference, Reference[]>
  readonly linkParents: Map<WrittenLink, Reference>
  readonly ids: Map<string, Reference>
}

/** Writes the structure tree and enters it in the catalog: PDF 1.7 §14.7.2. `nextKey` is the first free `StructParents`. */
export function writeStructure(
  document: PdfDocument,
  structure: StructureElement,
  pages: readonly WrittenPage[],
  links: readonly WrittenLink[],
  nextKey: number,
) {
  const context: Context = {
    document,
    pages,
    links,
    linkAreas: grouped(links, ({ link }) => link),
    pieces: markedPieces(pages),
    pageParents: pages.map(() => []),
    formParents: new Map(),
    linkParents: new Map(),
    ids: new Map(),
  }
  const root = document.ref({ Type: 'StructTreeRoot' })
  root.data.K = writeElement(context, structure, root)
  root.data.ParentTree = parentTree(context)
  root.data.ParentTreeNextKey = nextKey
  if (context.ids.size > 0) root.data.IDTree = idTree(context)
  root.end()
  document.catalog.StructTreeRoot = root
  document.catalog.MarkInfo = { Marked: true }
}

/** Content that appears on several pages, or in several places of one, has several pieces, in reading order. */
function markedPieces(pages: readonly WrittenPage[]): ReadonlyMap<number, readonly PlacedPiece[]> {
  const placed = pages.flatMap(({ pieces }, page) => pieces.map((piece, mcid) => ({ ...piece, page, mcid })))
  return grouped(placed, ({ id }) => id)
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number): ReadonlyMap<number, readonly T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}

function writeElement(context: Context, element: StructureElement, parent: Reference): Reference {
  const reference = context.document.ref({ S: element.role, P: parent })
  const { data } = reference
  const home = firstPage(context, element)
  if (home !== undefined) data.Pg = (context.pages[home] as WrittenPage).dictionary
  const kids: PdfValue[] = []
  // Not by `flatMap`, which would take more of the stack: elements may be nested deep.
  for (const child of element.children) kids.push(...writeChild(context, child, reference, home))
  if (kids.length > 0) data.K = kids.length === 1 ? kids[0] : kids
  if (element.lang !== undefined) data.Lang = text(element.lang)
  if (element.alt !== undefined) data.Alt = text(element.alt)
  if (element.actualText !== undefined) data.ActualText = text(element.actualText)
  if (element.expansion !== undefined) data.E = text(element.expansion)
  if (element.title !== undefined) data.T = text(element.title)
  if (element.id !== undefined) {
    data.ID = text(element.id)
    context.ids.set(element.id, reference)
  }
  const attributes = attributeObjects(context, element)
  if (attributes.length > 0) data.A = attributes.length === 1 ? attributes[0] : attributes
  reference.end()
  return reference
}

/** The page whose content ids the element may give as plain numbers. */
function firstPage(context: Context, element: StructureElement): number | undefined {
  for (const child of element.children) {
    const piece = child.type === 'content' ? context.pieces.get(child.id)?.[0] : undefined
    if (piece !== undefined) return piece.page
  }
  return undefined
}

function writeChild(
  context: Context,
  child: StructureChild,
  parent: Reference,
  home: number | undefined,
): readonly PdfValue[] {
  switch (child.type) {
    case 'element':
      return [writeElement(context, child, parent)]
    case 'content':
      return (context.pieces.get(child.id) ?? []).map(({ page, mcid, stream }) => {
        for (const parents of parentLists(context, page, stream)) parents[mcid] = parent
        if (page === home && stream === undefined) return mcid
        return { Type: 'MCR', Pg: (context.pages[page] as WrittenPage).dictionary, Stm: stream, MCID: mcid }
      })
    case 'link':
      return (context.linkAreas.get(child.link) ?? []).map((link) => {
        context.linkParents.set(link, parent)
        return { Type: 'OBJR', Pg: link.page.dictionary, Obj: link.annotation }
      })
    default:
      return child satisfies never
  }
}

/** Content of a form is entered for its page too: there are readers that look no further. */
function parentLists(
  { pageParents, formParents }: Context,
  page: number,
  form: Reference | undefined,
): readonly Reference[][] {
  const own = pageParents[page] as Reference[]
  if (form === undefined) return [own]
  const parents = formParents.get(form) ?? []
  formParents.set(form, parents)
  return [own, parents]
}

/** PDF 1.7 §14.8.5. */
function attributeObjects(context: Context, element: StructureElement): readonly PdfValue[] {
  const objects: PdfValue[] = []
  const { table, listNumbering, bbox } = element
  if (listNumbering !== undefined) objects.push({ O: 'List', ListNumbering: listNumbering })
  if (table !== undefined) {
    objects.push({
      O: 'Table',
      Summary: table.summary === undefined ? undefined : text(table.summary),
      Scope: table.scope,
      ColSpan: table.colSpan,
      RowSpan: table.rowSpan,
      Headers: table.headers?.map(text),
    })
  }
  if (bbox !== undefined) {
    const { x, y, width, height } = bbox.rect
    const bottom = (context.pages[bbox.page] as WrittenPage).height - y - height
    objects.push({ O: 'Layout', BBox: [x, bottom, x + width, bottom + height] })
  }
  return objects
}

/** PDF 1.7 §14.7.4.4: pages come first, link annotations after them, then form XObjects with content of their own. */
function parentTree(context: Context): Reference {
  const entries: (readonly [key: number, value: PdfValue])[] = []
  const byMcid = (parents: readonly Reference[]) => Array.from(parents, (parent) => parent ?? null)
  context.pageParents.forEach((parents, page) => {
    if (parents.length > 0) entries.push([page, byMcid(parents)])
  })
  context.links.forEach((link, index) => {
    const parent = context.linkParents.get(link)
    if (parent !== undefined) entries.push([linkKey(context.pages.length, index), parent])
  })
  for (const [form, parents] of context.formParents) entries.push([form.data.StructParents as number, byMcid(parents)])
  entries.sort(([a], [b]) => a - b)
  const tree = context.document.ref({ Nums: entries.flat() })
  tree.end()
  return tree
}

/** `StructParent` of the link annotation `index` of a document. */
export function linkKey(pageCount: number, index: number): number {
  return pageCount + index
}

function idTree(context: Context): Reference {
  const names = [...context.ids]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, reference]) => [text(id), reference])
  const tree = context.document.ref({ Names: names } satisfies Dictionary)
  tree.end()
  return tree
}
