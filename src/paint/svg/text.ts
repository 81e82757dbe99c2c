import type { Rect } from '../../geometry.ts'
import type { Element } from '../../html/element.ts'
import type { GlyphsOperation, Matrix, Operation, PaintedGlyph } from '../display-list.ts'
import { identity, invert, multiply } from '../matrix.ts'
import { rectangle } from '../path.ts'
import { boundsPath, fillOperations, strokeOperations } from './paint-path.ts'
import { type Place, type SvgStyles, stylesOf, userUnits } from './scene.ts'
import { layoutText, type PlacedGlyph, textBounds } from './text-layout.ts'

/** Glyphs of one element and font that stand in a row, or a single one that is turned. */
interface Row {
  readonly glyphs: PlacedGlyph[]
  readonly upright: boolean
}

/** A `text` element: SVG 2 §11. */
export function textOperations(element: Element, place: Place): readonly Operation[] {
  const glyphs = layoutText(element, place)
  const bounds = textBounds(glyphs)
  if (bounds === undefined) return []
  return rows(glyphs).flatMap((row) => rowOperations(row, bounds, place))
}

function rows(glyphs: readonly PlacedGlyph[]): readonly Row[] {
  const found: Row[] = []
  for (const glyph of glyphs) {
    const [a, b, c, d] = glyph.matrix
    const upright = a === 1 && b === 0 && c === 0 && d === 1
    const last = found.at(-1)
    const before = last?.glyphs.at(-1)
    const goesOn = upright && last?.upright === true && before?.run === glyph.run && before.element === glyph.element
    if (goesOn) last?.glyphs.push(glyph)
    else found.push({ glyphs: [glyph], upright })
  }
  return found
}

function rowOperations(row: Row, bounds: Rect, place: Place): readonly Operation[] {
  const first = row.glyphs[0] as PlacedGlyph
  const { element } = first
  const styles = stylesOf(element, place)
  if (styles.style.visibility !== 'visible') return []
  const matrix = row.upright ? identity : first.matrix
  const operation = glyphsOperation(row, styles)
  const mute = { ...operation, glyphs: operation.glyphs.map((glyph) => ({ ...glyph, text: '' })) }
  const subject = { element, path: boundsPath(bounds), bounds }
  const painted = styles.svg['paint-order'].flatMap((part) => {
    if (part === 'fill') return fillOperations({ ...subject, glyphs: [operation] }, styles, place)
    if (part === 'stroke') {
      const readable = styles.svg.fill === 'none' ? operation : mute
      return strokeOperations({ ...subject, glyphs: [readable] }, styles, place)
    }
    return []
  })
  const lines = decorations(row, bounds, place)
  if (row.upright) return [...lines.below, ...painted, ...lines.above]
  const content = [...lines.below, ...painted, ...lines.above].map((each) => turnedPaint(each, matrix))
  return [{ type: 'save' }, { type: 'transform', matrix }, ...content, { type: 'restore' }]
}

/** Paint servers stand still when glyphs are turned. */
function turnedPaint(operation: Operation, matrix: Matrix): Operation {
  const back = invert(matrix)
  if (back === undefined) return operation
  if (operation.type === 'tile') return { ...operation, matrix: multiply(operation.matrix, back) }
  if (operation.type !== 'shade') return operation
  const { gradient } = operation
  return { ...operation, gradient: { ...gradient, matrix: multiply(gradient.matrix, back) } }
}

function glyphsOperation({ glyphs, upright }: Row, { style }: SvgStyles): GlyphsOperation {
  const first = glyphs[0] as PlacedGlyph
  const { run, size, element } = first
  const [x, y] = upright ? [first.matrix[4], first.matrix[5]] : [0, 0]
  return {
    type: 'glyphs',
    font: run.font,
    size,
    color: style.color,
    x,
    y,
    glyphs: glyphs.map(({ id, text, advance, matrix }): PaintedGlyph => {
      return { id, x: upright ? matrix[4] - x : 0, y: upright ? matrix[5] - y : 0, advance, text }
    }),
    ...(run.fakeBold === true && { fakeBold: true }),
    ...(run.fakeItalic === true && { fakeItalic: true }),
    origin: element.origin,
  }
}

type DecorationLine = SvgStyles['style']['text-decoration-line'][number]

/** The elements around a glyph whose decoration it has, outer ones first. */
function decoratingElements(element: Element, place: Place): readonly Element[] {
  const found: Element[] = []
  for (let at: Element | null = element; at !== null && at.namespace === 'svg'; at = at.parent) {
    if (stylesOf(at, place).style['text-decoration-line'].length > 0) found.unshift(at)
    if (at.tag === 'text') break
  }
  return found
}

/** Lines over, under and through a row, in the paint and size of the element that asks for them: SVG 2 §11.11. */
function decorations(row: Row, bounds: Rect, place: Place) {
  const first = row.glyphs[0] as PlacedGlyph
  const decorated = decoratingElements(first.element, place)
  const last = row.glyphs.at(-1) as PlacedGlyph
  const [x, y] = row.upright ? [first.matrix[4], first.matrix[5]] : [0, 0]
  const width = row.upright ? last.matrix[4] + last.advance - x : first.advance
  const { metrics } = first.run.font
  const draw = (name: DecorationLine, center: number, thickness: number): readonly Operation[] =>
    decorated.flatMap((element) => {
      const styles = stylesOf(element, place)
      if (!styles.style['text-decoration-line'].includes(name)) return []
      const size = userUnits(styles.style['font-size'])
      const height = thickness * size
      const path = rectangle({ x, y: y - center * size - height / 2, width, height })
      const subject = { element, path, bounds }
      return [...fillOperations(subject, styles, place), ...strokeOperations(subject, styles, place)]
    })
  const { underlinePosition, underlineThickness, strikeoutPosition, strikeoutThickness, ascent } = metrics
  return {
    below: [
      ...draw('underline', underlinePosition, underlineThickness),
      ...draw('overline', ascent, underlineThickness),
    ],
    above: draw('line-through', strikeoutPosition, strikeoutThickness),
  }
}
