import { type ComputedStyle, clipsOverflow, isAbsolute } from '../css/computed-style.ts'
import type { Rect } from '../geometry.ts'
import { borderBelow } from '../layout/block/legend.ts'
import type { BoxFragment } from '../layout/fragment.ts'
import type { Path } from './display-list.ts'
import { rectangle } from './path.ts'
import { insetRounded, roundedBorderBox, roundedPath } from './rounded.ts'

/** Farther than anything on a page. */
const far = 1e5

/**
 * What the content of a box is cut to: its padding box, CSS Overflow 3 §3. Undefined when it is not cut. The legend in a
 * fieldset's border is not part of that content: HTML §15.3.13.
 */
export function overflowClip(fragment: BoxFragment, rect: Rect): Path | undefined {
  const { legend, border } = fragment
  if (legend === undefined) return paddingClip(fragment, rect)
  const down = borderBelow(legend, border.top)
  const path = paddingClip(fragment, { ...rect, y: rect.y + down, height: rect.height - down })
  const above = {
    x: rect.x + legend.x,
    y: rect.y + legend.y,
    width: legend.width,
    height: down + border.top - legend.y,
  }
  return path && [...path, ...rectangle(above)]
}

function paddingClip({ box, border }: BoxFragment, rect: Rect): Path | undefined {
  const { style } = box
  const { x, y } = clipsOverflow(style)
  // CSS 2.2 §11.1.1: of tables, only cells and blocks clip; the overflow of the root and of the body is the page's.
  if ((!x && !y) || isPageWide(box) || box.type === 'table-row' || box.type === 'table-group') return undefined
  if (x && y) return roundedPath(insetRounded(roundedBorderBox(rect, style), border))
  const left = x ? rect.x + border.left : -far
  const right = x ? rect.x + rect.width - border.right : far
  const top = y ? rect.y + border.top : -far
  const bottom = y ? rect.y + rect.height - border.bottom : far
  return rectangle({ x: left, y: top, width: right - left, height: bottom - top })
}

/** CSS Overflow 3 §3.3: the boxes of the root and the body. Page-margin boxes are the root's too, and anonymous. */
function isPageWide({ anonymous, element: { tag, parent } }: BoxFragment['box']): boolean {
  return !anonymous && (parent === null || (tag === 'body' && parent.parent === null))
}

/** The `clip` of an absolutely positioned box: offsets from the top left corner of its border box. CSS Masking 1 §7.1. */
export function clipProperty(style: ComputedStyle, { x, y, width, height }: Rect): Path | undefined {
  const { clip } = style
  if (clip === 'auto' || !isAbsolute(style)) return undefined
  const left = clip.left === 'auto' ? 0 : clip.left
  const top = clip.top === 'auto' ? 0 : clip.top
  const right = clip.right === 'auto' ? width : clip.right
  const bottom = clip.bottom === 'auto' ? height : clip.bottom
  return rectangle({ x: x + left, y: y + top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) })
}
