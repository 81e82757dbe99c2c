import type { Fragment } from '../../src/layout/fragment.ts'
import type { Page } from '../../src/page/page.ts'

/** The lines on a page, as `x y text`, in px from the sheet. */
export function linesOn(page: Page | undefined): readonly string[] {
  const found: string[] = []
  const visit = (fragment: Fragment, x: number, y: number): void => {
    const left = x + fragment.rect.x
    const top = y + fragment.rect.y
    if (fragment.type === 'line') {
      const start = left + (fragment.children[0]?.rect.x ?? 0)
      found.push(`${pixels(start)} ${pixels(top)} ${textOf(fragment).trim()}`)
    } else if ('children' in fragment) for (const child of fragment.children) visit(child, left, top)
  }
  if (page?.content) visit(page.content, 0, 0)
  return found
}

function textOf(fragment: Fragment): string {
  if (fragment.type === 'text') return fragment.box.text.slice(fragment.start, fragment.end)
  return 'children' in fragment ? fragment.children.map(textOf).join('') : ''
}

const pixels = (value: number): number => Math.round((value * 4000) / 3) / 1000 + 0
