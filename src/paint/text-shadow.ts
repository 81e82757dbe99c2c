import type { TextShadow } from '../css/computed-style.ts'
import { grown, type Pt, type Rect } from '../geometry.ts'
import { glyphOutline, type OutlineSegment } from '../text/harfbuzz.ts'
import { blurred } from './blur.ts'
import type { GlyphShape, GlyphsOperation, Matrix, PaintedGlyph, Path } from './display-list.ts'
import { pathBounds, transformPoint } from './matrix.ts'
import type { Painter } from './painter.ts'

/** What text casts behind it, the first shadow on top: CSS Text Decoration 3 §4. Drawn as outlines, so nobody copies it. */
export function paintTextShadows(painter: Painter, glyphs: GlyphsOperation, shadows: readonly TextShadow[]) {
  const visible = shadows.filter(({ color }) => color.alpha > 0)
  if (visible.length === 0) return
  const outline = glyphsPath(glyphs)
  if (outline.length === 0) return
  for (const { color, x, y, blur } of visible.toReversed()) {
    const path = outline.map((segment) => moved(segment, x, y))
    if (blur === 0) painter.fill(path, color)
    else {
      const { image, rect } = blurred(path, grown(pathBounds(path) ?? noRect, 1.5 * blur), blur / 2, color, false)
      painter.image(image, rect)
    }
  }
}

/** The outlines of a row of glyphs where they stand. */
export function glyphsPath(glyphs: GlyphsOperation): Path {
  return glyphs.glyphs.flatMap((glyph) => {
    const { font, id, matrix } = glyphShape(glyphs, glyph)
    return glyphOutline(font, id).map((segment) => mapped(segment, (x, y) => placed(matrix, x, y)))
  })
}

/** One of the glyphs as a shape. */
export function glyphShape({ font, size, x, y, fakeItalic }: GlyphsOperation, glyph: PaintedGlyph): GlyphShape {
  const scale = size / font.metrics.unitsPerEm
  const slant = fakeItalic === true ? fakeSlant : 0
  const at = glyph.shownAt ?? glyph
  return { font, id: glyph.id, matrix: [scale, 0, slant * scale, -scale, x + at.x, y + at.y] }
}

function placed(matrix: Matrix, fontX: number, fontY: number): [number, number] {
  const { x, y } = transformPoint({ x: fontX, y: fontY }, matrix)
  return [x, y]
}

/** How wide a line along the outlines makes a bold of them. Small text needs more: 1/24 em up to 9 px, 1/32 from 36 px. */
export function fakeBoldLine(size: Pt): Pt {
  const between = Math.min(1, Math.max(0, (size / 0.75 - 9) / (36 - 9)))
  return size * (1 / 24 + between * (1 / 32 - 1 / 24))
}

/** The slope of synthesised italics, as in the PDF. */
const fakeSlant = Math.tan((14 * Math.PI) / 180)

function mapped(segment: OutlineSegment, place: (x: number, y: number) => [number, number]): Path[number] {
  switch (segment[0]) {
    case 'm':
    case 'l':
      return [segment[0], ...place(segment[1], segment[2])]
    case 'c':
      return ['c', ...place(segment[1], segment[2]), ...place(segment[3], segment[4]), ...place(segment[5], segment[6])]
    case 'z':
      return segment
    default:
      return segment satisfies never
  }
}

function moved(segment: Path[number], dx: number, dy: number): Path[number] {
  return mapped(segment, (x, y) => [x + dx, y + dy])
}

const noRect: Rect = { x: 0, y: 0, width: 0, height: 0 }
