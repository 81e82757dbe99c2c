import type { BlockLevelBox } from '../../src/box/box.ts'
import type { Fragment } from '../../src/layout/fragment.ts'
import type { BreakToken, LayoutContext } from '../../src/layout/layout.ts'
import { block, pageSpace, testContext } from './boxes.ts'
import { printFragment } from './print-fragment.ts'

/** The document cut to pages of `height` by 100. Blank pages and sides of pages are not its business. */
function cut(children: readonly BlockLevelBox[], height: number, context: LayoutContext): Fragment[] {
  const root = block('html', { display: 'flow-root' }, children)
  const pages: Fragment[] = []
  let token: BreakToken | undefined
  do {
    const result = context.layout(root, pageSpace(height), token)
    if (!result.fragment) throw new Error('an empty page')
    pages.push(result.fragment)
    token = result.token
  } while (token && pages.length < 1000)
  return pages
}

export function countPages(
  children: readonly BlockLevelBox[],
  height: number,
  context: LayoutContext = testContext(),
): number {
  return cut(children, height, context).length
}

/** The pages as text. */
export function pagesOf(
  children: readonly BlockLevelBox[],
  height: number,
  context: LayoutContext = testContext(),
): string[] {
  return cut(children, height, context).map((page) => printFragment(page))
}

/** The same, each page as the tags that stand on it with their places: `p 0+20, p 20+10`; lines are counted. */
export function outline(
  children: readonly BlockLevelBox[],
  height: number,
  context: LayoutContext = testContext(),
): string[] {
  return pagesOf(children, height, context).map(shorten)
}

function shorten(page: string): string {
  const shown: string[] = []
  for (const line of page.split('\n')) {
    const match = /^( *)(box|replaced) <(\w+)> \S+?,(\S+) \S+?x(\S+)$/.exec(line)
    if (match?.[1] === '  ') shown.push(`${match[3]} ${match[4]}+${match[5]}`)
  }
  return shown.join(', ')
}
