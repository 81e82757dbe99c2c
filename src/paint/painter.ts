import type { Color } from '../css/computed-style.ts'
import type { Rect } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import type { GlyphsOperation, LinkArea, Mark, Operation, PaintedGlyph, Path } from './display-list.ts'
import { rectangle } from './path.ts'

type Stroke = Omit<Extract<Operation, { type: 'stroke' }>, 'type' | 'path' | 'color'>

/** Collects what is painted on one page. Marks are opened and closed around it, and what cannot be seen is left out. */
export class Painter {
  readonly operations: Operation[] = []
  readonly links: LinkArea[] = []
  /** What the next things painted belong to; undefined for decoration, which is an artifact. */
  mark: Mark | undefined
  #open: Mark | undefined

  fill(path: Path, color: Color, evenOdd = false) {
    if (color.alpha === 0 || path.length === 0) return
    this.#paint({ type: 'fill', path, color, ...(evenOdd && { evenOdd }) })
  }

  fillRect(rect: Rect, color: Color) {
    if (rect.width > 0 && rect.height > 0) this.fill(rectangle(rect), color)
  }

  stroke(path: Path, color: Color, stroke: Stroke) {
    if (color.alpha === 0 || stroke.width === 0) return
    this.#paint({ type: 'stroke', path, color, ...stroke })
  }

  image(image: Image, rect: Rect) {
    if (rect.width > 0 && rect.height > 0) this.#paint({ type: 'image', image, rect })
  }

  /** Glyphs that go on where the last ones stopped, in the same hand, are joined to them. */
  glyphs(glyphs: GlyphsOperation) {
    if (glyphs.glyphs.length === 0) return
    const last = this.operations.at(-1)
    const joins = last?.type === 'glyphs' && sameMark(this.#open, this.mark) && sameHand(last, glyphs)
    if (joins) this.operations[this.operations.length - 1] = join(last, glyphs)
    else this.#paint(glyphs)
  }

  /** Calls `paint` with everything outside of `path` cut off. */
  clipped(path: Path, paint: () => void) {
    this.#close()
    this.operations.push({ type: 'save' }, { type: 'clip', path })
    paint()
    this.#close()
    this.operations.push({ type: 'restore' })
  }

  finish(): readonly Operation[] {
    this.#close()
    return this.operations
  }

  #paint(operation: Operation) {
    if (!sameMark(this.#open, this.mark)) {
      this.#close()
      if (this.mark !== undefined) this.operations.push({ type: 'begin', mark: this.mark })
      this.#open = this.mark
    }
    this.operations.push(operation)
  }

  #close() {
    if (this.#open !== undefined) this.operations.push({ type: 'end' })
    this.#open = undefined
  }
}

function sameMark(a: Mark | undefined, b: Mark | undefined): boolean {
  if (a === b) return true
  return a?.type === 'content' && b?.type === 'content' && a.id === b.id
}

function sameHand(a: GlyphsOperation, b: GlyphsOperation): boolean {
  return (
    a.font.id === b.font.id &&
    a.size === b.size &&
    a.y === b.y &&
    a.fakeBold === b.fakeBold &&
    a.fakeItalic === b.fakeItalic &&
    a.actualText === undefined &&
    b.actualText === undefined &&
    sameColor(a.color, b.color)
  )
}

export function sameColor(a: Color, b: Color): boolean {
  if (a === b) return true
  if (a.alpha !== b.alpha) return false
  if (a.space === 'rgb') return b.space === 'rgb' && a.r === b.r && a.g === b.g && a.b === b.b
  return b.space === 'cmyk' && a.c === b.c && a.m === b.m && a.y === b.y && a.k === b.k
}

function join(a: GlyphsOperation, b: GlyphsOperation): GlyphsOperation {
  const moved = b.glyphs.map((glyph): PaintedGlyph => ({ ...glyph, x: glyph.x + b.x - a.x }))
  return { ...a, glyphs: [...a.glyphs, ...moved] }
}
