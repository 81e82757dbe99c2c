import { counterStyleName } from '../at-rules/predefined-counter-styles.ts'
import type { ComputedStyle, ContentItem, CounterChange, CounterReset } from '../computed-style.ts'
import { symbolsStyleName } from '../counter-text.ts'
import { image } from '../values/image.ts'
import { integer } from '../values/numbers.ts'
import {
  attempt,
  choice,
  commaList,
  computed,
  customIdent,
  define,
  either,
  keyword,
  map,
  mapSpecified,
  type Parser,
  type Specified,
  spaceList,
  string,
  url,
  type Values,
} from '../values/parser.ts'
import type { Property } from './property.ts'

const lists = (anchor: string) => `https://www.w3.org/TR/css-lists-3/#${anchor}`
const generated = (anchor: string) => `https://www.w3.org/TR/css-content-3/#${anchor}`
const paged = (anchor: string) => `https://www.w3.org/TR/css-gcpm-3/#${anchor}`

/** A counter's name; `none` is none. */
const counterName: Parser<string> = define('<counter-name>', (values) => {
  return values.peekKeyword() === 'none' ? undefined : customIdent(values)
})

/** A counter style by its name, or made on the spot: CSS Counter Styles 3 §5. */
const styleName: Parser<string> = either<string>(
  map(customIdent, counterStyleName),
  define('symbols([cyclic | numeric | alphabetic | symbolic | fixed]? <string>+)', (values) => {
    const args = values.takeFunction('symbols')?.args
    if (!args) return undefined
    const type = attempt(keyword('cyclic', 'numeric', 'alphabetic', 'symbolic', 'fixed'), args) ?? 'symbolic'
    const symbols = spaceList(string)(args)
    if (!args.done || typeof type !== 'string' || !Array.isArray(symbols)) return undefined
    if (symbols.length < 2 && (type === 'numeric' || type === 'alphabetic')) return undefined
    return symbolsStyleName(type, symbols)
  }),
)

function counterChanges(defaultValue: number): Parser<readonly CounterChange[]> {
  const change = define<CounterChange>('<counter-name> <integer>?', (values) => {
    const name = counterName(values)
    if (typeof name !== 'string') return undefined
    const value = attempt(integer(), values) ?? defaultValue
    return typeof value === 'number' ? { name, value } : (context) => ({ name, value: computed(value, context) })
  })
  return either<readonly CounterChange[]>(choice({ none: [] }), spaceList(change))
}

/** CSS Lists 3 §4.4: `reversed()` counters count down, from a value or to the end of what they count. */
const counterReset = define<CounterReset>('[<counter-name> | reversed(<counter-name>)] <integer>?', (values) => {
  const args = values.takeFunction('reversed')?.args
  const name = counterName(args ?? values)
  if (typeof name !== 'string' || (args && !args.done)) return undefined
  const given = attempt(integer(), values)
  const reversed = args && { reversed: given === undefined ? 'to-last' : 'from-value' }
  return mapSpecified(given ?? 0, (value): CounterReset => ({ name, value, ...reversed }) as CounterReset)
})

/** One piece of generated content: CSS Content 3 §2, CSS Generated Content for Paged Media 3 §1 and §2. */
const contentItem: Parser<ContentItem> = define(
  '<string> | <counter> | <url> | <image-set()> | attr() | string() | element() | content() | <target> | leader() | open-quote | close-quote | no-open-quote | no-close-quote',
  (values) => {
    const node = values.peek()
    if (node?.type === 'String') {
      values.take()
      return { type: 'text', text: node.value }
    }
    const quote = attempt(keyword('open-quote', 'close-quote', 'no-open-quote', 'no-close-quote'), values)
    if (typeof quote === 'string') return { type: 'quote', kind: quote }
    const picture = attempt(image, values)
    if (picture !== undefined) {
      return typeof picture === 'function' || picture.type !== 'url' ? undefined : { ...picture, type: 'image' }
    }
    const found = values.takeFunction(...contentFunctions)
    if (!found) return undefined
    const item = contentFunction(found.name, found.args)
    return found.args.done ? item : undefined
  },
)

const contentFunctions = [
  ...['counter', 'counters', 'attr', 'string', 'content', 'element', 'leader'],
  ...['target-counter', 'target-counters', 'target-text'],
]

