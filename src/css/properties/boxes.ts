import {
  type BorderStyle,
  type ComputedStyle,
  type Display,
  isFloat,
  type LengthPercentage,
  type SizeValue,
} from '../computed-style.ts'
import { black, color, currentColor } from '../values/color.ts'
import { length, lengthPercentage } from '../values/numbers.ts'
import { attempt, choice, define, either, keyword } from '../values/parser.ts'
import { hasItems } from './positioning.ts'
import type { Property } from './property.ts'

const margin: Omit<Property<LengthPercentage | 'auto'>, 'spec'> = {
  initial: 0,
  inherited: false,
  parse: either<LengthPercentage | 'auto'>(keyword('auto'), lengthPercentage()),
}
const marginSpec = 'https://www.w3.org/TR/css-box-4/#margin-physical'

const padding: Omit<Property<LengthPercentage>, 'spec'> = {
  initial: 0,
  inherited: false,
  parse: lengthPercentage({ min: 0 }),
}
const paddingSpec = 'https://www.w3.org/TR/css-box-4/#padding-physical'

const contentSizes = ['min-content', 'max-content', 'fit-content'] as const

/** CSS Sizing 4 §6.1, and what it was called before. */
const filling = choice<'stretch'>({ stretch: 'stretch', '-webkit-fill-available': 'stretch' })

const size: Omit<Property<SizeValue>, 'spec'> = {
  initial: 'auto',
  inherited: false,
  parse: either<SizeValue>(keyword('auto', ...contentSizes), filling, lengthPercentage({ min: 0 })),
}

const maximum: Omit<Property<SizeValue | 'none'>, 'spec'> = {
  initial: 'none',
  inherited: false,
  parse: either<SizeValue | 'none'>(keyword('none', ...contentSizes), filling, lengthPercentage({ min: 0 })),
}
const sizing = (anchor: string) => `https://www.w3.org/TR/css-sizing-3/#${anchor}`

/** CSS Backgrounds 3 §3.3: thin, medium and thick are 1, 3 and 5 px; no style, no width. */
function borderWidth(side: 'top' | 'right' | 'bottom' | 'left'): Property<number> {
  return {
    initial: 2.25,
    inherited: false,
    parse: either(choice({ thin: 0.75, medium: 2.25, thick: 3.75 }), length({ min: 0 })),
    spec: 'https://www.w3.org/TR/css-backgrounds-3/#border-width',
    adjust: (width, context) => {
      const style = context.style[`border-${side}-style`]
      return style === 'none' || style === 'hidden' ? 0 : width
    },
  }
}

const borderStyle: Property<BorderStyle> = {
  initial: 'none',
  inherited: false,
  parse: keyword('none', 'hidden', 'solid', 'dashed', 'dotted', 'double', 'groove', 'ridge', 'inset', 'outset'),
  spec: 'https://www.w3.org/TR/css-backgrounds-3/#border-style',
}

const borderColor: Property<ComputedStyle['border-top-color']> = {
  initial: currentColor,
  inherited: false,
  parse: color,
  spec: 'https://www.w3.org/TR/css-backgrounds-3/#border-color',
}

/**
 * CSS Display 3 §2.7: what the display of the root, of flex and grid items and of what is out of flow becomes. That of
 * absolutely positioned boxes is only changed when boxes are generated: their static position depends on it.
 */
export function blockified(display: Display): Display {
  if (display === 'inline' || display === 'inline-block') return 'block'
  if (display === 'inline-table') return 'table'
  if (display === 'inline-flex') return 'flex'
  if (display === 'inline-grid') return 'grid'
  return display.startsWith('table-') ? 'block' : display
}

/** `display: contents` on the root is `block`: CSS Display 3 §2.8. */
function rootDisplay(display: Display): Display {
  return display === 'contents' ? 'block' : blockified(display)
}

