import { parseAll, type Specified, Values } from '../values/parser.ts'
import { backgroundLonghands, expandBackground, expandBackgroundPosition } from './background-shorthands.ts'
import { borderImageLonghands, expandBorderImage, expandBorderRadius, radiusLonghands } from './border-shorthands.ts'
import {
  expandFont,
  expandFontSynthesis,
  expandFontVariant,
  fontLonghands,
  fontResets,
  synthesisLonghands,
  variantLonghands,
} from './font-shorthands.ts'
import { expandGrid, expandGridTemplate, expandLines } from './grid-shorthands.ts'
import { clampLonghands, expandLineClamp } from './line-clamp.ts'
import { borderSides, logicalProperties } from './logical.ts'
import { expandMask, maskLonghands } from './masks.ts'
import { type PropertyName, propertyNames, propertyRow } from './properties.ts'
import {
  anyOrder,
  borders,
  fourSides,
  initial,
  longhand,
  placePair,
  read,
  type Setting,
  type Shorthand,
  twoSides,
} from './shorthand.ts'
import { wrapShorthands } from './wrap-shorthands.ts'

/** CSS Lists 3 §4.4: a lone `none` is for both the type and the image. */
function expandListStyle(values: Values): readonly Setting[] | undefined {
  const names = ['list-style-position', 'list-style-image', 'list-style-type'] as const
  const found = new Map<string, Specified<unknown>>()
  let nones = 0
  while (!values.done) {
    if (values.takeKeyword('none')) {
      nones++
      continue
    }
    const name = names.find(
      (candidate) =>
        !found.has(candidate) &&
        read(candidate, new Values(values.nodes.slice(values.position, values.position + 1))) !== undefined,
    )
    const value = name && read(name, values)
    if (name === undefined || value === undefined) return undefined
    found.set(name, value)
  }
  const open = (['list-style-type', 'list-style-image'] as const).filter((name) => !found.has(name))
  if (nones > open.length || (nones === 0 && found.size === 0)) return undefined
  if (nones > 0) for (const name of open) found.set(name, 'none')
  return names.map((name) => [name, found.has(name) ? found.get(name) : initial(name)])
}

/** Older names for the same thing. Their `always` is today's `page`. CSS Fragmentation 3 §3.4. */
function pageBreak(name: 'break-before' | 'break-after' | 'break-inside'): Shorthand {
  return {
    longhands: [name],
    spec: 'https://www.w3.org/TR/css-break-3/#page-break-properties',
    expand: (values) => {
      const word = values.peekKeyword() ?? ''
      values.take()
      if (word === 'always' && name !== 'break-inside') return [[name, 'page']]
      const allowed = name === 'break-inside' ? ['auto', 'avoid'] : ['auto', 'avoid', 'left', 'right']
      return allowed.includes(word) ? [[name, word]] : undefined
    },
  }
}

/** CSS Flexbox 1 §7.1.1: left out, the factors are 1 and the basis 0. A number 0 is a factor unless both factors stand before. */
function expandFlex(values: Values): readonly Setting[] | undefined {
  if (values.takeKeyword('none')) return flexSettings(0, 0, 'auto')
  const bases: Specified<unknown>[] = []
  const factors: Specified<unknown>[] = []
  while (!values.done) {
    const factor = factors.length === 0 ? read('flex-grow', values) : undefined
    if (factor !== undefined) {
      factors.push(factor)
      const shrink = read('flex-shrink', values)
      if (shrink !== undefined) factors.push(shrink)
      continue
    }
    const basis = bases.length === 0 ? read('flex-basis', values) : undefined
    if (basis === undefined) return undefined
    bases.push(basis)
  }
  if (factors.length + bases.length === 0) return undefined
  return flexSettings(factors[0] ?? 1, factors[1] ?? 1, bases[0] ?? 0)
}

function flexSettings(
  grow: Specified<unknown>,
  shrink: Specified<unknown>,
  basis: Specified<unknown>,
): readonly Setting[] {
  return [
    ['flex-grow', grow],
    ['flex-shrink', shrink],
    ['flex-basis', basis],
  ]
}

/** CSS Multicol 1 §3.3: a width, a number, or both; `auto` is for whichever is left. */
function expandColumns(values: Values): readonly Setting[] | undefined {
  const found = new Map<string, Specified<unknown>>()
  const count = values.nodes.length
  while (!values.done) {
    if (values.takeKeyword('auto')) continue
    const name = ['column-width', 'column-count'].find((candidate) => {
      const value = found.has(candidate) ? undefined : read(candidate, values)
      if (value !== undefined) found.set(candidate, value)
      return value !== undefined
    })
    if (name === undefined) return undefined
  }
  if (count === 0 || count > 2) return undefined
  return ['column-width', 'column-count'].map((name) => [name, found.get(name) ?? 'auto'])
}

