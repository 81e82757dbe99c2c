import type { GridAreas, GridLine, TrackBreadth, TrackList, TrackListItem, TrackSize } from '../computed-style.ts'
import { integer, lengthPercentage } from './numbers.ts'
import {
  attempt,
  computed,
  customIdent,
  define,
  gather,
  identifier,
  mapSpecified,
  type Parser,
  type Specified,
  spaceList,
  Values,
  wideKeywords,
} from './parser.ts'

/** More tracks than any page has; CSS Grid 1 §7.2.3 lets an engine set a limit. */
const maxRepetitions = 10_000

const auto: TrackBreadth = 'auto'

/** `<flex>`: a number of `fr`. CSS Grid 1 §7.2.4. */
function flex(values: Values): TrackBreadth | undefined {
  const node = values.peek()
  if (node?.type !== 'Dimension' || node.unit.toLowerCase() !== 'fr' || Number(node.value) < 0) return undefined
  values.take()
  return { fr: Number(node.value) }
}

/** `<inflexible-breadth>`. */
function breadth(values: Values): Specified<TrackBreadth> | undefined {
  for (const name of ['auto', 'min-content', 'max-content'] as const) if (values.takeKeyword(name)) return name
  return attempt<TrackBreadth>(lengthPercentage({ min: 0 }), values)
}

/** One argument that has to be all of its place between commas. */
function commaArguments(args: Values): readonly [Values, Values] | undefined {
  const comma = args.nodes.findIndex((node) => node.type === 'Operator' && node.value.trim() === ',')
  return comma < 0 ? undefined : [new Values(args.nodes.slice(0, comma)), new Values(args.nodes.slice(comma + 1))]
}

/** `<track-size>`: CSS Grid 1 §7.2. */
export const trackSize: Parser<TrackSize> = define(
  '<track-breadth> | minmax( <inflexible-breadth> , <track-breadth> ) | fit-content( <length-percentage [0,∞]> )',
  (values) => {
    const called = values.takeFunction('minmax', 'fit-content')
    if (called?.name === 'minmax') {
      const [first, second] = commaArguments(called.args) ?? []
      const min = first && breadth(first)
      const max = second && (flex(second) ?? breadth(second))
      if (min === undefined || max === undefined || !first?.done || !second?.done) return undefined
      return mapSpecified(gather([min, max]), ([least = auto, most = auto]): TrackSize => ({ min: least, max: most }))
    }
    if (called) {
      const limit = lengthPercentage({ min: 0 })(called.args)
      if (limit === undefined || !called.args.done) return undefined
      return mapSpecified(limit, (fitContent): TrackSize => ({ min: 'auto', max: 'max-content', fitContent }))
    }
    const fr = flex(values)
    if (fr !== undefined) return { min: 'auto', max: fr }
    const size = breadth(values)
    return size === undefined ? undefined : mapSpecified(size, (both): TrackSize => ({ min: both, max: both }))
  },
)

export const trackSizes: Parser<readonly TrackSize[]> = spaceList(trackSize)

/** `[name name]`; `span` and `auto` are no names. */
export function lineNames(values: Values): TrackListItem | undefined {
  const node = values.peek()
  if (node?.type !== 'Brackets') return undefined
  const names: string[] = []
  for (const child of node.children) {
    if (child.type !== 'Identifier' || isReserved(child.name)) return undefined
    names.push(identifier(child.name))
  }
  values.take()
  return { type: 'names', names }
}

function isReserved(name: string): boolean {
  const lower = name.toLowerCase()
  return lower === 'span' || lower === 'auto' || wideKeywords.has(lower)
}

/** Line names and tracks, and `repeat()` where `repeats` is set. Undefined when there is no track. */
function trackItems(values: Values, repeats: boolean): Specified<readonly TrackListItem[]> | undefined {
  const items: Specified<readonly TrackListItem[]>[] = []
  let tracks = 0
  let named = false
  while (!values.done) {
    const names = lineNames(values)
    if (names) {
      if (named) return undefined // two sets of names on one line
      items.push([names])
      named = true
      continue
    }
    const repeated = repeats ? attempt(repeat, values) : undefined
    const item = repeated ?? trackItem(values)
    if (item === undefined) break
    items.push(item)
    tracks++
    named = false
  }
  return tracks === 0 ? undefined : mapSpecified(gather(items), (lists) => lists.flat())
}

