import type { GridBox } from '../../box/box.ts'
import type { GridBreakToken, IntrinsicSizes, LayoutContext, LayoutResult, Space } from '../layout.ts'

export function gridSizes(_box: GridBox, _context: LayoutContext): IntrinsicSizes {
  return { min: 0, max: 0 }
}

export function layoutGrid(
  _box: GridBox,
  _space: Space,
  _token: GridBreakToken | undefined,
  _context: LayoutContext,
): LayoutResult {
  return { fragment: undefined }
}
