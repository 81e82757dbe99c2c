import type { ComputedStyle } from '../css/computed-style.ts'
import type { Font } from './font.ts'
import { type Feature, hasFeature } from './harfbuzz.ts'

/** OpenType features by keyword: CSS Fonts 4 §6.4 and §6.7. */
const ligatureFeatures: Readonly<Record<string, readonly Feature[]>> = {
  'common-ligatures': features(1, 'liga', 'clig'),
  'no-common-ligatures': features(0, 'liga', 'clig'),
  'discretionary-ligatures': features(1, 'dlig'),
  'no-discretionary-ligatures': features(0, 'dlig'),
  'historical-ligatures': features(1, 'hlig'),
  'no-historical-ligatures': features(0, 'hlig'),
  contextual: features(1, 'calt'),
  'no-contextual': features(0, 'calt'),
}

const numericFeatures: Readonly<Record<string, readonly Feature[]>> = {
  'lining-nums': features(1, 'lnum'),
  'oldstyle-nums': features(1, 'onum'),
  'proportional-nums': features(1, 'pnum'),
  'tabular-nums': features(1, 'tnum'),
  'diagonal-fractions': features(1, 'frac'),
  'stacked-fractions': features(1, 'afrc'),
  ordinal: features(1, 'ordn'),
  'slashed-zero': features(1, 'zero'),
}

/** CSS Fonts 4 §6.10. */
const eastAsianFeatures: Readonly<Record<string, readonly Feature[]>> = {
  jis78: features(1, 'jp78'),
  jis83: features(1, 'jp83'),
  jis90: features(1, 'jp90'),
  jis04: features(1, 'jp04'),
  simplified: features(1, 'smpl'),
  traditional: features(1, 'trad'),
  'full-width': features(1, 'fwid'),
  'proportional-width': features(1, 'pwid'),
  ruby: features(1, 'ruby'),
}

/** CSS Fonts 4 §6.6. */
const capsFeatures: Readonly<Record<ComputedStyle['font-variant-caps'], readonly Feature[]>> = {
  normal: [],
  'small-caps': features(1, 'smcp'),
  'all-small-caps': features(1, 'smcp', 'c2sc'),
  'petite-caps': features(1, 'pcap'),
  'all-petite-caps': features(1, 'pcap', 'c2pc'),
  unicase: features(1, 'unic'),
  'titling-caps': features(1, 'titl'),
}

const positionFeatures: Readonly<Record<ComputedStyle['font-variant-position'], readonly Feature[]>> = {
  normal: [],
  sub: features(1, 'subs'),
  super: features(1, 'sups'),
}

function features(value: number, ...tags: readonly string[]): readonly Feature[] {
  return tags.map((tag) => ({ tag, value }))
}

const byStyle = new WeakMap<ComputedStyle, readonly Feature[]>()

/** What HarfBuzz is asked for beyond its defaults, weakest first: CSS Fonts 4 §7.2. */
export function featuresOf(style: ComputedStyle): readonly Feature[] {
  const known = byStyle.get(style)
  if (known) return known
  const made = [
    ...(style['font-kerning'] === 'none' ? features(0, 'kern') : []),
    ...ligatures(style['font-variant-ligatures']),
    ...capsFeatures[style['font-variant-caps']],
    ...keywords(numericFeatures, style['font-variant-numeric']),
    ...positionFeatures[style['font-variant-position']],
    ...(style['font-variant-alternates'] === 'historical-forms' ? features(1, 'hist') : []),
    ...keywords(eastAsianFeatures, style['font-variant-east-asian']),
    // CSS Text 3 §8.2: no optional ligatures between letters that are set apart
    ...(style['letter-spacing'] === 0 ? [] : features(0, 'liga', 'clig', 'dlig', 'hlig')),
    ...style['font-feature-settings'],
  ]
  byStyle.set(style, made)
  return made
}

function ligatures(value: ComputedStyle['font-variant-ligatures']): readonly Feature[] {
  if (value === 'none') return features(0, 'liga', 'clig', 'dlig', 'hlig', 'calt')
  return keywords(ligatureFeatures, value)
}

function keywords(
  table: Readonly<Record<string, readonly Feature[]>>,
  value: string | readonly string[],
): readonly Feature[] {
  return typeof value === 'string' ? [] : value.flatMap((keyword) => table[keyword] ?? [])
}

/** Which letters of a style have to be made from scaled capitals, as the font has no small ones: CSS Fonts 4 §6.6. */
export function lettersToScale(style: ComputedStyle, font: Font): 'none' | 'lower' | 'all' {
  if (style['font-synthesis-small-caps'] === 'none') return 'none'
  const lacks = (...tags: readonly string[]) => !tags.some((tag) => hasFeature(font, tag))
  switch (style['font-variant-caps']) {
    case 'small-caps':
      return lacks('smcp') ? 'lower' : 'none'
    case 'petite-caps':
      return lacks('pcap', 'smcp') ? 'lower' : 'none'
    case 'all-small-caps':
      return lacks('c2sc') ? (lacks('smcp') ? 'all' : 'none') : 'none'
    case 'all-petite-caps':
      return lacks('c2pc', 'c2sc') ? (lacks('pcap', 'smcp') ? 'all' : 'none') : 'none'
    default:
      return 'none'
  }
}

/** The feature that raises or lowers figures and letters; undefined where none is asked for. */
export function positionFeature({ 'font-variant-position': position }: ComputedStyle): string | undefined {
  return positionFeatures[position][0]?.tag
}
