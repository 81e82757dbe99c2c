import { type Color, type ComputedStyle, type LengthPercentage, noIndent, resolve } from '../computed-style.ts'
import { color, currentColor } from '../values/color.ts'
import { integer, length, lengthPercentage, number } from '../values/numbers.ts'
import {
  attempt,
  type ComputeContext,
  choice,
  define,
  either,
  keyword,
  keywordSet,
  map,
  mapSpecified,
  type Specified,
  string,
} from '../values/parser.ts'
import { textShadow } from './decorations.ts'
import type { Property } from './property.ts'

const text = (anchor: string) => `https://www.w3.org/TR/css-text-4/#${anchor}`
const decoration = (anchor: string) => `https://www.w3.org/TR/css-text-decor-4/#${anchor}`

type TextAlign = ComputedStyle['text-align']

/** CSS Text 3 §7.1.1: `start` and `end` become the parent's sides. */
function parentsAlign({ parent }: ComputeContext): TextAlign {
  const align = parent?.['text-align'] ?? 'start'
  const rtl = parent?.direction === 'rtl'
  if (align === 'start') return rtl ? 'right' : 'left'
  return align === 'end' ? (rtl ? 'left' : 'right') : align
}

/** HTML §15.3.8: the cells of a head are centred, unless what is around them has an alignment of its own. */
function headCellAlign({ parent }: ComputeContext): TextAlign {
  const align = parent?.['text-align'] ?? 'start'
  return align === 'start' ? 'center' : align
}

/** `-webkit-match-parent` is an older name; the last one is for the engine's own sheet. */
const matchParent = define<TextAlign>(
  'match-parent | -webkit-match-parent',
  choice<TextAlign>({
    'match-parent': parentsAlign,
    '-webkit-match-parent': parentsAlign,
    '-internal-th-center': headCellAlign,
  }),
)

/** The sides are those of vertical text, of which there is none. */
const underlinePosition = define<ComputedStyle['text-underline-position']>(
  'auto | [from-font | under] || [left | right]',
  (values) => {
    if (values.takeKeyword('auto')) return 'auto'
    const before = attempt(keyword('left', 'right'), values)
    const found = attempt(keyword('from-font', 'under'), values)
    const side = before ?? attempt(keyword('left', 'right'), values)
    return found ?? (side && 'auto')
  },
)

/** One change of case and what goes with it, in any order: CSS Text 4 §2.1. Formulas are set as they are written. */
const textTransform = define<ComputedStyle['text-transform']>(
  'none | [capitalize | uppercase | lowercase] || full-width || full-size-kana | math-auto',
  (values) => {
    if (values.takeKeyword('none') || values.takeKeyword('math-auto')) return []
    const words = keywordSet('capitalize', 'uppercase', 'lowercase', 'full-width', 'full-size-kana')(values)
    if (!Array.isArray(words)) return undefined
    return words.filter((word) => !word.startsWith('full-')).length > 1 ? undefined : words
  },
)

/** Percentages are of the font size: CSS Text 4 §8.3. */
const letterSpacing = define<number>('<length-percentage>', (values) => {
  const value = lengthPercentage()(values)
  return value === undefined
    ? undefined
    : (context) => {
        const spacing = typeof value === 'function' ? value(context) : value
        return typeof spacing === 'number' ? spacing : resolve(spacing, context.em)
      }
})

/** Of a word, before the hyphen and after it; what is left out is like the one before: CSS Text 4 §6.3.4. */
const limitChars = define<ComputedStyle['hyphenate-limit-chars']>('[auto | <integer [0,∞]>]{1,3}', (values) => {
  const limits: (number | undefined)[] = []
  while (!values.done && limits.length < 3) {
    const count = values.takeKeyword('auto') ? 'auto' : attempt(integer({ min: 0 }), values)
    if (count !== 'auto' && typeof count !== 'number') return undefined
    limits.push(count === 'auto' ? undefined : count)
  }
  if (limits.length === 0) return undefined
  const [word, before, after = limits.length < 3 ? before : undefined] = limits
  return { word: word ?? 5, before: before ?? 2, after: after ?? 2 }
})

/** `match-parent`, as of `text-align`. */
function lastOfParent({ parent }: ComputeContext): ComputedStyle['text-align-last'] {
  const align = parent?.['text-align-last'] ?? 'auto'
  const rtl = parent?.direction === 'rtl'
  if (align === 'start') return rtl ? 'right' : 'left'
  return align === 'end' ? (rtl ? 'left' : 'right') : align
}

