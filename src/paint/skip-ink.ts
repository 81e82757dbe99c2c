import type { ComputedStyle } from '../css/computed-style.ts'
import type { Pt } from '../geometry.ts'
import type { GlyphsOperation, Path } from './display-list.ts'
import { eachLine } from './flatten.ts'
import { glyphsPath } from './text-shadow.ts'

/** From one place across the page to another. */
export interface Span {
  readonly from: Pt
  readonly to: Pt
}

/** Scripts whose glyphs stand on the line all along: it would be gone below them. CSS Text Decoration 4 §2.9. */
const denseScripts: ReadonlySet<string> = new Set(['Hani', 'Hira', 'Kana', 'Hang', 'Bopo', 'Yiii'])

/**
 * Where a line that reaches from `top` to `bottom` would cross the ink of glyphs, from left to right, with `room` on
 * either side.
 */
export function inkGaps(
  glyphs: GlyphsOperation,
  { top, bottom }: { readonly top: Pt; readonly bottom: Pt },
  room: Pt,
  skip: ComputedStyle['text-decoration-skip-ink'],
  script: string | undefined,
): readonly Span[] {
  if (skip === 'none' || (skip === 'auto' && script !== undefined && denseScripts.has(script))) return []
  return glyphs.glyphs
    .flatMap((glyph) => {
      const ink = inkBetween(glyphsPath({ ...glyphs, glyphs: [glyph] }), top, bottom)
      return ink === undefined ? [] : [{ from: ink.from - room, to: ink.to + room }]
    })
    .sort((a, b) => a.from - b.from)
}

/** How far an outline reaches across within a band; undefined where it does not reach into it. */
function inkBetween(path: Path, top: Pt, bottom: Pt): Span | undefined {
  let [from, to] = [Infinity, -Infinity]
  eachLine(path, { pieces: () => curvePieces, closed: true }, (x0, y0, x, y) => {
    if (Math.max(y0, y) <= top || Math.min(y0, y) >= bottom) return
    const at = (level: Pt) => (y === y0 ? x0 : x0 + ((x - x0) * (level - y0)) / (y - y0))
    const ends = [at(clamped(y0, top, bottom)), at(clamped(y, top, bottom)), ...(y === y0 ? [x] : [])]
    from = Math.min(from, ...ends)
    to = Math.max(to, ...ends)
  })
  return from > to ? undefined : { from, to }
}

function clamped(value: Pt, low: Pt, high: Pt): Pt {
  return Math.min(high, Math.max(low, value))
}

/** Pieces of a glyph's curve: more cannot be seen in a gap. */
const curvePieces = 8
