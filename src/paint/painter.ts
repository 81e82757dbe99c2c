import type { Color } from '../css/computed-style.ts'
import type { Rect } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import type {
  GlyphShape,
  GlyphsOperation,
  Gradient,
  GroupOperation,
  LinkArea,
  Mark,
  Matrix,
  Operation,
  PaintedGlyph,
  Path,
  TileOperation,
} from './display-list.ts'
import { identity, invert, multiply, pathBounds, transformRect } from './matrix.ts'
import { rectangle } from './path.ts'

type Stroke = Omit<Extract<Operation, { type: 'stroke' }>, 'type' | 'path' | 'color'>

/** Collects what is painted on one page. Marks are opened and closed around it, and what cannot be seen is left out. */
export class Painter {
  readonly operations: Operation[] = []
  readonly links: LinkArea[] = []
  /** What the next things painted belong to; undefined for decoration, which is an artifact. */
  mark: Mark | undefined
  #open: Mark | undefined
  /** From the coordinates of what is being painted to those of the page. */
  #matrix: Matrix = identity
  readonly #sheet: Rect

  /** `sheet`: all that can be seen. */
  constructor(sheet: Rect) {
    this.#sheet = sheet
  }

  fill(path: Path, color: Color, evenOdd = false) {
    if (color.alpha === 0 || path.length === 0) return
    this.#paint({ type: 'fill', path, color, ...(evenOdd && { evenOdd }) })
  }

  fillGlyph(path: Path, color: Color, shape: GlyphShape) {
    if (color.alpha > 0 && path.length > 0) this.#paint({ type: 'fill', path, color, shape })
  }

  fillRect(rect: Rect, color: Color) {
    if (rect.width > 0 && rect.height > 0) this.fill(rectangle(rect), color)
  }

  stroke(path: Path, color: Color, stroke: Stroke) {
    if (color.alpha === 0 || stroke.width === 0) return
    this.#paint({ type: 'stroke', path, color, ...stroke })
  }

  shade(path: Path, gradient: Gradient) {
    if (path.length > 0) this.#paint({ type: 'shade', path, gradient })
  }

  tile(tile: Omit<TileOperation, 'type'>) {
    this.#paint({ type: 'tile', ...tile })
  }

  group(group: Omit<GroupOperation, 'type'>) {
    this.#paint({ type: 'group', ...group })
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

  /** Calls `paint` with everything outside of `path` cut off. Nothing is left behind where it paints nothing. */
  clipped(path: Path, paint: () => void, evenOdd = false) {
    const operations = this.#apart(paint)
    if (operations.length === 0) return
    const clip = { type: 'clip', path: hasArea(path) ? path : nowhere, ...(evenOdd && { evenOdd }) } as const
    this.operations.push({ type: 'save' }, clip, ...operations, { type: 'restore' })
  }

  /** Calls `paint` with everything it paints moved by `matrix`, its links too. Nothing shows of what is flattened to a line. */
  transformed(matrix: Matrix, paint: () => void) {
    if (invert(matrix) === undefined) return
    const before = this.#matrix
    this.#matrix = multiply(matrix, before)
    const operations = this.#apart(paint)
    this.#matrix = before
    if (operations.length === 0) return
    this.operations.push({ type: 'save' }, { type: 'transform', matrix }, ...operations, { type: 'restore' })
  }

  /** `change` is made of what `paint` paints. */
  changed(paint: () => void, change: (operations: readonly Operation[]) => readonly Operation[]) {
    const operations = this.#apart(paint)
    if (operations.length > 0) this.operations.push(...change(operations))
  }

  /** What `paint` paints is laid over the page as one picture, if `isGroup` says so of it. */
  grouped(
    group: Pick<GroupOperation, 'opacity' | 'blend' | 'mask'>,
    paint: () => void,
    isGroup: (operations: readonly Operation[]) => boolean,
  ) {
    const operations = this.#apart(paint)
    if (operations.length === 0) return
    if (!isGroup(operations)) this.operations.push(...operations)
    else this.operations.push({ type: 'group', operations, bounds: this.visibleArea(), ...group })
  }

  /** Where on the page a place in what is being painted is. */
  onPage(rect: Rect): Rect {
    return this.#matrix === identity ? rect : transformRect(rect, this.#matrix)
  }

  /** Where what is painted next will stand among the operations. */
  position(): number {
    this.#close()
    return this.operations.length
  }

  /** Puts what `paint` paints below all that was painted since `position` was asked for. */
  below(position: number, paint: () => void) {
    const operations = this.#apart(paint)
    this.operations.splice(position, 0, ...operations)
  }

  /** The operations that `paint` makes, whole in themselves, not painted yet. */
  #apart(paint: () => void): readonly Operation[] {
    this.#close()
    const start = this.operations.length
    paint()
    this.#close()
    return this.operations.splice(start)
  }

  /** Holds the page, in the coordinates of what is being painted. */
  visibleArea(): Rect {
    return transformRect(this.#sheet, invert(this.#matrix) ?? identity)
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

/** Off every sheet. Readers that do not smooth edges would show a row of pixels through a clip without height. */
const nowhere = rectangle({ x: -1e5, y: -1e5, width: 1, height: 1 })

function hasArea(path: Path): boolean {
  const bounds = pathBounds(path)
  return bounds !== undefined && bounds.width > 0 && bounds.height > 0
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
    a.tracking === b.tracking &&
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
