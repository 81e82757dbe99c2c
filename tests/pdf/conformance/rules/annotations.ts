import type { PDFDict } from 'pdf-lib'
import {
  allDicts,
  arrayEntry,
  dictEntry,
  dictOf,
  entry,
  keysOf,
  nameEntry,
  numberEntry,
  numbersOf,
  type Pdf,
  type Rule,
  textEntry,
} from '../pdf.ts'
import { allNodes, parentTree } from '../structure.ts'

/** ISO 19005-3 §6.3 to §6.5, ISO 14289-1 §7.18 (Matterhorn checkpoint 28). */
export const annotationRules: readonly Rule[] = [
  {
    id: 'PDF/A-3 6.3.1',
    asks: 'annotations of kinds that last',
    *check(pdf) {
      const lasting = new Set(
        `Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup
        FileAttachment Widget PrinterMark TrapNet Watermark Redact`.split(/\s+/),
      )
      for (const { dict } of annotations(pdf)) {
        const kind = nameEntry(dict, 'Subtype') ?? ''
        if (!lasting.has(kind)) yield `there is an annotation of the kind ${kind}`
      }
    },
  },
  {
    id: 'PDF/A-3 6.3.2',
    asks: 'annotations that are printed and not hidden',
    *check(pdf) {
      for (const { dict, page } of annotations(pdf)) {
        const flags = numberEntry(dict, 'F')
        if (flags === undefined || (flags & 4) === 0) yield `one on page ${page} is not printed`
        if (((flags ?? 0) & (1 | 2 | 32 | 256)) !== 0) yield `one on page ${page} is hidden`
      }
    },
  },
  {
    id: 'PDF/A-3 6.3.3',
    asks: 'an appearance for each annotation but links',
    *check(pdf) {
      for (const { dict, page } of annotations(pdf)) {
        const kind = nameEntry(dict, 'Subtype')
        const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(entry(dict, 'Rect'))
        if (kind === 'Link' || kind === 'Popup' || (left === right && bottom === top)) continue
        if (entry(dictEntry(dict, 'AP'), 'N') === undefined) yield `one on page ${page} has none`
      }
    },
  },
  {
    id: 'PDF/A-3 6.5.1',
    asks: 'no actions that need more than the file',
    *check(pdf) {
      const forbidden = new Set(
        'Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript'.split(' '),
      )
      for (const dict of allDicts(pdf)) {
        const kind = nameEntry(dict, 'S') ?? ''
        if (forbidden.has(kind) && entry(dict, 'P') === undefined) yield `there is an action ${kind}`
        if (
          kind === 'Named' &&
          !['NextPage', 'PrevPage', 'FirstPage', 'LastPage'].includes(nameEntry(dict, 'N') ?? '')
        ) {
          yield `there is an action ${nameEntry(dict, 'N')}`
        }
      }
      if (dictEntry(dictEntry(pdf.catalog, 'Names'), 'JavaScript') !== undefined)
        yield 'the file has JavaScript by name'
    },
  },
  {
    id: 'PDF/A-3 6.5.2',
    asks: 'nothing that happens by itself',
    *check({ catalog, pages }) {
      if (entry(catalog, 'AA') !== undefined) yield 'the catalog has AA'
      if (pages.some((page) => entry(page, 'AA') !== undefined)) yield 'a page has AA'
    },
  },
  {
    id: 'PDF/UA-1 7.18.1',
    asks: 'each annotation in the structure: Matterhorn 28-002',
    *check(pdf) {
      const parents = parentTree(pdf)
      const owned = new Set(
        allNodes(pdf).flatMap(({ leaves }) =>
          leaves.flatMap((leaf) => (leaf.type === 'object' ? (leaf.object ?? []) : [])),
        ),
      )
      for (const { dict, page } of annotations(pdf)) {
        if (!owned.has(dict)) yield `one on page ${page} is in no element`
        const key = numberEntry(dict, 'StructParent')
        if (key === undefined || !parents.has(key)) yield `one on page ${page} does not know its element`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.18.3',
    asks: 'the tab order of the structure: Matterhorn 28-009',
    *check({ pages }) {
      for (const [index, page] of pages.entries()) {
        if (arrayEntry(page, 'Annots').length > 0 && nameEntry(page, 'Tabs') !== 'S')
          yield `page ${index + 1} has another`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.18.5 Link',
    asks: 'links within Link elements: Matterhorn 28-011',
    *check(pdf) {
      for (const { role, leaves } of allNodes(pdf)) {
        for (const leaf of leaves) {
          const isLink = leaf.type === 'object' && nameEntry(leaf.object, 'Subtype') === 'Link'
          if (isLink && role !== 'Link') yield `a link is in ${role}`
        }
      }
    },
  },
  {
    id: 'PDF/UA-1 7.18.5 Contents',
    asks: 'a description of each link: Matterhorn 28-012',
    *check(pdf) {
      for (const { dict, page } of annotations(pdf)) {
        if (!textEntry(dict, 'Contents')) yield `one on page ${page} has none`
      }
    },
  },
  {
    id: 'PDF/UA-1 7.18.5 target',
    asks: 'links that lead somewhere in the file or to an address',
    *check(pdf) {
      const pages = new Set(pdf.pages)
      const names = new Set(destinationNames(pdf))
      for (const { dict, page } of annotations(pdf)) {
        const action = dictEntry(dict, 'A')
        const target = entry(dict, 'Dest') ?? entry(action, 'D')
        const name = textEntry(dict, 'Dest') ?? textEntry(action, 'D')
        if (
          target === undefined
            ? !textEntry(action, 'URI')
            : name === undefined
              ? !pages.has(dictOf(arrayOf(dict)) as PDFDict)
              : !names.has(name)
        ) {
          yield `one on page ${page} does not`
        }
      }
    },
  },
]

interface Annotation {
  readonly dict: PDFDict
  /** From 1. */
  readonly page: number
}

function annotations({ pages }: Pdf): readonly Annotation[] {
  return pages.flatMap((page, index) =>
    arrayEntry(page, 'Annots').flatMap((item) => {
      const dict = dictOf(item)
      return dict === undefined ? [] : [{ dict, page: index + 1 }]
    }),
  )
}

function arrayOf(dict: PDFDict) {
  return arrayEntry(dict, 'Dest')[0]
}

/** Keys of the tree of destinations. */
function* destinationNames({ catalog }: Pdf): Generator<string> {
  const visit = function* (node: PDFDict | undefined): Generator<string> {
    const items = arrayEntry(node, 'Names')
    for (let at = 0; at < items.length; at += 2) {
      const name = items[at]
      if (name !== undefined && 'decodeText' in name) yield (name as { decodeText(): string }).decodeText()
    }
    for (const kid of arrayEntry(node, 'Kids')) yield* visit(dictOf(kid))
  }
  yield* visit(dictEntry(dictEntry(catalog, 'Names'), 'Dests'))
  yield* keysOf(dictEntry(catalog, 'Dests'))
}
