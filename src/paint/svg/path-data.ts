import type { Point } from '../../geometry.ts'
import { boundedNumber } from '../../image/svg-length.ts'
import type { Path } from '../display-list.ts'
import { arcCurves } from './arc.ts'

/** One command of a path: what it draws, so that markers find where it starts and ends. */
export type PathPiece = Path

export interface ParsedPath {
  /** By command. A piece that begins a subpath is one `m`; one that closes it is `z`. */
  readonly pieces: readonly PathPiece[]
  /** Offset of what is no path data any more; the path ends before it: SVG 2 §9.5.4. */
  readonly error?: number
}

/** How many numbers a command takes. */
const counts: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 }

/** SVG 2 §9.3. */
export function parsePath(data: string): ParsedPath {
  const reader = new PathReader(data)
  try {
    reader.read()
  } catch (error) {
    if (error !== reader.stop) throw error
    return { pieces: reader.pieces, error: reader.at }
  }
  return { pieces: reader.pieces }
}

class PathReader {
  readonly pieces: PathPiece[] = []
  /** Thrown where the data breaks off. */
  readonly stop = new Error('path data')
  readonly #data: string
  at = 0
  #point: Point = { x: 0, y: 0 }
  #start: Point = { x: 0, y: 0 }
  /** The last control point, which `s` and `t` reflect, and the curve that it is of. */
  #control: { readonly of: 'c' | 'q'; readonly point: Point } | undefined

  constructor(data: string) {
    this.#data = data
  }

  read() {
    this.#space()
    if (this.at === this.#data.length || this.#data.slice(this.at).trim() === 'none') return
    if (!/[mM]/.test(this.#data[this.at] ?? '')) throw this.stop
    while (this.at < this.#data.length) this.#command()
  }

  #command() {
    const letter = this.#data[this.at] ?? ''
    const name = letter.toLowerCase()
    const count = counts[name]
    if (count === undefined) throw this.stop
    this.at += 1
    this.#space()
    if (count === 0) {
      this.#close()
      return
    }
    const relative = letter === name
    let segment = name
    do {
      this.#segment(segment, relative, this.#arguments(name, count))
      if (segment === 'm') segment = 'l' // pairs that follow are lines
      this.#space(true)
    } while (this.at < this.#data.length && /[\d.+-]/.test(this.#data[this.at] ?? ''))
  }

  #arguments(name: string, count: number): readonly number[] {
    const values: number[] = []
    while (values.length < count) {
      if (values.length > 0) this.#space(true)
      values.push(name === 'a' && (values.length === 3 || values.length === 4) ? this.#flag() : this.#number())
    }
    return values
  }

  #segment(name: string, relative: boolean, values: readonly number[]) {
    const { x, y } = this.#point
    const [dx, dy] = relative ? [x, y] : [0, 0]
    const point = (index: number): Point => ({ x: (values[index] ?? 0) + dx, y: (values[index + 1] ?? 0) + dy })
    switch (name) {
      case 'm':
        this.#point = point(0)
        this.#start = this.#point
        this.#control = undefined
        this.pieces.push([['m', this.#point.x, this.#point.y]])
        break
      case 'l':
        this.#line(point(0))
        break
      case 'h':
        this.#line({ x: (values[0] ?? 0) + dx, y })
        break
      case 'v':
        this.#line({ x, y: (values[0] ?? 0) + dy })
        break
      case 'c':
        this.#cubic(point(0), point(2), point(4))
        break
      case 's':
        this.#cubic(this.#reflected('c'), point(0), point(2))
        break
      case 'q':
        this.#quadratic(point(0), point(2))
        break
      case 't':
        this.#quadratic(this.#reflected('q'), point(0))
        break
      default:
        this.#arc(values, point(5))
    }
  }

  #line(to: Point) {
    this.#piece([['l', to.x, to.y]], to)
  }

  #cubic(first: Point, second: Point, to: Point) {
    this.#piece([['c', first.x, first.y, second.x, second.y, to.x, to.y]], to)
    this.#control = { of: 'c', point: second }
  }

  /** A quadratic curve as a cubic one. */
  #quadratic(control: Point, to: Point) {
    const from = this.#point
    const toward = (end: Point) => ({
      x: end.x + (2 / 3) * (control.x - end.x),
      y: end.y + (2 / 3) * (control.y - end.y),
    })
    const [first, second] = [toward(from), toward(to)]
    this.#piece([['c', first.x, first.y, second.x, second.y, to.x, to.y]], to)
    this.#control = { of: 'q', point: control }
  }

  #reflected(of: 'c' | 'q'): Point {
    if (this.#control?.of !== of) return this.#point
    const { point } = this.#control
    return { x: 2 * this.#point.x - point.x, y: 2 * this.#point.y - point.y }
  }

  #arc([rx = 0, ry = 0, angle = 0, large = 0, sweep = 0]: readonly number[], to: Point) {
    const piece = arcCurves(this.#point, to, { rx, ry, angle, large: large !== 0, sweep: sweep !== 0 })
    if (piece.length > 0) this.#piece(piece, to)
  }

  /** After a closed subpath, the next one starts where it did. */
  #piece(piece: Path, to: Point) {
    const { x, y } = this.#point
    if (this.pieces.at(-1)?.[0]?.[0] === 'z') this.pieces.push([['m', x, y]])
    this.pieces.push(piece)
    this.#point = to
    this.#control = undefined
  }

  #close() {
    if (this.pieces.at(-1)?.[0]?.[0] !== 'z') this.pieces.push([['z']])
    this.#point = this.#start
    this.#control = undefined
  }

  #number(): number {
    const pattern = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy
    pattern.lastIndex = this.at
    const match = pattern.exec(this.#data)
    if (match === null) throw this.stop
    this.at = pattern.lastIndex
    return boundedNumber(match[0])
  }

  /** Flags need nothing between them. */
  #flag(): number {
    const flag = this.#data[this.at]
    if (flag !== '0' && flag !== '1') throw this.stop
    this.at += 1
    return Number(flag)
  }

  #space(comma = false) {
    const pattern = comma ? /\s*,?\s*/y : /\s*/y
    pattern.lastIndex = this.at
    pattern.exec(this.#data)
    this.at = pattern.lastIndex
  }
}
