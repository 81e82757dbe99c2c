import { attribute, type Element } from '../../html/element.ts'
import { dimension, type Hints, nonNegativeInteger, size } from './attribute-values.ts'

const imageAlignments: Readonly<Record<string, string>> = {
  left: 'float:left',
  right: 'float:right',
  top: 'vertical-align:top',
  middle: 'vertical-align:middle',
  center: 'vertical-align:middle',
  absmiddle: 'vertical-align:middle',
  abscenter: 'vertical-align:middle',
  bottom: 'vertical-align:baseline',
  baseline: 'vertical-align:baseline',
  texttop: 'vertical-align:text-top',
}

/** §15.4.3. */
export function imageHints(element: Element): Hints {
  const align = attribute(element, 'align')?.toLowerCase()
  const border = nonNegativeInteger(attribute(element, 'border'))
  return [
    ...sizes(element),
    align === undefined ? undefined : imageAlignments[align],
    border ? `border:${border}px solid` : undefined,
    margin(element, 'hspace', ['margin-left', 'margin-right']),
    margin(element, 'vspace', ['margin-top', 'margin-bottom']),
  ]
}

export function sizes(element: Element): Hints {
  return [size(element, 'width'), size(element, 'height'), ratio(element)]
}

/** For a picture that has no shape of its own. */
function ratio(element: Element): string | undefined {
  const [width, height] = ['width', 'height'].map((name) => Number.parseFloat(attribute(element, name) ?? ''))
  return width && height && width > 0 && height > 0 ? `aspect-ratio:auto ${width} / ${height}` : undefined
}

function margin(element: Element, name: string, properties: readonly string[]): string | undefined {
  const value = dimension(attribute(element, name))
  return value && properties.map((property) => `${property}:${value}`).join(';')
}