export const colorProperties = {
  color: {
    initial: black,
    inherited: true,
    parse: color,
    spec: 'https://www.w3.org/TR/css-color-4/#the-color-property',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }

const outsides = keyword('block', 'inline')
const insides = keyword('flow', 'flow-root', 'table', 'flex', 'grid', 'ruby')

/** CSS Display 3 §2: how a box stands among others, how its content is laid out, and whether it is a list item. */
const twoValueDisplay = define<Display>(
  '[block | inline] || [flow | flow-root | table | flex | grid | ruby] || list-item',
  (values) => {
    let outside: string | undefined
    let inside: string | undefined
    let item = false
    while (!values.done) {
      const found = attempt(outsides, values)
      const layout = found === undefined ? attempt(insides, values) : undefined
      if (found !== undefined && outside === undefined) outside = found as string
      else if (layout !== undefined && inside === undefined) inside = layout as string
      else if (!item && values.takeKeyword('list-item')) item = true
      else return undefined
    }
    if (item) return outside !== 'inline' && (inside ?? 'flow') === 'flow' ? 'list-item' : undefined
    return displays[inside ?? 'flow']?.[(outside ?? (inside === 'ruby' ? 'inline' : 'block')) === 'inline' ? 1 : 0]
  },
)

/** As blocks, and in lines. Annotations of ruby stand in line. */
const displays: Readonly<Record<string, readonly [Display, Display]>> = {
  flow: ['block', 'inline'],
  'flow-root': ['flow-root', 'inline-block'],
  table: ['table', 'inline-table'],
  flex: ['flex', 'inline-flex'],
  grid: ['grid', 'inline-grid'],
  ruby: ['block', 'inline'],
}

export const displayProperties = {
  display: {
    initial: 'inline',
    inherited: false,
    parse: either<Display>(
      twoValueDisplay,
      keyword(
        'none',
        'contents',
        'inline-block',
        'inline-table',
        'inline-flex',
        'inline-grid',
        'table-caption',
        'table-column-group',
        'table-column',
        'table-header-group',
        'table-row-group',
        'table-footer-group',
        'table-row',
        'table-cell',
      ),
      // CSS Overflow 4 §6.2: what `-webkit-line-clamp` wants beside it, and all that it is good for.
      choice<Display>({ '-webkit-box': 'flow-root', '-webkit-inline-box': 'inline-block' }),
    ),
    spec: 'https://www.w3.org/TR/css-display-3/#the-display-properties',
    adjust: (display, { parent, style }) => {
      if (parent === undefined) return rootDisplay(display)
      return isFloat(style) || hasItems(parent.display) ? blockified(display) : display
    },
  },
  visibility: {
    initial: 'visible',
    inherited: true,
    parse: keyword('visible', 'hidden', 'collapse'),
    spec: 'https://www.w3.org/TR/css-display-4/#visibility',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }

export const boxProperties = {
  'margin-top': { ...margin, spec: marginSpec },
  'margin-right': { ...margin, spec: marginSpec },
  'margin-bottom': { ...margin, spec: marginSpec },
  'margin-left': { ...margin, spec: marginSpec },
  'padding-top': { ...padding, spec: paddingSpec },
  'padding-right': { ...padding, spec: paddingSpec },
  'padding-bottom': { ...padding, spec: paddingSpec },
  'padding-left': { ...padding, spec: paddingSpec },
  width: { ...size, spec: sizing('preferred-size-properties') },
  height: { ...size, spec: sizing('preferred-size-properties') },
  'min-width': { ...size, spec: sizing('min-size-properties') },
  'min-height': { ...size, spec: sizing('min-size-properties') },
  'max-width': { ...maximum, spec: sizing('max-size-properties') },
  'max-height': { ...maximum, spec: sizing('max-size-properties') },
  'box-sizing': {
    initial: 'content-box',
    inherited: false,
    parse: keyword('content-box', 'border-box'),
    spec: sizing('box-sizing'),
  },
  // Styles before widths: a width is 0 where there is no style.
  'border-top-style': borderStyle,
  'border-right-style': borderStyle,
  'border-bottom-style': borderStyle,
  'border-left-style': borderStyle,
  'border-top-width': borderWidth('top'),
  'border-right-width': borderWidth('right'),
  'border-bottom-width': borderWidth('bottom'),
  'border-left-width': borderWidth('left'),
  'border-top-color': borderColor,
  'border-right-color': borderColor,
  'border-bottom-color': borderColor,
  'border-left-color': borderColor,
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
