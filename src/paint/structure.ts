import type { BlockBox, Box, InlineBox, InlineLevelBox, ReplacedBox, TableBox, TableCell, TextRun } from '../box/box.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import { attribute, type Element } from '../html/element.ts'
import { ariaRole, authorsName, isDecoration, isPresentational } from './aria.ts'
import { cellAttributes } from './cell-attributes.ts'
import type { StructureElement } from './display-list.ts'
import { linkAround, linksInDrawing } from './links.ts'
import { listNumbering } from './list-numbering.ts'
import { isInContents, roleOf } from './roles.ts'
import { settleStructure } from './settle-structure.ts'
import { finish, type Painted, type StructureNode } from './structure-node.ts'
import { collapseSpace, textContent } from './text-content.ts'

/** The structure of a document, made from its box tree in document order, before anything is painted. */
export interface Structure {
  /** The content id that a box's marks carry; undefined for what is decoration. */
  contentOf(box: TextRun | ReplacedBox): number | undefined
  /** The number of the link that an `a` element makes. */
  linkOf(element: Element): number | undefined
  /** The finished tree. Content that was not painted (hidden or cut off) is left out, and with it elements left empty. */
  tree(painted: Painted): StructureElement
}

/** Of a document whose root box is `root` (undefined when nothing of it is shown) and whose language is `language`. */
export function documentStructure(root: Box | undefined, styles: Styles, language: string, report: Report): Structure {
  const builder = new StructureBuilder(styles, language, report)
  if (root !== undefined) builder.walk(root, undefined)
  return builder
}

class StructureBuilder implements Structure {
  readonly #document: StructureNode = { type: 'element', role: 'Document', kind: 'flow', source: this, children: [] }
  readonly #styles: Styles
  readonly #language: string
  readonly #report: Report
  readonly #nodes = new Map<Element, StructureNode>()
  readonly #labels = new Map<Element, StructureNode>()
  /** The LI around an LBody. */
  readonly #items = new Map<StructureNode, StructureNode>()
  /** Paragraphs made for bare text, by the box whose lines it stands in and the element around it. */
  readonly #paragraphs = new Map<BlockBox, Map<StructureNode, StructureNode>>()
  readonly #spans = new Map<TableCell['element'], TableCell>()
  readonly #contents = new Map<TextRun | ReplacedBox, number>()
  readonly #links = new Map<Element, number>()
  /** The block container that the last content of a node stands in: content of one goes on with the same id. */
  readonly #lastBlock = new Map<StructureNode, BlockBox | undefined>()
  readonly #cellIds = new Set<string>()
  #contentCount = 0
  #noteCount = 0

  constructor(styles: Styles, language: string, report: Report) {
    this.#styles = styles
    this.#language = language
    this.#report = report
  }

  contentOf(box: TextRun | ReplacedBox): number | undefined {
    return this.#contents.get(box.type === 'text' ? (box.standsFor ?? box) : box)
  }

  linkOf(element: Element): number | undefined {
    return this.#links.get(element)
  }

  tree(painted: Painted): StructureElement {
    const [root] = finish(this.#document, painted)
    return settleStructure(root?.type === 'element' ? root : { type: 'element', role: 'Document', children: [] })
  }

  /** Goes through the boxes in document order. `block` is the block container whose lines hold inline-level boxes. */
  walk(box: Box | ReplacedBox, block: BlockBox | undefined) {
    switch (box.type) {
      case 'block':
        this.#walkBlock(box)
        break
      case 'table':
        this.#walkTable(box)
        break
      case 'flex':
      case 'grid':
        for (const child of [...box.children, ...(box.outOfFlow ?? [])]) this.walk(child, undefined)
        break
      case 'table-group':
        for (const row of box.rows) this.walk(row, block)
        break
      case 'table-row':
        for (const cell of box.cells) this.walk(cell, block)
        break
      case 'table-cell':
        this.#walkCell(box)
        break
      case 'inline':
        if (box.footnote !== undefined) this.#footnote(box, box.footnote.box, block)
        else for (const child of box.children) this.walk(child, block)
        break
      case 'atomic':
        if (box.leader !== true) this.walk(box.child, block) // a row of dots says nothing
        break
      case 'out-of-flow':
        this.walk(box.child, undefined)
        break
      case 'replaced':
        this.#image(box, block)
        break
      case 'text':
        this.#text(box, block)
        break
      case 'line-break':
        break
      default:
        box satisfies never
    }
  }

  #walkBlock(box: BlockBox) {
    if (box.marker !== undefined) this.walk(box.marker.box, box)
    const children: readonly (Box | ReplacedBox)[] = box.content.children
    for (const child of children) this.walk(child, box)
  }

