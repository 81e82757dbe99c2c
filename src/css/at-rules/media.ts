import type { CssNodePlain } from 'css-tree'
import type { Size } from '../../geometry.ts'
import type { ComputedStyle } from '../computed-style.ts'
import { closingBracket } from '../parse/brackets.ts'
import { valueNodes } from '../parse/declarations.ts'
import { expression } from '../values/math.ts'
import { type ComputeContext, guessedUnits, Values } from '../values/parser.ts'
import { resolution } from '../values/resolution.ts'
import { mediumFontSize } from '../values/units.ts'
import { type Condition, parseCondition, type Truth } from './condition.ts'

/** What media queries are asked of: paper of this size. */
export type Media = Size

/** A media query list. An empty one matches. */
export type MediaTest = (media: Media) => boolean

export interface MediaQueryList {
  readonly matches: MediaTest
  /** What in it is no media query, or a feature that nobody knows: it never matches. */
  readonly wrong: readonly string[]
}

/** A media query list. A query that cannot be read is `not all`: Media Queries 5 §3.2. */
export function parseMedia(text: string): MediaQueryList {
  const wrong: string[] = []
  const queries =
    text.trim() === '' ? [() => true] : splitAtCommas(text).map((query) => parseQuery(query.trim(), wrong))
  return { matches: (media) => queries.some((query) => query(media)), wrong }
}

const queryHead = /^(?:(not|only)\s+)?([-\w]+)(?:\s+and\s+(.*))?$/is
/** Words that cannot name a medium. */
const notMedia = /^(?:not|only|and|or|layer)$/i

function parseQuery(text: string, wrong: string[]): MediaTest {
  const feature = (name: string, inside: string) => readFeature(name, inside, wrong)
  const bare = parseCondition(text, feature)
  if (bare) return (media) => bare(media) === true
  const [, modifier, type = '', rest] = queryHead.exec(text) ?? []
  const condition = rest === undefined ? () => true : parseCondition(rest, feature)
  // After a medium, terms are joined by `and` alone.
  if (type === '' || notMedia.test(type) || !condition || (rest !== undefined && hasTopLevelOr(rest))) {
    wrong.push(text)
    return () => false
  }
  const ofType = /^(?:all|print)$/i.test(type)
  const negated = modifier?.toLowerCase() === 'not'
  return (media) => (ofType && condition(media) === true) !== negated
}

function hasTopLevelOr(text: string): boolean {
  return /^or\b/i.test(text.slice(closingBracket(text, text.indexOf('(')) + 1).trim())
}

/** The parts of a text between commas outside of brackets and strings. */
export function splitAtCommas(text: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (let index = 0; index < text.length; index++) {
    if (/["'([{]/.test(text.charAt(index))) index = closingBracket(text, index)
    else if (text.charAt(index) === ',') {
      parts.push(text.slice(start, index))
      start = index + 1
    }
  }
  return [...parts, text.slice(start)]
}

/** A feature alone, with a value, or in a range. What nobody knows is unknown, and said. */
function readFeature(name: string, inside: string, wrong: string[]): Condition<Media> | undefined {
  const found = name === '' ? (plainFeature(inside) ?? rangeFeature(inside)) : undefined
  if (found) return found
  wrong.push(`${name}(${inside})`)
  return () => undefined
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
  'display-mode': () => 'browser',
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

/** `name`, `name: value`, `min-name: value`. */
function plainFeature(inside: string): Condition<Media> | undefined {
  const parts = /^\s*([-\w]+)\s*(?::(.*))?$/s.exec(inside)
  if (!parts) return undefined
  const written = (parts[1] ?? '').toLowerCase().replace(/^-webkit-((?:min-|max-)?)device-pixel-ratio$/, '$1resolution')
  const bound = /^(min|max)-(.+)$/.exec(written)
  const value = parts[2]?.trim()
  if (isNumeric(bound?.[2] ?? written)) return numericTest(bound?.[2] ?? written, bound?.[1], value)
  const own = keywordFeatures[written]
  if (own === undefined) return undefined
  if (value === undefined) return (media) => own(media) !== 'none' && own(media) !== 'no-preference'
  return /^[-\w]+$/.test(value) ? (media) => own(media) === value.toLowerCase() : undefined
}

function numericTest(name: string, bound: string | undefined, value: string | undefined): Condition<Media> | undefined {
  if (value === undefined) return bound === undefined ? (media) => numericFeature(name, media) !== 0 : undefined
  const wanted = quantity(value)
  if (!wanted) return undefined
  const operator = bound === undefined ? '=' : bound === 'min' ? '>=' : '<='
  return (media) => compare(numericFeature(name, media) ?? 0, operator, wanted(media))
}

function isNumeric(name: string): boolean {
  return numericFeature(name, { width: 1, height: 1 }) !== undefined
}

/** Of lengths in points; paper sizes are rounded in many ways. */
const tolerance = 0.01

/** `width > 10px`, `1px < width <= 2px`: Media Queries 4 §2.4.3. */
function rangeFeature(inside: string): Condition<Media> | undefined {
  const [left = '', first = '', middle = '', second, right] = inside.split(/(<=|>=|<|>|=)/)
  if (first === '' || (second !== undefined && (right === undefined || first.charAt(0) !== second.charAt(0)))) {
    return undefined
  }
  const a = side(left)
  const b = side(middle)
  const c = right === undefined ? undefined : side(right)
  if (!a || !b || (right !== undefined && !c)) return undefined
  return (media) =>
    compare(a(media), first, b(media)) === true && (!c || compare(b(media), second ?? '', c(media)) === true)
}

function side(text: string): ((media: Media) => number) | undefined {
  const name = text.trim().toLowerCase()
  return isNumeric(name) ? (media) => numericFeature(name, media) ?? 0 : quantity(text)
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
function initialContext(viewport: Media): ComputeContext {
  return {
    style: {} as ComputedStyle,
    parent: undefined,
    root: undefined,
    em: mediumFontSize,
    fontOf: undefined,
    lineOf: undefined,
    viewport,
    metrics: guessedUnits,
    attribute: () => undefined,
  }
}

/** A length in points, a number, a ratio or a resolution. */
function quantity(text: string): ((media: Media) => number) | undefined {
  const nodes = valueNodes(text)?.filter((node) => node.type !== 'WhiteSpace')
  const [node, slash, second, ...rest] = nodes ?? []
  if (!node || rest.length > 0) return undefined
  if (slash) {
    const [over, under] = [numberOf(node), second && numberOf(second)]
    if (slash.type !== 'Operator' || slash.value.trim() !== '/' || !over || !under) return undefined
    return (media) => over(media) / under(media)
  }
  const dots = resolution(new Values([node]))
  return typeof dots === 'number' ? () => dots : numberOf(node)
}

function numberOf(node: CssNodePlain): ((media: Media) => number) | undefined {
  const value = expression(node)
  if (value?.kind !== 'length' && value?.kind !== 'number') return undefined
  return (media) => {
    const { scalar, length } = value.evaluate(initialContext(media))
    return value.kind === 'length' ? length : scalar
  }
}

/** A length in points, relative to the medium and the initial font; undefined for what is none. */
export function mediaLength(text: string, media: Media): number | undefined {
  const nodes = valueNodes(text)?.filter((node) => node.type !== 'WhiteSpace')
  const value = nodes?.length === 1 && nodes[0] ? expression(nodes[0]) : undefined
  return value?.kind === 'length' ? value.evaluate(initialContext(media)).length : undefined
}
