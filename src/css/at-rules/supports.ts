import parse from 'css-tree/parser'
import { parseValue, valueNodes } from '../parse/declarations.ts'
import { plain } from '../parse/plain.ts'
import { unprefixed } from '../properties/prefixed.ts'
import { isLonghand, shorthands } from '../properties/shorthands.ts'
import { compileSelector, isSelector } from '../selectors/compile.ts'
import { wideKeywords } from '../values/parser.ts'
import { parseCondition } from './condition.ts'

/** Does the engine fulfil a condition of `@supports`? Undefined when it is none. CSS Conditional 5 §2. */
export function supportsCondition(text: string): boolean | undefined {
  return parseCondition<void>(text, (name, inside) => () => supportsTerm(name, inside))?.()
}

const fontFormats = /^["']?(?:collection|opentype|truetype|woff2?)["']?$/i
const fontTechnologies = /^(?:features-opentype|variations)$/i

function supportsTerm(name: string, inside: string): boolean {
  switch (name) {
    case 'selector':
      return supportsSelector(inside)
    case 'font-format':
      return fontFormats.test(inside.trim())
    case 'font-tech':
      return fontTechnologies.test(inside.trim())
    case 'at-rule':
      return supportedAtRules.has(inside.trim().toLowerCase())
    case '': {
      const declaration = /^\s*(-?-?[-\w]+)\s*:([^;]*)$/s.exec(inside)
      return declaration ? supportsDeclaration(declaration[1] ?? '', declaration[2] ?? '') : false
    }
    default:
      return false
  }
}

/** At-rules that have an effect here. */
const supportedAtRules: ReadonlySet<string> = new Set(
  '@charset @counter-style @font-face @import @layer @media @namespace @page @property @scope @supports'.split(' '),
)

function supportsDeclaration(name: string, text: string): boolean {
  if (name.startsWith('--')) return true
  const property = unprefixed(name.toLowerCase())
  const value = text.replace(/!\s*important\s*$/i, '').trim()
  if (!isLonghand(property) && !Object.hasOwn(shorthands, property)) return false
  if (wideKeywords.has(value.toLowerCase()) || /\b(?:var|env|attr)\(/i.test(value)) return true
  const nodes = valueNodes(value)
  return nodes !== undefined && parseValue(property, nodes) !== undefined
}

function supportsSelector(text: string): boolean {
  try {
    return isSelector(compileSelector(plain(parse(text, { context: 'selector' }))) as never)
  } catch {
    return false
  }
}
