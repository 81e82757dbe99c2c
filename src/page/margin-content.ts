import type { BlockBox, InlineLevelBox } from '../box/box.ts'
import { transformText } from '../box/transform-text.ts'
import { collapseWhiteSpace } from '../box/white-space.ts'
import type { ComputedStyle, ContentItem } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { LayoutContext } from '../layout/layout.ts'
import type { PageCounters } from './numbering.ts'
import type { StringOf } from './strings.ts'

/** What the content of page-margin boxes may speak of. */
export interface PageValues {
  readonly counters: PageCounters
  readonly strings: StringOf
  /** Number of pages. */
  readonly total: number
}

/** The box of one page-margin box's content: CSS Paged Media 3 §5.1. Undefined when it generates none. */
export function marginContent(
  style: ComputedStyle,
  values: PageValues,
  root: BlockBox,
  styles: Styles,
  context: LayoutContext,
): BlockBox | undefined {
  if (typeof style.content === 'string') return undefined
  const text = style.content.map((item) => contentText(item, style, values, styles, context)).join('')
  const inline = { style: styles.anonymous(style, 'inline'), element: root.element, anonymous: true }
  const children: InlineLevelBox[] = text === '' ? [] : [{ ...inline, type: 'text', text, origins: [] }]
  return {
    type: 'block',
    style,
    element: root.element,
    anonymous: true,
    formattingContext: true,
    content: { type: 'inlines', children: transformText(collapseWhiteSpace(children)) },
  }
}

function contentText(
  item: ContentItem,
  style: ComputedStyle,
  { counters, strings, total }: PageValues,
  styles: Styles,
  context: LayoutContext,
): string {
  switch (item.type) {
    case 'text':
      return item.text
    case 'counter':
    case 'counters':
      return styles.counterText(item.style, item.name === 'pages' ? total : (counters.get(item.name) ?? 0))
    case 'string':
      return strings(item.name, item.which)
    case 'quote':
      return quoteText(item.kind, style)
    case 'content':
      reportOnce(item, '`content()` has no element to speak of in a page-margin box', context)
      return ''
    case 'image':
      reportOnce(item, 'images in page-margin boxes are not drawn', context)
      return ''
    default:
      return item satisfies never
  }
}

const owner = {}

/** The same box stands on every page; what is wrong with it is said once. */
function reportOnce(item: ContentItem, message: string, { memo, report }: LayoutContext): void {
  memo(owner, item, () => {
    report({ severity: 'warning', code: 'unsupported-content', message })
    return true
  })
}

/** Quotes in a page-margin box are of the outermost pair. */
function quoteText(kind: Extract<ContentItem, { type: 'quote' }>['kind'], { quotes }: ComputedStyle): string {
  const [open, close] = quotes === 'auto' ? ['“', '”'] : quotes === 'none' ? ['', ''] : (quotes[0] ?? ['', ''])
  return kind === 'open-quote' ? open : kind === 'close-quote' ? close : ''
}
