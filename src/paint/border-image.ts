import type { BorderImageRepeat, BorderImageWidth, ComputedStyle } from '../css/computed-style.ts'
import { resolve } from '../css/computed-style.ts'
import { type Edges, intersection, type Pt, type Rect, type Size } from '../geometry.ts'
import { type Row, startsWithin } from './background-tiles.ts'
import { croppedImage } from './cropped-image.ts'
import type { Painter } from './painter.ts'
import { rectangle } from './path.ts'
import { defaultSize, type Images, naturalSize, type Picture, paintPicture, pictureOf } from './picture.ts'

/** Points in a CSS px. */
const px = 0.75

/**
 * The picture that takes the place of a box's borders: CSS Backgrounds 3 §6. False when there is none, or when it is
 * missing, and the borders are painted instead.
 */
export function paintBorderImage(
  painter: Painter,
  rect: Rect,
  border: Edges,
  style: ComputedStyle,
  images: Images,
): boolean {
  const picture = pictureOf(style['border-image-source'], style, images)
  if (picture === undefined) return false
  const area = outset(rect, border, style['border-image-outset'])
  if (area.width <= 0 || area.height <= 0) return true
  const size = defaultSize(naturalSize(picture), area)
  const slices = sliced(style['border-image-slice'].edges, size, picture)
  const widths = regionWidths(style['border-image-width'], border, slices, area)
  const repeat = style['border-image-repeat']
  const columns = bands(size.width, slices.left, slices.right, area.x, area.width, widths.left, widths.right)
  const rows = bands(size.height, slices.top, slices.bottom, area.y, area.height, widths.top, widths.bottom)
  const paint = (column: Band, row: Band, across: BorderImageRepeat, down: BorderImageRepeat, scale: Size) =>
    paintRegion(painter, picture, size, column, row, across, down, scale)
  const [left, middle, right] = columns
  const [top, centre, bottom] = rows
  const whole: Size = { width: 1, height: 1 }
  for (const row of [top, bottom]) for (const column of [left, right]) paint(column, row, 'stretch', 'stretch', whole)
  for (const row of [top, bottom]) paint(middle, row, repeat.x, 'stretch', evenScale(row))
  for (const column of [left, right]) paint(column, centre, 'stretch', repeat.y, evenScale(column))
  if (style['border-image-slice'].fill) paint(middle, centre, repeat.x, repeat.y, middleScale(columns, rows))
  return true
}

function outset(rect: Rect, border: Edges, outsets: ComputedStyle['border-image-outset']): Rect {
  const used = (side: keyof Edges) => {
    const value = outsets[side]
    return typeof value === 'number' ? value : value.multiple * border[side]
  }
  const [top, right, bottom, left] = [used('top'), used('right'), used('bottom'), used('left')]
  return { x: rect.x - left, y: rect.y - top, width: rect.width + left + right, height: rect.height + top + bottom }
}

/** §6.2: how much of the picture's edges the borders show, in points of its natural size. */
function sliced(edges: ComputedStyle['border-image-slice']['edges'], size: Size, picture: Picture): Edges {
  const side = (name: keyof Edges, length: Pt, samples: number | undefined) => {
    const value = edges[name]
    if (typeof value !== 'number') return Math.min(length, (value.percent / 100) * length)
    return Math.min(length, samples === undefined ? value * px : (value / samples) * length)
  }
  const raster = picture.type === 'image' && isRaster(picture) ? picture.image : undefined
  return {
    top: side('top', size.height, raster?.pixelHeight),
    right: side('right', size.width, raster?.pixelWidth),
    bottom: side('bottom', size.height, raster?.pixelHeight),
    left: side('left', size.width, raster?.pixelWidth),
  }
}

function isRaster({ image }: Extract<Picture, { type: 'image' }>): boolean {
  return image.data.type === 'jpeg' || image.data.type === 'samples'
}

