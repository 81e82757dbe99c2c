import { attribute, type Element } from '../../html/element.ts'
import { type Hints, nonNegativeInteger } from './attribute-values.ts'
import { imageHints } from './image-hints.ts'

/** Sizes and fillings of form controls: https://html.spec.whatwg.org/multipage/rendering.html#form-controls */
export function controlHints(element: Element): Hints {
  switch (element.tag) {
    case 'input':
      return attribute(element, 'type')?.toLowerCase() === 'image' ? imageHints(element) : [textWidth(element, 'size')]
    case 'textarea':
      return [textWidth(element, 'cols'), rows(element)]
    case 'meter':
      return [bar(meterShare(element), '#107c10')]
    default:
      return element.attributes.has('value') ? [bar(progressShare(element), '#0075ff')] : []
  }
}

/** §15.5.3: `size` and `cols` are in characters. */
function textWidth(element: Element, name: string): string | undefined {
  const characters = nonNegativeInteger(attribute(element, name))
  return characters ? `width:${characters}ch` : undefined
}

function rows(element: Element): string | undefined {
  const lines = nonNegativeInteger(attribute(element, 'rows'))
  return lines ? `height:${lines}lh` : undefined
}

/** `share` of the box, from its start. */
function bar(share: number, fill: string): string {
  const percent = Math.min(1, Math.max(0, share)) * 100
  return `background-image:linear-gradient(${fill},${fill});background-size:${percent}% 100%;background-repeat:no-repeat`
}

function numberIn(element: Element, name: string, fallback: number): number {
  const value = Number.parseFloat(attribute(element, name) ?? '')
  return Number.isFinite(value) ? value : fallback
}

function progressShare(element: Element): number {
  const most = numberIn(element, 'max', 1)
  return numberIn(element, 'value', 0) / (most > 0 ? most : 1)
}

function meterShare(element: Element): number {
  const least = numberIn(element, 'min', 0)
  const most = Math.max(least, numberIn(element, 'max', 1))
  return most === least ? 0 : (numberIn(element, 'value', 0) - least) / (most - least)
}
