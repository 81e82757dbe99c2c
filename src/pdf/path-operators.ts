import type { Path } from '../paint/display-list.ts'
import { numbers } from './pdf-values.ts'

/** PDF 1.7 §8.5.2. */
export function pathOperators(path: Path, decimals: number): string {
  return rectangle(path, decimals) ?? path.map((segment) => segmentOperator(segment, decimals)).join('\n')
}

function segmentOperator([operator, ...coordinates]: Path[number], decimals: number): string {
  return operator === 'z' ? 'h' : `${numbers(coordinates, decimals)} ${operator}`
}

/** The shorter operator for the commonest path: PDF 1.7 §8.5.2.1. */
function rectangle(path: Path, decimals: number): string | undefined {
  if (path.length !== 5) return undefined
  const [start, right, across, left, close] = path
  if (start?.[0] !== 'm' || right?.[0] !== 'l' || across?.[0] !== 'l' || left?.[0] !== 'l' || close?.[0] !== 'z') {
    return undefined
  }
  const upright = start[2] === right[2] && right[1] === across[1] && across[2] === left[2] && left[1] === start[1]
  if (!upright) return undefined
  return `${numbers([start[1], start[2], right[1] - start[1], left[2] - start[2]], decimals)} re`
}
