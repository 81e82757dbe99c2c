import type { Box, ReplacedBox } from '../box/box.ts'
import { type ComputedStyle, hasEffects, isAbsolute, isFloat, isTransformed } from '../css/computed-style.ts'
import type { Point, Pt } from '../geometry.ts'
import type { Fragment } from '../layout/fragment.ts'
import type { Decoration } from './decorations.ts'
import type { Mark, Path } from './display-list.ts'

/** What is painted as one thing, apart from the content around it: CSS 2.2 appendix E.2, steps 3, 8 and 9. */
export interface Layer {
  readonly fragment: Fragment
  readonly origin: Point
  readonly decorations: readonly Decoration[]
  /** Of the line it is in. */
  readonly baseline: Pt
  readonly artifact: Mark | undefined
  /** What boxes around it, inside the stacking context, cut off. */
  readonly clips: Clips
  /** Its place in tree order among the layers of its stacking context: that of the layer it is in comes first. */
  readonly order: readonly number[]
}

/** Areas outside of which nothing is painted, the outermost first. */
export interface Clips {
  readonly paths: readonly Path[]
  /** How many of them hold for an absolutely positioned box: those of its containing block and further out. */
  readonly forAbsolute: number
  /** The same for a fixed one. */
  readonly forFixed: number
}

export const noClips: Clips = { paths: [], forAbsolute: 0, forFixed: 0 }

/** Is the box positioned, so that it is painted above what is not? */
function isPositioned({ position }: ComputedStyle): boolean {
  return position !== 'static' && typeof position !== 'object'
}

/** A box that is painted as a layer of the stacking context around it. `isItem`: of a flex or grid container. */
export function makesLayer(style: ComputedStyle, isItem: boolean): boolean {
  return isPositioned(style) || hasEffects(style) || (isItem && style['z-index'] !== 'auto')
}

/** Does a layer hold the layers inside it together? Else they are layers of the stacking context around it. */
export function isStackingContext({ fragment }: Pick<Layer, 'fragment'>): boolean {
  if (!('box' in fragment)) return true
  const { style } = fragment.box
  return style['z-index'] !== 'auto' || hasEffects(style) || style.position === 'fixed' || style.position === 'sticky'
}

export function stackLevel({ fragment }: Pick<Layer, 'fragment'>): number {
  const level = 'box' in fragment ? fragment.box.style['z-index'] : 'auto'
  return level === 'auto' ? 0 : level
}

/** The layers in the order in which they are painted. */
export function sortedLayers(layers: readonly Layer[]): readonly Layer[] {
  return layers.toSorted((a, b) => stackLevel(a) - stackLevel(b) || compareOrders(a.order, b.order))
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] as number) - (b[i] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** The clips that hold for a box inside `clips`. */
export function clipsOf(clips: Clips, style: ComputedStyle): Clips {
  const count = style.position === 'fixed' ? clips.forFixed : isAbsolute(style) ? clips.forAbsolute : clips.paths.length
  return count === clips.paths.length ? clips : { ...clips, paths: clips.paths.slice(0, count) }
}

/** The clips inside of a box; `path` is what it cuts its content to itself, if it does. */
export function clipsInside(clips: Clips, style: ComputedStyle, path: Path | undefined): Clips {
  const paths = path ? [...clips.paths, path] : clips.paths
  return {
    paths,
    forAbsolute: isPositioned(style) || isTransformed(style) ? paths.length : clips.forAbsolute,
    forFixed: isTransformed(style) ? paths.length : clips.forFixed,
  }
}

/** A float is painted as one thing, above the backgrounds and below the text around it: appendix E.2, step 5. */
export function isFloating(fragment: Fragment): boolean {
  return (fragment.type === 'box' || fragment.type === 'replaced') && isFloat(fragment.box.style)
}

export type LayerRoot = Box | ReplacedBox | undefined
