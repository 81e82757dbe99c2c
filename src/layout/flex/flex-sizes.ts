import type { FlexBox } from '../../box/box.ts'
import type { IntrinsicSizes, LayoutContext } from '../layout.ts'

export function flexSizes(_box: FlexBox, _context: LayoutContext): IntrinsicSizes {
  return { min: 0, max: 0 }
}
