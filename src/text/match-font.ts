import type { FontFaceRule } from '../css/style-sheet.ts'
import type { Font, FontStyle } from './font.ts'

/** One face of a family, as far as choosing it needs to know. */
export interface Face extends Pick<FontFaceRule, 'weight' | 'style' | 'stretch' | 'unicodeRange'> {
  /** The font; of a variable face, the instance for `style`. */
  readonly font: (style: FontStyle) => Font
  /** Is there an instance for each font size? Default: false. */
  readonly isSized?: boolean
}

/**
 * The faces of a family that match a style best: one, or several that share the characters out between them
 * (`unicode-range`), the last declared first.
 * https://www.w3.org/TR/css-fonts-4/#font-style-matching, steps 4.1 to 4.3
 */
export function matchFaces(faces: readonly Face[], style: FontStyle): readonly Face[] {
  const byStretch = best(faces, (face) => stretchDistance(face.stretch, style['font-stretch']))
  const byStyle = best(byStretch, (face) => styleDistance(face.style, style['font-style']))
  const byWeight = best(byStyle, (face) => weightDistance(face.weight, style['font-weight']))
  return [...byWeight].reverse()
}

/** The faces at the smallest distance, in their order. Distances compare by their first differing number. */
function best(faces: readonly Face[], distance: (face: Face) => Distance): readonly Face[] {
  let nearest: Distance | undefined
  let found: Face[] = []
  for (const face of faces) {
    const here = distance(face)
    const order = nearest ? here[0] - nearest[0] || here[1] - nearest[1] : -1
    if (order > 0) continue
    if (order < 0) found = []
    found.push(face)
    nearest = here
  }
  return found
}

/** How late the value's direction is searched, and how far away it is there. */
type Distance = readonly [turn: number, far: number]

function stretchDistance([low, high]: readonly [number, number], wanted: number): Distance {
  if (low <= wanted && wanted <= high) return [0, 0]
  const narrower = high < wanted
  const far = narrower ? wanted - high : low - wanted
  const narrowerFirst = wanted <= 100
  return [narrower === narrowerFirst ? 1 : 2, far]
}

const styleOrder = {
  normal: ['normal', 'oblique', 'italic'],
  italic: ['italic', 'oblique', 'normal'],
  oblique: ['oblique', 'italic', 'normal'],
} satisfies Record<FontStyle['font-style'], FontStyle['font-style'][]>

function styleDistance(style: FontStyle['font-style'], wanted: FontStyle['font-style']): Distance {
  return [styleOrder[wanted].indexOf(style), 0]
}

function weightDistance([low, high]: readonly [number, number], wanted: number): Distance {
  if (low <= wanted && wanted <= high) return [0, 0]
  const lighter = high < wanted
  const far = lighter ? wanted - high : low - wanted
  if (wanted > 500) return [lighter ? 2 : 1, far]
  if (wanted < 400) return [lighter ? 1 : 2, far]
  // From 400 to 500: heavier up to 500 first, then lighter, then heavier still.
  return lighter ? [2, far] : [low <= 500 ? 1 : 3, far]
}
