import type { Operation } from '../paint/display-list.ts'
import { profileChannels } from './color-profiles.ts'

/** Is anything painted in inks that have no profile? */
export function usesPlainCmyk(operations: readonly Operation[]): boolean {
  return operations.some((operation) => {
    switch (operation.type) {
      case 'fill':
      case 'stroke':
      case 'glyphs':
        return operation.color.space === 'cmyk'
      case 'shade':
        return operation.gradient.stops.some(({ color }) => color.space === 'cmyk')
      case 'tile':
        return usesPlainCmyk(operation.operations)
      case 'group':
        return usesPlainCmyk(operation.operations) || usesPlainCmyk(operation.mask?.operations ?? [])
      case 'image': {
        const { data } = operation.image
        if (data.type !== 'jpeg' || data.channels !== 4) return false
        return data.iccProfile === undefined || profileChannels(data.iccProfile) !== 4
      }
      default:
        return false
    }
  })
}
