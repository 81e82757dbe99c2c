import { attribute, type Element } from '../../html/element.ts'
import { svgHints } from './svg-hints.ts'

/**
 * Presentational attributes as declarations; empty when there are none. They are the author's, but weaker than any
 * style sheet of his. https://html.spec.whatwg.org/multipage/rendering.html
 */
export function presentationalHints(element: Element): string {
  if (element.namespace === 'svg') return svgHints(element)
  if (element.namespace !== 'html') return ''
  const hints = elementHints[element.tag]?.(element) ?? []
  return hints.filter((hint) => hint !== undefined).join(';')
}

type Hints = readonly (string | undefined)[]

const body = (element: Element): Hints => [
  color(element, 'bgcolor', 'background-color'),
  color(element, 'text', 'color'),
]

const aligned = (element: Element): Hints => [textAlign(element)]

const elementHints: Readonly<Record<string, (element: Element) => Hints>> = {
  body,
  table: tableHints,
  caption: (element) => [attribute(element, 'align')?.toLowerCase() === 'bottom' ? 'caption-side:bottom' : undefined],
  thead: rowHints,
  tbody: rowHints,
  tfoot: rowHints,
  tr: rowHints,
  td: cellHints,
  th: cellHints,
  col: (element) => [size(element, 'width')],
  colgroup: (element) => [size(element, 'width')],
  div: aligned,
  p: aligned,
  h1: aligned,
  h2: aligned,
  h3: aligned,
  h4: aligned,
  h5: aligned,
  h6: aligned,
  hr: ruleHints,
  br: lineBreakHints,
  font: fontHints,
  ol: listHints,
  ul: listHints,
  li: listHints,
  img: imageHints,
  pre: (element) => [element.attributes.has('wrap') ? 'white-space:pre-wrap' : undefined],
}

function tableHints(element: Element): Hints {
  const align = attribute(element, 'align')?.toLowerCase()
  const border = element.attributes.has('border') ? (nonNegativeInteger(attribute(element, 'border')) ?? 1) : undefined
  const spacing = nonNegativeInteger(attribute(element, 'cellspacing'))
  return [
    size(element, 'width'),
    size(element, 'height'),
    color(element, 'bgcolor', 'background-color'),
    color(element, 'bordercolor', 'border-color'),
    align === 'center' ? 'margin-inline:auto' : undefined,
    border === undefined ? undefined : `border-width:${border}px`,
    spacing === undefined ? undefined : `border-spacing:${spacing}px`,
  ]
}

function rowHints(element: Element): Hints {
  return [
    color(element, 'bgcolor', 'background-color'),
    size(element, 'height'),
    textAlign(element),
    verticalAlign(element),
  ]
}

function cellBorder(rules: string | undefined): string | undefined {
  switch (rules) {
    case 'none':
    case 'groups':
    case 'rows':
      return 'border:1px none black'
    case 'cols':
      return 'border:1px solid black;border-block-style:none'
    case 'all':
      return 'border:1px solid black'
    default:
      return undefined
  }
}

/** The table's `cellpadding`, `border` and `rules` reach its cells. */
function cellHints(element: Element): Hints {
  const table = tableOf(element)
  const padding = table && nonNegativeInteger(attribute(table, 'cellpadding'))
  const border = table?.attributes.has('border') && nonNegativeInteger(attribute(table, 'border')) !== 0
  return [
    padding === undefined ? undefined : `padding:${padding}px`,
    cellBorder(table && attribute(table, 'rules')?.toLowerCase()) ?? (border ? 'border:1px inset gray' : undefined),
    element.attributes.has('nowrap') ? 'white-space:nowrap' : undefined,
    size(element, 'width'),
    ...rowHints(element),
  ]
}

function tableOf(element: Element): Element | undefined {
  let current = element.parent
  while (current && current.tag !== 'table') current = current.parent
  return current ?? undefined
}

/** `clear` of `br`. */
function lineBreakHints(element: Element): Hints {
  const clear = attribute(element, 'clear')?.toLowerCase()
  const sides: Readonly<Record<string, string>> = { left: 'left', right: 'right', all: 'both', both: 'both' }
  return [clear && sides[clear] && `clear:${sides[clear]}`]
}

