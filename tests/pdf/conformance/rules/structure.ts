import type { PDFDict } from 'pdf-lib'
import { contentStreams, paintingOperators } from '../content.ts'
import {
  booleanEntry,
  dictEntry,
  dictOf,
  entry,
  itemsOf,
  keysOf,
  numberEntry,
  numbersOf,
  type Pdf,
  type Rule,
  textEntry,
  textOf,
} from '../pdf.ts'
import { allNodes, attributeOf, parentTree, type StructureNode, scopeOf, spanOf, standardTypes } from '../structure.ts'

/** ISO 14289-1 §7.1 to §7.9 (Matterhorn checkpoints 01 to 19), ISO 19005-3 §6.7. */
export const structureRules: readonly Rule[] = [
  {
    id: 'PDF/UA-1 7.1 marked',
    asks: 'a file that says it is tagged, without suspects: Matterhorn 04-001, 06-004',
    *check({ catalog }) {
      const info = dictEntry(catalog, 'MarkInfo')
      if (booleanEntry(info, 'Marked') !== true) yield 'Marked is not true'
      if (booleanEntry(info, 'Suspects') === true) yield 'Suspects is true'
      if (dictEntry(catalog, 'StructTreeRoot') === undefined) yield 'there is no structure tree'
    },
  },
  {
    id: 'PDF/UA-1 7.1 content',
    asks: 'all content in the structure or an artifact: Matterhorn 01-003 to 01-005',
    *check(pdf) {
      for (const { name, needsMarks, steps } of contentStreams(pdf)) {
        for (const { operator, marks } of steps) {
          const tagged = marks.some(({ properties }) => 'MCID' in properties)
          const artifact = marks.some(({ tag }) => tag === 'Artifact')
          if (tagged && artifact) yield `${name} has an artifact within content, or the other way round`
          if (needsMarks && paintingOperators.has(operator) && !tagged && !artifact && !isMarkedForm(operator))
            yield `${name} paints with ${operator} outside of any mark`
        }
      }
      function isMarkedForm(operator: string): boolean {
        // A form without marks around it must have them inside, which is checked there.
        return operator === 'Do'
      }
    },
  },
  {
    id: 'PDF/UA-1 7.1 marks',
    asks: 'sequences that are closed, outside of text or within it',
    *check(pdf) {
      for (const { name, steps } of contentStreams(pdf)) {
        const open: boolean[] = []
        let balanced = true
        for (const { operator, inText } of steps) {
          if (operator === 'BMC' || operator === 'BDC') open.push(inText)
          if (operator === 'EMC') balanced &&= open.pop() === inText
        }
        if (!balanced || open.length > 0) yield `${name} has one that is not`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.1 parents',
    asks: 'content and structure that point at each other: Matterhorn 01-005, 09-001',
    *check(pdf) {
      const parents = parentTree(pdf)
      const claimed = new Map<PDFDict, Map<number, PDFDict>>()
      for (const { dict, leaves } of allNodes(pdf)) {
        for (const leaf of leaves) {
          if (leaf.type !== 'content') continue
          const home = leaf.stream ?? leaf.page
          if (home === undefined) continue
          const owners = claimed.get(home) ?? new Map<number, PDFDict>()
          if (owners.has(leaf.mcid)) yield `content ${leaf.mcid} has two elements`
          claimed.set(home, owners.set(leaf.mcid, dict))
        }
      }
      for (const { name, dict, steps } of contentStreams(pdf)) {
        const key = numberEntry(dict, 'StructParents')
        const listed = key === undefined ? [] : itemsOf(parents.get(key))
        const used = new Set<number>()
        for (const { operator, marks } of steps) {
          const id = operator === 'BDC' ? marks.at(-1)?.properties.MCID : undefined
          if (typeof id !== 'number') continue
          if (used.has(id)) yield `${name} has content ${id} twice`
          used.add(id)
          const owner = claimed.get(dict)?.get(id)
          if (owner === undefined) yield `content ${id} of ${name} is in no element`
          else if (listed[id] !== owner) yield `the parent tree has another element for content ${id} of ${name}`
        }
        for (const id of claimed.get(dict)?.keys() ?? []) if (!used.has(id)) yield `${name} has no content ${id}`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.1 roles',
    asks: 'standard types, or types that are mapped to them: Matterhorn 02-001 to 02-004',
    *check(pdf) {
      for (const type of new Set(
        allNodes(pdf)
          .filter(({ role }) => role === undefined)
          .map(({ type }) => type),
      )) {
        yield `${type} is none`
      }
      for (const key of keysOf(dictEntry(dictEntry(pdf.catalog, 'StructTreeRoot'), 'RoleMap'))) {
        if (standardTypes.has(key)) yield `the standard type ${key} is mapped to another`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.2',
    asks: 'a language for the whole file, and valid ones throughout: Matterhorn 11-001 to 11-007',
    *check(pdf) {
      const whole = textEntry(pdf.catalog, 'Lang')
      if (!whole) yield 'the catalog has no Lang'
      const marked = contentStreams(pdf).flatMap(({ steps }) =>
        steps.flatMap(({ operator, marks }) => (operator === 'BDC' ? (marks.at(-1)?.properties.Lang ?? []) : [])),
      )
      const written = marked.map((language) => (typeof language === 'string' ? language.slice(1, -1) : ''))
      for (const language of [whole, ...allNodes(pdf).map(({ dict }) => textEntry(dict, 'Lang')), ...written]) {
        if (language !== undefined && !languageTag.test(language)) yield `\`${language}\` is no language tag`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.3',
    asks: 'a text in the place of each figure: Matterhorn 13-004',
    *check(pdf) {
      for (const { dict, role } of allNodes(pdf)) {
        if (role === 'Figure' && !textEntry(dict, 'Alt') && !textEntry(dict, 'ActualText')) yield 'a Figure has none'
      }
    },
  },
  {
    id: 'PDF/UA-1 7.3 BBox',
    asks: 'the place of each figure, on its page',
    *check(pdf) {
      for (const node of allNodes(pdf)) {
        if (node.role !== 'Figure') continue
        const [left, bottom, right, top] = numbersOf(attributeOf(node, 'Layout', 'BBox'))
        if (
          left === undefined ||
          bottom === undefined ||
          right === undefined ||
          top === undefined ||
          left > right ||
          bottom > top
        )
          yield 'a Figure has no BBox'
      }
    },
  },
  {
    id: 'PDF/UA-1 7.4.2',
    asks: 'headings from level 1, none skipped: Matterhorn 14-002, 14-003',
    *check(pdf) {
      let before = 0
      for (const { role } of allNodes(pdf)) {
        const level = Number(/^H([1-6])$/.exec(role ?? '')?.[1] ?? 0)
        if (level === 0) continue
        if (level > before + 1) yield `H${level} comes after ${before === 0 ? 'no heading' : `H${before}`}`
        before = level
      }
    },
  },
  {
    id: 'PDF/UA-1 7.4.4',
    asks: 'numbered headings or H, not both: Matterhorn 14-006, 14-007',
    *check(pdf) {
      const roles = new Set(allNodes(pdf).map(({ role }) => role ?? ''))
      if (roles.has('H') && [...roles].some((role) => /^H[1-6]$/.test(role))) yield 'there are both'
    },
  },
  {
    id: 'PDF/UA-1 7.5 parts',
    asks: 'tables of rows, rows of cells: Matterhorn 09-004',
    *check(pdf) {
      yield* wrongChildren(pdf, {
        Table: ['TR', 'THead', 'TBody', 'TFoot', 'Caption'],
        THead: ['TR'],
        TBody: ['TR'],
        TFoot: ['TR'],
        TR: ['TH', 'TD'],
      })
      yield* wrongParents(pdf, {
        TR: ['Table', 'THead', 'TBody', 'TFoot'],
        TH: ['TR'],
        TD: ['TR'],
        THead: ['Table'],
        TBody: ['Table'],
        TFoot: ['Table'],
      })
      for (const { role, children } of allNodes(pdf)) {
        if (role !== 'Table') continue
        const count = (wanted: string) => children.filter((child) => child.role === wanted).length
        if (count('THead') > 1 || count('TFoot') > 1 || count('Caption') > 1)
          yield 'a Table has two heads, feet or captions'
        if (count('THead') + count('TFoot') > 0 && count('TBody') === 0)
          yield 'a Table has a head or foot without a body'
      }
    },
  },
  {
    id: 'PDF/UA-1 7.5 grid',
    asks: 'rows of one width, and cells that do not overlap: Matterhorn 15-003 and PDF/UA-1 7.5',
    *check(pdf) {
      for (const table of allNodes(pdf)) {
        if (table.role !== 'Table') continue
        const widths = rowWidths(table)
        if (widths === undefined) yield 'cells of a table overlap, or reach past its end'
        else if (new Set(widths).size > 1)
          yield `the rows of a table are ${[...new Set(widths)].join(' and ')} columns wide`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.5 headers',
    asks: 'header cells that say what they head: Matterhorn 15-003',
    *check(pdf) {
      const ids = new Set(
        allNodes(pdf)
          .filter(({ role }) => role === 'TH')
          .map(({ dict }) => textEntry(dict, 'ID')),
      )
      for (const node of allNodes(pdf)) {
        if (node.role === 'TH' && !['Row', 'Column', 'Both'].includes(scopeOf(node) ?? '')) yield 'a TH has no Scope'
        for (const header of itemsOf(attributeOf(node, 'Table', 'Headers'))) {
          if (!ids.has(textOf(header))) yield `no header cell has the ID ${textOf(header)}`
        }
      }
    },
  },
  {
    id: 'PDF/UA-1 7.5 spans',
    asks: 'the headers of each cell by name where header cells span',
    *check(pdf) {
      for (const table of allNodes(pdf)) {
        if (table.role !== 'Table') continue
        const cells = below(table).filter(({ role }) => role === 'TH' || role === 'TD')
        const spans = cells.some((cell) => cell.role === 'TH' && spanOf(cell, 'ColSpan') * spanOf(cell, 'RowSpan') > 1)
        const named = cells.some((cell) => attributeOf(cell, 'Table', 'Headers') !== undefined)
        if (spans && cells.some(({ role }) => role === 'TD') && !named) yield 'a table with them has no Headers'
      }
    },
  },
  {
    id: 'PDF/UA-1 7.6 parts',
    asks: 'lists of items, items of labels and bodies: Matterhorn 09-005',
    *check(pdf) {
      yield* wrongChildren(pdf, { L: ['L', 'LI', 'Caption'], LI: ['Lbl', 'LBody'] })
      yield* wrongParents(pdf, { LI: ['L'], LBody: ['LI'] })
    },
  },
  {
    id: 'PDF/UA-1 7.6 numbering',
    asks: 'the kind of label that a list has: Matterhorn 16-001',
    *check(pdf) {
      for (const node of allNodes(pdf)) {
        if (node.role !== 'L' || !node.children.some(({ children }) => children.some(({ role }) => role === 'Lbl')))
          continue
        if (attributeOf(node, 'List', 'ListNumbering') === undefined) yield 'a list with labels has no ListNumbering'
      }
    },
  },
  {
    id: 'PDF/UA-1 7.7',
    asks: 'a text in the place of each formula: Matterhorn 17-002',
    *check(pdf) {
      for (const { dict, role } of allNodes(pdf))
        if (role === 'Formula' && !textEntry(dict, 'Alt')) yield 'a Formula has none'
    },
  },
  {
    id: 'PDF/UA-1 7.8',
    asks: 'running heads and feet that say what they are: Matterhorn 18-001, 18-002',
    *check(pdf) {
      for (const { name, steps } of contentStreams(pdf)) {
        for (const { operator, marks } of steps) {
          const last = marks.at(-1)
          if (operator !== 'BDC' && operator !== 'BMC') continue
          if (last?.tag === 'Artifact' && last.properties.Type === undefined)
            yield `${name} has an artifact without a type`
          if (last?.properties.Subtype !== undefined && last.properties.Type !== '/Pagination')
            yield `${name} has a head that is not of its pagination`
        }
      }
    },
  },
  {
    id: 'PDF/UA-1 7.9',
    asks: 'notes with identifiers of their own: Matterhorn 19-003, 19-004',
    *check(pdf) {
      const ids = allNodes(pdf).flatMap(({ dict, role }) => (role === 'Note' ? [textEntry(dict, 'ID')] : []))
      if (ids.some((id) => !id)) yield 'a Note has none'
      if (new Set(ids).size < ids.length) yield 'two Notes have the same'
    },
  },
  {
    id: 'PDF/UA-1 7.1 contents lists',
    asks: 'contents lists of entries: Matterhorn 09-006',
    *check(pdf) {
      yield* wrongChildren(pdf, {
        TOC: ['TOC', 'TOCI', 'Caption'],
        TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'],
      })
      yield* wrongParents(pdf, { TOCI: ['TOC'] })
    },
  },
  {
    id: 'PDF/UA-1 7.1 tree',
    asks: 'one Document, and elements that know their parents',
    *check(pdf) {
      const root = dictEntry(pdf.catalog, 'StructTreeRoot')
      const tops = itemsOf(entry(root, 'K')).map(dictOf)
      if (tops.length !== 1) yield `the root has ${tops.length} elements`
      for (const { dict, parent, type } of allNodes(pdf)) {
        if (dictEntry(dict, 'P') !== (parent?.dict ?? root)) yield `a ${type} names another parent`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.20',
    asks: 'forms with content of their own used once: Matterhorn 30-002',
    *check(pdf) {
      const uses = new Map<unknown, number>()
      for (const { steps, resources } of contentStreams(pdf)) {
        for (const { operator, operands } of steps) {
          if (operator !== 'Do') continue
          const form = dictOf(entry(dictEntry(resources, 'XObject'), String(operands[0]).slice(1)))
          if (form !== undefined && numberEntry(form, 'StructParents') !== undefined)
            uses.set(form, (uses.get(form) ?? 0) + 1)
        }
      }
      if ([...uses.values()].some((count) => count > 1)) yield 'one is used twice'
    },
  },
]

const languageTag = /^([a-z]{2,8}|x|i)(-[a-z0-9]{1,8})*$/i

type Allowed = { readonly [role: string]: readonly string[] }

function* wrongChildren(pdf: Pdf, allowed: Allowed): Generator<string> {
  for (const { role, children, leaves } of allNodes(pdf)) {
    const fitting = allowed[role ?? '']
    if (fitting === undefined) continue
    for (const child of children)
      if (!fitting.includes(child.role ?? '')) yield `a ${role} holds a ${child.role ?? child.type}`
    if (leaves.some(({ type }) => type === 'content')) yield `a ${role} holds content of its own`
  }
}

function* wrongParents(pdf: Pdf, allowed: Allowed): Generator<string> {
  for (const { role, parent } of allNodes(pdf)) {
    const fitting = allowed[role ?? '']
    if (fitting !== undefined && !fitting.includes(parent?.role ?? ''))
      yield `a ${role} stands in ${parent?.role ?? 'the root'}`
  }
}

function below(node: StructureNode): readonly StructureNode[] {
  return node.children.flatMap((child) => [child, ...below(child)])
}

/** Columns of each row; undefined when cells overlap or reach past the last row. */
function rowWidths(table: StructureNode): readonly number[] | undefined {
  const rows = below(table).filter((node) => node.role === 'TR' && nearestTable(node) === table)
  const taken = new Set<string>()
  const widths = rows.map(() => 0)
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of row.children) {
      while (taken.has(`${x} ${y}`)) x += 1
      const [columns, height] = [spanOf(cell, 'ColSpan'), spanOf(cell, 'RowSpan')]
      for (let dy = 0; dy < height; dy += 1) {
        for (let dx = 0; dx < columns; dx += 1) {
          const place = `${x + dx} ${y + dy}`
          if (taken.has(place) || y + dy >= rows.length) return undefined
          taken.add(place)
          widths[y + dy] = (widths[y + dy] ?? 0) + 1
        }
      }
      x += columns
    }
  }
  return widths
}

function nearestTable({ parent }: StructureNode): StructureNode | undefined {
  return parent === undefined || parent.role === 'Table' ? parent : nearestTable(parent)
}