/** §6.3: the widths of the regions around the middle, reduced where they would overlap. */
function regionWidths(wanted: Edges<BorderImageWidth>, border: Edges, slices: Edges, area: Size): Edges {
  const side = (name: keyof Edges, length: Pt) => {
    const value = wanted[name]
    if (value === 'auto') return slices[name]
    if (typeof value === 'object' && 'multiple' in value) return value.multiple * border[name]
    return Math.max(0, resolve(value, length))
  }
  const top = side('top', area.height)
  const bottom = side('bottom', area.height)
  const left = side('left', area.width)
  const right = side('right', area.width)
  const factor = Math.min(1, area.width / (left + right || 1), area.height / (top + bottom || 1))
  const used = left + right > area.width || top + bottom > area.height ? factor : 1
  return { top: top * used, right: right * used, bottom: bottom * used, left: left * used }
}

/** A third of one axis: where it is in the picture, and where it goes. */
interface Band {
  readonly from: Pt
  readonly length: Pt
  readonly to: Pt
  readonly room: Pt
}

function bands(
  length: Pt,
  first: Pt,
  last: Pt,
  start: Pt,
  room: Pt,
  before: Pt,
  after: Pt,
): readonly [Band, Band, Band] {
  return [
    { from: 0, length: first, to: start, room: before },
    { from: first, length: Math.max(0, length - first - last), to: start + before, room: room - before - after },
    { from: length - last, length: last, to: start + room - after, room: after },
  ]
}

/** §6.5: a side's picture is scaled as thick as its region, in its own proportions. */
function evenScale({ length, room }: Band): Size {
  const scale = length > 0 ? room / length : 0
  return { width: scale, height: scale }
}

/** §6.5: the middle is scaled as the top (or else the bottom) across, and as the left (or else the right) down. */
function middleScale(columns: readonly [Band, Band, Band], rows: readonly [Band, Band, Band]): Size {
  const scale = ([near, , far]: readonly [Band, Band, Band]) => {
    const band = [near, far].find(({ length, room }) => length > 0 && room > 0)
    return band ? band.room / band.length : 1
  }
  return { width: scale(rows), height: scale(columns) }
}

function paintRegion(
  painter: Painter,
  picture: Picture,
  size: Size,
  column: Band,
  row: Band,
  across: BorderImageRepeat,
  down: BorderImageRepeat,
  scale: Size,
) {
  if (column.length <= 0 || row.length <= 0 || column.room <= 0 || row.room <= 0) return
  const x = tiles(column, across, scale.width)
  const y = tiles(row, down, scale.height)
  const slice: Rect = { x: column.from, y: row.from, width: column.length, height: row.length }
  const part = picture.type === 'image' ? croppedImage(picture.image, slice, size) : undefined
  const region: Rect = { x: column.to, y: row.to, width: column.room, height: row.room }
  for (const top of startsWithin(y, region.y, region.y + region.height)) {
    for (const left of startsWithin(x, region.x, region.x + region.width)) {
      const full: Rect = { x: left, y: top, width: x.length, height: y.length }
      const tile = intersection(full, region)
      if (part !== undefined && picture.type === 'image') {
        const paint = () => paintPicture(painter, { ...picture, image: part }, full)
        if (tile.width < full.width - 1e-6 || tile.height < full.height - 1e-6) painter.clipped(rectangle(tile), paint)
        else paint()
        continue
      }
      // All of the picture, so large that the slice fills the tile.
      const acrossScale = x.length / column.length
      const downScale = y.length / row.length
      const whole: Rect = {
        x: left - column.from * acrossScale,
        y: top - row.from * downScale,
        width: size.width * acrossScale,
        height: size.height * downScale,
      }
      if (picture.type === 'gradient') paintPicture(painter, picture, whole, tile, size)
      else painter.clipped(rectangle(tile), () => paintPicture(painter, picture, whole))
    }
  }
}

/** §6.5: `border-image-repeat` along one axis. */
function tiles({ length, to, room }: Band, repeat: BorderImageRepeat, scale: number): Row {
  const natural = length * scale
  if (repeat === 'stretch' || natural <= 0) return { start: to, length: room, step: undefined }
  if (repeat === 'repeat') {
    // One tile is in the middle.
    return { start: to + (room - natural) / 2, length: natural, step: natural }
  }
  if (repeat === 'round') {
    const fitting = room / Math.max(1, Math.round(room / natural))
    return { start: to, length: fitting, step: fitting }
  }
  const count = Math.floor(room / natural + 1e-6)
  if (count === 0) return { start: to + room, length: natural, step: undefined }
  const gap = (room - count * natural) / (count + 1)
  return { start: to + gap, length: natural, step: natural + gap }
}