function contentFunction(name: string, args: Values): Specified<ContentItem> | undefined {
  switch (name) {
    case 'counter':
      return counterItem(args)
    case 'counters':
      return countersItem(args)
    case 'attr':
      return attributeItem(args)
    case 'string':
      return stringItem(args)
    case 'element':
      return elementItem(args)
    case 'leader':
      return leaderItem(args)
    case 'target-counter':
    case 'target-counters':
      return targetCounterItem(args, name === 'target-counters')
    case 'target-text':
      return targetTextItem(args)
    default: {
      if (args.done) return { type: 'content', part: 'text' }
      const part = keyword('text', 'before', 'after', 'first-letter')(args)
      return typeof part === 'string' ? { type: 'content', part } : undefined
    }
  }
}

function counterItem(args: Values): ContentItem | undefined {
  const name = counterName(args)
  const style = args.takeOperator(',') ? styleName(args) : 'decimal'
  if (typeof name !== 'string' || typeof style !== 'string') return undefined
  return { type: 'counter', name, style }
}

function countersItem(args: Values): ContentItem | undefined {
  const name = counterName(args)
  const separator = args.takeOperator(',') ? string(args) : undefined
  const style = args.takeOperator(',') ? styleName(args) : 'decimal'
  if (typeof name !== 'string' || typeof separator !== 'string' || typeof style !== 'string') return undefined
  return { type: 'counters', name, separator, style }
}

/**
 * `attr(name)`, `attr(name string)`, `attr(name url)`, each with a fallback string. The fallback of the fallback is the
 * empty string.
 */
function attributeItem(args: Values): Specified<ContentItem> | undefined {
  const name = customIdent(args)
  if (typeof name !== 'string') return undefined
  if (args.takeKeyword('url')) {
    return (context) => {
      const url = context.attribute(name) ?? ''
      return url === '' ? { type: 'text', text: '' } : { type: 'image', url }
    }
  }
  if (!args.takeKeyword('string')) args.takeKeyword('raw-string')
  const fallback = args.takeOperator(',') ? string(args) : ''
  if (typeof fallback !== 'string') return undefined
  return (context) => ({ type: 'text', text: context.attribute(name) ?? fallback })
}

function stringItem(args: Values): ContentItem | undefined {
  const name = customIdent(args)
  const which = args.takeOperator(',') ? keyword('first', 'start', 'last', 'first-except')(args) : 'first'
  return typeof name === 'string' && typeof which === 'string' ? { type: 'string', name, which } : undefined
}

function elementItem(args: Values): ContentItem | undefined {
  const item = stringItem(args)
  return item?.type === 'string' ? { ...item, type: 'element' } : undefined
}

/** `leader(dotted | solid | space | <string>)`: CSS Content 3 §2.5. */
function leaderItem(args: Values): ContentItem | undefined {
  const pattern = either<string>(choice({ dotted: '.', solid: '_', space: ' ' }), string)(args)
  return typeof pattern === 'string' ? { type: 'leader', pattern } : undefined
}

/** Where a cross-reference leads: a URL, a string, or an attribute that is one. CSS Content 3 §2.6. */
const target: Parser<string> = define('<string> | <url> | attr()', (values) => {
  const written = attempt(either<string>(string, url), values)
  if (written !== undefined) return written
  const name = values.takeFunction('attr')?.args.take()
  if (name?.type !== 'Identifier') return undefined
  return (context) => context.attribute(name.name) ?? ''
})

function targetCounterItem(args: Values, nested: boolean): Specified<ContentItem> | undefined {
  const url = target(args)
  const name = args.takeOperator(',') ? counterName(args) : undefined
  const separator = nested ? (args.takeOperator(',') ? string(args) : undefined) : ''
  const style = args.takeOperator(',') ? styleName(args) : 'decimal'
  if (url === undefined || typeof name !== 'string' || typeof separator !== 'string' || typeof style !== 'string') {
    return undefined
  }
  const item = { type: 'target-counter', name, separator: nested ? separator : undefined, style } as const
  return mapSpecified(url, (value): ContentItem => ({ ...item, url: value }))
}

function targetTextItem(args: Values): Specified<ContentItem> | undefined {
  const url = target(args)
  const part = args.takeOperator(',') ? keyword('content', 'before', 'after', 'first-letter')(args) : 'content'
  if (url === undefined || typeof part !== 'string') return undefined
  return mapSpecified(url, (value): ContentItem => ({ type: 'target-text', part, url: value }))
}

