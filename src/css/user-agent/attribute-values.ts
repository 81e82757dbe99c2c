import { attribute, type Element } from '../../html/element.ts'
import { namedColors } from '../values/named-colors.ts'

/** Readers of the "common microsyntaxes" of HTML. https://html.spec.whatwg.org/multipage/common-microsyntaxes.html */

/** The rules for parsing dimension values: a number is of pixels. */
export function dimension(text: string | undefined): string | undefined {
  const parts = /^[\s]*\+?(\d+(?:\.\d+)?)(%?)/.exec(text ?? '')
  return parts ? `${parts[1]}${parts[2] || 'px'}` : undefined
}

/** The same for attributes in which zero says nothing. */
export function nonZeroDimension(text: string | undefined): string | undefined {
  const found = dimension(text)
  return found && Number.parseFloat(found) > 0 ? found : undefined
}

export function nonNegativeInteger(text: string | undefined): number | undefined {
  const digits = /^\s*\+?(\d+)/.exec(text ?? '')
  return digits ? Number(digits[1]) : undefined
}

/** The rules for parsing legacy colour values, which make something of nearly everything; undefined for the rest. */
export function legacyColor(text: string | undefined): string | undefined {
  const written = text?.trim().toLowerCase() ?? ''
  if (written === '' || written === 'transparent') return undefined
  if (Object.hasOwn(namedColors, written)) return written
  if (/^#[\da-f]{3}$/.test(written)) return written
  const digits = [...written]
    .map((character) => ((character.codePointAt(0) ?? 0) > 0xffff ? '00' : character))
    .join('')
    .slice(0, 128)
    .replace(/^#/, '')
    .replace(/[^\da-f]/g, '0')
  const length = Math.max(1, Math.ceil(digits.length / 3))
  const padded = digits.padEnd(length * 3, '0')
  let parts = [0, 1, 2].map((index) => padded.slice(index * length, (index + 1) * length).slice(-8))
  while ((parts[0]?.length ?? 0) > 2 && parts.every((part) => part.startsWith('0'))) {
    parts = parts.map((part) => part.slice(1))
  }
  return `#${parts.map((part) => part.slice(0, 2).padStart(2, '0')).join('')}`
}

/** Declarations that an attribute comes to; what is undefined says nothing. */
export type Hints = readonly (string | undefined)[]

export function size(element: Element, name: 'width' | 'height', read = dimension): string | undefined {
  const value = read(attribute(element, name))
  return value && `${name}:${value}`
}

export function color(element: Element, name: string, property: string): string | undefined {
  const value = legacyColor(attribute(element, name))
  return value && `${property}:${value}`
}

export function backgroundImage(element: Element): string | undefined {
  const url = attribute(element, 'background')?.trim()
  return url ? `background-image:url(${JSON.stringify(url)})` : undefined
}

export function textAlign(element: Element): string | undefined {
  const align = attribute(element, 'align')?.toLowerCase() ?? ''
  if (align === 'middle' || align === 'absmiddle') return 'text-align:center'
  return ['left', 'right', 'center', 'justify'].includes(align) ? `text-align:${align}` : undefined
}
