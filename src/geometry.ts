/** A length in points: 1 pt = 1/72 inch = 4/3 CSS px. The only length unit once styles are computed. */
export type Pt = number

/** A place, in points; x to the right, y downwards. */
export interface Point {
  readonly x: Pt
  readonly y: Pt
}

export interface Size {
  readonly width: Pt
  readonly height: Pt
}

/** A box by its top left corner and its size. What the corner is measured from, the owner says. */
export interface Rect extends Point, Size {}

/** One value for each side of a box, clockwise from the top. */
export interface Edges<T = Pt> {
  readonly top: T
  readonly right: T
  readonly bottom: T
  readonly left: T
}

export const noEdges: Edges = { top: 0, right: 0, bottom: 0, left: 0 }

/** The part of `rect` inside `edges`. Never of negative size. */
export function inset(rect: Rect, edges: Edges): Rect {
  return {
    x: rect.x + edges.left,
    y: rect.y + edges.top,
    width: Math.max(0, rect.width - edges.left - edges.right),
    height: Math.max(0, rect.height - edges.top - edges.bottom),
  }
}

export function evenEdges(width: Pt): Edges {
  return { top: width, right: width, bottom: width, left: width }
}

/** `rect` with `by` more on each side. */
export function grown({ x, y, width, height }: Rect, by: Pt): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Does `outer` hold all of `inner`, give or take what nobody can see? */
export function contains(outer: Rect, inner: Rect): boolean {
  const slack = 1e-6
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  )
}

/** What two rectangles share; of negative size where they do not meet. */
export function intersection(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.min(a.x + a.width, b.x + b.width) - x,
    height: Math.min(a.y + a.height, b.y + b.height) - y,
  }
}
