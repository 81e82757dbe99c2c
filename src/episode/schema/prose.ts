import * as z from 'zod'
import type { Span } from '../../diagnostic.ts'
import { isNull, listNode, type Node, type ScalarNode, textNode } from '../node.ts'
import { text, withNotation } from './notation.ts'

/** A text of several paragraphs: a list of them for templates, one block with blank lines between for authors. */
export const prose = withNotation(z.array(text), { short: text, expand: expandProse })

function expandProse(node: Node): Node {
  return node.type === 'scalar' && !isNull(node) ? listNode(node, paragraphsOf(node)) : node
}

/**
 * Paragraphs end at blank lines. A `|` block keeps the line ends inside them, so only a blank line counts there; any
 * other text has its lines joined already, and each line end that is left was a blank line.
 */
function paragraphsOf(node: ScalarNode): ScalarNode[] {
  const paragraphs = node.text.split(node.literal ? /\n[^\S\n]*\n/ : /\n/).flatMap((part) => part.trim() || [])
  const spans = blankLineSpans(node.span)
  return paragraphs.map((paragraph, index) =>
    textNode(paragraph, (spans.length === paragraphs.length && spans[index]) || node.span),
  )
}

/** The stretches between blank lines of the source. */
function blankLineSpans({ source, start, end }: Span): Span[] {
  const blocks = source.text.slice(start, end).matchAll(/\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*/g)
  return Array.from(blocks, (block) => {
    const from = start + block.index
    return { source, start: from, end: from + block[0].trimEnd().length }
  })
}
