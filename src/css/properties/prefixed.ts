/**
 * Properties that browsers take with `-webkit-` before them as if it were not there: Compatibility Standard §3.1, and
 * those that all of them have besides.
 */
const webkitNames: ReadonlySet<string> = new Set(
  `align-content align-items align-self background-clip background-origin background-size border-bottom-left-radius
  border-bottom-right-radius border-radius border-top-left-radius border-top-right-radius box-decoration-break box-shadow
  box-sizing clip-path column-count column-fill column-gap column-rule column-rule-color column-rule-style
  column-rule-width column-span column-width columns filter flex flex-basis flex-direction flex-flow flex-grow flex-shrink
  flex-wrap hyphens initial-letter justify-content mask mask-clip mask-composite mask-image mask-origin mask-position
  mask-repeat mask-size opacity order  transform transform-origin`.split(/\s+/),
)

/** Sides as they were called before CSS Logical Properties. */
const sides: Readonly<Record<string, string>> = {
  start: 'inline-start',
  end: 'inline-end',
  before: 'block-start',
  after: 'block-end',
}

/** The standard's name for a property that is written with a prefix; any other name as it is. Lower case. */
export function unprefixed(property: string): string {
  if (!property.startsWith('-webkit-')) return property
  const name = property.slice('-webkit-'.length)
  if (webkitNames.has(name)) return name
  const [, before, side = '', after] = /^(margin|padding|border)-(start|end|before|after)(-\w+)?$/.exec(name) ?? []
  return before === undefined ? property : `${before}-${sides[side]}${after ?? ''}`
}
