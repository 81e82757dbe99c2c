import type { Element } from '../html/element.ts'
import { ariaRole, authorsName } from './aria.ts'
import type { GlyphsOperation } from './display-list.ts'

/**
 * Characters for private use, such as fonts have for signs, mean nothing outside of their font, and archives take none
 * without a text: ISO 19005-3 §6.2.11.7.3. It is what the author calls the sign; in a decoration there is none to copy.
 */
export function withoutPrivateUse(operation: GlyphsOperation, element: Element, isContent: boolean): GlyphsOperation {
  if (!operation.glyphs.some(({ text }) => isPrivate(text))) return operation
  if (!isContent) {
    return {
      ...operation,
      glyphs: operation.glyphs.map((glyph) => (isPrivate(glyph.text) ? { ...glyph, text: '' } : glyph)),
    }
  }
  const name = nameAround(element)
  return name === undefined ? operation : { ...operation, actualText: name }
}

function isPrivate(text: string): boolean {
  return /\p{Co}/u.test(text)
}

/** Of the nearest element that the author calls an image. */
function nameAround(element: Element): string | undefined {
  for (let outer: Element | null = element; outer !== null; outer = outer.parent) {
    const role = ariaRole(outer)
    if (role === 'img' || role === 'image') return authorsName(outer)
  }
  return undefined
}
