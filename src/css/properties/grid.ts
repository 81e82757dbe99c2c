import type { ComputedStyle, GridAreas, GridLine, TrackList, TrackSize } from '../computed-style.ts'
import { define, either, keyword, map } from '../values/parser.ts'
import { areas, gridLine, subgridList, trackList, trackSizes } from '../values/tracks.ts'
import type { Property } from './property.ts'

const spec = (anchor: string) => `https://www.w3.org/TR/css-grid-1/#${anchor}`

const template: Property<TrackList> = {
  initial: [],
  inherited: false,
  parse: either<TrackList>(
    map(keyword('none'), (): TrackList => []),
    subgridList,
    trackList,
  ),
  spec: 'https://www.w3.org/TR/css-grid-2/#track-sizing',
}

const automatic: TrackSize = { min: 'auto', max: 'auto' }

const automaticTracks: Property<readonly TrackSize[]> = {
  initial: [automatic],
  inherited: false,
  parse: trackSizes,
  spec: spec('auto-tracks'),
}

const line: Property<GridLine> = {
  initial: 'auto',
  inherited: false,
  parse: gridLine,
  spec: spec('line-placement'),
}

/** `[ row | column ] || dense`: CSS Grid 1 §7.7. */
const autoFlow = define<ComputedStyle['grid-auto-flow']>('[row | column] || dense', (values) => {
  let axis: 'row' | 'column' | undefined
  let dense = false
  while (!values.done) {
    if (axis === undefined && values.takeKeyword('row')) axis = 'row'
    else if (axis === undefined && values.takeKeyword('column')) axis = 'column'
    else if (!dense && values.takeKeyword('dense')) dense = true
    else break
  }
  return axis === undefined && !dense ? undefined : { axis: axis ?? 'row', dense }
})

export const gridProperties = {
  'grid-template-columns': template,
  'grid-template-rows': template,
  'grid-template-areas': {
    initial: 'none',
    inherited: false,
    parse: either<GridAreas | 'none'>(keyword('none'), areas),
    spec: spec('grid-template-areas-property'),
  },
  'grid-auto-columns': automaticTracks,
  'grid-auto-rows': automaticTracks,
  'grid-auto-flow': {
    initial: { axis: 'row', dense: false },
    inherited: false,
    parse: autoFlow,
    spec: spec('grid-auto-flow-property'),
  },
  'grid-row-start': line,
  'grid-row-end': line,
  'grid-column-start': line,
  'grid-column-end': line,
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