/** The length and the keywords in any order. */
const textIndent = define<ComputedStyle['text-indent']>('<length-percentage> && hanging? && each-line?', (values) => {
  let found: Specified<LengthPercentage> | undefined
  let hanging = false
  let eachLine = false
  while (!values.done) {
    const value = found === undefined ? attempt(lengthPercentage(), values) : undefined
    if (value !== undefined) found = value
    else if (!hanging && values.takeKeyword('hanging')) hanging = true
    else if (!eachLine && values.takeKeyword('each-line')) eachLine = true
    else return undefined
  }
  return found === undefined ? undefined : mapSpecified(found, (length) => ({ length, hanging, eachLine }))
})

/** CSS Text 4 §3: a keyword of CSS 2, or how white space collapses and whether lines wrap, as far as these have one. */
const whiteSpace = either<ComputedStyle['white-space']>(
  keyword('normal', 'pre', 'pre-wrap', 'pre-line'),
  define('[collapse | preserve | preserve-breaks | break-spaces] || [wrap | nowrap]', (values) => {
    const spaces = keyword('collapse', 'preserve', 'preserve-breaks', 'break-spaces')
    const wraps = keyword('wrap', 'nowrap')
    const before = attempt(wraps, values)
    const collapse = attempt(spaces, values)
    const wrap = before ?? attempt(wraps, values)
    if (collapse === undefined && wrap === undefined) return undefined
    const [lines, single] = whiteSpaces[(collapse as keyof typeof whiteSpaces) ?? 'collapse']
    return wrap === 'nowrap' ? single : lines
  }),
)

/** With lines that wrap, and without. */
const whiteSpaces = {
  collapse: ['normal', 'nowrap'],
  preserve: ['pre-wrap', 'pre'],
  'preserve-breaks': ['pre-line', undefined],
  'break-spaces': ['break-spaces', undefined],
} as const