/** Another name for a property. */
function alias(name: PropertyName, spec: string): Shorthand {
  return {
    longhands: [name],
    spec,
    expand: (values) => {
      const value = read(name, values)
      return value === undefined ? undefined : [[name, value]]
    },
  }
}

const box = 'https://www.w3.org/TR/css-box-4/'
const backgrounds = 'https://www.w3.org/TR/css-backgrounds-3/'
const alignment = 'https://www.w3.org/TR/css-align-3/'
const flexbox = 'https://www.w3.org/TR/css-flexbox-1/'
const grid = 'https://www.w3.org/TR/css-grid-1/'

const gridTemplateLonghands = ['grid-template-rows', 'grid-template-columns', 'grid-template-areas']
const gridLonghands = [...gridTemplateLonghands, 'grid-auto-rows', 'grid-auto-columns', 'grid-auto-flow']

/** Lines between slashes: CSS Grid 1 §8.4. */
function gridLines(names: readonly string[]): Shorthand {
  return {
    longhands: names,
    spec: `${grid}#placement-shorthands`,
    expand: (values) => {
      const lines = expandLines(values, names.length === 4 ? 4 : 2)
      return lines && names.map((name, index) => [name, lines[index]])
    },
  }
}

const markers = ['marker-start', 'marker-mid', 'marker-end']

const logical = 'https://www.w3.org/TR/css-logical-1/'
const text = 'https://www.w3.org/TR/css-text-4/'
const fonts = 'https://www.w3.org/TR/css-fonts-4/'
const overflow = 'https://www.w3.org/TR/css-overflow-4/'
const multicol = 'https://www.w3.org/TR/css-multicol-1/'

const sideNames = (before: string, after = ''): [string, string, string, string] => [
  `${before}-top${after}`,
  `${before}-right${after}`,
  `${before}-bottom${after}`,
  `${before}-left${after}`,
]

function logicalPair(axis: 'block' | 'inline', before: string, after = ''): [string, string] {
  return [`${before}-${axis}-start${after}`, `${before}-${axis}-end${after}`]
}

