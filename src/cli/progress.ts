import type { Output } from './io.ts'

/** One line at the bottom of a terminal that says how far the build is. On anything but a terminal it writes nothing. */
export class Progress {
  readonly #output: Output
  #total = 0
  #done = 0

  constructor(output: Output) {
    this.#output = output
  }

  start(total: number): void {
    this.#total = total
    this.#draw('')
  }

  step(name: string): void {
    this.#done++
    this.#draw(name)
  }

  /** Clears the line, to write something else. */
  clear(): void {
    if (this.#output.isTTY) this.#output.write('\r\x1b[2K')
  }

  #draw(name: string): void {
    if (!this.#output.isTTY || this.#total === 0) return
    const cells = 20
    const filled = Math.round((this.#done / this.#total) * cells)
    const bar = '█'.repeat(filled) + '░'.repeat(cells - filled)
    const line = `${bar} ${this.#done}/${this.#total} ${name}`
    this.clear()
    this.#output.write(line.slice(0, (this.#output.columns ?? 80) - 1))
  }
}