function trackItem(values: Values): Specified<readonly TrackListItem[]> | undefined {
  const size = attempt(trackSize, values)
  return size === undefined
    ? undefined
    : mapSpecified(size, (value): TrackListItem[] => [{ type: 'track', size: value }])
}

/** `repeat()`: a count is written out, `auto-fill` and `auto-fit` wait for the container's size. §7.2.3. */
const repeat = define<readonly TrackListItem[]>('repeat()', (values) => {
  const called = values.takeFunction('repeat')
  const [first, second] = (called && commaArguments(called.args)) ?? []
  if (!first || !second) return undefined
  const automatic = first.takeKeyword('auto-fill')
    ? 'auto-fill'
    : first.takeKeyword('auto-fit')
      ? 'auto-fit'
      : undefined
  const count = automatic ?? integer({ min: 1 })(first)
  const items = trackItems(second, false)
  if (count === undefined || items === undefined || !first.done || !second.done) return undefined
  if (automatic !== undefined) {
    return mapSpecified(items, (list): readonly TrackListItem[] => [{ type: 'repeat', count: automatic, items: list }])
  }
  const times = count as Specified<number>
  const write = (list: readonly TrackListItem[], n: number): readonly TrackListItem[] =>
    Array.from({ length: Math.min(n, Math.ceil(maxRepetitions / list.length)) }, () => list).flat()
  if (typeof times !== 'function' && typeof items !== 'function') return write(items, times)
  return (context) => write(computed(items, context), computed(times, context))
})

/** `<track-list>` or `<auto-track-list>`: at most one automatic repetition, and only among fixed sizes. §7.2. */
export const trackList: Parser<TrackList> = define('<track-list> | <auto-track-list>', (values) => {
  const items = trackItems(values, true)
  if (items === undefined) return undefined
  return typeof items === 'function' || isTrackList(items) ? items : undefined
})

/** `subgrid <line-name-list>?`: CSS Grid 2 §7.1, §9.1. Names may be repeated as often as there are lines, in one place. */
export const subgridList: Parser<TrackList> = define(
  'subgrid [ <line-names> | repeat( [ <integer [1,∞]> | auto-fill ] , <line-names>+ ) ]*',
  (values) => {
    if (!values.takeKeyword('subgrid')) return undefined
    const items: Specified<readonly TrackListItem[]>[] = [[{ type: 'subgrid' }]]
    let filled = false
    for (;;) {
      const names = lineNames(values)
      const item = names ? [names] : attempt(repeatNames, values)
      if (item === undefined) break
      const fills = typeof item !== 'function' && item[0]?.type === 'repeat'
      if (fills && filled) return undefined
      filled ||= fills
      items.push(item)
    }
    return mapSpecified(gather(items), (lists) => lists.flat())
  },
)

/** `<name-repeat>`. */
const repeatNames = define<readonly TrackListItem[]>('<name-repeat>', (values) => {
  const called = values.takeFunction('repeat')
  const [first, second] = (called && commaArguments(called.args)) ?? []
  if (!first || !second) return undefined
  const fills = first.takeKeyword('auto-fill')
  const count = fills ? 1 : integer({ min: 1 })(first)
  const sets: TrackListItem[] = []
  for (let names = lineNames(second); names; names = lineNames(second)) sets.push(names)
  if (count === undefined || sets.length === 0 || !first.done || !second.done) return undefined
  if (fills) return [{ type: 'repeat', count: 'auto-fill', items: sets }]
  return mapSpecified(count, (times) => Array.from({ length: Math.min(times, maxRepetitions) }, () => sets).flat())
})

/** `<explicit-track-list>`, which has no `repeat()`. */
export const explicitTrackList: Parser<TrackList> = define('<explicit-track-list>', (values) =>
  trackItems(values, false),
)

function isTrackList(items: readonly TrackListItem[]): boolean {
  const automatic = items.filter((item) => item.type === 'repeat')
  if (automatic.length === 0) return true
  if (automatic.length > 1) return false
  const sizes = items.flatMap((item) => (item.type === 'repeat' ? item.items : [item]))
  return sizes.every((item) => item.type !== 'track' || isFixed(item.size))
}

