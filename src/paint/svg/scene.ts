import type { ComputedStyle } from '../../css/computed-style.ts'
import type { Styles } from '../../css/style-sheet.ts'
import type { SvgPaint, SvgStyle } from '../../css/svg-style.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import type { Rect, Size } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import type { Image } from '../../image/image.ts'
import type { FontSet } from '../../text/font.ts'
import type { Matrix, Operation } from '../display-list.ts'

/** Elements that are drawn or measured by reference; a few lines could ask for billions. */
export const mostCopies = 20_000

/** What all elements of a drawing share. Lengths in this folder are user units: CSS px before any transform. */
export interface Scene {
  readonly styles: Styles
  readonly fonts: FontSet
  readonly imageOf: (url: string) => Image | undefined
  /** The first element with that id. */
  readonly byId: ReadonlyMap<string, Element>
  /** Says each thing once a place. */
  readonly report: (problem: Omit<Diagnostic, 'at'>, element: Element, attribute?: string) => void
  /** Draws an element with all in it, in the user space of its parent. */
  readonly draw: (element: Element, place: Place) => readonly Operation[]
  /** The object bounding box, in the element's own user space: SVG 2 §8.10. Undefined when it has none. */
  readonly bounds: (element: Element, place: Place) => Rect | undefined
  /** Told of links with the rectangle that each takes, in the units of the whole drawing. Default: nobody is. */
  readonly link?: (element: Element, rect: Rect) => void
  /** Of the document, in lower case: for `systemLanguage`. */
  readonly language: string
  /** Elements drawn or measured by reference so far. */
  copies: number
}

/** Where in a drawing an element is drawn. */
export interface Place {
  readonly scene: Scene
  /** From the user space to that of the whole drawing. */
  readonly matrix: Matrix
  /** What percentages are of: SVG 2 §8.9. */
  readonly viewport: Size
  /** The part of the drawing's own space that can be seen. */
  readonly canvas: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Elements around it. */
  readonly depth: number
  /** What is being drawn by reference, so that nothing contains itself. */
  readonly inside: readonly Element[]
  /** Of the element that a marker stands on. */
  readonly context?: { readonly fill: SvgPaint; readonly stroke: SvgPaint }
  /** All that is drawn is a silhouette, in black: SVG 2 §14.5 leaves paint out of clipping paths. */
  readonly silhouette?: boolean
}

/** Points in a user unit, for what the cascade computed. */
export const px = 0.75

export interface SvgStyles {
  readonly style: ComputedStyle
  readonly svg: SvgStyle
}

export function stylesOf(element: Element, { scene }: Place): SvgStyles {
  return { style: scene.styles.of(element), svg: scene.styles.svg(element) }
}

/** The font size of an element. */
export function fontSize(element: Element, { scene }: Place): number {
  return scene.styles.of(element)['font-size'] / px
}

/** Points as user units. */
export function userUnits(points: number): number {
  return points / px
}

/** `href`, or `xlink:href` as older files have it: SVG 2 §16.1.6. */
export function hrefOf(element: Element): string | undefined {
  return (attribute(element, 'href') ?? attribute(element, 'xlink:href'))?.trim()
}

/** The element that a reference names, within the drawing. */
export function referenced(url: string, { scene }: Place): Element | undefined {
  if (!url.startsWith('#')) return undefined
  const id = url.slice(1)
  return scene.byId.get(id) ?? scene.byId.get(decoded(id))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The element of one of these kinds that a reference names; what is missing is reported. */
export function target(url: string, tags: readonly string[], from: Element, place: Place): Element | undefined {
  const found = referenced(url, place)
  if (found !== undefined && tags.includes(found.tag)) return found
  const kinds = tags.map((tag) => `\`<${tag}>\``).join(' or ')
  const message = found === undefined ? `nothing here is called \`${url}\`` : `\`${url}\` is no ${kinds}`
  const hint = url.startsWith('#')
    ? 'give the id of an element in the same drawing'
    : 'only references within the drawing are followed'
  place.scene.report({ severity: 'warning', code: 'missing-svg-reference', message, hint }, from)
  return undefined
}

export function unsupported(what: string, element: Element, place: Place) {
  const problem = { severity: 'warning', code: 'unsupported-svg', message: `${what} cannot be drawn` } as const
  place.scene.report(problem, element)
}

/** Enters a reference; undefined when that would go round in a circle, or `from`, which refers to it, is in it. */
export function entered(element: Element, place: Place, from?: Element): Place | undefined {
  const own = element.original ?? element
  if (!place.inside.includes(own) && !isIn(from, own)) return { ...place, inside: [...place.inside, own] }
  const message = `\`<${element.tag}>\` contains itself`
  place.scene.report({ severity: 'warning', code: 'circular-svg-reference', message }, element)
  return undefined
}

function isIn(element: Element | undefined, outer: Element): boolean {
  for (let at: Element | null = element ?? null; at !== null; at = at.parent) {
    if ((at.original ?? at) === outer) return true
  }
  return false
}

export function elementChildren(element: Element): readonly Element[] {
  return element.children.filter((child) => child.type === 'element')
}
