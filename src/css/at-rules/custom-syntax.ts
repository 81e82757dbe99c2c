import { valueNodes } from '../parse/declarations.ts'
import { color } from '../values/color.ts'
import { image } from '../values/image.ts'
import { angle, integer, length, lengthPercentage, number, percentage } from '../values/numbers.ts'
import {
  attempt,
  type ComputeContext,
  computed,
  customIdent,
  define,
  type Parser,
  parseAll,
  string,
  url,
  Values,
} from '../values/parser.ts'
import { resolution } from '../values/resolution.ts'
import { transformList } from '../values/transform.ts'

/** What values a described custom property takes: CSS Properties and Values 1 §5. */
export interface CustomSyntax {
  /** `*`: anything. */
  readonly universal: boolean
  readonly accepts: (text: string) => boolean
  /** The computed value as text: a length without the units of fonts and pages. */
  readonly compute: (text: string, context: ComputeContext) => string
}

const time = define('<time>', (values) => {
  const node = values.take()
  return node?.type === 'Dimension' && /^m?s$/i.test(node.unit) ? node.value : undefined
})

const types: Readonly<Record<string, Parser<unknown>>> = {
  length: length(),
  number: number(),
  percentage: percentage(),
  'length-percentage': lengthPercentage(),
  color,
  image,
  url,
  integer: integer(),
  angle,
  time,
  resolution,
  'transform-function': transformList,
  'transform-list': transformList,
  'custom-ident': customIdent,
  string,
}

/** Undefined when the text is no syntax. */
export function customSyntax(text: string | undefined): CustomSyntax | undefined {
  if (text?.trim() === '*') return { universal: true, accepts: () => true, compute: (value) => value }
  const parsers = text?.split('|').map((part) => component(part.trim()))
  if (!parsers || parsers.includes(undefined)) return undefined
  const read = (value: string) => {
    const nodes = valueNodes(value)
    if (!nodes || nodes.length === 0) return undefined
    for (const parser of parsers) {
      const found = parser && parseAll(parser, new Values(nodes))
      if (found !== undefined) return { found, parser }
    }
    return undefined
  }
  return {
    universal: false,
    accepts: (value) => read(value) !== undefined,
    compute: (value, context) => {
      const { found, parser } = read(value) ?? {}
      const isLength = parser === types.length || parser === types['length-percentage']
      return isLength && typeof found === 'function' ? (lengthText(computed(found, context)) ?? value) : value
    },
  }
}

/** A type in angle brackets or a word of its own, maybe with `+` for a list with spaces or `#` for one with commas. */
function component(text: string): Parser<unknown> | undefined {
  const [, type, word, multiplier] = /^(?:<([-a-z]+)>|([-\w]+))([+#]?)$/i.exec(text) ?? []
  const single = type === undefined ? word && exactly(word) : types[type]
  if (!single) return undefined
  return multiplier ? listOf(single, multiplier === '#') : single
}

function exactly(word: string): Parser<unknown> {
  return define(word, (values) => (attempt(customIdent, values) === word ? word : undefined))
}

function listOf(parser: Parser<unknown>, commas: boolean): Parser<unknown> {
  return define(`${parser.syntax}${commas ? '#' : '+'}`, (values) => {
    for (let count = 0; !values.done; count++) {
      if (commas && count > 0 && !values.takeOperator(',')) return undefined
      if (attempt(parser, values) === undefined) return undefined
    }
    return true
  })
}

function lengthText(value: unknown): string | undefined {
  if (typeof value === 'number') return `${value}pt`
  if (typeof value !== 'object' || value === null || !('percent' in value) || !('length' in value)) return undefined
  return 'comparisons' in value ? undefined : `calc(${value.percent}% + ${value.length}pt)`
}
