import type { GridLine, TrackList, TrackListItem } from '../computed-style.ts'
import { attempt, gather, mapSpecified, type Specified, type Values } from '../values/parser.ts'
import { areaRow, areasOf, explicitTrackList, gridLine, lineNames, trackSize, trackSizes } from '../values/tracks.ts'
import { gridProperties } from './grid.ts'

type Settings = readonly (readonly [name: keyof typeof gridProperties, value: Specified<unknown>])[]

/**
 * `grid-row`, `grid-column` (two lines) and `grid-area` (four), between slashes. A line left out is the name of the one
 * opposite when that is a name, else `auto`: CSS Grid 1 §8.4.
 */
export function expandLines(values: Values, count: 2 | 4): readonly Specified<GridLine>[] | undefined {
  const lines: Specified<GridLine>[] = []
  do {
    const line = gridLine(values)
    if (line === undefined || lines.length === count) return undefined
    lines.push(line)
  } while (values.takeOperator('/'))
  const copy = (line: Specified<GridLine> | undefined): Specified<GridLine> =>
    typeof line === 'object' && line.type === 'name' ? line : 'auto'
  for (let index = lines.length; index < count; index++) lines.push(copy(lines[index < 2 ? 0 : index - 2]))
  return lines
}

const noTemplate: Settings = [
  ['grid-template-rows', []],
  ['grid-template-columns', []],
  ['grid-template-areas', 'none'],
]

/** `grid-template`: CSS Grid 1 §7.4. */
export function expandGridTemplate(values: Values): Settings | undefined {
  const start = values.position
  if (values.takeKeyword('none') && values.done) return noTemplate
  values.position = start
  const rows = attempt(gridProperties['grid-template-rows'].parse, values)
  if (rows !== undefined && values.takeOperator('/')) {
    const columns = gridProperties['grid-template-columns'].parse(values)
    if (columns === undefined || !values.done) return undefined
    return [
      ['grid-template-rows', rows],
      ['grid-template-columns', columns],
      ['grid-template-areas', 'none'],
    ]
  }
  values.position = start
  return expandAreaRows(values)
}

/** `[ <line-names>? <string> <track-size>? <line-names>? ]+ [ / <explicit-track-list> ]?` */
function expandAreaRows(values: Values): Settings | undefined {
  const names: (readonly (string | null)[])[] = []
  const rows: Specified<TrackListItem>[] = []
  const takeNames = (): boolean => {
    const line = lineNames(values)
    if (line) rows.push(line)
    return line !== undefined
  }
  for (;;) {
    takeNames()
    const node = values.peek()
    if (node?.type !== 'String') break
    values.take()
    const row = areaRow(node.value)
    if (row === undefined) return undefined
    names.push(row)
    const size = attempt(trackSize, values) ?? { min: 'auto', max: 'auto' }
    rows.push(mapSpecified(size, (value): TrackListItem => ({ type: 'track', size: value })))
    takeNames()
  }
  const areas = areasOf(names)
  if (areas === undefined) return undefined
  let columns: Specified<TrackList> = []
  if (values.takeOperator('/')) {
    const list = explicitTrackList(values)
    if (list === undefined) return undefined
    columns = list
  }
  return [
    ['grid-template-rows', gather(rows)],
    ['grid-template-columns', columns],
    ['grid-template-areas', areas],
  ]
}

const automatic = gridProperties['grid-auto-rows'].initial

/** `grid`: a template, or a template in one axis and `auto-flow` in the other. CSS Grid 1 §7.8. */
export function expandGrid(values: Values): Settings | undefined {
  const start = values.position
  const template = expandGridTemplate(values)
  if (template !== undefined) {
    return [
      ...template,
      ['grid-auto-rows', automatic],
      ['grid-auto-columns', automatic],
      ['grid-auto-flow', { axis: 'row', dense: false }],
    ]
  }
  values.position = start
  const flowsInRows = autoFlow(values)
  if (flowsInRows) {
    const rows = attempt(trackSizes, values) ?? automatic
    const columns = values.takeOperator('/') ? gridProperties['grid-template-columns'].parse(values) : undefined
    return columns && automaticIn('row', flowsInRows.dense, rows, columns)
  }
  const rows = gridProperties['grid-template-rows'].parse(values)
  const flowsInColumns = rows !== undefined && values.takeOperator('/') ? autoFlow(values) : undefined
  if (rows === undefined || flowsInColumns === undefined) return undefined
  return automaticIn('column', flowsInColumns.dense, attempt(trackSizes, values) ?? automatic, rows)
}

/** `auto-flow && dense?` */
function autoFlow(values: Values): { readonly dense: boolean } | undefined {
  const before = values.takeKeyword('dense')
  if (!values.takeKeyword('auto-flow')) return undefined
  return { dense: values.takeKeyword('dense') || before }
}

function automaticIn(
  axis: 'row' | 'column',
  dense: boolean,
  tracks: Specified<unknown>,
  template: Specified<unknown>,
): Settings {
  const rows = axis === 'row'
  return [
    ['grid-template-rows', rows ? [] : template],
    ['grid-template-columns', rows ? template : []],
    ['grid-template-areas', 'none'],
    ['grid-auto-rows', rows ? tracks : automatic],
    ['grid-auto-columns', rows ? automatic : tracks],
    ['grid-auto-flow', { axis, dense }],
  ]
}