export const shorthands: Readonly<Record<string, Shorthand>> = {
  all: {
    longhands: propertyNames.filter((name) => name !== 'direction' && name !== 'unicode-bidi'),
    expand: () => undefined,
    spec: 'https://www.w3.org/TR/css-cascade-5/#all-shorthand',
  },
  margin: fourSides(sideNames('margin'), `${box}#margin-shorthand`),
  padding: fourSides(sideNames('padding'), `${box}#padding-shorthand`),
  'border-width': fourSides(sideNames('border', '-width'), `${backgrounds}#border-width`),
  'border-style': fourSides(sideNames('border', '-style'), `${backgrounds}#border-style`),
  'border-color': fourSides(sideNames('border', '-color'), `${backgrounds}#border-color`),
  border: borders(sideNames('border'), `${backgrounds}#border-shorthands`, { resets: borderImageLonghands }),
  ...Object.fromEntries(
    borderSides.map((side) => [`border-${side}`, borders([`border-${side}`], `${backgrounds}#border-shorthands`)]),
  ),
  ...Object.fromEntries(
    (['block', 'inline'] as const).flatMap((axis) => [
      [`margin-${axis}`, twoSides(logicalPair(axis, 'margin'), `${logical}#margin-properties`)],
      [`padding-${axis}`, twoSides(logicalPair(axis, 'padding'), `${logical}#padding-properties`)],
      [`border-${axis}`, borders(logicalPair(axis, 'border'), `${logical}#border-shorthands`)],
      ...['width', 'style', 'color'].map((part) => [
        `border-${axis}-${part}`,
        twoSides(logicalPair(axis, 'border', `-${part}`), `${logical}#border-${part}`),
      ]),
    ]),
  ),
  inset: fourSides(['top', 'right', 'bottom', 'left'], 'https://www.w3.org/TR/css-position-3/#inset-shorthands'),
  'inset-block': twoSides(['inset-block-start', 'inset-block-end'], `${logical}#inset-properties`),
  'inset-inline': twoSides(['inset-inline-start', 'inset-inline-end'], `${logical}#inset-properties`),
  overflow: twoSides(['overflow-x', 'overflow-y'], 'https://www.w3.org/TR/css-overflow-3/#overflow-properties'),
  marker: {
    longhands: markers,
    spec: 'https://www.w3.org/TR/SVG2/painting.html#MarkerShorthand',
    expand: (values) => {
      const value = read('marker-start', values)
      return value === undefined ? undefined : markers.map((name) => [name, value])
    },
  },
  'flex-flow': anyOrder(['flex-direction', 'flex-wrap'], `${flexbox}#flex-flow-property`),
  flex: {
    longhands: ['flex-grow', 'flex-shrink', 'flex-basis'],
    expand: expandFlex,
    spec: `${flexbox}#flex-property`,
  },
  gap: placePair(['row-gap', 'column-gap'], `${alignment}#gap-shorthand`),
  'grid-gap': placePair(['row-gap', 'column-gap'], `${alignment}#gap-legacy`),
  'grid-row-gap': alias('row-gap', `${alignment}#gap-legacy`),
  'grid-column-gap': alias('column-gap', `${alignment}#gap-legacy`),
  'place-content': placePair(['align-content', 'justify-content'], `${alignment}#place-content`),
  'place-items': placePair(['align-items', 'justify-items'], `${alignment}#place-items-property`),
  'place-self': placePair(['align-self', 'justify-self'], `${alignment}#place-self-property`),
  'grid-row': gridLines(['grid-row-start', 'grid-row-end']),
  'grid-column': gridLines(['grid-column-start', 'grid-column-end']),
  'grid-area': gridLines(['grid-row-start', 'grid-column-start', 'grid-row-end', 'grid-column-end']),
  'grid-template': {
    longhands: gridTemplateLonghands,
    expand: expandGridTemplate,
    spec: `${grid}#explicit-grid-shorthand`,
  },
  grid: { longhands: gridLonghands, expand: expandGrid, spec: `${grid}#grid-shorthand` },
  background: { longhands: backgroundLonghands, expand: expandBackground, spec: `${backgrounds}#background` },
  'background-position': {
    longhands: ['background-position-x', 'background-position-y'],
    expand: expandBackgroundPosition,
    spec: `${backgrounds}#background-position`,
  },
  mask: { longhands: maskLonghands, expand: expandMask, spec: 'https://www.w3.org/TR/css-masking-1/#the-mask' },
  'border-radius': { longhands: radiusLonghands, expand: expandBorderRadius, spec: `${backgrounds}#border-radius` },
  'border-image': { longhands: borderImageLonghands, expand: expandBorderImage, spec: `${backgrounds}#border-images` },
  outline: anyOrder(['outline-color', 'outline-style', 'outline-width'], 'https://www.w3.org/TR/css-ui-4/#outline'),
  font: { longhands: [...fontLonghands, ...fontResets], expand: expandFont, spec: `${fonts}#font-prop` },
  'font-variant': { longhands: variantLonghands, expand: expandFontVariant, spec: `${fonts}#font-variant-prop` },
  'font-synthesis': {
    longhands: Object.values(synthesisLonghands),
    expand: expandFontSynthesis,
    spec: `${fonts}#font-synthesis`,
  },
  'list-style': {
    longhands: ['list-style-position', 'list-style-image', 'list-style-type'],
    expand: expandListStyle,
    spec: 'https://www.w3.org/TR/css-lists-3/#list-style-property',
  },
  columns: { longhands: ['column-width', 'column-count'], expand: expandColumns, spec: `${multicol}#columns` },
  'column-rule': anyOrder(['column-rule-width', 'column-rule-style', 'column-rule-color'], `${multicol}#column-rule`),
  '-webkit-text-stroke': anyOrder(
    ['-webkit-text-stroke-width', '-webkit-text-stroke-color'],
    'https://compat.spec.whatwg.org/#the-webkit-text-stroke',
  ),
  'text-decoration': anyOrder(
    ['text-decoration-line', 'text-decoration-style', 'text-decoration-color', 'text-decoration-thickness'],
    'https://www.w3.org/TR/css-text-decor-4/#text-decoration-property',
  ),
  'page-break-before': pageBreak('break-before'),
  'page-break-after': pageBreak('break-after'),
  'page-break-inside': pageBreak('break-inside'),
  ...wrapShorthands,
  'text-align-all': alias('text-align', `${text}#text-align-all-property`),
  'word-wrap': alias('overflow-wrap', `${text}#overflow-wrap-property`),
  'font-width': alias('font-stretch', `${fonts}#font-stretch-prop`),
  'line-clamp': { longhands: clampLonghands, expand: expandLineClamp, spec: `${overflow}#line-clamp` },
  '-webkit-line-clamp': { longhands: clampLonghands, expand: expandLineClamp, spec: `${overflow}#webkit-line-clamp` },
}

/** The settings that a value of a shorthand comes to; undefined when it can not take the value. */
export function expandShorthand(shorthand: Shorthand, values: Values): readonly Setting[] | undefined {
  const settings = shorthand.expand(values)
  return values.done ? settings : undefined
}

/** Parses the whole value of a longhand, physical or logical. */
export function parseLonghand(name: string, values: Values): Specified<unknown> | undefined {
  return parseAll<unknown>(longhand(name).parse, values)
}

/** Is this a property that `parseLonghand` takes? */
export function isLonghand(name: string): boolean {
  return propertyRow(name) !== undefined || Object.hasOwn(logicalProperties, name)
}
