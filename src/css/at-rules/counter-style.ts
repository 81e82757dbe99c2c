import type { CssNodePlain } from 'css-tree'
import type { CounterStyleDescriptors, CounterSystem } from '../counter-style.ts'
import type { Problem } from '../parse/problem.ts'
import { integer } from '../values/numbers.ts'
import { attempt, customIdent, either, identifier, keyword, string, type Values } from '../values/parser.ts'
import { readDescriptors } from './descriptors.ts'
import { counterStyleName } from './predefined-counter-styles.ts'

const symbol = either(string, customIdent)

function plainSymbol(values: Values): string | undefined {
  const found = attempt(symbol, values)
  return typeof found === 'string' ? found : undefined
}

function plainInteger(values: Values): number | undefined {
  const found = attempt(integer(), values)
  return typeof found === 'number' ? found : undefined
}

function symbols(values: Values): readonly string[] | undefined {
  const found: string[] = []
  while (!values.done) {
    const next = plainSymbol(values)
    if (next === undefined) return undefined
    found.push(next)
  }
  return found.length > 0 ? found : undefined
}

function system(values: Values): CounterSystem | undefined {
  if (values.takeKeyword('fixed')) return { type: 'fixed', first: plainInteger(values) ?? 1 }
  if (values.takeKeyword('extends')) {
    const name = customIdent(values)
    return typeof name === 'string' ? { type: 'extends', name: counterStyleName(name) } : undefined
  }
  const type = keyword('cyclic', 'numeric', 'alphabetic', 'symbolic', 'additive')(values)
  return typeof type === 'string' ? { type } : undefined
}

function negative(values: Values): readonly [string, string] | undefined {
  const before = plainSymbol(values)
  return before === undefined ? undefined : [before, plainSymbol(values) ?? '']
}

/** An integer and a symbol in either order. */
function weighted(values: Values): readonly [number, string] | undefined {
  const early = plainInteger(values)
  const sign = plainSymbol(values)
  const weight = early ?? plainInteger(values)
  return weight === undefined || weight < 0 || sign === undefined ? undefined : [weight, sign]
}

function additive(values: Values): CounterStyleDescriptors['additive'] | undefined {
  const found: (readonly [number, string])[] = []
  do {
    const next = weighted(values)
    const last = found.at(-1)
    if (!next || (last && last[0] <= next[0])) return undefined
    found.push(next)
  } while (values.takeOperator(','))
  return found
}

function ranges(values: Values): CounterStyleDescriptors['range'] | undefined {
  if (values.takeKeyword('auto')) return []
  const found: (readonly [number, number])[] = []
  do {
    const low = values.takeKeyword('infinite') ? Number.NEGATIVE_INFINITY : plainInteger(values)
    const high = values.takeKeyword('infinite') ? Number.POSITIVE_INFINITY : plainInteger(values)
    if (low === undefined || high === undefined || low > high) return undefined
    found.push([low, high])
  } while (values.takeOperator(','))
  return found
}

const descriptors = {
  system,
  symbols,
  'additive-symbols': additive,
  negative,
  prefix: plainSymbol,
  suffix: plainSymbol,
  range: ranges,
  pad: weighted,
  fallback: (values: Values) => {
    const name = attempt(customIdent, values)
    return typeof name === 'string' ? counterStyleName(name) : undefined
  },
  'speak-as': (values: Values) => attempt(customIdent, values),
}

const reserved = new Set(['none', 'decimal', 'disc', 'circle', 'square', 'disclosure-open', 'disclosure-closed'])

/** Undefined when the rule defines nothing. */
export function parseCounterStyle(
  prelude: string,
  block: readonly CssNodePlain[],
  text: string,
  problems: Problem[],
  place: { readonly start: number; readonly end: number },
): CounterStyleDescriptors | undefined {
  const found = readDescriptors(block, text, 'counter-style', descriptors, problems)
  const name = counterStyleName(identifier(prelude))
  const style = {
    name,
    system: found.get('system') ?? { type: 'symbolic' },
    ...Object.fromEntries(
      [...found].flatMap(([key, value]) =>
        key === 'system' || key === 'speak-as' ? [] : [[key === 'additive-symbols' ? 'additive' : key, value]],
      ),
    ),
  } as CounterStyleDescriptors
  const wrong =
    /^[^\s]+$/.test(prelude) && !reserved.has(name.toLowerCase()) ? missing(style) : `the name \`${prelude}\``
  if (wrong === undefined) return style
  const message = `this \`@counter-style\` is skipped because of ${wrong}`
  problems.push({ severity: 'warning', code: 'invalid-counter-style', message, ...place })
  return undefined
}

/** What the system needs and does not have: CSS Counter Styles 3 §3.1. */
function missing({
  system: { type },
  symbols: list = [],
  additive: tuples = [],
}: CounterStyleDescriptors): string | undefined {
  if (type === 'extends') return list.length + tuples.length > 0 ? 'symbols in a style that extends another' : undefined
  if (type === 'additive') return tuples.length === 0 ? 'missing `additive-symbols`' : undefined
  const least = type === 'numeric' || type === 'alphabetic' ? 2 : 1
  return list.length < least ? 'missing `symbols`' : undefined
}
