import type { BlockLevelBox, FlexBox } from '../../src/box/box.ts'
import type { ComputedStyle } from '../../src/css/computed-style.ts'
import type { Space } from '../../src/layout/layout.ts'
import { element, style, testContext, unbroken } from './boxes.ts'
import { printFragment } from './print-fragment.ts'

type Style = Parameters<typeof style>[0]

export function flex(css: Style, ...children: readonly BlockLevelBox[]): FlexBox {
  return {
    type: 'flex',
    style: style({ display: 'flex', ...css }),
    element: element('flex'),
    anonymous: false,
    children,
  }
}

/** The container laid out 100 wide, as text. */
export function laidOut(box: FlexBox, space: Space = unbroken()): string {
  const { fragment } = testContext().layout(box, space)
  return fragment ? printFragment(fragment) : ''
}

/** Where the items stand, each as `x,y widthxheight`, in the order in which they are painted. */
export function places(box: FlexBox, space: Space = unbroken()): string[] {
  const own = laidOut(box, space).split('\n').slice(1)
  return own.flatMap((line) => /^ {2}\S+ <\w+> (.*)$/.exec(line)?.[1] ?? [])
}

export const align = (value: ComputedStyle['align-self']['value'], safe = false) => ({ value, safe })
export const share = (value: ComputedStyle['justify-content']['value'], safe = false) => ({ value, safe })
