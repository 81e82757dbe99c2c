import type { BorderStyle, Color } from '../css/computed-style.ts'
import type { Edges, Pt } from '../geometry.ts'
import { bevelColors } from './bevel-color.ts'
import { sameColor } from './painter.ts'

export type SideName = keyof Edges
export const sideNames = ['top', 'right', 'bottom', 'left'] as const

export interface Side {
  readonly name: SideName
  readonly style: BorderStyle
  readonly color: Color
  readonly width: Pt
}

/** Part of a border's thickness in one colour: 0 is the outer edge, 1 the inner. */
export interface Band {
  readonly from: number
  readonly to: number
  readonly color: Color
}

/** What is painted of one side, from the outside in; nothing of dashes and dots. */
export function bands({ name, style, color, width }: Side): readonly Band[] {
  switch (style) {
    case 'solid':
      return [{ from: 0, to: 1, color }]
    case 'double': {
      const part = lineShare(width)
      return [
        { from: 0, to: part, color },
        { from: 1 - part, to: 1, color },
      ]
    }
    case 'inset':
    case 'outset':
      return [{ from: 0, to: 1, color: lit(name, style === 'outset', color) }]
    case 'groove':
    case 'ridge':
      return [
        { from: 0, to: 1 / 2, color: lit(name, style === 'ridge', color) },
        { from: 1 / 2, to: 1, color: lit(name, style === 'groove', color) },
      ]
    default:
      return []
  }
}

/** Of each line of two: a third, in whole px where the border is as wide as those, as browsers do. */
function lineShare(width: Pt): number {
  const inPx = width / px
  const whole = Math.round(inPx)
  return Math.abs(inPx - whole) < 1e-6 && whole >= 3 ? Math.round(whole / 3) / whole : 1 / 3
}

/** Points in a CSS px. */
const px = 0.75

/** The light comes from the top left: there, what stands out is light and what is sunk in is dark. */
function lit(name: SideName, raised: boolean, color: Color): Color {
  const { light, dark } = bevelColors(color)
  return (name === 'top' || name === 'left') === raised ? light : dark
}

/** Bands of one depth and colour, and the sides that have them: painted at once, no seam shows where sides meet. */
export function bandGroups(
  sides: readonly Side[],
): readonly { readonly band: Band; readonly names: readonly SideName[] }[] {
  const groups: { readonly band: Band; readonly names: SideName[] }[] = []
  for (const side of sides) {
    for (const band of bands(side)) {
      const group = groups.find(
        ({ band: known }) => known.from === band.from && known.to === band.to && sameColor(known.color, band.color),
      )
      if (group === undefined) groups.push({ band, names: [side.name] })
      else group.names.push(side.name)
    }
  }
  return groups
}
