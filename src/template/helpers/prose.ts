import { type Alignment, alignToSource } from '../align.ts'
import type { Helper, HelperCall } from '../helper.ts'
import { fromPieces, isList, itemsOf, type Located, nothing, type Piece, textOf } from '../located.ts'
import { escapeHtml } from '../output.ts'
import { type Inline, parseInline } from './parse-inline.ts'

/** Prose with the little markup that authors may use in it. */
export const proseHelpers: Readonly<Record<string, Helper>> = {
  prose: { args: [1, 1], run: (call) => fromPieces(inlinePieces(call.args[0] ?? nothing, call)) },
  paragraphs: { args: [1, 1], hash: ['class'], run: paragraphs },
}

/** A `<p>` for each item of a list, or for each part of a text between blank lines. */
function paragraphs(call: HelperCall): Located {
  const [prose = nothing] = call.args
  const name = textOf(call.hash.get('class') ?? nothing)
  const open = name ? `<p class="${escapeHtml(name)}">` : '<p>'
  const texts = isList(prose.value) ? itemsOf(prose).map((item) => [item, undefined] as const) : partsOf(prose)
  return fromPieces(
    texts.flatMap(([item, part]) => {
      const inside = inlinePieces(item, call, part)
      const span = inside.find((piece) => piece.span)?.span
      return [
        { type: 'html', content: open, span } as const,
        ...inside,
        { type: 'html', content: '</p>\n', span } as const,
      ]
    }),
  )
}

interface Part {
  readonly start: number
  readonly text: string
}

function partsOf(prose: Located): (readonly [Located, Part])[] {
  const parts = textOf(prose).matchAll(/\S(?:[^\n]|\n(?![^\S\n]*(?:\n|$)))*/g)
  return Array.from(parts, (part) => [prose, { start: part.index, text: part[0].trimEnd() }] as const)
}

/** The pieces of one paragraph, each with its own place in the YAML where that can be told. */
function inlinePieces(located: Located, call: HelperCall, part: Part = { start: 0, text: textOf(located) }): Piece[] {
  const alignment = located.span && alignToSource(textOf(located), located.span)
  const pieces: Piece[] = []
  writeInlines(parseInline(part.text), { alignment, offset: part.start, located, pieces })
  if (pieces.length === 0 && isList(located.value)) {
    call.problem({ code: 'helper-arguments', message: '`prose` needs a text, not a list', hint: 'use `paragraphs`' })
  }
  return pieces
}

interface Writing {
  readonly alignment: Alignment | undefined
  /** Where the parsed text begins in the value. */
  readonly offset: number
  readonly located: Located
  readonly pieces: Piece[]
}

/** At most three deep: an emphasis, a strong emphasis, a link. */
function writeInlines(inlines: readonly Inline[], writing: Writing): void {
  const { alignment, offset, located, pieces } = writing
  for (const inline of inlines) {
    const span = alignment?.(offset + inline.start, offset + inline.end) ?? located.span
    const html = (content: string) => pieces.push({ type: 'html', content, span })
    switch (inline.type) {
      case 'text':
        pieces.push({ type: 'text', content: inline.text, span })
        break
      case 'break':
        html('<br>')
        break
      case 'em':
      case 'strong':
        html(`<${inline.type}>`)
        writeInlines(inline.children, writing)
        html(`</${inline.type}>`)
        break
      case 'link':
        html(`<a href="${escapeHtml(inline.url)}">`)
        writeInlines(inline.children, writing)
        html('</a>')
        break
      default:
        inline satisfies never
    }
  }
}
