import type { Pt } from '../../geometry.ts'

/** Lines that a subgrid has from its parent in one axis, counted from the first it spans: CSS Grid 2 §9.2. */
export interface SubgridLines {
  /** Number of tracks. */
  readonly count: number
  readonly names: ReadonlyMap<string, readonly number[]>
  readonly areas: readonly { readonly name: string; readonly start: number; readonly end: number }[]
  /** The subgrid runs the other way: its first line is the last that it spans. */
  readonly mirrored: boolean
}

/** With the places of the parent's tracks, from the start of the subgrid's area. */
export interface SubgridAxis extends SubgridLines {
  readonly starts: readonly Pt[]
  readonly ends: readonly Pt[]
  /** The parent's, without what alignment adds to it. */
  readonly gap: Pt
}

/** What a grid container that is a subgrid is told by its parent, in one axis or both. */
export interface Subgrid {
  readonly column?: SubgridAxis
  readonly row?: SubgridAxis
  /** Equal for equal tracks. */
  readonly key: string
}
