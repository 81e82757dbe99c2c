import { type ComputedStyle, type Display, isOutOfFlow } from '../css/computed-style.ts'
import type { OriginRange } from '../diagnostic.ts'
import { blockBox } from './block-boxes.ts'
import type { BlockBox, BlockLevelBox, InlineLevelBox, TextRun } from './box.ts'
import { textRun } from './content.ts'
import { firstLetterOf } from './first-letter.ts'
import type { BoxSource, Generation, Item } from './item.ts'

/** The displays of block containers, which are what ::first-letter applies to. */
const blockContainers: ReadonlySet<Display> = new Set([
  'block',
  'list-item',
  'flow-root',
  'inline-block',
  'table-cell',
  'table-caption',
])

/** Gives the first letter of a block container a box of its own: CSS Pseudo-Elements 4 §2.2. */
export function withFirstLetter(from: BoxSource, items: readonly Item[], generation: Generation): readonly Item[] {
  if (from.pseudo !== undefined || from.anonymous || !blockContainers.has(from.style.display)) return items
  const style = generation.styles.pseudo(from.element, '::first-letter')
  if (style === undefined) return items
  return new FirstLetter(
    { style, element: from.element, anonymous: false, pseudo: '::first-letter' },
    generation,
  ).inItems(items)
}

/** Looks for the letter on the first line. Once it is found, or cannot be there, all else is left as it is. */
class FirstLetter {
  readonly #source: BoxSource
  readonly #generation: Generation
  #done = false

  constructor(source: BoxSource, generation: Generation) {
    this.#source = source
    this.#generation = generation
  }

  inItems(items: readonly Item[]): readonly Item[] {
    return items.flatMap((item): readonly Item[] => {
      if (this.#done) return [item]
      if (item.type === 'table-part') return this.#give([item])
      if (item.type === 'block') return [{ ...item, box: this.#inBlock(item.box) }]
      return this.#inInline(item.box).map((box): Item => ({ type: 'inline', box }))
    })
  }

  #inBlock(box: BlockLevelBox): BlockLevelBox {
    if (isOutOfFlow(box.style)) return box
    if (box.type !== 'block' || box.columns !== undefined) return this.#give(box)
    const { content } = box
    const result: BlockBox =
      content.type === 'inlines'
        ? { ...box, content: { ...content, children: content.children.flatMap((child) => this.#inInline(child)) } }
        : { ...box, content: { ...content, children: content.children.map((child) => this.#child(child)) } }
    return result
  }

  #child(box: BlockLevelBox): BlockLevelBox {
    return this.#done ? box : this.#inBlock(box)
  }

  #inInline(box: InlineLevelBox): readonly InlineLevelBox[] {
    if (this.#done) return [box]
    switch (box.type) {
      case 'text':
        return this.#inText(box)
      case 'inline':
        return [{ ...box, children: box.children.flatMap((child) => this.#inInline(child)) }]
      case 'out-of-flow':
        return [box]
      case 'atomic':
      case 'line-break':
        return this.#give([box])
      default:
        return box satisfies never
    }
  }

  #inText(run: TextRun): readonly InlineLevelBox[] {
    const start = run.text.length - run.text.replace(/^[ \t\n\r\f]+/, '').length
    if (start === run.text.length) return [run]
    const letter = firstLetterOf(run.text.slice(start))
    if (letter === '') return this.#give([run])
    this.#done = true
    const end = start + letter.length
    const part = (from: number, to: number): TextRun[] => (from < to ? [slice(run, from, to)] : [])
    return [...part(0, start), this.#letterBox(slice(run, start, end)), ...part(end, run.text.length)]
  }

  /**
   * A floating letter is a block of its own, others are inline whatever their `display`: §2.2.2. So is an initial letter,
   * beside which lines stand as beside a float: CSS Inline 3 §7.
   */
  #letterBox({ text, origins }: TextRun): InlineLevelBox {
    const { style } = this.#source
    const isInitial = style['initial-letter'] !== 'normal'
    const display = style.float === 'none' && !isInitial ? 'inline' : 'block'
    const source: BoxSource = { ...this.#source, style: letterStyle(style, display) }
    const run = textRun(source, text, origins, this.#generation)
    if (display === 'inline') return { ...source, type: 'inline', children: [run] }
    const child = blockBox(source, [{ type: 'inline', box: run }], true, this.#generation)
    return { ...source, type: 'out-of-flow', child, inlineLevel: true }
  }

  #give<T>(value: T): T {
    this.#done = true
    return value
  }
}

const letterStyles = new WeakMap<ComputedStyle, ComputedStyle>()

function letterStyle(style: ComputedStyle, display: Display): ComputedStyle {
  const known = letterStyles.get(style)
  if (known) return known
  const float = style['initial-letter'] !== 'normal' && style.float === 'none' ? ('left' as const) : style.float
  const result = Object.freeze({ ...style, display, float, position: 'static' as const })
  letterStyles.set(style, result)
  return result
}

function slice(run: TextRun, start: number, end: number): TextRun {
  const origins = run.origins.flatMap((range): readonly OriginRange[] => {
    const [from, to] = [Math.max(range.start, start), Math.min(range.end, end)]
    return from < to ? [{ ...range, start: from - start, end: to - start }] : []
  })
  const { written } = run
  return { ...run, text: run.text.slice(start, end), origins, ...(written && { written: written.slice(start, end) }) }
}
