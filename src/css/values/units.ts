import type { Pt } from '../../geometry.ts'
import type { ComputedStyle } from '../computed-style.ts'
import type { ComputeContext, FontUnits, Specified } from './parser.ts'

/** Absolute units in points: https://www.w3.org/TR/css-values-4/#absolute-lengths */
const absoluteUnits: Readonly<Record<string, Pt>> = {
  px: 0.75,
  pt: 1,
  pc: 12,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
}

/** The initial value of `font-size`, `medium`: 16px. */
export const mediumFontSize: Pt = 12

/** Relative units: https://www.w3.org/TR/css-values-4/#relative-lengths. A page's viewport is its page area. */
const relativeUnits: Readonly<Record<string, (context: ComputeContext) => Pt>> = {
  em: (context) => context.em,
  rem: (context) => context.root?.['font-size'] ?? rootFontSize(context),
  ex: (context) => ownFont(context).ex * context.em,
  ch: (context) => ownFont(context).ch * context.em,
  cap: (context) => ownFont(context).cap * context.em,
  ic: (context) => ownFont(context).ic * context.em,
  rex: (context) => rootRelative(context, 'ex'),
  rch: (context) => rootRelative(context, 'ch'),
  rcap: (context) => rootRelative(context, 'cap'),
  ric: (context) => rootRelative(context, 'ic'),
  lh: (context) => lineHeight(context.lineOf, context),
  rlh: (context) => lineHeight(context.root ?? context.lineOf, context),
  vw: (context) => context.viewport.width / 100,
  vh: (context) => context.viewport.height / 100,
  vi: (context) => context.viewport.width / 100,
  vb: (context) => context.viewport.height / 100,
  vmin: (context) => Math.min(context.viewport.width, context.viewport.height) / 100,
  vmax: (context) => Math.max(context.viewport.width, context.viewport.height) / 100,
}

for (const unit of ['vw', 'vh', 'vi', 'vb', 'vmin', 'vmax']) {
  const evaluate = relativeUnits[unit]
  if (evaluate === undefined) continue
  for (const size of ['s', 'l', 'd']) Object.assign(relativeUnits, { [size + unit]: evaluate })
}

// CSS Conditional 5 §5: without a container, which nothing here is, they are of the viewport.
for (const unit of ['w', 'h', 'i', 'b', 'min', 'max'])
  Object.assign(relativeUnits, { [`cq${unit}`]: relativeUnits[`v${unit}`] })

export const lengthUnits: readonly string[] = [...Object.keys(absoluteUnits), ...Object.keys(relativeUnits)]

/** A dimension as a length in points; undefined when its unit is none of length. */
export function lengthOf(value: number, unit: string): Specified<Pt> | undefined {
  const name = unit.toLowerCase()
  const absolute = absoluteUnits[name]
  if (absolute !== undefined) return value * absolute
  const relative = relativeUnits[name]
  return relative && ((context) => value * relative(context))
}

const angleUnits: Readonly<Record<string, number>> = { deg: 1, grad: 0.9, rad: 180 / Math.PI, turn: 360 }

/** A dimension as an angle in degrees; undefined when its unit is none of angle. */
export function angleOf(value: number, unit: string): number | undefined {
  const degrees = angleUnits[unit.toLowerCase()]
  return degrees === undefined ? undefined : value * degrees
}

/** On the root itself `rem` is its own font size, and the initial one while that is being computed. */
function rootFontSize(context: ComputeContext): Pt {
  return context.style['font-size'] ?? mediumFontSize
}

function rootRelative(context: ComputeContext, unit: 'ex' | 'ch' | 'cap' | 'ic'): Pt {
  if (context.root === undefined) return ownFont(context)[unit] * rootFontSize(context)
  return context.metrics(context.root)[unit] * context.root['font-size']
}

const initialFont = {
  'font-family': ['serif'],
  'font-weight': 400,
  'font-style': 'normal',
  'font-stretch': 100,
} satisfies Partial<ComputedStyle>

/** In the properties that choose the font, the units are of the parent's: CSS Values 4 §6.1. */
function ownFont({ fontOf, metrics }: ComputeContext): ReturnType<FontUnits> {
  return metrics(fontOf ?? initialFont)
}

/** The line height of `style` as a length; without a style, that of the initial values. */
function lineHeight(style: ComputedStyle | undefined, { metrics }: ComputeContext): Pt {
  const value = style?.['line-height'] ?? 'normal'
  const size = style?.['font-size'] ?? mediumFontSize
  if (value === 'normal') return metrics(style ?? initialFont).lineHeight * size
  return typeof value === 'number' ? value : value.multiple * size
}
