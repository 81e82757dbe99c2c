import type { BlockLevelBox, GridBox } from '../../box/box.ts'
import type { ComputedStyle, TrackList } from '../../css/computed-style.ts'
import type { LayoutContext, Space } from '../layout.ts'
import { type Axis, areasIn, type ExplicitAxis, type NamedArea, type TrackRange } from './explicit-grid.ts'
import type { SubgridLines } from './subgrid-axis.ts'

/** Does the style ask for the parent's tracks in an axis? CSS Grid 2 §9. */
export function asksForSubgrid(style: ComputedStyle, axis: Axis): boolean {
  return style[`grid-template-${axis}s`][0]?.type === 'subgrid'
}

/** The tracks that a subgrid spans where nothing says how many: as many as its list of line names has. §9.2. */
export function automaticSpan(style: ComputedStyle, axis: Axis): number {
  const sets = style[`grid-template-${axis}s`].filter(({ type }) => type === 'names')
  return Math.max(1, sets.length - 1)
}

/** What an item that is a subgrid takes over in the axes that it has from its parent; undefined for any other item. */
export function inheritedLines(
  item: Readonly<Record<Axis, TrackRange>> & { readonly box: BlockLevelBox },
  container: ComputedStyle,
  explicit: Readonly<Record<Axis, ExplicitAxis>>,
  before: Readonly<Record<Axis, number>>,
): { readonly column?: SubgridLines; readonly row?: SubgridLines } | undefined {
  const { box } = item
  if (box.type !== 'grid') return undefined
  const of = (axis: Axis): SubgridLines | undefined =>
    asksForSubgrid(box.style, axis)
      ? linesOf(item[axis], explicit[axis], before[axis], axis === 'column' && turns(box.style, container))
      : undefined
  const column = of('column')
  const row = of('row')
  return column || row ? { ...(column && { column }), ...(row && { row }) } : undefined
}

const turns = (a: ComputedStyle, b: ComputedStyle): boolean => a.direction !== b.direction

/** §9.2: the names of the parent's lines; areas that reach over the subgrid's edges end there. */
function linesOf({ start, end }: TrackRange, parent: ExplicitAxis, before: number, mirrored: boolean): SubgridLines {
  const count = end - start
  const local = (line: number): number => {
    const at = line + before - start
    return mirrored ? count - at : at
  }
  const inside = (line: number): boolean => line >= 0 && line <= count
  const names = new Map<string, readonly number[]>()
  for (const [name, lines] of parent.names) {
    const kept = lines
      .map(local)
      .filter(inside)
      .sort((a, b) => a - b)
    if (kept.length > 0) names.set(name, kept)
  }
  const areas = parent.areas.flatMap((area): NamedArea[] => {
    const [from = 0, to = 0] = [local(area.start), local(area.end)].sort((a, b) => a - b)
    return to <= 0 || from >= count ? [] : [{ name: area.name, start: Math.max(0, from), end: Math.min(count, to) }]
  })
  return { count, names, areas, mirrored }
}

/** The lines of a subgrid in one axis: those of the parent, with the subgrid's own names besides. §9.2. */
export function subgridAxis(style: ComputedStyle, axis: Axis, { count, names, areas }: SubgridLines): ExplicitAxis {
  const all = new Map([...names].map(([name, lines]) => [name, [...lines]]))
  const add = (name: string, line: number): void => {
    const lines = all.get(name) ?? []
    if (line <= count && !lines.includes(line)) all.set(name, [...lines, line])
  }
  const ownAreas = areasIn(style, axis)
  for (const { name, start, end } of [...areas, ...ownAreas]) {
    add(`${name}-start`, start)
    add(`${name}-end`, Math.min(end, count))
  }
  ownNames(style[`grid-template-${axis}s`], count).forEach((set, line) => {
    for (const name of set) add(name, line)
  })
  for (const lines of all.values()) lines.sort((a, b) => a - b)
  return { sizes: [], count, names: all, areas: [...areas, ...ownAreas], closed: true }
}

/** §9.1: an automatic repetition of names takes the lines that the others leave. */
function ownNames(list: TrackList, count: number): readonly (readonly string[])[] {
  const setsOf = (items: TrackList) => items.flatMap((item) => (item.type === 'names' ? [item.names] : []))
  const free = count + 1 - setsOf(list).length
  return list.flatMap((item): readonly (readonly string[])[] => {
    if (item.type !== 'repeat') return setsOf([item])
    const repeated = setsOf(item.items)
    return Array.from({ length: Math.max(0, Math.floor(free / repeated.length)) }, () => repeated).flat()
  })
}

/** §9: `subgrid` is `none` where no grid is around, and where the box is placed absolutely in one. */
export function reportIdleSubgrid({ style, element }: GridBox, { subgrid }: Space, context: LayoutContext): void {
  const at = element.origin.template
  for (const axis of ['column', 'row'] as const) {
    if (!asksForSubgrid(style, axis) || subgrid?.[axis]) continue
    context.memo(reportIdleSubgrid, style, () =>
      context.report({
        severity: 'warning',
        code: 'unsupported-value',
        message: `\`grid-template-${axis}s: subgrid\` has no effect on \`<${element.tag}>\`, which is no item of a grid`,
        ...(at && { at }),
        hint: 'make its parent a grid, or list the tracks',
      }),
    )
  }
}
