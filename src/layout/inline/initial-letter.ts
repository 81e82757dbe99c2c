import type { BlockBox, InlineLevelBox, OutOfFlow } from '../../box/box.ts'
import {
  borderWidths,
  type ComputedStyle,
  type InitialLetter,
  noIndent,
  padding,
  resolve,
} from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'
import type { Font } from '../../text/font.ts'
import { glyphOf, leftSideBearing } from '../../text/harfbuzz.ts'
import { primaryFont } from '../../text/measure.ts'
import type { LayoutContext } from '../layout.ts'
import type { InlineRoot } from './inline-content.ts'
import { inlineMetrics } from './inline-metrics.ts'

/**
 * The inline content of a block with its initial letter as large as the lines ask for: CSS Inline 3 §7. Lines stand beside
 * it as they do beside a float, which is what box generation has made of it.
 */
export function withInitialLetter(
  root: InlineRoot,
  children: readonly InlineLevelBox[],
  context: LayoutContext,
): readonly InlineLevelBox[] {
  const [first, ...rest] = children
  if (first?.type === 'inline') {
    const inner = withInitialLetter(root, first.children, context)
    return inner === first.children ? children : [{ ...first, children: inner }, ...rest]
  }
  if (first?.type !== 'out-of-flow' || first.child.type !== 'block') return children
  const letter = first.child.style['initial-letter']
  return letter === 'normal' ? children : [sized(first, first.child, letter, root, context), ...rest]
}

/** How far a raised letter stands above the first line's top, which moves down by as much. */
export function raisedBy(root: InlineRoot, context: LayoutContext): Pt {
  const item = letterOf(root.children)
  const letter = item?.child.style['initial-letter'] ?? 'normal'
  return item && letter !== 'normal' ? Math.max(0, -marginEdge(item.child.style, letter, root, context)) : 0
}

function letterOf([first]: readonly InlineLevelBox[]): OutOfFlow | undefined {
  if (first?.type === 'inline') return letterOf(first.children)
  return first?.type === 'out-of-flow' ? first : undefined
}

/** §7.4: from the baseline of the line it sinks to, up to the cap height of the line it reaches to. */
function capHeightOf({ size }: InitialLetter, { style }: InlineRoot, context: LayoutContext): Pt {
  const { capHeight } = primaryFont(context.fonts, style).metrics
  return (size - 1) * inlineMetrics(style, context).lineHeight + capHeight * style['font-size']
}

/** Where its capitals would begin, from the top of the first line, were there no line above; negative when they rise. */
function topOf(letter: InitialLetter, root: InlineRoot, context: LayoutContext): Pt {
  const { above, lineHeight } = inlineMetrics(root.style, context)
  return above + (letter.sink - 1) * lineHeight - capHeightOf(letter, root, context)
}

function marginEdge(style: ComputedStyle, letter: InitialLetter, root: InlineRoot, context: LayoutContext): Pt {
  const { 'margin-top': margin } = style
  const around = borderWidths(style).top + padding(style, 0).top + (margin === 'auto' ? 0 : resolve(margin, 0))
  return topOf(letter, root, context) - around
}

function sized(
  item: OutOfFlow,
  box: BlockBox,
  letter: InitialLetter,
  root: InlineRoot,
  context: LayoutContext,
): OutOfFlow {
  const own = box.style
  const font = primaryFont(context.fonts, own)
  const { metrics } = font
  const height = capHeightOf(letter, root, context)
  const size = height / metrics.capHeight
  const marginTop = own['margin-top'] === 'auto' ? 0 : resolve(own['margin-top'], 0)
  const ltr = root.style.direction === 'ltr'
  const style: ComputedStyle = Object.freeze({
    ...own,
    float: ltr ? 'left' : 'right',
    'font-size': size,
    // Puts the baseline at the bottom of the content box, §7.6: half of the leading is over the ascent.
    'line-height': Math.max(0, 2 * height - (metrics.ascent - metrics.descent) * size),
    height,
    'box-sizing': 'content-box',
    'text-indent': { ...noIndent, length: ltr ? -bearing(box, font) * size : 0 }, // §7.5: its ink is flush with the lines below
    'text-align': 'start',
    'margin-top': marginEdge(own, letter, root, context) + marginTop,
  })
  return { ...item, style, child: restyled(box, style) }
}

/** Of the first character, per em. */
function bearing({ content }: BlockBox, font: Font): number {
  const text = content.type === 'inlines' ? content.children.find((child) => child.type === 'text') : undefined
  const glyph = text?.type === 'text' ? glyphOf(font, text.text.codePointAt(0) ?? 0) : undefined
  return glyph === undefined ? 0 : leftSideBearing(font, glyph) / font.metrics.unitsPerEm
}

function restyled(box: BlockBox, style: ComputedStyle): BlockBox {
  if (box.content.type !== 'inlines') return { ...box, style }
  const children = box.content.children.map((child) =>
    child.type === 'text' ? { ...child, style, standsFor: child.standsFor ?? child } : child,
  )
  return { ...box, style, content: { ...box.content, children } }
}