/** `<fixed-size>`: one of the sides of minmax() is a length or percentage. */
function isFixed({ min, max, fitContent }: TrackSize): boolean {
  const known = (size: TrackBreadth): boolean =>
    typeof size === 'number' || (typeof size === 'object' && !('fr' in size))
  return fitContent === undefined && (known(min) || known(max))
}

/** `<grid-line>`: CSS Grid 1 §8.3. */
export const gridLine: Parser<GridLine> = define(
  'auto | <custom-ident> | <integer> && <custom-ident>? | span && [<integer [1,∞]> || <custom-ident>]',
  (values) => {
    if (values.takeKeyword('auto')) return 'auto'
    let span = false
    let count: Specified<number> | undefined
    let name: string | undefined
    while (!values.done) {
      if (values.peekKeyword() === 'auto') return undefined
      if (!span && values.takeKeyword('span')) {
        // `span` stands at one of the ends.
        if (count !== undefined && name !== undefined) {
          span = true
          break
        }
        span = true
        continue
      }
      const number: Specified<number> | undefined = count === undefined ? attempt(integer(), values) : undefined
      if (number !== undefined) {
        count = number
        continue
      }
      const ident: Specified<string> | undefined = name === undefined ? attempt(customIdent, values) : undefined
      if (typeof ident !== 'string' || ident.toLowerCase() === 'span') break
      name = ident
    }
    if (count === undefined && name === undefined) return undefined
    if (count === 0 || (span && typeof count === 'number' && count < 1)) return undefined
    if (span) {
      const make = (n: number): GridLine => ({ type: 'span', count: n, ...(name !== undefined && { name }) })
      return count === undefined ? make(1) : mapSpecified(count, (n) => make(Math.max(1, n)))
    }
    if (count === undefined) return { type: 'name', name: name as string }
    return mapSpecified(count, (n): GridLine => ({ type: 'line', number: n, ...(name !== undefined && { name }) }))
  },
)

/** One string of `grid-template-areas`: names, and `null` for a null cell. Undefined for a trash token. §7.3. */
export function areaRow(text: string): readonly (string | null)[] | undefined {
  const cells: (string | null)[] = []
  const token = /\s*(?:(\.+)|((?:[\w-]|[^\0-\x7f]|\\[^\n])+)|(\S))/gy
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (match[3] !== undefined) return undefined
    cells.push(match[2] === undefined ? null : identifier(match[2]))
  }
  return cells.length === 0 ? undefined : cells
}

/** The areas that rows of names draw; undefined when rows differ in length or an area is no rectangle. §7.3. */
export function areasOf(rows: readonly (readonly (string | null)[])[]): GridAreas | undefined {
  const columns = rows[0]?.length ?? 0
  if (columns === 0 || rows.some((row) => row.length !== columns)) return undefined
  const areas = new Map<
    string,
    { rowStart: number; rowEnd: number; columnStart: number; columnEnd: number; cells: number }
  >()
  rows.forEach((row, y) => {
    row.forEach((name, x) => {
      if (name === null) return
      const area = areas.get(name) ?? { rowStart: y, rowEnd: y, columnStart: x, columnEnd: x, cells: 0 }
      area.rowEnd = Math.max(area.rowEnd, y + 1)
      area.columnStart = Math.min(area.columnStart, x)
      area.columnEnd = Math.max(area.columnEnd, x + 1)
      area.cells++
      areas.set(name, area)
    })
  })
  for (const { rowStart, rowEnd, columnStart, columnEnd, cells } of areas.values()) {
    if ((rowEnd - rowStart) * (columnEnd - columnStart) !== cells) return undefined
  }
  return {
    rows: rows.length,
    columns,
    areas: [...areas].map(([name, { cells: _, ...place }]) => ({ name, ...place })),
  }
}

/** `<string>+`. */
export const areas: Parser<GridAreas> = define('<string>+', (values) => {
  const rows: (readonly (string | null)[])[] = []
  for (let node = values.peek(); node?.type === 'String'; node = values.peek()) {
    const row = areaRow(node.value)
    if (row === undefined) return undefined
    rows.push(row)
    values.take()
  }
  return areasOf(rows)
})
