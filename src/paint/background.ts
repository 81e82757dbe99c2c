import type { BoxEdge, Color, ComputedStyle } from '../css/computed-style.ts'
import { contains, intersection, type Rect } from '../geometry.ts'
import { type Placement, type Row, startsWithin, tileGrid } from './background-tiles.ts'
import type { Path } from './display-list.ts'
import { Painter } from './painter.ts'
import { type Images, naturalSize, type Picture, paintGradient, paintPicture, pictureOf } from './picture.ts'
import { type BoxAreas, isRounded, type RoundedRect, roundedPath } from './rounded.ts'

/** Where the backgrounds of one box go. */
export interface BackgroundAreas {
  /** What is painted, by `background-clip`. */
  readonly painting: BoxAreas
  /** What sizes and positions refer to, by `background-origin`. Default: as `painting`. */
  readonly positioning?: Readonly<Record<BoxEdge, Rect>>
  /** What they refer to where the attachment is `fixed`: the page area. */
  readonly fixed: Rect
  /** The outlines of the text in it, for what is cut to that. Default: none. */
  readonly text?: () => Path
}

/** Has a box with this style any background? */
export function hasBackground(style: ComputedStyle): boolean {
  return style['background-color'].alpha > 0 || style['background-image'].some((image) => image !== 'none')
}

/** Colour and layers, the last one lowest: CSS Backgrounds 3 §2. What blends does so with its own box: Compositing 1 §6.1. */
export function paintBackground(painter: Painter, style: ComputedStyle, areas: BackgroundAreas, images: Images) {
  const blends = style['background-blend-mode'].some((mode) => mode !== 'normal')
  const paint = () => paintColorAndLayers(painter, style, areas, images)
  if (blends) painter.grouped({ opacity: 1 }, paint, () => true)
  else paint()
}

function paintColorAndLayers(painter: Painter, style: ComputedStyle, areas: BackgroundAreas, images: Images) {
  const layers = style['background-image']
  const color = style['background-color']
  const inText = (index: number, paint: () => void) => {
    if (cycled(style['background-clip'], index) !== 'text') paint()
    else if (areas.text !== undefined && areas.text().length > 0) painter.clipped(areas.text(), paint)
  }
  if (color.alpha > 0)
    inText(layers.length - 1, () => paintColor(painter, color, areas.painting[paintedBox(style, layers.length - 1)]))
  for (let index = layers.length - 1; index >= 0; index--) {
    const value = layers[index]
    const picture = value === undefined ? undefined : pictureOf(value, style, images)
    if (picture === undefined) continue
    const blend = cycled(style['background-blend-mode'], index)
    painter.grouped(
      { opacity: 1, blend },
      () => inText(index, () => paintLayer(painter, picture, style, index, areas)),
      () => blend !== 'normal',
    )
  }
}

function paintColor(painter: Painter, color: Color, area: RoundedRect) {
  if (isRounded(area)) painter.fill(roundedPath(area), color)
  else painter.fillRect(area.rect, color)
}

/** CSS Backgrounds 3 §2.1: lists that are too short are repeated. */
export function cycled<T>(values: readonly T[], index: number): T {
  return values[index % values.length] as T
}

function paintLayer(painter: Painter, picture: Picture, style: ComputedStyle, index: number, areas: BackgroundAreas) {
  const clip = areas.painting[paintedBox(style, index)]
  const origin = cycled(style['background-origin'], index)
  const scrolled = areas.positioning?.[origin] ?? areas.painting[origin].rect
  const area = cycled(style['background-attachment'], index) === 'fixed' ? areas.fixed : scrolled
  const placement = {
    size: cycled(style['background-size'], index),
    repeat: cycled(style['background-repeat'], index),
    x: cycled(style['background-position-x'], index),
    y: cycled(style['background-position-y'], index),
  }
  paintTiled(painter, picture, placement, area, clip)
}

/** Fills `clip` with a picture that is placed in `area`. */
export function paintTiled(painter: Painter, picture: Picture, placement: Placement, area: Rect, clip: RoundedRect) {
  const grid = tileGrid(placement, naturalSize(picture), area)
  if (grid && clip.rect.width > 0 && clip.rect.height > 0) paintTiles(painter, picture, grid, clip)
}

/** Text may have its background over its ends, as far as the border box. */
function paintedBox(style: ComputedStyle, index: number): BoxEdge {
  const clip = cycled(style['background-clip'], index)
  return clip === 'text' ? 'border-box' : clip
}

/** More tiles than this are a pattern. Single ones come out sharper: readers round the steps of patterns. */
const mostTiles = 400

function paintTiles(painter: Painter, picture: Picture, grid: { readonly x: Row; readonly y: Row }, clip: RoundedRect) {
  const { x, y, width, height } = clip.rect
  const columns = startsWithin(grid.x, x, x + width)
  const rows = startsWithin(grid.y, y, y + height)
  const tiles = rows.flatMap((top) =>
    columns.length * rows.length > mostTiles
      ? []
      : columns.map((left): Rect => ({ x: left, y: top, width: grid.x.length, height: grid.y.length })),
  )
  if (columns.length * rows.length > mostTiles) {
    paintPattern(painter, picture, grid, roundedPath(clip))
    return
  }
  const [only] = tiles
  if (picture.type === 'gradient' && tiles.length === 1 && only && contains(only, clip.rect)) {
    paintGradient(painter, picture.value, only, roundedPath(clip))
    return
  }
  const paint = () => {
    for (const tile of tiles) {
      const visible = intersection(tile, clip.rect)
      paintPicture(painter, picture, tile, visible)
    }
  }
  // Gradients are cut to the rectangle as they are painted.
  const fits = picture.type === 'gradient' || tiles.every((tile) => contains(clip.rect, tile))
  if (fits && !isRounded(clip)) paint()
  else if (tiles.length > 0) painter.clipped(roundedPath(clip), paint)
}

function paintPattern(painter: Painter, picture: Picture, grid: { readonly x: Row; readonly y: Row }, path: Path) {
  const bounds: Rect = { x: 0, y: 0, width: grid.x.length, height: grid.y.length }
  const tile = new Painter(bounds)
  paintPicture(tile, picture, bounds)
  const operations = tile.finish()
  if (operations.length === 0) return
  painter.tile({
    path,
    operations,
    bounds,
    step: { width: grid.x.step ?? oneTile, height: grid.y.step ?? oneTile },
    matrix: [1, 0, 0, 1, grid.x.start, grid.y.start],
  })
}

/** A step that no page is as long as: PDF 1.7 Annex C.2. */
const oneTile = 20_000
