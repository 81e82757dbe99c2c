import type { ComputedStyle, TrackBreadth, TrackList, TrackSize } from '../../css/computed-style.ts'
import { resolve } from '../../css/computed-style.ts'
import type { Pt } from '../../geometry.ts'

export type Axis = 'column' | 'row'

/** Tracks of the implicit grid; `end` is excluded. */
export interface TrackRange {
  readonly start: number
  readonly end: number
}

/** The explicit grid in one axis: CSS Grid 1 §7.1. Line 0 is its start. */
export interface ExplicitAxis {
  /** Of the tracks that the template lists; areas may make the grid larger. */
  readonly sizes: readonly TrackSize[]
  /** Number of tracks. */
  readonly count: number
  /** Lines by name, in order. */
  readonly names: ReadonlyMap<string, readonly number[]>
  /** The named areas of the template, and those of the parent in a subgrid. `end` is excluded. */
  readonly areas: readonly NamedArea[]
  /** A subgrid has no implicit tracks: CSS Grid 2 §9.2. Default: false. */
  readonly closed?: boolean
  /** Tracks made by `repeat(auto-fit)`, which collapse when empty. `to` is excluded. */
  readonly autoFit?: { readonly from: number; readonly to: number }
}

export interface NamedArea {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** What the container's size in one axis lets an automatic repetition know; undefined where it is indefinite. */
export interface AxisSpace {
  readonly size: Pt | undefined
  readonly min: Pt
  readonly max: Pt
  readonly gap: Pt
}

export function explicitAxis(style: ComputedStyle, axis: Axis, space: AxisSpace): ExplicitAxis {
  // `subgrid` of what has no grid around it is `none`: CSS Grid 2 §9.
  const tracks = style[`grid-template-${axis}s`]
  const list = tracks[0]?.type === 'subgrid' ? [] : tracks
  const sizes: TrackSize[] = []
  const names = new Map<string, number[]>()
  const addName = (name: string, line: number): void => {
    const lines = names.get(name)
    if (!lines) names.set(name, [line])
    else if (!lines.includes(line)) lines.push(line)
  }
  const write = (items: TrackList): void => {
    for (const item of items) {
      if (item.type === 'names') for (const name of item.names) addName(name, sizes.length)
      else if (item.type === 'track') sizes.push(item.size)
    }
  }
  let autoFit: ExplicitAxis['autoFit']
  for (const item of list) {
    if (item.type !== 'repeat') {
      write([item])
      continue
    }
    const from = sizes.length
    const count = repetitions(list, item.items, space)
    for (let i = 0; i < count; i++) write(item.items)
    if (item.count === 'auto-fit') autoFit = { from, to: sizes.length }
  }
  const template = style['grid-template-areas']
  const count = Math.max(sizes.length, template === 'none' ? 0 : template[`${axis}s`])
  const areas = areasIn(style, axis)
  for (const { name, start, end } of areas) {
    addName(`${name}-start`, start)
    addName(`${name}-end`, end)
  }
  for (const lines of names.values()) lines.sort((a, b) => a - b)
  return { sizes, count, names, areas, ...(autoFit && { autoFit }) }
}

/** The areas that the style names, in one axis. */
export function areasIn({ 'grid-template-areas': template }: ComputedStyle, axis: Axis): readonly NamedArea[] {
  if (template === 'none') return []
  return template.areas.map((area) => ({ name: area.name, start: area[`${axis}Start`], end: area[`${axis}End`] }))
}

/** How often `auto-fill` and `auto-fit` repeat: CSS Grid 1 §7.2.3.2. */
function repetitions(list: TrackList, repeated: TrackList, { size, min, max, gap }: AxisSpace): number {
  const limit = size ?? (Number.isFinite(max) ? max : undefined)
  const base = limit ?? min
  const lengths = (items: TrackList): Pt[] =>
    items.flatMap((item) => (item.type === 'track' ? [fixedSize(item.size, base)] : []))
  const sum = (values: readonly Pt[]): Pt => values.reduce((total, value) => total + value + gap, 0)
  const once = Math.max(sum(lengths(repeated)), 0.75) // a track of no size counts as 1px, so that it ends
  const others = sum(lengths(list)) - gap
  if (limit !== undefined) return Math.min(10_000, Math.max(1, Math.floor((limit - others + 1e-6) / once)))
  return min > 0 ? Math.min(10_000, Math.max(1, Math.ceil((min - others - 1e-6) / once))) : 1
}

/** A track by its maximum when that is definite, floored by its minimum; else by its minimum. */
function fixedSize({ min, max }: TrackSize, base: Pt): Pt {
  const least = definite(min, base)
  const most = definite(max, base)
  return most === undefined ? (least ?? 0) : Math.max(most, least ?? 0)
}

/** A length or percentage in points; undefined for the other breadths. */
export function definite(breadth: TrackBreadth, base: Pt): Pt | undefined {
  if (typeof breadth === 'string') return undefined
  if (typeof breadth === 'object' && 'fr' in breadth) return undefined
  return resolve(breadth, base)
}
