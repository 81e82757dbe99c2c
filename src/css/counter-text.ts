import { predefinedCounterStyles } from './at-rules/predefined-counter-styles.ts'
import type { CounterStyleDescriptors } from './counter-style.ts'

/** The author's `@counter-style` rules by name; the last of a name wins. */
export type CounterStyles = ReadonlyMap<string, CounterStyleDescriptors>

/** A style with what it extends filled in. */
type Resolved = CounterStyleDescriptors

/** The text of `value` in a counter style: CSS Counter Styles 3 §2. Unknown styles are decimal. */
export function counterText(styles: CounterStyles, name: string, value: number): string {
  return name === 'none' ? '' : represent(styles, name, value, new Set())
}

/** What a list marker puts around the text. */
export function markerAffixes(
  styles: CounterStyles,
  name: string,
): { readonly prefix: string; readonly suffix: string } {
  if (name === 'none') return { prefix: '', suffix: '' }
  const style = resolveStyle(styles, name)
  return { prefix: style.prefix ?? '', suffix: style.suffix ?? '. ' }
}

function represent(styles: CounterStyles, name: string, value: number, tried: Set<string>): string {
  const style = resolveStyle(styles, name)
  const fallback = () => {
    tried.add(name)
    const next = style.fallback ?? 'decimal'
    return represent(styles, tried.has(next) ? 'decimal' : next, value, tried)
  }
  if (!inRange(style, value)) return fallback()
  const negative = value < 0 && usesNegative(style)
  const text = initialRepresentation(style, negative ? -value : value)
  if (text === undefined) return name === 'decimal' ? String(value) : fallback()
  const [before, after] = style.negative ?? ['-', '']
  const [length, symbol] = style.pad ?? [0, '']
  const used = [...text].length + (negative ? [...before].length + [...after].length : 0)
  const padded = symbol.repeat(Math.max(0, length - used)) + text
  return negative ? before + padded + after : padded
}

function resolveStyle(styles: CounterStyles, name: string, extending: readonly string[] = []): Resolved {
  const own = styles.get(name) ?? predefined(name) ?? anonymousStyle(name)
  if (!own) return resolveStyle(styles, 'decimal')
  if (own.system.type !== 'extends') return own
  // A circle of extensions ends as decimal: §3.1.7.
  const target = extending.includes(own.system.name) ? 'decimal' : own.system.name
  return {
    ...resolveStyle(styles, target, [...extending, name]),
    ...own,
    system: resolveStyle(styles, target, [...extending, name]).system,
  }
}

function predefined(name: string): CounterStyleDescriptors | undefined {
  const lower = name.toLowerCase()
  const found = Object.hasOwn(predefinedCounterStyles, lower) ? predefinedCounterStyles[lower] : undefined
  return found && { name: lower, ...found }
}

/** The name of a style that `symbols()` makes: no author can write it. §5 */
export function symbolsStyleName(type: string, symbols: readonly string[]): string {
  return `symbols(${JSON.stringify({ type, symbols })})`
}

function anonymousStyle(name: string): CounterStyleDescriptors | undefined {
  if (!name.startsWith('symbols(')) return undefined
  const { type, symbols } = JSON.parse(name.slice('symbols('.length, -1))
  return { name, system: type === 'fixed' ? { type, first: 1 } : { type }, symbols, suffix: ' ' }
}

/** §3.5: `auto` is what the system can represent. */
function inRange({ range = [], system }: Resolved, value: number): boolean {
  if (range.length > 0) return range.some(([low, high]) => low <= value && value <= high)
  if (system.type === 'alphabetic' || system.type === 'symbolic') return value >= 1
  return system.type !== 'additive' || value >= 0
}

function usesNegative({ system }: Resolved): boolean {
  return system.type !== 'cyclic' && system.type !== 'fixed'
}

/** Longest representation that is worth writing: §3 lets engines limit the length. */
const longest = 120

function initialRepresentation(style: Resolved, value: number): string | undefined {
  const symbols = style.symbols ?? []
  const count = symbols.length
  switch (style.system.type) {
    case 'cyclic':
      return symbols[(((value - 1) % count) + count) % count]
    case 'fixed':
      return symbols[value - style.system.first]
    case 'symbolic': {
      const repeat = Math.ceil(value / count)
      return repeat > longest ? undefined : symbols[(value - 1) % count]?.repeat(repeat)
    }
    case 'alphabetic':
      return positional(symbols, value, 1)
    case 'numeric':
      return value === 0 ? symbols[0] : positional(symbols, value, 0)
    case 'additive':
      return additive(style.additive ?? [], value)
    case 'chinese':
      return chinese(symbols, value)
    case 'ethiopic':
      return ethiopic(symbols, value)
    default:
      return undefined
  }
}

/** Digits to the base of the number of symbols; `first` is what the first symbol counts. */
function positional(symbols: readonly string[], value: number, first: 0 | 1): string {
  let text = ''
  for (let rest = value; rest > 0; ) {
    rest -= first
    text = (symbols[rest % symbols.length] ?? '') + text
    rest = Math.floor(rest / symbols.length)
  }
  return text
}

/** §3.1.6. */
function additive(tuples: NonNullable<Resolved['additive']>, value: number): string | undefined {
  if (value === 0) return tuples.find(([weight]) => weight === 0)?.[1]
  let rest = value
  let text = ''
  for (const [weight, symbol] of tuples) {
    if (weight === 0 || weight > rest) continue
    const times = Math.floor(rest / weight)
    if (times > longest) return undefined
    text += symbol.repeat(times)
    rest -= times * weight
  }
  return rest === 0 ? text : undefined
}

/** The longhand East Asian styles, §7.1.4: digits with markers, inner zeros collapsed to one, trailing ones dropped. */
function chinese(symbols: readonly string[], value: number): string {
  const [zero = ''] = symbols
  if (value === 0) return zero
  const informal = symbols[13] === '1'
  const digits = [...String(value)].map(Number)
  let text = ''
  digits.forEach((digit, index) => {
    const power = digits.length - 1 - index
    if (digit === 0) text += text.endsWith(zero) ? '' : zero
    else if (!(informal && digit === 1 && power === 1 && value < 20)) text += symbols[digit] ?? ''
    if (digit !== 0 && power > 0) text += symbols[9 + power] ?? ''
  })
  return text.endsWith(zero) ? text.slice(0, -zero.length) : text
}

/** §7.2: groups of two digits, each second one with the sign of a hundred, the others with that of ten thousand. */
function ethiopic(symbols: readonly string[], value: number): string {
  if (value === 1) return symbols[0] ?? ''
  const digits = String(value)
  const padded = digits.length % 2 === 0 ? digits : `0${digits}`
  const count = padded.length / 2
  let text = ''
  for (let place = 0; place < count; place++) {
    const index = count - 1 - place
    const tens = Number(padded[place * 2])
    const ones = Number(padded[place * 2 + 1])
    const group = tens * 10 + ones
    const hidden = group === 0 || (group === 1 && (place === 0 || index % 2 === 1))
    if (!hidden) text += (symbols[tens + 8] ?? '').repeat(tens > 0 ? 1 : 0) + (ones > 0 ? symbols[ones - 1] : '')
    if (index % 2 === 1 && group !== 0) text += symbols[18]
    if (index % 2 === 0 && index > 0) text += symbols[19]
  }
  return text
}
