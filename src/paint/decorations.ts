import { type ComputedStyle, resolve } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import type { TextFragment } from '../layout/fragment.ts'
import { paintStraightDashes } from './dashes.ts'
import type { Path } from './display-list.ts'
import type { Painter } from './painter.ts'

/** The decorations of one decorating box, on its way down to the text: CSS Text Decoration 3 §2. */
export interface Decoration {
  readonly style: ComputedStyle
  /** Of the decorating box, from the page's top; undefined for a block, whose lines each have their own. */
  readonly baseline: Pt | undefined
}

export type DecorationLine = ComputedStyle['text-decoration-line'][number]

/** Adds the decorations of a box to those it stands in. */
export function decorated(
  decorations: readonly Decoration[],
  style: ComputedStyle,
  baseline: Pt | undefined,
): readonly Decoration[] {
  return style['text-decoration-line'].length === 0 ? decorations : [...decorations, { style, baseline }]
}

/** Draws lines of these kinds along a text fragment that starts at `x`. */
export function paintDecorations(
  painter: Painter,
  kinds: readonly DecorationLine[],
  decorations: readonly Decoration[],
  fragment: TextFragment,
  x: Pt,
  lineBaseline: Pt,
) {
  for (const kind of kinds) {
    for (const { style, baseline } of decorations) {
      if (!style['text-decoration-line'].includes(kind) || style.visibility !== 'visible') continue
      const { centre, thickness } = place(kind, style, fragment)
      const y = (baseline ?? lineBaseline) + centre
      paintLine(painter, kind, style, { x, y, width: fragment.rect.width, thickness })
    }
  }
}

/** CSS Text Decoration 4 §2.3, §2.8: where the middle of the line is, from the baseline down, and how thick it is. */
function place(kind: DecorationLine, style: ComputedStyle, { run }: TextFragment): { centre: Pt; thickness: Pt } {
  const { metrics } = run.font
  const size = style['font-size']
  const own = kind === 'line-through' ? metrics.strikeoutThickness : metrics.underlineThickness
  const wanted = style['text-decoration-thickness']
  const thickness = typeof wanted === 'string' ? own * size : resolve(wanted, size)
  const offset = style['text-underline-offset']
  switch (kind) {
    case 'underline': {
      const away = offset === 'auto' ? 0 : resolve(offset, size)
      switch (style['text-underline-position']) {
        case 'under':
          return { centre: metrics.descent * size + away + thickness / 2, thickness }
        case 'from-font':
          return { centre: -metrics.underlinePosition * size + away, thickness }
        default:
          if (offset !== 'auto') return { centre: away + thickness / 2, thickness }
          return { centre: -metrics.underlinePosition * size, thickness }
      }
    }
    case 'overline':
      return { centre: -metrics.ascent * size + thickness / 2, thickness }
    case 'line-through':
      return { centre: -metrics.strikeoutPosition * size, thickness }
    default:
      return kind satisfies never
  }
}

interface Line {
  readonly x: Pt
  /** The middle. */
  readonly y: Pt
  readonly width: Pt
  readonly thickness: Pt
}

function paintLine(painter: Painter, kind: DecorationLine, style: ComputedStyle, { x, y, width, thickness }: Line) {
  const color = style['text-decoration-color']
  const straight = (middle: Pt) => painter.fillRect({ x, y: middle - thickness / 2, width, height: thickness }, color)
  switch (style['text-decoration-style']) {
    case 'solid':
      straight(y)
      break
    case 'double':
      straight(y)
      straight(kind === 'underline' ? y + 2 * thickness : y - 2 * thickness) // away from the text
      break
    case 'dotted':
    case 'dashed': {
      const straightLine = { start: [x, y], across: true, length: width, width: thickness } as const
      paintStraightDashes(painter, straightLine, style['text-decoration-style'], color)
      break
    }
    case 'wavy':
      painter.stroke(wave(x, kind === 'underline' ? y + thickness : y, width, thickness), color, { width: thickness })
      break
    default:
      style['text-decoration-style'] satisfies never
  }
}

/** Half waves as high as the line is thick, up and down in turn; the last one ends with the text. */
function wave(x: Pt, y: Pt, width: Pt, thickness: Pt): Path {
  const count = Math.max(2, Math.round(width / (2 * thickness)))
  const half = width / count
  const height = thickness * 1.5
  const curves = Array.from({ length: count }, (_, index): Path[number] => {
    const start = x + index * half
    const crest = index % 2 === 0 ? y - height : y + height
    return ['c', start + half / 3, crest, start + (2 * half) / 3, crest, start + half, y]
  })
  return [['m', x, y], ...curves]
}
