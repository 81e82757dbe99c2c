import { attribute, type Element } from '../../html/element.ts'
import { backgroundImage, color, type Hints, nonNegativeInteger, size, textAlign } from './attribute-values.ts'
import { controlHints } from './control-hints.ts'
import { imageHints, sizes } from './image-hints.ts'
import { svgHints } from './svg-hints.ts'
import { cellHints, columnHints, rowHints, tableHints } from './table-hints.ts'

/**
 * Presentational attributes as declarations; empty when there are none. They are the author's, but weaker than any
 * style sheet of his. https://html.spec.whatwg.org/multipage/rendering.html
 */
export function presentationalHints(element: Element): string {
  if (element.namespace === 'svg') return svgHints(element)
  if (element.namespace !== 'html') return ''
  const hints = elementHints[element.tag]?.(element) ?? []
  return [...hints, ...centred(element)].filter((hint) => hint !== undefined).join(';')
}

const aligned = (element: Element): Hints => [textAlign(element)]

const elementHints: Readonly<Record<string, (element: Element) => Hints>> = {
  body: bodyHints,
  table: tableHints,
  caption: (element) => [attribute(element, 'align')?.toLowerCase() === 'bottom' ? 'caption-side:bottom' : undefined],
  thead: rowHints,
  tbody: rowHints,
  tfoot: rowHints,
  tr: rowHints,
  td: cellHints,
  th: cellHints,
  col: columnHints,
  colgroup: columnHints,
  div: aligned,
  p: aligned,
  h1: aligned,
  h2: aligned,
  h3: aligned,
  h4: aligned,
  h5: aligned,
  h6: aligned,
  a: linkHints,
  br: (element) => [clearance(attribute(element, 'clear'))],
  hr: ruleHints,
  font: fontHints,
  ol: listHints,
  ul: listHints,
  li: listHints,
  img: imageHints,
  embed: imageHints,
  iframe: imageHints,
  object: imageHints,
  canvas: sizes,
  video: sizes,
  pre: (element) => [element.attributes.has('wrap') ? 'white-space:pre-wrap' : undefined],
  input: controlHints,
  textarea: controlHints,
  progress: controlHints,
  meter: controlHints,
}

/** §15.3.2: each margin has a name for both sides of an axis and one of its own. */
function bodyHints(element: Element): Hints {
  const margin = (side: string, ...names: readonly string[]) => {
    const pixels = names
      .map((name) => nonNegativeInteger(attribute(element, name)))
      .find((found) => found !== undefined)
    return pixels === undefined ? undefined : `margin-${side}:${pixels}px`
  }
  return [
    margin('top', 'marginheight', 'topmargin'),
    margin('bottom', 'marginheight', 'bottommargin'),
    margin('left', 'marginwidth', 'leftmargin'),
    margin('right', 'marginwidth', 'rightmargin'),
    color(element, 'bgcolor', 'background-color'),
    backgroundImage(element),
    color(element, 'text', 'color'),
  ]
}

/** The colour that `body` has for links. */
function linkHints(element: Element): Hints {
  if (!element.attributes.has('href')) return []
  let body = element.parent
  while (body && body.tag !== 'body') body = body.parent
  return body ? [color(body, 'link', 'color')] : []
}

function clearance(value: string | undefined): string | undefined {
  const side = value?.toLowerCase() ?? ''
  if (side === 'left' || side === 'right') return `clear:${side}`
  return side === 'all' || side === 'both' ? 'clear:both' : undefined
}

/** §15.3.11. */
function ruleHints(element: Element): Hints {
  const align = attribute(element, 'align')?.toLowerCase()
  const height = nonNegativeInteger(attribute(element, 'size'))
  const solid = element.attributes.has('noshade') || element.attributes.has('color')
  return [
    color(element, 'color', 'color'),
    solid ? 'border-style:solid' : undefined,
    ...(height === undefined ? [] : ruleHeight(height, solid)),
    size(element, 'width'),
    align === 'left' ? 'margin-left:0;margin-right:auto' : undefined,
    align === 'right' ? 'margin-left:auto;margin-right:0' : undefined,
    align === 'center' ? 'margin-left:auto;margin-right:auto' : undefined,
  ]
}

function ruleHeight(height: number, solid: boolean): Hints {
  if (solid) return [`border-width:${height / 2}px`]
  if (height === 1) return ['border-bottom-width:0']
  return height > 1 ? [`height:${height - 2}px`] : []
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

const centredTags: ReadonlySet<string> = new Set(['table', 'hr', 'p', 'div', 'pre', 'form', 'img', 'dl'])

/** "Align descendants": what `center` and `align` do to blocks that are narrower than the element. §15.3.3 */
function centred(element: Element): Hints {
  if (!centredTags.has(element.tag) || element.attributes.has('align')) return []
  let around = element.parent
  while (around && around.tag !== 'center' && !(around.tag === 'div' && around.attributes.has('align'))) {
    if (around.tag === 'td' || around.tag === 'th' || around.tag === 'body') return []
    around = around.parent
  }
  const align = around?.tag === 'center' ? 'center' : around && attribute(around, 'align')?.toLowerCase()
  if (align === 'center' || align === 'middle') return ['margin-left:auto;margin-right:auto']
  return align === 'right' ? ['margin-left:auto'] : []
}
