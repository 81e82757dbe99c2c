import { type BackgroundRepeat, type BackgroundSize, type LengthPercentage, resolve } from '../css/computed-style.ts'
import type { Pt, Rect, Size } from '../geometry.ts'
import type { NaturalSize } from '../image/image.ts'
import { defaultSize, fitted } from './picture.ts'

/** How a background layer places its picture. */
export interface Placement {
  readonly size: BackgroundSize
  readonly repeat: { readonly x: BackgroundRepeat; readonly y: BackgroundRepeat }
  readonly x: LengthPercentage
  readonly y: LengthPercentage
}

/** Tiles along one axis: the first one's start, their length, and from one to the next; no step, no repeat. */
export interface Row {
  readonly start: Pt
  readonly length: Pt
  readonly step: Pt | undefined
}

/** Where the tiles of a layer stand, on a grid without end. Undefined when there is nothing to paint. */
export function tileGrid(
  { size, repeat, x, y }: Placement,
  natural: NaturalSize,
  area: Rect,
): { readonly x: Row; readonly y: Row } | undefined {
  const tile = rounded(tileSize(size, natural, area), size, natural, repeat, area)
  if (!(tile.width > 0 && tile.height > 0)) return undefined
  return {
    x: row(repeat.x, area.x, area.width, tile.width, x),
    y: row(repeat.y, area.y, area.height, tile.height, y),
  }
}

/** CSS Backgrounds 3 §2.9. */
function tileSize(size: BackgroundSize, natural: NaturalSize, area: Size): Size {
  if (size === 'contain' || size === 'cover') {
    if (natural.ratio === undefined) return area
    return fitted(natural.ratio, area, size === 'contain' ? Math.min : Math.max)
  }
  const { ratio } = natural
  const width = size.width === 'auto' ? undefined : Math.max(0, resolve(size.width, area.width))
  const height = size.height === 'auto' ? undefined : Math.max(0, resolve(size.height, area.height))
  if (width !== undefined && height !== undefined) return { width, height }
  if (width !== undefined) {
    return { width, height: ratio === undefined ? (natural.height ?? area.height) : width / ratio }
  }
  if (height !== undefined) {
    return { width: ratio === undefined ? (natural.width ?? area.width) : height * ratio, height }
  }
  return defaultSize(natural, area)
}

/** CSS Backgrounds 3 §2.9: `round` scales the tile so that a whole number of them fits. */
function rounded(
  tile: Size,
  size: BackgroundSize,
  { ratio }: NaturalSize,
  repeat: Placement['repeat'],
  area: Size,
): Size {
  const even = (room: Pt, length: Pt) => (length > 0 ? room / Math.max(1, Math.round(room / length)) : length)
  const width = repeat.x === 'round' ? even(area.width, tile.width) : tile.width
  const height = repeat.y === 'round' ? even(area.height, tile.height) : tile.height
  if (ratio === undefined || typeof size === 'string') return { width, height }
  // The other dimension keeps the proportions if it is `auto`.
  if (repeat.x === 'round' && repeat.y !== 'round' && size.height === 'auto') return { width, height: width / ratio }
  if (repeat.y === 'round' && repeat.x !== 'round' && size.width === 'auto') return { width: height * ratio, height }
  return { width, height }
}

/** CSS Backgrounds 3 §2.4, §2.6. */
function row(repeat: BackgroundRepeat, start: Pt, room: Pt, length: Pt, position: LengthPercentage): Row {
  if (repeat === 'space') {
    const count = Math.floor(room / length + slack)
    if (count >= 2) return { start, length, step: length + (room - count * length) / (count - 1) }
  }
  const repeats = repeat === 'repeat' || repeat === 'round'
  return { start: start + resolve(position, room - length), length, step: repeats ? length : undefined }
}

const slack = 1e-6

/** The starts of the tiles that can be seen between `from` and `to`. */
export function startsWithin({ start, length, step }: Row, from: Pt, to: Pt): readonly Pt[] {
  if (step === undefined) return start < to - slack && start + length > from + slack ? [start] : []
  const first = Math.ceil((from - start - length) / step + slack)
  const last = Math.floor((to - start) / step - slack)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => start + (first + index) * step)
}