export const textProperties = {
  'text-align': {
    initial: 'start',
    inherited: true,
    parse: either<TextAlign>(keyword('start', 'end', 'left', 'right', 'center', 'justify', 'justify-all'), matchParent),
    spec: text('text-align-property'),
  },
  'text-align-last': {
    initial: 'auto',
    inherited: true,
    parse: either<ComputedStyle['text-align-last']>(
      keyword('auto', 'start', 'end', 'left', 'right', 'center', 'justify'),
      choice({ 'match-parent': lastOfParent }),
    ),
    spec: text('text-align-last-property'),
  },
  'text-justify': {
    initial: 'auto',
    inherited: true,
    parse: either<ComputedStyle['text-justify']>(
      keyword('auto', 'none', 'inter-word', 'inter-character'),
      choice({ distribute: 'inter-character' }),
    ),
    spec: text('text-justify-property'),
  },
  'text-indent': {
    initial: noIndent,
    inherited: true,
    parse: textIndent,
    spec: text('text-indent-property'),
  },
  'text-transform': {
    initial: [],
    inherited: true,
    parse: textTransform,
    spec: text('text-transform-property'),
  },
  'white-space': {
    initial: 'normal',
    inherited: true,
    parse: whiteSpace,
    spec: text('white-space-property'),
  },
  'letter-spacing': {
    initial: 0,
    inherited: true,
    parse: either(choice({ normal: 0 }), letterSpacing),
    spec: text('letter-spacing-property'),
  },
  'word-spacing': {
    initial: 0,
    inherited: true,
    parse: either<LengthPercentage>(choice({ normal: 0 }), lengthPercentage()),
    spec: text('word-spacing-property'),
  },
  'tab-size': {
    initial: 8,
    inherited: true,
    parse: either<ComputedStyle['tab-size']>(
      number({ min: 0 }),
      map(length({ min: 0 }), (value) => ({ length: value })),
    ),
    spec: text('tab-size-property'),
  },
  hyphens: {
    initial: 'manual',
    inherited: true,
    parse: keyword('none', 'manual', 'auto'),
    spec: text('hyphens-property'),
  },
  'hyphenate-character': {
    initial: 'auto',
    inherited: true,
    parse: either<string>(keyword('auto'), string),
    spec: text('hyphenate-character'),
  },
  'hyphenate-limit-chars': {
    initial: { word: 5, before: 2, after: 2 },
    inherited: true,
    parse: limitChars,
    spec: text('hyphenate-char-limits'),
  },
  'hyphenate-limit-lines': {
    initial: 2,
    inherited: true,
    parse: either<number>(choice({ 'no-limit': Number.POSITIVE_INFINITY }), integer({ min: 0 })),
    spec: text('hyphenate-line-limits'),
  },
  'hyphenate-limit-zone': {
    initial: 0,
    inherited: true,
    parse: lengthPercentage({ min: 0 }),
    spec: text('hyphenate-size-limits'),
  },
  'overflow-wrap': {
    initial: 'normal',
    inherited: true,
    parse: keyword('normal', 'break-word', 'anywhere'),
    spec: text('overflow-wrap-property'),
  },
  'word-break': {
    initial: 'normal',
    inherited: true,
    parse: keyword('normal', 'break-all', 'keep-all', 'break-word'),
    spec: text('word-break-property'),
  },
  'line-break': {
    initial: 'auto',
    inherited: true,
    parse: keyword('auto', 'loose', 'normal', 'strict', 'anywhere'),
    spec: text('line-break-property'),
  },
  'text-wrap': {
    initial: 'wrap',
    inherited: true,
    parse: keyword('wrap', 'nowrap', 'balance', 'pretty', 'stable'),
    spec: text('text-wrap-shorthand'),
  },
  'text-decoration-line': {
    initial: [],
    inherited: false,
    parse: either<ComputedStyle['text-decoration-line']>(
      choice({ none: [] }),
      keywordSet('underline', 'overline', 'line-through'),
    ),
    spec: decoration('text-decoration-line-property'),
  },
  'text-decoration-style': {
    initial: 'solid',
    inherited: false,
    parse: keyword('solid', 'double', 'dotted', 'dashed', 'wavy'),
    spec: decoration('text-decoration-style-property'),
  },
  'text-decoration-color': {
    initial: currentColor,
    inherited: false,
    parse: color,
    spec: decoration('text-decoration-color-property'),
  },
  'text-decoration-thickness': {
    initial: 'auto',
    inherited: false,
    parse: either<ComputedStyle['text-decoration-thickness']>(keyword('auto', 'from-font'), lengthPercentage()),
    spec: decoration('text-decoration-width-property'),
  },
  'text-underline-offset': {
    initial: 'auto',
    inherited: true,
    parse: either<ComputedStyle['text-underline-offset']>(keyword('auto'), lengthPercentage()),
    spec: decoration('underline-offset'),
  },
  'text-underline-position': {
    initial: 'auto',
    inherited: true,
    parse: underlinePosition,
    spec: decoration('text-underline-position-property'),
  },
  'text-decoration-skip-ink': {
    initial: 'auto',
    inherited: true,
    parse: keyword('auto', 'none', 'all'),
    spec: decoration('text-decoration-skip-ink-property'),
  },
  '-webkit-text-fill-color': {
    initial: 'currentcolor',
    inherited: true,
    parse: either<Color | 'currentcolor'>(keyword('currentcolor'), color),
    spec: 'https://compat.spec.whatwg.org/#the-webkit-text-fill-color',
  },
  '-webkit-text-stroke-width': {
    initial: 0,
    inherited: true,
    parse: either(choice({ thin: 0.75, medium: 2.25, thick: 3.75 }), length({ min: 0 })),
    spec: 'https://compat.spec.whatwg.org/#the-webkit-text-stroke-width',
  },
  '-webkit-text-stroke-color': {
    initial: 'currentcolor',
    inherited: true,
    parse: either<Color | 'currentcolor'>(keyword('currentcolor'), color),
    spec: 'https://compat.spec.whatwg.org/#the-webkit-text-stroke-color',
  },
  'text-shadow': { initial: [], inherited: true, parse: textShadow, spec: decoration('text-shadow-property') },
  'vertical-align': {
    initial: 'baseline',
    inherited: false,
    parse: either<ComputedStyle['vertical-align']>(
      keyword('baseline', 'sub', 'super', 'top', 'text-top', 'middle', 'bottom', 'text-bottom'),
      lengthPercentage(),
    ),
    spec: 'https://www.w3.org/TR/css-inline-3/#transverse-alignment',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }

export const writingProperties = {
  direction: {
    initial: 'ltr',
    inherited: true,
    parse: keyword('ltr', 'rtl'),
    spec: 'https://www.w3.org/TR/css-writing-modes-4/#direction',
  },
  'unicode-bidi': {
    initial: 'normal',
    inherited: false,
    parse: keyword('normal', 'embed', 'isolate', 'bidi-override', 'isolate-override', 'plaintext'),
    spec: 'https://www.w3.org/TR/css-writing-modes-4/#unicode-bidi',
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
