import { type ComputedStyle, type Display, isAbsolute, type LengthPercentage } from '../computed-style.ts'
import { integer, length, lengthPercentage, number } from '../values/numbers.ts'
import {
  attempt,
  type ComputeContext,
  choice,
  computed,
  customIdent,
  define,
  either,
  gather,
  keyword,
} from '../values/parser.ts'
import type { Property } from './property.ts'

const positioned = (anchor: string) => `https://www.w3.org/TR/css-position-3/#${anchor}`

const inset: Property<LengthPercentage | 'auto'> = {
  initial: 'auto',
  inherited: false,
  parse: either<LengthPercentage | 'auto'>(keyword('auto'), lengthPercentage()),
  spec: positioned('inset-properties'),
}

type Side = 'left' | 'right'

/** The side that `inline-start` is: by the direction of the containing block, which is the parent's. */
function inlineSide(edge: 'start' | 'end'): (context: ComputeContext) => Side {
  return ({ parent, style }) => ((parent ?? style).direction === (edge === 'start' ? 'ltr' : 'rtl') ? 'left' : 'right')
}

const logicalSides = choice<Side>({ 'inline-start': inlineSide('start'), 'inline-end': inlineSide('end') })

/** Do boxes with this display lay their children out as flex or grid items? */
export function hasItems(display: Display | undefined): boolean {
  return display !== undefined && /(?:flex|grid)$/.test(display)
}

const overflow: Property<ComputedStyle['overflow-x']> = {
  initial: 'visible',
  inherited: false,
  // `overlay` is an old name of `auto`: CSS Overflow 3 §3.1.
  parse: choice({
    visible: 'visible',
    hidden: 'hidden',
    clip: 'clip',
    scroll: 'scroll',
    auto: 'auto',
    overlay: 'auto',
  }),
  spec: 'https://www.w3.org/TR/css-overflow-3/#overflow-properties',
}

/** CSS Sizing 4 §5.1: `auto`, a ratio, or both: `auto` is for replaced elements, the ratio for all others. */
const aspectRatio = define<ComputedStyle['aspect-ratio']>('auto || <ratio>', (values) => {
  const part = number({ min: 0 })
  let auto = values.takeKeyword('auto')
  const width = attempt(part, values)
  if (width === undefined) return auto ? 'auto' : undefined
  const height = values.takeOperator('/') ? part(values) : 1
  if (height === undefined) return undefined
  if (!auto) auto = values.takeKeyword('auto')
  const both = gather([width, height])
  const ratio = ([w = 0, h = 0]: readonly number[]): ComputedStyle['aspect-ratio'] =>
    w > 0 && h > 0 ? { ratio: w / h, auto } : 'auto'
  return typeof both === 'function' ? (context) => ratio(computed(both, context)) : ratio(both)
})

const clipSide = either<number | 'auto'>(keyword('auto'), length())

/** CSS Masking 1 §7.1; commas are optional. Offsets of all four edges are from the top left corner. */
const clipRectangle = define<ComputedStyle['clip']>('auto | rect(…)', (values) => {
  if (values.takeKeyword('auto')) return 'auto'
  const sides = values.takeFunction('rect')?.args
  if (!sides) return undefined
  const found = [0, 1, 2, 3].map((index) => {
    if (index > 0) sides.takeOperator(',')
    return attempt(clipSide, sides)
  })
  const [top, right, bottom, left] = found
  if (top === undefined || right === undefined || bottom === undefined || left === undefined || !sides.done) {
    return undefined
  }
  return (context) => ({
    top: computed(top, context),
    right: computed(right, context),
    bottom: computed(bottom, context),
    left: computed(left, context),
  })
})

/** CSS Generated Content for Paged Media 3 §1.2. */
const running = define<ComputedStyle['position']>('running(<custom-ident>)', (values) => {
  const args = values.takeFunction('running')?.args
  const name = args && customIdent(args)
  return args?.done && typeof name === 'string' ? { running: name } : undefined
})

export const positioningProperties = {
  position: {
    initial: 'static',
    inherited: false,
    parse: either<ComputedStyle['position']>(keyword('static', 'relative', 'absolute', 'fixed', 'sticky'), running),
    spec: positioned('position-property'),
    adjust: (position, { parent }) =>
      parent === undefined && (position === 'absolute' || position === 'fixed') ? 'static' : position,
  },
  // CSS 2.2 §9.7: what is positioned absolutely does not float, and neither do flex and grid items.
  float: {
    initial: 'none',
    inherited: false,
    parse: either<ComputedStyle['float']>(keyword('none', 'left', 'right', 'footnote'), logicalSides),
    spec: 'https://www.w3.org/TR/CSS22/visuren.html#float-position',
    adjust: (float, { style, parent }) =>
      parent === undefined || isAbsolute(style) || hasItems(parent.display) ? 'none' : float,
  },
  clear: {
    initial: 'none',
    inherited: false,
    parse: either<ComputedStyle['clear']>(keyword('none', 'left', 'right', 'both'), logicalSides),
    spec: 'https://www.w3.org/TR/CSS22/visuren.html#flow-control',
  },
  top: inset,
  right: inset,
  bottom: inset,
  left: inset,
  'z-index': {
    initial: 'auto',
    inherited: false,
    parse: either<number | 'auto'>(keyword('auto'), integer()),
    spec: 'https://www.w3.org/TR/CSS22/visuren.html#z-index',
  },
  'overflow-x': overflow,
  'overflow-y': overflow,
  'aspect-ratio': {
    initial: 'auto',
    inherited: false,
    parse: aspectRatio,
    spec: 'https://www.w3.org/TR/css-sizing-4/#aspect-ratio',
  },
  clip: {
    initial: 'auto',
    inherited: false,
    parse: clipRectangle,
    spec: 'https://www.w3.org/TR/css-masking-1/#clip-property',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
