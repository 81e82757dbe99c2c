import type { Pt } from '../../geometry.ts'

/** What one column asks for, all its cells considered: CSS Tables 3 §3.8.2. Widths are of cells' border boxes. */
export interface ColumnMeasure {
  min: Pt
  max: Pt
  /** Of the grid's width; undefined for none. */
  percent?: number
  /** The author gave a length, so the column takes no excess while others can. */
  constrained: boolean
  /** Does a cell begin in it? */
  readonly begun: boolean
  /** No cell begins in it and it has no width, so that it is one with the column before it: CSS Tables 3 §3.4. */
  readonly merged: boolean
}

/** The spacing between columns. */
export function gaps(columns: readonly ColumnMeasure[], spacing: Pt): Pt {
  return spacing * Math.max(0, columns.filter(({ merged }) => !merged).length - 1)
}

/** Smallest and preferred width of all columns together, without spacing: CSS Tables 3 §3.8.1, GRIDMIN and GRIDMAX. */
export function gridSizes(columns: readonly ColumnMeasure[]): { min: Pt; max: Pt } {
  const min = sum(columns.map((column) => column.min))
  let max = sum(columns.map((column) => column.max))
  const percents = sum(columns.map((column) => column.percent ?? 0))
  for (const { percent, max: wanted } of columns) {
    if (percent !== undefined && percent > 0) max = Math.max(max, (wanted * 100) / percent)
  }
  const others = sum(columns.filter((column) => column.percent === undefined).map((column) => column.max))
  // Where percentages leave nothing for the others, no width is enough.
  if (percents >= 100 && others > 0) max = widest
  else if (percents > 0 && percents < 100) max = Math.max(max, (others * 100) / (100 - percents))
  return { min, max }
}

/** A table that would be infinitely wide is this wide. */
const widest: Pt = 750_000

/**
 * Widths of an automatic table's columns that come to `width`: CSS Tables 3 §3.9.3. Between the four guesses the widths
 * are interpolated; what is over the largest is shared out.
 */
export function distributeWidth(columns: readonly ColumnMeasure[], width: Pt): Pt[] {
  const percentWidth = (column: ColumnMeasure): Pt => Math.max(column.min, (width * (column.percent ?? 0)) / 100)
  const guesses = [
    columns.map((column) => column.min),
    columns.map((column) => (column.percent === undefined ? column.min : percentWidth(column))),
    columns.map((column) => {
      if (column.percent !== undefined) return percentWidth(column)
      return column.constrained ? column.max : column.min
    }),
    columns.map((column) => (column.percent === undefined ? column.max : percentWidth(column))),
  ]
  const upper = guesses.findIndex((guess) => sum(guess) >= width)
  if (upper === 0) return guesses[0] ?? []
  if (upper < 0) return shareExcess(columns, guesses[3] ?? [], width)
  return interpolate(guesses[upper - 1] ?? [], guesses[upper] ?? [], width)
}

function interpolate(low: readonly Pt[], high: readonly Pt[], width: Pt): Pt[] {
  const from = sum(low)
  const to = sum(high)
  const share = to > from ? (width - from) / (to - from) : 0
  return low.map((value, i) => value + ((high[i] ?? value) - value) * share)
}

/** CSS Tables 3 §3.9.3.2: who takes what is left over when every column has its preferred width. */
function shareExcess(columns: readonly ColumnMeasure[], widths: readonly Pt[], width: Pt): Pt[] {
  const excess = width - sum(widths)
  const isOpen = ({ constrained, percent, begun }: ColumnMeasure) => !constrained && percent === undefined && begun
  const groups: ((column: ColumnMeasure) => boolean)[] = [
    (column) => isOpen(column) && column.max > 0,
    isOpen,
    (column) => column.constrained && column.percent === undefined && column.max > 0,
    (column) => column.percent !== undefined && column.percent > 0,
    (column) => column.begun,
    () => true,
  ]
  const takes = groups.find((belongs) => columns.some(belongs))
  if (takes === undefined) return [...widths]
  const weight = (column: ColumnMeasure): number => (takes(column) ? (column.percent ?? column.max) : 0)
  const total = sum(columns.map(weight))
  const takers = columns.filter(takes).length
  return widths.map((value, i) => {
    const column = columns[i] as ColumnMeasure
    if (!takes(column)) return value
    return value + excess * (total > 0 ? weight(column) / total : 1 / takers)
  })
}

export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}
