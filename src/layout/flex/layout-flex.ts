import type { FlexBox } from '../../box/box.ts'
import type { FlexBreakToken, LayoutContext, LayoutResult, Space } from '../layout.ts'

export function layoutFlex(
  box: FlexBox,
  space: Space,
  _token: FlexBreakToken | undefined,
  _context: LayoutContext,
): LayoutResult {
  const none = { top: 0, right: 0, bottom: 0, left: 0 }
  return {
    fragment: {
      type: 'box',
      box,
      rect: { x: 0, y: 0, width: space.width, height: 0 },
      border: none,
      padding: none,
      first: true,
      last: true,
      children: [],
    },
  }
}
