import type { Point } from '../geometry.ts'
import type { Fragment } from '../layout/fragment.ts'
import type { Path } from './display-list.ts'
import { glyphsOperation } from './glyphs.ts'
import { glyphsPath } from './text-shadow.ts'

/** The outlines of all text in a fragment whose parent's corner is at `origin`: CSS Backgrounds 4 §2.8. */
export function textOutline(fragment: Fragment, origin: Point): Path {
  const at = { x: fragment.rect.x + origin.x, y: fragment.rect.y + origin.y }
  if (fragment.type === 'text') {
    if (fragment.box.style.visibility !== 'visible') return []
    return glyphsPath(glyphsOperation(fragment, at.x, at.y))
  }
  if (!('children' in fragment)) return []
  return fragment.children.flatMap((child) => textOutline(child, at))
}