function ruleHints(element: Element): Hints {
  const align = attribute(element, 'align')?.toLowerCase()
  const height = nonNegativeInteger(attribute(element, 'size'))
  const solid = element.attributes.has('noshade') || element.attributes.has('color')
  return [
    color(element, 'color', 'color'),
    solid ? 'border-style:solid' : undefined,
    height !== undefined && height > 1 && !solid ? `height:${height - 2}px` : undefined,
    height !== undefined && height > 1 && solid ? `border-width:${height / 2}px` : undefined,
    size(element, 'width'),
    align === 'left' ? 'margin-inline:0 auto' : align === 'right' ? 'margin-inline:auto 0' : undefined,
  ]
}

/** `size` of `font`: 1 to 7, or relative to 3. */
const fontSizes = ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large']

function fontHints(element: Element): Hints {
  const written = attribute(element, 'size')?.trim()
  const digits = /^([+-]?)(\d+)/.exec(written ?? '')
  const number = digits && Number(digits[2]) * (digits[1] === '-' ? -1 : 1) + (digits[1] ? 3 : 0)
  const face = attribute(element, 'face')
  return [
    color(element, 'color', 'color'),
    face === undefined ? undefined : `font-family:${face}`,
    number === null ? undefined : `font-size:${fontSizes[Math.min(7, Math.max(1, number)) - 1]}`,
  ]
}

const listTypes: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
}

function listHints(element: Element): Hints {
  const type = attribute(element, 'type')
  if (type === undefined) return []
  const name = listTypes[type] ?? (/^(?:none|disc|circle|square)$/i.test(type) ? type.toLowerCase() : undefined)
  return [name && `list-style-type:${name}`]
}

function imageHints(element: Element): Hints {
  const align = attribute(element, 'align')?.toLowerCase()
  const vertical: Readonly<Record<string, string>> = {
    top: 'top',
    middle: 'middle',
    center: 'middle',
    absmiddle: 'middle',
    abscenter: 'middle',
    bottom: 'baseline',
    baseline: 'baseline',
    texttop: 'text-top',
  }
  const border = nonNegativeInteger(attribute(element, 'border'))
  const place = align === undefined ? undefined : vertical[align]
  return [
    size(element, 'width'),
    size(element, 'height'),
    place && `vertical-align:${place}`,
    border ? `border:${border}px solid` : undefined,
    margin(element, 'hspace', ['margin-left', 'margin-right']),
    margin(element, 'vspace', ['margin-top', 'margin-bottom']),
  ]
}

function margin(element: Element, name: string, properties: readonly string[]): string | undefined {
  const value = dimension(attribute(element, name))
  return value && properties.map((property) => `${property}:${value}`).join(';')
}

function size(element: Element, name: 'width' | 'height'): string | undefined {
  const value = dimension(attribute(element, name))
  return value && `${name}:${value}`
}

/** The rules for parsing dimension values: a number is of pixels. */
function dimension(text: string | undefined): string | undefined {
  const parts = /^\s*(\d+(?:\.\d+)?)(%?)/.exec(text ?? '')
  return parts ? `${parts[1]}${parts[2] || 'px'}` : undefined
}

function nonNegativeInteger(text: string | undefined): number | undefined {
  const digits = /^\s*\+?(\d+)/.exec(text ?? '')
  return digits ? Number(digits[1]) : undefined
}

function textAlign(element: Element): string | undefined {
  const align = attribute(element, 'align')?.toLowerCase()
  if (align === 'middle') return 'text-align:center'
  return align && ['left', 'right', 'center', 'justify'].includes(align) ? `text-align:${align}` : undefined
}

function verticalAlign(element: Element): string | undefined {
  const align = attribute(element, 'valign')?.toLowerCase()
  return align && ['top', 'middle', 'bottom', 'baseline'].includes(align) ? `vertical-align:${align}` : undefined
}

/** Legacy colours: names and `#` with three or six digits; digits alone count too. */
function color(element: Element, name: string, property: string): string | undefined {
  const value = attribute(element, name)?.trim()
  if (!value) return undefined
  return `${property}:${/^[\da-f]{6}$/i.test(value) ? `#${value}` : value}`
}
