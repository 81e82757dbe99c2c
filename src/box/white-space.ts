import type { ComputedStyle } from '../css/computed-style.ts'
import type { OriginRange } from '../diagnostic.ts'
import type { InlineLevelBox, TextRun } from './box.ts'

type WhiteSpace = ComputedStyle['white-space']

const collapses = (value: WhiteSpace): boolean => value === 'normal' || value === 'nowrap' || value === 'pre-line'

/** Nothing but white space that the style lets vanish. */
export function isCollapsible(text: string, style: ComputedStyle): boolean {
  return collapses(style['white-space']) && /^[ \t\n\r\f]*$/.test(text)
}

/**
 * Collapses white space over a whole inline formatting context: CSS Text 3 §4.1.1, and of §4.1.2 what does not depend on
 * where lines break (spaces at the start, before and after forced breaks, and at the end). Runs left empty vanish.
 */
export function collapseWhiteSpace(children: readonly InlineLevelBox[]): InlineLevelBox[] {
  const edges = new Edges()
  collectTrailing(children, edges)
  return collapseChildren(children, { afterSpace: true }, edges.trailing)
}

interface State {
  /** The text so far ends in a collapsible space, or a line begins here. */
  afterSpace: boolean
}

/** Text runs whose trailing spaces stand before a forced break or the end of the context. */
class Edges {
  readonly trailing = new Set<TextRun>()
  pending: TextRun[] = []

  breakHere(): void {
    for (const run of this.pending) this.trailing.add(run)
    this.pending = []
  }
}

function collectTrailing(children: readonly InlineLevelBox[], edges: Edges): void {
  const visit = (box: InlineLevelBox): void => {
    switch (box.type) {
      case 'text':
        // Everything before visible text is not trailing any more.
        if (!isCollapsible(box.text, box.style)) edges.pending = []
        edges.pending.push(box)
        break
      case 'inline':
        for (const child of box.children) visit(child)
        break
      case 'line-break':
        edges.breakHere()
        break
      case 'atomic':
        edges.pending = []
        break
      case 'out-of-flow':
        break
      default:
        box satisfies never
    }
  }
  for (const child of children) visit(child)
  edges.breakHere()
}

function collapseChildren(
  children: readonly InlineLevelBox[],
  state: State,
  trailing: ReadonlySet<TextRun>,
): InlineLevelBox[] {
  const result: InlineLevelBox[] = []
  for (const box of children) {
    switch (box.type) {
      case 'text': {
        const run = collapseRun(box, state, trailing.has(box))
        if (run !== undefined) result.push(run)
        break
      }
      case 'inline':
        result.push({ ...box, children: collapseChildren(box.children, state, trailing) })
        break
      case 'line-break':
        state.afterSpace = true
        result.push(box)
        break
      case 'atomic':
        state.afterSpace = false
        result.push(box)
        break
      case 'out-of-flow':
        result.push(box)
        break
      default:
        box satisfies never
    }
  }
  return result
}

function collapseRun(run: TextRun, state: State, trailing: boolean): TextRun | undefined {
  const mode = run.style['white-space']
  if (!collapses(mode)) {
    if (run.text === '') return undefined
    state.afterSpace = run.text.endsWith('\n')
    return run
  }
  // The usual run needs no work: no double spaces, no tabs, no line feeds.
  if (!state.afterSpace && !trailing && !/[\t\n\r\f]| {2}/.test(run.text)) {
    state.afterSpace = run.text.endsWith(' ')
    return run.text === '' ? undefined : run
  }
  const { text, map } = collapseText(run.text, mode, state, trailing)
  return text === '' ? undefined : { ...run, text, origins: moveOrigins(run.origins, map) }
}

/** `map[i]` is where code unit `i` of the input went. */
function collapseText(
  input: string,
  mode: WhiteSpace,
  state: State,
  trailing: boolean,
): { text: string; map: Uint32Array } {
  const map = new Uint32Array(input.length + 1)
  let text = ''
  for (let i = 0; i < input.length; i++) {
    map[i] = text.length
    const char = input[i] as string
    if (!/[ \t\n\r\f]/.test(char)) {
      text += char
      state.afterSpace = false
    } else if (char === '\n' && mode === 'pre-line') {
      // Spaces around a preserved line feed vanish.
      text = `${text.replace(/ +$/, '')}\n`
      state.afterSpace = true
    } else if (!state.afterSpace) {
      text += ' '
      state.afterSpace = true
    }
  }
  if (trailing) text = text.replace(/ +$/, '')
  map[input.length] = text.length
  return { text, map }
}

/** Carries ranges over to a text in which offset `i` became `map[i]`. */
export function moveOrigins(origins: readonly OriginRange[], map: Uint32Array): readonly OriginRange[] {
  const end = map.at(-1) ?? 0
  const at = (offset: number): number => Math.min(map[offset] ?? end, end)
  return origins
    .map((range) => ({ ...range, start: at(range.start), end: at(range.end) }))
    .filter((range) => range.start < range.end)
}
