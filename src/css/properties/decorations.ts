import type { Edges } from '../../geometry.ts'
import type {
  BorderImageRepeat,
  BorderImageSlice,
  BorderImageWidth,
  ComputedStyle,
  Radius,
  Shadow,
  TextShadow,
} from '../computed-style.ts'
import type { ImageValue } from '../image-value.ts'
import { color, currentColor } from '../values/color.ts'
import { image } from '../values/image.ts'
import { length, lengthPercentage, number, percentage } from '../values/numbers.ts'
import {
  attempt,
  choice,
  commaList,
  computed,
  define,
  either,
  gather,
  keyword,
  map,
  mapSpecified,
  type Parser,
  type Specified,
  type Values,
} from '../values/parser.ts'
import type { Property } from './property.ts'

const backgrounds = (anchor: string) => `https://www.w3.org/TR/css-backgrounds-3/#${anchor}`

/** CSS Backgrounds 3 §5.1: the radius down is that across when left out. */
const radius: Property<Radius> = {
  initial: { x: 0, y: 0 },
  inherited: false,
  parse: define('<length-percentage [0,∞]>{1,2}', (values) => {
    const across = attempt(lengthPercentage({ min: 0 }), values)
    if (across === undefined) return undefined
    const down = attempt(lengthPercentage({ min: 0 }), values) ?? across
    return (context) => ({ x: computed(across, context), y: computed(down, context) })
  }),
  spec: backgrounds('border-radius'),
}

/** One to four values, clockwise from the top: those left out are as the one across. */
export function edges<T>(side: Parser<T>): Parser<Edges<T>> {
  return define(`[${side.syntax}]{1,4}`, (values) => {
    const found: Specified<T>[] = []
    for (let value = attempt(side, values); value !== undefined; value = attempt(side, values)) {
      found.push(value)
      if (found.length === 4) break
    }
    const [top, right = top, bottom = top, left = right] = found
    if (top === undefined || right === undefined || bottom === undefined || left === undefined) return undefined
    return mapSpecified(gather([top, right, bottom, left]), (all) => {
      const [t, r, b, l] = all as [T, T, T, T]
      return { top: t, right: r, bottom: b, left: l }
    })
  })
}

const multiple = map(number({ min: 0 }), (value) => ({ multiple: value }))

const sliceEdges = edges<number | { readonly percent: number }>(
  either(
    number({ min: 0 }),
    map(percentage({ min: 0 }), (percent) => ({ percent })),
  ),
)

/** CSS Backgrounds 3 §6.2: `fill` may stand before or after the numbers. */
const slice: Parser<BorderImageSlice> = define('[<number [0,∞]> | <percentage [0,∞]>]{1,4} && fill?', (values) => {
  const before = values.takeKeyword('fill')
  const found = sliceEdges(values)
  if (found === undefined) return undefined
  const fill = before || values.takeKeyword('fill')
  return mapSpecified(found, (sides) => ({ edges: sides, fill }))
})

const tiling = keyword<BorderImageRepeat>('stretch', 'repeat', 'round', 'space')

/** CSS UI 4 §3.2: the widths of borders; none without a style. */
const outlineWidth: Property<number> = {
  initial: 2.25,
  inherited: false,
  parse: either(choice({ thin: 0.75, medium: 2.25, thick: 3.75 }), length({ min: 0 })),
  spec: 'https://www.w3.org/TR/css-ui-4/#outline-width',
  adjust: (width, { style }) => (style['outline-style'] === 'none' ? 0 : width),
}

