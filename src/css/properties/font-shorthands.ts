import type { CssNodePlain } from 'css-tree'
import { attempt, keywordSet, parseAll, type Specified, Values } from '../values/parser.ts'
import { fontSize, lineHeight, stretchKeyword } from './fonts.ts'
import { properties } from './properties.ts'
import { initial, longhand, read, type Setting } from './shorthand.ts'

export const fontLonghands = [
  'font-style',
  'font-variant-caps',
  'font-weight',
  'font-stretch',
  'font-size',
  'line-height',
  'font-family',
] as const

/** Reset by `font` without being set: CSS Fonts 4 §2.7. */
export const fontResets = [
  'font-kerning',
  'font-variant-ligatures',
  'font-variant-numeric',
  'font-variant-position',
  'font-variant-east-asian',
  'font-variant-alternates',
  'font-feature-settings',
  'font-language-override',
  'font-optical-sizing',
  'font-variation-settings',
  'font-size-adjust',
] as const

/** Those of the user's controls, of whom there is none: CSS Fonts 4 §2.7. */
const systemFonts: ReadonlySet<string> = new Set([
  ...['caption', 'icon', 'menu', 'message-box', 'small-caption', 'status-bar'],
])

/** CSS Fonts 4 §2.7: style, variant, weight and stretch in any order, then size, line height and families. */
export function expandFont(values: Values): readonly Setting[] | undefined {
  const found = new Map<string, Specified<unknown>>()
  if (systemFonts.has(values.peekKeyword() ?? '')) {
    values.take()
    found.set('font-family', ['system-ui'])
    return [...fontLonghands, ...fontResets].map((name) => [name, found.get(name) ?? initial(name)])
  }
  for (let count = 0; count < 4; count++) {
    if (values.takeKeyword('normal')) continue
    const name = (['font-style', 'font-weight', 'font-variant-caps', 'font-stretch'] as const).find((candidate) => {
      if (found.has(candidate)) return false
      const value = fontPart(candidate, values)
      if (value !== undefined) found.set(candidate, value)
      return value !== undefined
    })
    if (name === undefined) break
  }
  const size = fontSize(values)
  if (size === undefined) return undefined
  found.set('font-size', size)
  if (values.takeOperator('/')) {
    const height = lineHeight(values)
    if (height === undefined) return undefined
    found.set('line-height', height)
  }
  const families = properties['font-family'].parse(values)
  if (families === undefined) return undefined
  found.set('font-family', families)
  return [...fontLonghands, ...fontResets].map((name) => [name, found.has(name) ? found.get(name) : initial(name)])
}

function fontPart(
  name: 'font-style' | 'font-weight' | 'font-variant-caps' | 'font-stretch',
  values: Values,
): Specified<unknown> | undefined {
  if (name === 'font-stretch') return attempt(stretchKeyword, values)
  if (name === 'font-variant-caps') return values.takeKeyword('small-caps') ? 'small-caps' : undefined
  return read(name, values)
}

export const variantLonghands = [
  'font-variant-ligatures',
  'font-variant-caps',
  'font-variant-alternates',
  'font-variant-numeric',
  'font-variant-east-asian',
  'font-variant-position',
] as const

/** `font-variant`: keywords of its longhands in any order. CSS Fonts 4 §6.11. */
export function expandFontVariant(values: Values): readonly Setting[] | undefined {
  if (values.takeKeyword('normal')) return variantLonghands.map((name) => [name, initial(name)])
  if (values.takeKeyword('none')) {
    return variantLonghands.map((name) => [name, name === 'font-variant-ligatures' ? 'none' : initial(name)])
  }
  const words = new Map<string, CssNodePlain[]>()
  while (!values.done) {
    const node = values.peek() as CssNodePlain
    const word = values.peekKeyword()
    if (word === undefined || word === 'normal' || word === 'none') return undefined
    const name = variantLonghands.find((candidate) => read(candidate, new Values([node])) !== undefined)
    if (name === undefined) return undefined
    words.set(name, [...(words.get(name) ?? []), node])
    values.take()
  }
  const settings = variantLonghands.map((name): Setting => {
    const nodes = words.get(name)
    return [name, nodes ? parseAll<unknown>(longhand(name).parse, new Values(nodes)) : initial(name)]
  })
  return settings.every(([, value]) => value !== undefined) ? settings : undefined
}

export const synthesisLonghands = {
  weight: 'font-synthesis-weight',
  style: 'font-synthesis-style',
  'small-caps': 'font-synthesis-small-caps',
  position: 'font-synthesis-position',
} as const

/** `none`, or all that may be made up: CSS Fonts 4 §2.8. */
export function expandFontSynthesis(values: Values): readonly Setting[] | undefined {
  const words = keywordSet('weight', 'style', 'small-caps', 'position')
  const allowed = values.takeKeyword('none') ? [] : attempt(words, values)
  if (!Array.isArray(allowed)) return undefined
  return Object.entries(synthesisLonghands).map(([word, name]) => [name, allowed.includes(word) ? 'auto' : 'none'])
}