  #walkTable(table: TableBox) {
    for (const caption of table.captions) this.walk(caption, undefined)
    for (const group of table.groups) this.walk(group, undefined)
  }

  #walkCell(cell: TableCell) {
    if (!cell.anonymous) {
      this.#spans.set(cell.element, cell)
      this.#nodeOf(cell.element, undefined)
    }
    this.#walkBlock(cell.block)
  }

  #text(box: TextRun, block: BlockBox | undefined) {
    if (isDecoration(box.element) || box.alternative === '') return
    const marker = box.pseudo === '::marker' || isInMarker(box, block)
    const host = marker ? this.#labelOf(box.element) : undefined
    const around = host ?? this.#inlineHost(this.#nodeOf(box.element, block), block)
    const alt = box.alternative
    const node = alt === undefined ? around : this.#append(around, { role: 'Span', kind: 'inline', source: box, alt })
    this.#contents.set(box, this.#contentIn(node, block))
  }

  /** A Reference where the text calls for a footnote, and the Note right after it: PDF 1.7 §14.8.4.4.1. */
  #footnote(call: InlineBox, body: BlockBox | InlineBox, block: BlockBox | undefined) {
    const { parent } = call.element
    if (isDecoration(call.element)) return
    const around = parent === null ? this.#document : this.#nodeOf(parent, block)
    const reference = this.#append(this.#inlineHost(around, block), {
      role: 'Reference',
      kind: 'inline',
      source: call,
    })
    for (const run of textRuns(call)) this.#contents.set(run, this.#contentIn(reference, block))
    const note = this.#append(this.#inlineHost(around, block), {
      role: 'Note',
      kind: 'block',
      source: call.element,
      id: `footnote-${++this.#noteCount}`,
    })
    this.#nodes.set(call.element, note)
    this.walk(body, undefined)
  }

  /** A Figure: PDF 1.7 §14.8.4.5. An image whose `alt` is empty is a decoration. */
  #image(box: ReplacedBox, block: BlockBox | undefined) {
    const { element } = box
    if (box.image === undefined || isDecoration(element)) return
    const own = box.pseudo === undefined
    const alt = (own ? authorsName(element) : undefined) ?? box.alt ?? (own ? titleOf(element) : undefined)
    if (alt === '' || (own && isPresentational(element))) return
    const parent = this.#nodeOf(element, block)
    if (parent.role === 'Figure') {
      this.#contents.set(box, this.#contentIn(parent, block))
      return
    }
    if (alt === undefined) this.#reportNoAlternative(element)
    const host = parent.kind === 'flow' && isInline(box) ? this.#inlineHost(parent, block) : parent
    const figure = this.#append(host, {
      role: 'Figure',
      kind: 'inline',
      source: box,
      image: box,
      ...(alt !== undefined && { alt }),
    })
    this.#contents.set(box, this.#contentIn(figure, block))
    // Links lead nowhere in one another.
    for (const link of own && linkAround(element) === undefined ? linksInDrawing(element) : []) {
      this.#link(link, this.#append(figure, { role: 'Link', kind: 'inline', source: link }))
    }
  }

  #reportNoAlternative(element: Element) {
    const at = element.origin.template ?? element.origin.value
    this.#report({
      severity: 'warning',
      code: 'missing-alt',
      message: 'image has no `alt`',
      ...(at !== undefined && { at }),
      hint: 'say in a few words what it shows, or write `alt=""` if it is a decoration',
    })
  }

  /** Text goes on in its block with the same id, so that a paragraph in one piece is one piece of marked content. */
  #contentIn(node: StructureNode, block: BlockBox | undefined): number {
    const last = node.children.at(-1)
    if (last?.type === 'content' && this.#lastBlock.get(node) === block) return last.id
    const id = this.#contentCount++
    node.children.push({ type: 'content', id })
    this.#lastBlock.set(node, block)
    return id
  }

  /** The structure element an element's content belongs to: its own, or that of the nearest one around it. */
  #nodeOf(element: Element, block: BlockBox | undefined): StructureNode {
    const known = this.#nodes.get(element)
    if (known !== undefined) return known
    const node = this.#makeNode(element, block)
    this.#nodes.set(element, node)
    return node
  }

  #makeNode(element: Element, block: BlockBox | undefined): StructureNode {
    const parent = element.parent === null ? this.#document : this.#nodeOf(element.parent, block)
    const written = ariaRole(element)
    if (written === 'listitem' || (element.tag === 'li' && written === undefined && !isPresentational(element))) {
      return isInContents(element) ? this.#contentsItem(element, parent) : this.#listItem(element, parent)
    }
    if ((element.tag === 'dt' || element.tag === 'dd') && written === undefined && !isPresentational(element)) {
      return this.#descriptionPart(element, parent)
    }
    const lang = this.#ownLanguage(element)
    const role = roleOf(element) ?? (lang === undefined ? undefined : languageRole(element))
    if (role === undefined) return parent
    const host = role.kind === 'inline' ? this.#inlineHost(parent, block) : parent
    const node = this.#append(host, {
      ...role,
      source: element,
      ...(lang !== undefined && { lang }),
      ...this.#attributes(element, role.role),
    })
    if (role.role === 'Link') this.#link(element, node)
    return node
  }

  #append(parent: StructureNode, node: Omit<StructureNode, 'type' | 'children'>): StructureNode {
    const child: StructureNode = { type: 'element', children: [], ...node }
    parent.children.push(child)
    return child
  }

  #link(element: Element, node: StructureNode) {
    const link = this.#links.size
    this.#links.set(element, link)
    node.children.push({ type: 'link', link })
  }

  #attributes(element: Element, role: string): Partial<StructureNode> {
    const name = authorsName(element)
    switch (role) {
      case 'TH':
      case 'TD':
        return { table: cellAttributes(element, role, this.#spans.get(element)), ...this.#cellId(element, role) }
      case 'Table':
        return name === undefined ? {} : { table: { summary: name } }
      case 'L':
        return { listNumbering: listNumbering(element, this.#styles) }
      case 'Figure':
      case 'Formula':
        if (name === undefined) this.#reportNoAlternative(element)
        return { image: element, ...(name !== undefined && { alt: name }) }
      case 'Note':
        return { id: `note-${++this.#noteCount}` }
      case 'Sect':
      case 'TOC':
        return name === undefined ? {} : { title: name }
      case 'Span': {
        const expansion = collapseSpace(attribute(element, 'title') ?? '')
        return element.tag === 'abbr' && expansion !== '' ? { expansion } : {}
      }
      default:
        return {}
    }
  }

  /** The author's own id of a header cell, for cells that name it. The first of a name has it: HTML §3.2.6. */
  #cellId(element: Element, role: 'TH' | 'TD'): { readonly id?: string } {
    const id = attribute(element, 'id')
    if (role === 'TD' || !id || this.#cellIds.has(id)) return {}
    this.#cellIds.add(id)
    return { id: `cell-${id}` }
  }

  /** LI with its LBody, where content goes; the Lbl comes before it once there is a marker. PDF 1.7 §14.8.4.3.3. */
  #listItem(element: Element, parent: StructureNode): StructureNode {
    const lang = this.#ownLanguage(element)
    const item = this.#append(parent, {
      role: 'LI',
      kind: 'flow',
      source: element,
      ...(lang !== undefined && { lang }),
    })
    const body = this.#append(item, { role: 'LBody', kind: 'block', source: element })
    this.#items.set(body, item)
    return body
  }

  /** An entry of a contents list, and the parts of one: PDF 1.7 §14.8.4.2. */
  #contentsItem(element: Element, parent: StructureNode): StructureNode {
    return this.#append(parent, { role: 'TOCI', kind: 'flow', source: element })
  }

  /** Undefined for what is shown as the item of a list and is none. */
  #labelOf(element: Element): StructureNode | undefined {
    const known = this.#labels.get(element)
    if (known !== undefined) return known
    const body = this.#nodeOf(element, undefined)
    const item = body.role === 'TOCI' ? body : this.#items.get(body)
    if (item === undefined) return undefined
    const label: StructureNode = { type: 'element', role: 'Lbl', kind: 'block', source: element, children: [] }
    item.children.unshift(label)
    this.#labels.set(element, label)
    return label
  }

  /** A term and its descriptions are an item of the list that `dl` is: `dt` its label, `dd` its body. */
  #descriptionPart(element: Element, parent: StructureNode): StructureNode {
    const previous = previousPart(element)
    const lang = this.#ownLanguage(element)
    const opens = previous === undefined || (element.tag === 'dt' && previous.tag === 'dd')
    if (!opens) this.#nodeOf(previous, undefined) // makes the item, should the part before be empty
    const last = parent.children.at(-1)
    const item =
      !opens && last?.type === 'element' && last.role === 'LI'
        ? last
        : this.#append(parent, { role: 'LI', kind: 'flow', source: element })
    const role = element.tag === 'dt' ? 'Lbl' : 'LBody'
    return this.#append(item, { role, kind: 'block', source: element, ...(lang !== undefined && { lang }) })
  }

  /** Where inline content goes: text must not stand directly among blocks. */
  #inlineHost(node: StructureNode, block: BlockBox | undefined): StructureNode {
    if (block === undefined || !needsParagraph(node, block)) return node
    const inBlock = this.#paragraphs.get(block) ?? new Map<StructureNode, StructureNode>()
    this.#paragraphs.set(block, inBlock)
    const paragraph = inBlock.get(node) ?? this.#append(node, { role: 'P', kind: 'block', source: block })
    inBlock.set(node, paragraph)
    return paragraph
  }

  /** The element's `lang` when it differs from the language around it. */
  #ownLanguage(element: Element): string | undefined {
    const own = attribute(element, 'lang')
    if (own === undefined) return undefined
    for (let outer = element.parent; outer !== null; outer = outer.parent) {
      const around = attribute(outer, 'lang')
      if (around !== undefined) return around === own ? undefined : own
    }
    return own === this.#language ? undefined : own
  }
}

