import { blockBox } from '../box/block-boxes.ts'
import type { BlockBox } from '../box/box.ts'
import { contentBoxes } from '../box/content.ts'
import { Counters } from '../box/counters.ts'
import { runningItems } from '../box/generate-boxes.ts'
import type { BoxSource, Generation, ImageOf, Item } from '../box/item.ts'
import type { References } from '../box/references.ts'
import type { ComputedStyle, ContentItem } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Report } from '../diagnostic.ts'
import { reportFootnotesInMargin } from './lost-footnotes.ts'
import type { PageCounters } from './numbering.ts'
import type { PageNames } from './strings.ts'

/** What the content of page-margin boxes may speak of. */
export interface PageValues {
  readonly counters: PageCounters
  readonly names: PageNames
  /** Number of pages. */
  readonly total: number
}

/** What is the same for the margin boxes of all pages. */
export interface MarginSetting {
  readonly root: BlockBox
  readonly styles: Styles
  readonly imageOf: ImageOf
  readonly references: References
  /** The same box stands on every page: passes each problem on once. */
  readonly report: Report
}

/** The box of one page-margin box's content: CSS Paged Media 3 §5.1. Undefined when it generates none. */
export function marginContent(style: ComputedStyle, values: PageValues, setting: MarginSetting): BlockBox | undefined {
  if (typeof style.content === 'string') return undefined
  const from: BoxSource = { style, element: setting.root.element, anonymous: true }
  const generation = marginGeneration(values, setting)
  generation.counters.enter(undefined, style) // §6: what it counts is its own
  const items: Item[] = []
  let run: ContentItem[] = []
  const close = (): void => {
    for (const box of contentBoxes(from, run, generation)) items.push({ type: 'inline', box })
    run = []
  }
  for (const item of style.content) {
    if (item.type !== 'element') {
      run.push(item)
      continue
    }
    close()
    const running = values.names.element(item.name, item.which)
    const counters = new Counters(new Map([...(running?.counters ?? []), ...pageCounters(values)]))
    if (running) items.push(...runningItems(running, { ...generation, counters }))
  }
  close()
  reportFootnotesInMargin(generation.footnotes, setting.report)
  return blockBox(from, items, true, generation)
}

function marginGeneration(values: PageValues, { styles, imageOf, references, report }: MarginSetting): Generation {
  return {
    ...{ styles, imageOf, references, report, quoteDepth: 0, uses: [], targets: new Map(), footnotes: [] },
    counters: new Counters(new Map([...[...values.counters].map(single), ...pageCounters(values)])),
    strings: (name, which) => values.names.string(name, which) ?? '',
  }
}

/** What an element shown on a page counts: pages are those it is shown on, all else as where it stood. */
function pageCounters({ counters, total }: PageValues): [string, number[]][] {
  return [
    ['page', [counters.get('page') ?? 0]],
    ['pages', [total]],
  ]
}

const single = ([name, value]: [string, number]): [string, number[]] => [name, [value]]
