import type { Color, ComputedStyle } from '../css/computed-style.ts'
import type { Pt, Rect } from '../geometry.ts'
import { blurred } from './blur.ts'
import { paintStraightDashes } from './dashes.ts'
import type { Path } from './display-list.ts'
import type { Painter } from './painter.ts'
import { rectangle } from './path.ts'
import type { Span } from './skip-ink.ts'

/** A line along text, straight before its style. */
export interface LineAlongText {
  readonly kind: ComputedStyle['text-decoration-line'][number]
  /** Of the decorating box. */
  readonly style: ComputedStyle
  readonly x: Pt
  /** The middle. */
  readonly y: Pt
  readonly width: Pt
  readonly thickness: Pt
  /** Left out, from left to right. */
  readonly gaps: readonly Span[]
}

export function paintDecorationLine(painter: Painter, line: LineAlongText) {
  paintLine(painter, line, line.style['text-decoration-color'])
}

/** The shadows of the decorating box's text are those of its lines: CSS Text Decoration 3 §4. The first one lies on top. */
export function paintLineShadows(painter: Painter, line: LineAlongText) {
  for (const { color, x, y, blur } of line.style['text-shadow'].toReversed()) {
    if (color.alpha === 0) continue
    const gaps = line.gaps.map(({ from, to }) => ({ from: from + x, to: to + x }))
    const cast = { ...line, x: line.x + x, y: line.y + y, gaps }
    if (blur === 0) paintLine(painter, cast, color)
    else {
      const rects = straightLines(cast)
      const [first] = rects
      if (first === undefined) continue
      const reach = 1.5 * blur + 2 * line.thickness
      const area = { x: cast.x, y: cast.y, width: cast.width, height: 0 }
      const bounds = { ...area, x: area.x - reach, y: area.y - reach, width: area.width + 2 * reach, height: 2 * reach }
      const soft = blurred(rects.flatMap(rectangle), bounds, blur / 2, color, false)
      painter.image(soft.image, soft.rect)
    }
  }
}

function paintLine(painter: Painter, line: LineAlongText, color: Color) {
  const style = line.style['text-decoration-style']
  const { x, y, width, thickness } = line
  switch (style) {
    case 'solid':
    case 'double':
      for (const rect of straightLines(line)) painter.fillRect(rect, color)
      break
    case 'dotted':
    case 'dashed':
      outsideGaps(painter, line, () => {
        paintStraightDashes(painter, { start: [x, y], across: true, length: width, width: thickness }, style, color)
      })
      break
    case 'wavy':
      outsideGaps(painter, line, () => painter.stroke(wave(line), color, { width: thickness }))
      break
    default:
      style satisfies never
  }
}

/** One line, or two of a double one: the other is away from the text. */
function straightLines(line: LineAlongText): readonly Rect[] {
  const { kind, style, y, thickness } = line
  const other = kind === 'underline' ? y + 2 * thickness : y - 2 * thickness
  const middles = style['text-decoration-style'] === 'double' ? [y, other] : [y]
  return middles.flatMap((middle) =>
    shownSpans(line).map(({ from, to }) => {
      return { x: from, y: middle - thickness / 2, width: to - from, height: thickness }
    }),
  )
}

/** From the top to the bottom of all that is painted of a line. */
export function inkOf({ kind, style, y, thickness }: Omit<LineAlongText, 'gaps'>): {
  readonly top: Pt
  readonly bottom: Pt
} {
  const [up, down] = { solid: [0, 0], dotted: [0, 0], dashed: [0, 0], double: [0, 2], wavy: [1, 1] }[
    style['text-decoration-style']
  ] as [number, number]
  const half = thickness / 2
  const [above, below] = [half + up * thickness, half + down * thickness]
  if (kind === 'underline') {
    const middle = style['text-decoration-style'] === 'wavy' ? y + thickness : y
    return { top: middle - above, bottom: middle + below }
  }
  return { top: y - below, bottom: y + above }
}

/** What the gaps leave of a line. */
function shownSpans({ x, width, gaps }: LineAlongText): readonly Span[] {
  const shown: Span[] = []
  let from = x
  for (const gap of gaps) {
    if (gap.from > from) shown.push({ from, to: Math.min(gap.from, x + width) })
    from = Math.max(from, gap.to)
  }
  if (from < x + width) shown.push({ from, to: x + width })
  return shown
}

function outsideGaps(painter: Painter, line: LineAlongText, paint: () => void) {
  if (line.gaps.length === 0) {
    paint()
    return
  }
  const reach = 4 * line.thickness
  const shown = shownSpans(line).flatMap(({ from, to }) =>
    rectangle({ x: from, y: line.y - reach, width: to - from, height: 2 * reach }),
  )
  if (shown.length > 0) painter.clipped(shown, paint)
}

/** Half waves as high as the line is thick, up and down in turn; the last one ends with the text. */
function wave({ kind, x, y, width, thickness }: LineAlongText): Path {
  const middle = kind === 'underline' ? y + thickness : y
  const count = Math.max(2, Math.round(width / (2.5 * thickness)))
  const half = width / count
  const height = thickness * 1.4
  const curves = Array.from({ length: count }, (_, index): Path[number] => {
    const start = x + index * half
    const crest = index % 2 === 0 ? middle - height : middle + height
    return ['c', start + half / 3, crest, start + (2 * half) / 3, crest, start + half, middle]
  })
  return [['m', x, middle], ...curves]
}