const contentList = spaceList(contentItem)

const stringSetting = define<ComputedStyle['string-set'][number]>('<custom-ident> <content-list>', (values) => {
  const name = customIdent(values)
  const value = contentList(values)
  if (typeof name !== 'string' || value === undefined) return undefined
  return typeof value === 'function' ? (context) => ({ name, value: computed(value, context) }) : { name, value }
})

const quotePair = define<readonly [string, string]>('<string> <string>', (values) => {
  const open = string(values)
  const close = string(values)
  return typeof open === 'string' && typeof close === 'string' ? [open, close] : undefined
})

/** What can be said: no pictures, and nothing that fills a line. */
const alternativeList = spaceList(
  define(contentItem.syntax, (values) => {
    const item = contentItem(values)
    return typeof item === 'object' && wordless.has(item.type) ? undefined : item
  }),
)
const wordless: ReadonlySet<ContentItem['type']> = new Set(['image', 'leader', 'element'])

/** The replacement, then `/` and its alternative text: CSS Content 3 §2. */
const content = either<ComputedStyle['content']>(
  keyword('normal', 'none'),
  define(contentList.syntax, (values) => {
    const items = contentList(values)
    if (items === undefined || !values.takeOperator('/')) return items
    const words = alternativeList(values)
    if (words === undefined) return undefined
    const alternative = mapSpecified(words, (list): ContentItem => ({ type: 'alternative', items: list }))
    return (context) => [...computed(items, context), computed(alternative, context)]
  }),
)

export const listProperties = {
  'list-style-type': {
    initial: 'disc',
    inherited: true,
    parse: either<ComputedStyle['list-style-type']>(
      map(string, (text) => ({ text })),
      styleName,
    ),
    spec: lists('list-style-type-property'),
  },
  'list-style-position': {
    initial: 'outside',
    inherited: true,
    parse: keyword('inside', 'outside'),
    spec: lists('list-style-position-property'),
  },
  'list-style-image': {
    initial: 'none',
    inherited: true,
    parse: either<string>(keyword('none'), url),
    spec: lists('list-style-image-property'),
  },
  content: { initial: 'normal', inherited: false, parse: content, spec: generated('content-property') },
  quotes: {
    initial: 'auto',
    inherited: true,
    parse: either<ComputedStyle['quotes']>(keyword('auto', 'none'), spaceList(quotePair)),
    spec: generated('quotes-property'),
  },
  'counter-reset': {
    initial: [],
    inherited: false,
    parse: either<readonly CounterReset[]>(choice({ none: [] }), spaceList(counterReset)),
    spec: lists('counter-reset'),
  },
  'counter-set': { initial: [], inherited: false, parse: counterChanges(0), spec: lists('counter-set') },
  'counter-increment': { initial: [], inherited: false, parse: counterChanges(1), spec: lists('increment-set') },
  'string-set': {
    initial: [],
    inherited: false,
    parse: either<ComputedStyle['string-set']>(choice({ none: [] }), commaList(stringSetting)),
    spec: paged('setting-named-strings-the-string-set-property'),
  },
  'bookmark-level': {
    initial: 'none',
    inherited: false,
    parse: either<ComputedStyle['bookmark-level']>(keyword('none'), integer({ min: 1 })),
    spec: generated('bookmark-level'),
  },
  'bookmark-label': {
    initial: [{ type: 'content', part: 'text' }],
    inherited: false,
    parse: either<ComputedStyle['bookmark-label']>(choice({ none: [] }), contentList),
    spec: generated('bookmark-label'),
  },
  'bookmark-state': {
    initial: 'open',
    inherited: false,
    parse: keyword('open', 'closed'),
    spec: generated('bookmark-state'),
  },
  'footnote-display': {
    initial: 'block',
    inherited: false,
    parse: keyword('block', 'inline', 'compact'),
    spec: paged('propdef-footnote-display'),
  },
  'footnote-policy': {
    initial: 'auto',
    inherited: false,
    parse: keyword('auto', 'line', 'block'),
    spec: paged('propdef-footnote-policy'),
  },
} satisfies { [K in keyof ComputedStyle]?: Property<ComputedStyle[K]> }
