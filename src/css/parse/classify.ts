import { distance } from 'fastest-levenshtein'
import { logicalProperties } from '../properties/logical.ts'
import { propertyNames, propertyRow } from '../properties/properties.ts'
import { shorthands } from '../properties/shorthands.ts'
import { namedColors } from '../values/named-colors.ts'
import type { Problem } from './problem.ts'

/** Paged media's properties that css-tree's grammar lacks, and that the engine lacks too. */
const pagedProperties = new Set([
  'bleed',
  'bookmark-state',
  'footnote-display',
  'footnote-policy',
  'marks',
  'size',
  'string-set',
  'text-box',
  'text-box-edge',
  'text-box-trim',
])

/**
 * Says of a refused declaration whether CSS has it and the engine lacks it, or CSS does not have it either. Loads
 * css-tree's grammar, which is large: only called when something was refused.
 */
export async function classify(problems: readonly Problem[]): Promise<readonly Problem[]> {
  if (!problems.some((problem) => problem.refused)) return problems
  const { lexer } = await import('css-tree')
  return problems.flatMap((problem) => {
    if (!problem.refused) return problem
    if (isForOneBrowser.test(problem.refused.value)) return []
    const { property, value } = problem.refused
    const inCss =
      lexer.getProperty(property, false) !== null || pagedProperties.has(property) || svgOnlyProperties.has(property)
    if (!isKnown(property)) return inCss ? unsupportedProperty(problem) : unknownProperty(problem)
    const valid = (inCss && lexer.matchProperty(property, value).error === null) || isNewer(property, value)
    return valid ? unsupportedValue(problem) : invalidValue(problem)
  })
}

/** Of SVG and Filter Effects 1, which the lexer does not know. */
const svgOnlyProperties = new Set([
  'color-interpolation',
  'color-interpolation-filters',
  'lighting-color',
  'glyph-orientation-vertical',
  'glyph-orientation-horizontal',
  'solid-color',
  'solid-opacity',
])

/** Values of CSS that the lexer does not know yet: CSS Shapes 2 §3.6. */
function isNewer(property: string, value: string): boolean {
  return (property === 'clip-path' || property === 'shape-outside') && /^shape\(/i.test(value)
}

/** `-webkit-sticky` and its like: written for one browser, beside what others understand. So are properties with a prefix. */
const isForOneBrowser = /(?:^|[\s,(])-(?:webkit|moz|ms|o)-/

function isKnown(property: string): boolean {
  return (
    Object.hasOwn(shorthands, property) ||
    Object.hasOwn(logicalProperties, property) ||
    propertyRow(property) !== undefined
  )
}

function unsupportedProperty(problem: Problem): Problem {
  const { property } = problem.refused ?? { property: '' }
  return { ...problem, code: 'unsupported-property', message: `\`${property}\` is not supported and has no effect` }
}

function unknownProperty(problem: Problem): Problem {
  const { property } = problem.refused ?? { property: '' }
  const near = nearest(property, [...propertyNames, ...Object.keys(shorthands), ...Object.keys(logicalProperties)])
  return {
    ...problem,
    code: 'unknown-property',
    message: `\`${property}\` is not a property of CSS`,
    ...(near === undefined ? {} : { hint: `did you mean \`${near}\`?` }),
  }
}

function unsupportedValue(problem: Problem): Problem {
  const { property, value } = problem.refused ?? { property: '', value: '' }
  return {
    ...problem,
    code: 'unsupported-value',
    message: `\`${value}\` of \`${property}\` is not supported and has no effect`,
    ...supported(property),
  }
}

function invalidValue(problem: Problem): Problem {
  const { property, value } = problem.refused ?? { property: '', value: '' }
  const words = propertyRow(property)?.parse.syntax.split(' | ') ?? []
  if (words.includes('<color>')) words.push(...Object.keys(namedColors))
  const near = nearest(value.toLowerCase(), words)
  return near === undefined ? { ...problem, ...supported(property) } : { ...problem, hint: `did you mean \`${near}\`?` }
}

function supported(property: string): { hint?: string } {
  const row = propertyRow(property)
  return row ? { hint: `supported: ${row.parse.syntax}` } : {}
}

/** The name that is a slip of the pen away, or undefined. */
function nearest(name: string, names: readonly string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(name.length / 3)) + 1
  for (const candidate of names) {
    const steps = distance(name, candidate)
    if (steps < least) {
      least = steps
      best = candidate
    }
  }
  return best
}