/** Two to four lengths, and a colour before or after them: CSS Backgrounds 3 §7.1, CSS Text Decoration 3 §4. */
function readShadow(values: Values, box: boolean): Specified<Shadow> | undefined {
  let inset = box && values.takeKeyword('inset')
  let tint = attempt(color, values)
  if (box && !inset) inset = values.takeKeyword('inset')
  const x = attempt(length(), values)
  const y = attempt(length(), values)
  if (x === undefined || y === undefined) return undefined
  const blur = isLength(values) ? length({ min: 0 })(values) : 0
  if (blur === undefined) return undefined
  const spread = (box ? attempt(length(), values) : undefined) ?? 0
  if (box && !inset) inset = values.takeKeyword('inset')
  tint ??= attempt(color, values)
  if (box && !inset) inset = values.takeKeyword('inset')
  return (context) => ({
    color: computed(tint ?? currentColor, context),
    x: computed(x, context),
    y: computed(y, context),
    blur: computed(blur, context),
    spread: computed(spread, context),
    inset,
  })
}

function isLength(values: Values): boolean {
  const { position } = values
  const found = attempt(length(), values)
  values.position = position
  return found !== undefined
}

const noShadow = define<readonly never[]>('none', (values) => (values.takeKeyword('none') ? [] : undefined))

const boxShadow = either<readonly Shadow[]>(
  noShadow,
  commaList(define('<shadow>', (values) => readShadow(values, true))),
)

/** `text-shadow`; also in the table of text properties. */
export const textShadow = either<readonly TextShadow[]>(
  noShadow,
  commaList(define<TextShadow>('<color>? && <length>{2} <length [0,∞]>?', (values) => readShadow(values, false))),
)

export const decorationProperties = {
  'border-top-left-radius': radius,
  'border-top-right-radius': radius,
  'border-bottom-right-radius': radius,
  'border-bottom-left-radius': radius,
  'border-image-source': {
    initial: 'none',
    inherited: false,
    parse: either<ImageValue | 'none'>(keyword('none'), image),
    spec: backgrounds('border-image-source'),
  },
  'border-image-slice': {
    initial: {
      edges: { top: { percent: 100 }, right: { percent: 100 }, bottom: { percent: 100 }, left: { percent: 100 } },
      fill: false,
    },
    inherited: false,
    parse: slice,
    spec: backgrounds('border-image-slice'),
  },
  'border-image-width': {
    initial: { top: { multiple: 1 }, right: { multiple: 1 }, bottom: { multiple: 1 }, left: { multiple: 1 } },
    inherited: false,
    parse: edges<BorderImageWidth>(either<BorderImageWidth>(keyword('auto'), multiple, lengthPercentage({ min: 0 }))),
    spec: backgrounds('border-image-width'),
  },
  'border-image-outset': {
    initial: { top: { multiple: 0 }, right: { multiple: 0 }, bottom: { multiple: 0 }, left: { multiple: 0 } },
    inherited: false,
    parse: edges<number | { readonly multiple: number }>(
      either<number | { readonly multiple: number }>(multiple, length({ min: 0 })),
    ),
    spec: backgrounds('border-image-outset'),
  },
  'border-image-repeat': {
    initial: { x: 'stretch', y: 'stretch' },
    inherited: false,
    parse: define('[stretch | repeat | round | space]{1,2}', (values) => {
      const x = attempt(tiling, values) as BorderImageRepeat | undefined
      return x && { x, y: (attempt(tiling, values) as BorderImageRepeat | undefined) ?? x }
    }),
    spec: backgrounds('border-image-repeat'),
  },
  'box-shadow': { initial: [], inherited: false, parse: boxShadow, spec: backgrounds('box-shadow') },
  // The style before the width: a width is 0 where there is no style.
  'outline-style': {
    initial: 'none',
    inherited: false,
    parse: keyword('none', 'auto', 'solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset'),
    spec: 'https://www.w3.org/TR/css-ui-4/#outline-style',
  },
  'outline-width': outlineWidth,
  'outline-color': {
    initial: currentColor,
    inherited: false,
    parse: either(
      define('auto', (values) => (values.takeKeyword('auto') ? currentColor : undefined)),
      color,
    ),
    spec: 'https://www.w3.org/TR/css-ui-4/#outline-color',
  },
  'outline-offset': {
    initial: 0,
    inherited: false,
    parse: length(),
    spec: 'https://www.w3.org/TR/css-ui-4/#outline-offset',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
