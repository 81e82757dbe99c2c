import type { CssNodePlain } from 'css-tree'
import parse from 'css-tree/parser'
import type { Size } from '../../geometry.ts'
import { plain } from '../parse/plain.ts'
import { expression } from '../values/math.ts'
import type { ComputeContext } from '../values/parser.ts'
import { resolutionUnits } from '../values/resolution.ts'
import { mediumFontSize } from '../values/units.ts'

/** What media queries are asked of: paper of this size. */
export type Media = Size

/** A media query list. An empty one matches. */
export type MediaTest = (media: Media) => boolean

/** What Media Queries 5 §3.2 makes unknown counts as false in the end, negated or not. */
type Truth = boolean | undefined

/** A media query list as a test; undefined when it cannot be parsed. */
export function parseMedia(text: string): MediaTest | undefined {
  if (text.trim() === '') return () => true
  let broken = false
  const list = (() => {
    try {
      return plain(parse(text, { context: 'mediaQueryList', onParseError: () => (broken = true) }))
    } catch {
      return undefined
    }
  })()
  if (list?.type !== 'MediaQueryList' || broken) return undefined
  return (media) => list.children.some((query) => matchesQuery(query, media))
}

function matchesQuery(query: CssNodePlain, media: Media): boolean {
  if (query.type !== 'MediaQuery') return false
  const type = query.mediaType?.toLowerCase() ?? 'all'
  const ofType = type === 'all' || type === 'print'
  const truth = ofType && query.condition ? condition(query.condition.children, media) : ofType
  return query.modifier?.toLowerCase() === 'not' ? truth === false : truth === true
}

function condition(nodes: readonly CssNodePlain[], media: Media): Truth {
  let result: Truth
  let operator = ''
  let negate = false
  for (const node of nodes) {
    if (node.type === 'Identifier') {
      const word = node.name.toLowerCase()
      if (word === 'not') negate = true
      else operator = word
      continue
    }
    const truth = negated(term(node, media), negate)
    negate = false
    result = operator === '' ? truth : join(operator, result, truth)
  }
  return result
}

function negated(truth: Truth, negate: boolean): Truth {
  return truth === undefined || !negate ? truth : !truth
}

/** Three-valued logic. */
function join(operator: string, a: Truth, b: Truth): Truth {
  const decisive = operator === 'or'
  if (a === decisive || b === decisive) return decisive
  return a === undefined || b === undefined ? undefined : !decisive
}

function term(node: CssNodePlain, media: Media): Truth {
  switch (node.type) {
    case 'Condition':
      return condition(node.children, media)
    case 'Feature':
      return plainFeature(node.name.toLowerCase(), node.value ?? undefined, media)
    case 'FeatureRange':
      return rangeFeature(node, media)
    default:
      return undefined
  }
}

/** Features with a number: lengths in points, ratios, resolutions in dots per px. */
function numericFeature(name: string, { width, height }: Media): number | undefined {
  switch (name) {
    case 'width':
    case 'device-width':
      return width
    case 'height':
    case 'device-height':
      return height
    case 'aspect-ratio':
    case 'device-aspect-ratio':
      return width / height
    case 'resolution':
      return 300 / 96
    case 'color':
      return 8
    case 'color-index':
    case 'monochrome':
    case 'grid':
      return 0
    default:
      return undefined
  }
}

/** Features with a keyword, as they are on paper. */
const keywordFeatures: Readonly<Record<string, (media: Media) => string>> = {
  orientation: ({ width, height }) => (width > height ? 'landscape' : 'portrait'),
  update: () => 'none',
  'overflow-block': () => 'paged',
  'overflow-inline': () => 'none',
  hover: () => 'none',
  'any-hover': () => 'none',
  pointer: () => 'none',
  'any-pointer': () => 'none',
  scan: () => 'progressive',
  scripting: () => 'none',
  'color-gamut': () => 'srgb',
  'dynamic-range': () => 'standard',
  'prefers-color-scheme': () => 'light',
  'prefers-contrast': () => 'no-preference',
  'prefers-reduced-motion': () => 'reduce',
  'prefers-reduced-transparency': () => 'no-preference',
  'forced-colors': () => 'none',
  'inverted-colors': () => 'none',
}

function plainFeature(name: string, value: CssNodePlain | undefined, media: Media): Truth {
  const range = /^(min|max)-(.+)$/.exec(name)
  const own = numericFeature(range?.[2] ?? name, media)
  if (own !== undefined) {
    if (!value) return range ? undefined : own !== 0
    const wanted = quantity(value)
    if (wanted === undefined) return undefined
    if (range) return range[1] === 'min' ? own >= wanted - tolerance : own <= wanted + tolerance
    return Math.abs(own - wanted) <= tolerance
  }
  const word = keywordFeatures[name]?.(media)
  if (word === undefined) return undefined
  if (!value) return word !== 'none' && word !== 'no-preference'
  return value.type === 'Identifier' ? value.name.toLowerCase() === word : undefined
}

/** Of lengths in points; paper sizes are rounded in many ways. */
const tolerance = 0.01

function rangeFeature(node: Extract<CssNodePlain, { type: 'FeatureRange' }>, media: Media): Truth {
  const sides = [node.left, node.middle, node.right].map((side) => {
    if (side?.type === 'Identifier') return numericFeature(side.name.toLowerCase(), media)
    return side ? quantity(side) : undefined
  })
  const [left, middle, right] = sides
  if (left === undefined || middle === undefined) return undefined
  const first = compare(left, node.leftComparison, middle)
  if (!node.rightComparison) return first
  return right === undefined ? undefined : join('and', first, compare(middle, node.rightComparison, right))
}

function compare(a: number, operator: string, b: number): Truth {
  switch (operator) {
    case '<':
      return a < b
    case '<=':
      return a <= b + tolerance
    case '>':
      return a > b
    case '>=':
      return a >= b - tolerance
    case '=':
      return Math.abs(a - b) <= tolerance
    default:
      return undefined
  }
}

/** Relative lengths in queries are of the initial font: Media Queries 5 §1.3. */
const initialContext = {
  em: mediumFontSize,
  style: {},
  metrics: () => ({ ex: 0.5, ch: 0.5, cap: 0.7, ic: 1 }),
} as unknown as ComputeContext

function quantity(node: CssNodePlain): number | undefined {
  if (node.type === 'Ratio') {
    const left = quantity(node.left as CssNodePlain)
    const right = node.right ? quantity(node.right as CssNodePlain) : 1
    return left !== undefined && right !== undefined ? left / right : undefined
  }
  if (node.type === 'Dimension') {
    const perUnit = resolutionUnits[node.unit.toLowerCase()]
    if (perUnit !== undefined) return Number(node.value) * perUnit
  }
  const value = expression(node)
  if (!value) return undefined
  const { scalar, length } = value.evaluate(initialContext)
  return value.kind === 'length' ? length : value.kind === 'number' ? scalar : undefined
}
