import { attribute, type Element } from '../../html/element.ts'
import { svgAttributeNames } from '../properties/svg.ts'

/** Presentation attributes with the notation of their property: SVG 2 §6.6. */
const plain: readonly string[] = [
  ...svgAttributeNames,
  'clip-path',
  'color',
  'direction',
  'display',
  'filter',
  'font-family',
  'font-feature-settings',
  'font-kerning',
  'font-stretch',
  'font-style',
  'font-variant',
  'font-weight',
  'mask',
  'mix-blend-mode',
  'opacity',
  'overflow',
  'text-decoration',
  'transform-box',
  'unicode-bidi',
  'visibility',
  'white-space',
  'writing-mode',
]

/** Those whose lengths may lack their unit. */
const lengths: readonly string[] = ['font-size', 'letter-spacing', 'word-spacing']

function isPresentational(name: string): boolean {
  return plain.includes(name) || lengths.includes(name) || name === 'transform-origin'
}

/** Of SVG 1.1; text looks at them itself. */
const oldWritingMode = /^\s*(?:lr|rl|tb)/

/** A value that no property takes. */
const notUnderstood = '?'

/** The presentation attributes of an SVG element as declarations. */
export function svgHints(element: Element): string {
  const hints: string[] = []
  for (const [name, { value }] of element.attributes) {
    if (value.trim() === '' || (name === 'writing-mode' && oldWritingMode.test(value))) continue
    // One value, and no declaration after it.
    if (/[;{}!]/.test(value)) {
      if (isPresentational(name)) hints.push(`${name}:${notUnderstood}`)
    } else if (plain.includes(name)) hints.push(`${name}:${value}`)
    else if (name === 'transform-origin') hints.push(`${name}:${value.split(/\s+/).map(withUnit).join(' ')}`)
    else if (lengths.includes(name)) hints.push(`${name}:${withUnit(value)}`)
  }
  if (attribute(element, 'xml:space') === 'preserve') hints.push('white-space:pre')
  if (isOutermost(element)) {
    for (const name of ['width', 'height']) {
      const value = attribute(element, name)
      if (value !== undefined && !/[;{}!]/.test(value)) hints.push(`${name}:${withUnit(value)}`)
    }
  }
  return hints.join(';')
}

/** An `svg` in HTML is sized as a box: SVG 2 §8.10. */
function isOutermost(element: Element): boolean {
  return element.tag === 'svg' && element.parent?.namespace === 'html'
}

function withUnit(value: string): string {
  return /^\s*[+-]?[\d.]+(?:e[+-]?\d+)?\s*$/i.test(value) ? `${value.trim()}px` : value
}
