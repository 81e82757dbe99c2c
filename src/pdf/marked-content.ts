import type { Mark } from '../paint/display-list.ts'

/**
 * Marked-content operators of one page: PDF 1.7 §14.6. Content gets a marked-content id; what is painted outside of any
 * mark becomes an artifact, in as few sequences as possible.
 */
export class MarkedContent {
  /** By MCID. */
  readonly contentIds: number[] = []
  readonly #out: string[]
  #mark: Mark | undefined
  /** What is open in the stream: nothing is written for a mark until something is painted, or after it until another is. */
  #open: Mark | 'artifact' | undefined
  #depth = 0
  #openDepth = 0

  constructor(out: string[]) {
    this.#out = out
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

  #close() {
    if (this.#open !== undefined) this.#out.push('EMC')
    this.#open = undefined
  }

  #operator(mark: Mark | 'artifact'): string {
    if (mark === 'artifact') return '/Artifact BMC'
    if (mark.type === 'content') {
      this.contentIds.push(mark.id)
      return `/Span <</MCID ${this.contentIds.length - 1}>> BDC`
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
