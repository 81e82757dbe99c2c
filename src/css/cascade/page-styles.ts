import type { Size } from '../../geometry.ts'
import type { PageBoxName, PageSize, PageSizeDeclaration } from '../at-rules/page-rule.ts'
import { borderWidths, type ComputedStyle, margins, padding, resolve } from '../computed-style.ts'
import { type Declaration, parseStyleAttribute } from '../parse/declarations.ts'
import { type PageKey, type PageMarginBoxName, type PageStyle, pageMarginBoxNames } from '../style-sheet.ts'
import { type ComputeContext, computed } from '../values/parser.ts'
import { type Cascade, type CascadePageRule, importance } from './assemble.ts'
import { computeStyle, type StyleRecord } from './compute-style.ts'
import type { StyleEnvironment } from './element-styles.ts'
import { type CascadeRule, compareImportantRules, compareRules } from './rules.ts'

interface PageEnvironment extends StyleEnvironment {
  /** The sheet when `size` does not say. */
  readonly paper: Size
}

export interface PageStyles {
  page(key: PageKey): PageStyle
  /** Size of the page area of a page. */
  areaOf(key: PageKey): Size
}

/** Margins of pages that no `@page` rule sets: what browsers print with, 0.75in less a hair. In px. */
const defaultPageStyle = 'display: block; margin: 75px'

/** Alignment in each page-margin box: CSS Paged Media 3 §5.3. */
const boxAlignment: Readonly<Record<PageMarginBoxName, readonly [textAlign: string, verticalAlign: string]>> = {
  'top-left-corner': ['right', 'middle'],
  'top-left': ['left', 'middle'],
  'top-center': ['center', 'middle'],
  'top-right': ['right', 'middle'],
  'top-right-corner': ['left', 'middle'],
  'left-top': ['center', 'top'],
  'left-middle': ['center', 'middle'],
  'left-bottom': ['center', 'bottom'],
  'right-top': ['center', 'top'],
  'right-middle': ['center', 'middle'],
  'right-bottom': ['center', 'bottom'],
  'bottom-left-corner': ['right', 'middle'],
  'bottom-left': ['left', 'middle'],
  'bottom-center': ['center', 'middle'],
  'bottom-right': ['right', 'middle'],
  'bottom-right-corner': ['left', 'middle'],
}

/** The page context inherits from the root element, page-margin boxes from the page context. */
export function createPageStyles(cascade: Cascade, root: StyleRecord, environment: PageEnvironment): PageStyles {
  const byKey = new Map<string, PageStyle>()
  const byRules = new Map<string, PageStyle>()

  const page = (key: PageKey): PageStyle => {
    const name = `${key.index} ${key.side} ${key.blank} ${key.groupIndex ?? 0} ${key.name}`
    const known = byKey.get(name)
    if (known) return known
    const matched = matchingRules(cascade.pageRules, key)
    const rulesKey = matched.map(({ order, specificity }) => `${order}:${specificity}`).join(',')
    const style = byRules.get(rulesKey) ?? computePage(matched, root, environment)
    byRules.set(rulesKey, style)
    byKey.set(name, style)
    return style
  }

  return { page, areaOf: (key) => pageArea(page(key)) }
}

interface MatchedPageRule extends CascadePageRule {
  readonly specificity: number
}

/** The rules whose selectors match, weakest first, each with its most specific selector. */
function matchingRules(rules: readonly CascadePageRule[], key: PageKey): readonly MatchedPageRule[] {
  return rules
    .flatMap((rule) => {
      const matching = rule.rule.selectors.filter((selector) => selector.matches(key))
      if (matching.length === 0) return []
      return [{ ...rule, specificity: Math.max(...matching.map((selector) => selector.specificity)) }]
    })
    .sort((a, b) => a.layer - b.layer || a.specificity - b.specificity || a.order - b.order)
}

