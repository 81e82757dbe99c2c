import { define, type Parser } from './parser.ts'

/** In samples a px. */
const resolutionUnits: Readonly<Record<string, number>> = { dpi: 1 / 96, dpcm: 2.54 / 96, dppx: 1, x: 1 }

/** Samples in a px. None, or fewer, is no resolution. */
export const resolution: Parser<number> = define('<resolution>', (values) => {
  const node = values.take()
  const unit = node?.type === 'Dimension' ? resolutionUnits[node.unit.toLowerCase()] : undefined
  const value = node?.type === 'Dimension' ? Number(node.value) : 0
  return unit === undefined || !(value > 0) ? undefined : value * unit
})
