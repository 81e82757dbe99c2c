import type { Styles } from '../css/style-sheet.ts'
import { elementsOf, textOf } from '../html/document.ts'
import { attribute, type Element } from '../html/element.ts'
import type { Image } from '../image/image.ts'
import { svgImage } from '../image/svg.ts'
import type { ImageOf } from './item.ts'

/** An `svg` in HTML: a replaced element, SVG 2 §2.2. */
export function isDrawing({ tag, namespace, parent }: Element): boolean {
  return tag === 'svg' && namespace === 'svg' && parent?.namespace !== 'svg'
}

const drawings = new WeakMap<Element, Image>()

/** The same each time it is asked for: boxes may be generated more than once. */
export function drawingOf(element: Element, styles: Styles, imageOf: ImageOf): Image {
  const known = drawings.get(element)
  if (known !== undefined) return known
  const made = svgImage('inline', { root: element, styles, imageOf: (url) => imageOf({ url, element }) })
  drawings.set(element, made)
  return made
}

/** Never drawn where they stand: SVG 2 §5.3, §5.5. */
const definitions: ReadonlySet<string> = new Set([
  'clipPath',
  'defs',
  'desc',
  'filter',
  'linearGradient',
  'marker',
  'mask',
  'metadata',
  'pattern',
  'radialGradient',
  'script',
  'style',
  'symbol',
  'title',
])

/** What is read in place of a drawing: its label, title or description, or else the text in it. Empty for one that shows nothing. */
export function drawingText(element: Element): string | undefined {
  if (attribute(element, 'aria-hidden') === 'true' || attribute(element, 'role') === 'presentation') return ''
  const drawn = element.children.filter((child) => child.type === 'element' && !definitions.has(child.tag))
  if (drawn.length === 0 && element.children.some(({ type }) => type === 'element')) return ''
  const label = attribute(element, 'aria-label')
  if (label !== undefined) return label
  const children = element.children.filter((child) => child.type === 'element')
  const named = ['title', 'desc'].map((tag) => children.find((child) => child.tag === tag)).find((child) => child)
  if (named !== undefined) return collapsed(textOf(named))
  const texts = [...elementsOf(element)].filter(({ tag }) => tag === 'text').map(allText)
  return texts.length === 0 ? undefined : collapsed(texts.join(' '))
}

function allText(element: Element): string {
  return element.children.map((child) => (child.type === 'text' ? child.value : allText(child))).join('')
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
