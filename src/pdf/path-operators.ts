import type { Path } from '../paint/display-list.ts'
import { numbers } from './pdf-values.ts'

/** PDF 1.7 §8.5.2. `less` is taken off each side of a path that is a single rectangle. */
export function pathOperators(path: Path, decimals: number, less = 0): string {
  const out: string[] = []
  const alone = path.length === rectangleLength
  for (let index = 0; index < path.length; ) {
    const rectangle = rectangleAt(path, index, decimals, alone ? less : 0)
    out.push(rectangle ?? segmentOperator(path[index] as Path[number], decimals))
    index += rectangle === undefined ? 1 : rectangleLength
  }
  return out.join('\n')
}

function segmentOperator([operator, ...coordinates]: Path[number], decimals: number): string {
  return operator === 'z' ? 'h' : `${numbers(coordinates, decimals)} ${operator}`
}

/** Segments of a rectangle. */
const rectangleLength = 5

/** The shorter operator for the commonest path: PDF 1.7 §8.5.2.1. */
function rectangleAt(path: Path, at: number, decimals: number, less: number): string | undefined {
  const [start, right, across, left, close] = path.slice(at, at + rectangleLength)
  if (start?.[0] !== 'm' || right?.[0] !== 'l' || across?.[0] !== 'l' || left?.[0] !== 'l' || close?.[0] !== 'z') {
    return undefined
  }
  const upright = start[2] === right[2] && right[1] === across[1] && across[2] === left[2] && left[1] === start[1]
  if (!upright) return undefined
  const [width, height] = [right[1] - start[1], left[2] - start[2]]
  const [dx, dy] = [shorter(width, less), shorter(height, less)]
  return `${numbers([start[1] + dx, start[2] + dy, width - 2 * dx, height - 2 * dy], decimals)} re`
}

function shorter(length: number, less: number): number {
  return Math.abs(length) > 4 * less ? less * Math.sign(length) : 0
}