/** Bare text needs a P among blocks, and beside other blocks in a cell, item or caption. */
function needsParagraph(node: StructureNode, block: BlockBox): boolean {
  if (node.kind === 'flow') return true
  const holdsBlocks = ['TD', 'TH', 'LBody', 'Lbl', 'Caption', 'Note'].includes(node.role)
  return holdsBlocks && (block.anonymous || block.element !== node.source)
}

/** A part in another language: PDF 1.7 §14.9.2. */
function languageRole(element: Element) {
  const inline = ['span', 'b', 'strong', 'i', 'em', 'cite', 'small', 'bdi', 'bdo', 'abbr', 'code', 'u', 's', 'mark']
  if (element.tag === 'html' || element.tag === 'body') return undefined
  return inline.includes(element.tag)
    ? ({ role: 'Span', kind: 'inline' } as const)
    : ({ role: 'Div', kind: 'flow' } as const)
}

function isInMarker(box: TextRun, block: BlockBox | undefined): boolean {
  return block?.marker?.box.children.includes(box) === true
}

function textRuns(box: InlineLevelBox): readonly TextRun[] {
  if (box.type === 'text') return [box]
  return box.type === 'inline' ? box.children.flatMap(textRuns) : []
}

/** What a picture is called without an `alt`: HTML AAM 1.0 §4.1.10, SVG AAM 1.0 §8.1. */
function titleOf(element: Element): string | undefined {
  const title = element.children.find((child): child is Element => child.type === 'element' && child.tag === 'title')
  if (element.tag === 'svg' && title !== undefined) return collapseSpace(textContent(title)) || undefined
  return attribute(element, 'title')
}

function isInline(box: ReplacedBox): boolean {
  return box.style.display.startsWith('inline')
}

/** The `dt` or `dd` before this one, also when pairs are grouped in `div`s. */
function previousPart(element: Element): Element | undefined {
  const siblings = element.parent?.children ?? []
  const before = siblings.slice(0, siblings.indexOf(element))
  return before.findLast((node): node is Element => node.type === 'element' && (node.tag === 'dt' || node.tag === 'dd'))
}
