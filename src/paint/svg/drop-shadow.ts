import type { Color } from '../../css/computed-style.ts'
import type { FilterShadow } from '../../css/effect-values.ts'
import { attribute, type Element } from '../../html/element.ts'
import { numberList } from './lengths.ts'
import { elementChildren, type Place, stylesOf } from './scene.ts'

/** What a primitive's result is, as far as drop shadows are made of it. Lengths are user units. */
type Result =
  | { readonly type: 'source' }
  | { readonly type: 'flood'; readonly color: Color }
  /** Of the source's alpha; `below` the source itself once both are put together. */
  | { readonly type: 'shadow'; readonly shadow: FilterShadow; readonly below: boolean }

/**
 * The shadow that the primitives of a filter cast below what they are done to, in the ways that this is usually written:
 * `feDropShadow`, or `feGaussianBlur` and `feOffset` of the source's alpha, coloured and put below the source. Undefined
 * when they come to anything else. Filter Effects 1 §9.
 */
export function dropShadowOf(filter: Element, place: Place): FilterShadow | undefined {
  const results = new Map<string, Result>([
    ['SourceGraphic', { type: 'source' }],
    ['SourceAlpha', { type: 'shadow', shadow: { color: black, x: 0, y: 0, blur: 0 }, below: false }],
  ])
  let last: Result | undefined = results.get('SourceGraphic')
  for (const step of elementChildren(filter)) {
    const named = (name: 'in' | 'in2', from = step) => {
      const written = attribute(from, name)
      return written === undefined ? last : results.get(written)
    }
    last = resultOf(step, named, place)
    if (last === undefined) return undefined
    const name = attribute(step, 'result')
    if (name !== undefined) results.set(name, last)
  }
  return last?.type === 'shadow' && last.below ? last.shadow : undefined
}

type Input = (name: 'in' | 'in2', from?: Element) => Result | undefined

function resultOf(step: Element, input: Input, place: Place): Result | undefined {
  const first = input('in')
  switch (step.tag) {
    case 'feFlood':
      return { type: 'flood', color: floodColor(step, place) }
    case 'feDropShadow':
    case 'fedropshadow': {
      // parse5 leaves its name in lower case.
      const [blur, other = blur] = numbers(step, 'stdDeviation', 2)
      if (first?.type !== 'source' || blur !== other) return undefined
      const [x, y] = [numbers(step, 'dx', 2)[0] ?? 0, numbers(step, 'dy', 2)[0] ?? 0]
      return { type: 'shadow', shadow: { color: floodColor(step, place), x, y, blur: blur ?? 0 }, below: true }
    }
    case 'feOffset':
      return changed(first, ({ x, y, ...shadow }) => {
        return { ...shadow, x: x + (numbers(step, 'dx', 0)[0] ?? 0), y: y + (numbers(step, 'dy', 0)[0] ?? 0) }
      })
    case 'feGaussianBlur': {
      const [blur = 0, other = blur] = numbers(step, 'stdDeviation', 0)
      // One bell curve after the other is one whose variance is the sum of theirs.
      if (blur !== other || blur < 0) return undefined
      return changed(first, (shadow) => ({ ...shadow, blur: Math.hypot(shadow.blur, blur) }))
    }
    case 'feComposite':
      return composite(attribute(step, 'operator') ?? 'over', first, input('in2'))
    case 'feBlend':
      return (attribute(step, 'mode') ?? 'normal') === 'normal' ? onTop(first, input('in2')) : undefined
    case 'feMerge': {
      const nodes = elementChildren(step)
      const [lower, upper] = nodes.map((node) => input('in', node))
      return nodes.length === 2 ? onTop(upper, lower) : undefined
    }
    case 'feColorMatrix':
      return changed(first, (shadow) => recolored(shadow, step))
    case 'feComponentTransfer':
      return changed(first, (shadow) => faded(shadow, step))
    default:
      return undefined
  }
}

function changed(
  input: Result | undefined,
  change: (shadow: FilterShadow) => FilterShadow | undefined,
): Result | undefined {
  if (input?.type !== 'shadow' || input.below) return undefined
  const shadow = change(input.shadow)
  return shadow && { ...input, shadow }
}

function composite(operator: string, a: Result | undefined, b: Result | undefined): Result | undefined {
  if (operator === 'over') return onTop(a, b)
  if (operator !== 'in' || a?.type !== 'flood') return undefined
  return changed(b, (shadow) => ({ ...shadow, color: { ...a.color, alpha: a.color.alpha * shadow.color.alpha } }))
}

/** The source above its shadow. */
function onTop(upper: Result | undefined, lower: Result | undefined): Result | undefined {
  if (upper?.type !== 'source' || lower?.type !== 'shadow' || lower.below) return undefined
  return { ...lower, below: true }
}

/** §9.6: a matrix that gives one colour, and takes its alpha from alpha alone. */
function recolored(shadow: FilterShadow, step: Element): FilterShadow | undefined {
  const rows = numbers(step, 'values', 0)
  if ((attribute(step, 'type') ?? 'matrix') !== 'matrix' || rows.length !== 20) return undefined
  const [r = 0, g = 0, b = 0] = [rows[4], rows[9], rows[14]]
  const own = [0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 15, 16, 17, 19].every((index) => rows[index] === 0)
  // Colours between are of `color-interpolation-filters`; those at the ends are the same in all spaces.
  if (!own || [r, g, b].some((part) => part !== 0 && part !== 1)) return undefined
  return { ...shadow, color: { space: 'rgb', r, g, b, alpha: Math.min(1, shadow.color.alpha * (rows[18] ?? 0)) } }
}

/** §9.7: a straight line through 0 for alpha, and nothing else. */
function faded(shadow: FilterShadow, step: Element): FilterShadow | undefined {
  const [transfer, ...others] = elementChildren(step)
  if (transfer?.tag !== 'feFuncA' || others.length > 0 || attribute(transfer, 'type') !== 'linear') return undefined
  if ((numbers(transfer, 'intercept', 0)[0] ?? 0) !== 0) return undefined
  const alpha = Math.min(1, Math.max(0, shadow.color.alpha * (numbers(transfer, 'slope', 1)[0] ?? 1)))
  return { ...shadow, color: { ...shadow.color, alpha } }
}

function numbers(step: Element, name: string, initial: number): readonly number[] {
  const written = attribute(step, name)
  return written === undefined ? [initial] : numberList(written)
}

function floodColor(step: Element, place: Place): Color {
  const { svg } = stylesOf(step, place)
  const color = svg['flood-color']
  return { ...color, alpha: color.alpha * svg['flood-opacity'] }
}

const black: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 }
