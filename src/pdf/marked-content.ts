import type { Mark } from '../paint/display-list.ts'
import { hexText } from './glyph-operators.ts'
import type { Reference } from './pdf-values.ts'

/** A piece of marked content. Its MCID is its index among those of the page. */
export interface MarkedPiece {
  readonly id: number
  /** The form XObject that it stands in; undefined for the page itself. */
  readonly stream?: Reference
}

/**
 * Marked-content operators of one page or form: PDF 1.7 §14.6. Content gets a marked-content id; what is painted outside of any
 * mark becomes an artifact, in as few sequences as possible.
 */
export class MarkedContent {
  /** All of the page, by MCID: forms number theirs along with it, so that no number means two things. */
  readonly pieces: MarkedPiece[]
  readonly #first: number
  readonly #out: string[]
  #mark: Mark | undefined
  /** What is open in the stream: nothing is written for a mark until something is painted, or after it until another is. */
  #open: Mark | 'artifact' | undefined
  #depth = 0
  #openDepth = 0

  constructor(out: string[], pieces: MarkedPiece[]) {
    this.#out = out
    this.pieces = pieces
    this.#first = pieces.length
  }

  begin(mark: Mark) {
    this.#mark = mark
  }

  end() {
    this.#mark = undefined
  }

  save() {
    this.#depth += 1
  }

  /** To be called before the operator is written: a sequence must not straddle the end of a saved state. */
  restore() {
    if (this.#open !== undefined && this.#openDepth >= this.#depth) this.#close()
    this.#depth -= 1
  }

  /**
   * A word is about to be painted that readers copy as `text`: a piece of its own, as sequences within a piece end it
   * for some of them. `close` is to be called after it. Undefined where no piece is wanted: a plain span will do.
   */
  paintWord(text: string, leave: () => void): { readonly close: () => void } | undefined {
    if (this.#mark?.type !== 'content') return undefined
    leave()
    this.#close()
    this.pieces.push({ id: this.#mark.id })
    this.#out.push(`/Span <</MCID ${this.pieces.length - 1} /ActualText ${hexText(text)}>> BDC`)
    const close = () => {
      leave()
      this.#out.push('EMC')
    }
    return { close }
  }

  /** Something is about to be painted. `leave` is called when marked content changes, which text objects must not span. */
  paint(leave: () => void = () => {}) {
    const wanted = this.#mark ?? 'artifact'
    if (sameMark(this.#open, wanted)) return
    leave()
    this.#close()
    this.#out.push(this.#operator(wanted))
    this.#open = wanted
    this.#openDepth = this.#depth
  }

  finish() {
    this.#close()
  }

  /** A form with marked content of its own comes next. Form XObjects count as a whole inside of a sequence: §14.6.2. */
  interrupt() {
    this.#close()
  }

  /** The pieces marked so far, but for those in forms of their own, turn out to stand in `stream`. */
  settle(stream: Reference) {
    for (let mcid = this.#first; mcid < this.pieces.length; mcid += 1) {
      const piece = this.pieces[mcid] as MarkedPiece
      if (piece.stream === undefined) this.pieces[mcid] = { ...piece, stream }
    }
  }

  #close() {
    if (this.#open !== undefined) this.#out.push('EMC')
    this.#open = undefined
  }

  #operator(mark: Mark | 'artifact'): string {
    if (mark === 'artifact') return '/Artifact <</Type /Layout>> BDC'
    if (mark.type === 'content') {
      this.pieces.push({ id: mark.id })
      return `/Span <</MCID ${this.pieces.length - 1}>> BDC`
    }
    const attached = mark.subtype === undefined ? '' : ` /Subtype /${mark.subtype}`
    return `/Artifact <</Type /${mark.kind}${attached}>> BDC`
  }
}

function sameMark(a: Mark | 'artifact' | undefined, b: Mark | 'artifact'): boolean {
  if (a === b) return true
  if (a === undefined || a === 'artifact' || b === 'artifact') return false
  if (a.type === 'content') return b.type === 'content' && a.id === b.id
  return b.type === 'artifact' && a.kind === b.kind && a.subtype === b.subtype
}