function computePage(matched: readonly MatchedPageRule[], root: StyleRecord, environment: PageEnvironment): PageStyle {
  const record = computeContext(defaultPageStyle, matched, (rule) => rule.rule.declarations, root, root, environment)
  const { width, height } = sheetSize(matched, record.style, environment)
  const marginBoxes = new Map<PageMarginBoxName, ComputedStyle>()
  const boxStyle = (name: PageBoxName, defaults: string): ComputedStyle | undefined => {
    const declarations = (rule: MatchedPageRule) =>
      rule.rule.marginBoxes.filter((box) => box.name === name).flatMap((box) => box.declarations)
    if (matched.every((rule) => declarations(rule).length === 0)) return undefined
    return computeContext(defaults, matched, declarations, record, root, environment).style
  }
  for (const name of pageMarginBoxNames) {
    const [textAlign, verticalAlign] = boxAlignment[name]
    const style = boxStyle(name, `display: block; text-align: ${textAlign}; vertical-align: ${verticalAlign}`)
    // §5.1: `normal` is `none` here, and a box without content is not generated.
    if (style && typeof style.content !== 'string' && style.display !== 'none') marginBoxes.set(name, style)
  }
  const footnoteArea = boxStyle('footnote', 'display: block')
  return { width, height, style: record.style, marginBoxes, ...(footnoteArea && { footnoteArea }) }
}

/** The style of the page context or of a page-margin box. */
function computeContext(
  defaults: string,
  matched: readonly MatchedPageRule[],
  declarationsOf: (rule: MatchedPageRule) => readonly Declaration[],
  parent: StyleRecord,
  root: StyleRecord,
  environment: PageEnvironment,
): StyleRecord {
  const rules: CascadeRule[] = matched.map((rule) => {
    const declarations = declarationsOf(rule)
    const { layer, specificity, order, locate } = rule
    return {
      id: order,
      origin: 'author',
      attached: false,
      layer,
      specificity,
      locate,
      declarations,
      ...importance(declarations),
    }
  })
  const { declarations } = parseStyleAttribute(defaults)
  const userAgent = { id: -1, origin: 'user-agent', attached: false, layer: 0, specificity: 0 } as const
  rules.push({ ...userAgent, locate: () => undefined, declarations, ...importance(declarations) })
  return computeStyle(rules.sort(compareRules), {
    ...environment,
    parent,
    root: root.style,
    attribute: () => undefined,
  })
}

/** `size` cascades like the other properties of the page context. §7.1 */
function sheetSize(matched: readonly MatchedPageRule[], style: ComputedStyle, environment: PageEnvironment): Size {
  const value = winningSize(matched)
  const { paper } = environment
  if (!value) return paper
  if (value.type === 'paper') return orient(paper, value.orientation)
  const context: ComputeContext = {
    ...environment,
    style,
    parent: undefined,
    root: style,
    em: style['font-size'],
    fontOf: style,
    lineOf: style,
    viewport: paper,
    attribute: () => undefined,
  }
  return computed(value.size, context)
}

function winningSize(matched: readonly MatchedPageRule[]): PageSize | undefined {
  const last = (wanted: (size: PageSizeDeclaration) => boolean, rules: readonly MatchedPageRule[]) =>
    rules.flatMap(({ rule }) => rule.sizes.filter(wanted)).at(-1)?.value
  const important = [...matched].sort((a, b) => {
    const rank = (rule: MatchedPageRule) =>
      ({
        ...rule,
        id: rule.order,
        origin: 'author',
        attached: false,
        declarations: [],
        important: true,
        normal: false,
      }) as const
    return compareImportantRules(rank(a), rank(b))
  })
  return last((size) => size.important, important) ?? last((size) => !size.important, matched)
}

function orient({ width, height }: Size, orientation: 'auto' | 'landscape' | 'portrait'): Size {
  if (orientation === 'auto') return { width, height }
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long }
}

/** The sheet less margins, borders and padding. Percentages are of the sheet: §6.1; `auto` margins are 0. */
function pageArea({ width, height, style }: PageStyle): Size {
  const margin = margins(style)
  const border = borderWidths(style)
  const inner = padding(style, width)
  const side = (value: ComputedStyle['margin-top'], base: number) => (value === 'auto' ? 0 : resolve(value, base))
  const horizontal =
    side(margin.left, width) + side(margin.right, width) + border.left + border.right + inner.left + inner.right
  const vertical =
    side(margin.top, height) + side(margin.bottom, height) + border.top + border.bottom + inner.top + inner.bottom
  return { width: Math.max(0, width - horizontal), height: Math.max(0, height - vertical) }
}
