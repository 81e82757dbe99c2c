import { createRequire } from 'node:module'
import { RecentCache } from './recent-cache.ts'

/** How a language is hyphenated. */
interface Language {
  /** File of the `hyphen` package with its patterns. */
  readonly patterns: string
  /** Letters that stay before and after a hyphen at least: the hyphenmins of the TeX patterns. */
  readonly before: number
  readonly after: number
}

/** By language, or language and region where they differ. */
const languages: Readonly<Record<string, Language>> = {
  af: { patterns: 'af', before: 2, after: 2 },
  be: { patterns: 'be', before: 2, after: 2 },
  bg: { patterns: 'bg', before: 2, after: 2 },
  ca: { patterns: 'ca', before: 2, after: 2 },
  cs: { patterns: 'cs', before: 2, after: 3 },
  cy: { patterns: 'cy', before: 2, after: 3 },
  da: { patterns: 'da', before: 2, after: 2 },
  de: { patterns: 'de-1996', before: 2, after: 2 },
  el: { patterns: 'el-monoton', before: 2, after: 2 },
  en: { patterns: 'en-us', before: 2, after: 3 },
  'en-gb': { patterns: 'en-gb', before: 2, after: 3 },
  'en-ie': { patterns: 'en-gb', before: 2, after: 3 },
  'en-au': { patterns: 'en-gb', before: 2, after: 3 },
  'en-nz': { patterns: 'en-gb', before: 2, after: 3 },
  'en-za': { patterns: 'en-gb', before: 2, after: 3 },
  es: { patterns: 'es', before: 2, after: 2 },
  et: { patterns: 'et', before: 2, after: 3 },
  eu: { patterns: 'eu', before: 2, after: 2 },
  fi: { patterns: 'fi', before: 2, after: 2 },
  fr: { patterns: 'fr', before: 2, after: 3 },
  ga: { patterns: 'ga', before: 2, after: 3 },
  gl: { patterns: 'gl', before: 2, after: 2 },
  hr: { patterns: 'hr', before: 2, after: 2 },
  hu: { patterns: 'hu', before: 2, after: 2 },
  is: { patterns: 'is', before: 2, after: 2 },
  it: { patterns: 'it', before: 2, after: 2 },
  la: { patterns: 'la', before: 2, after: 2 },
  lt: { patterns: 'lt', before: 2, after: 2 },
  lv: { patterns: 'lv', before: 2, after: 2 },
  nb: { patterns: 'nb', before: 2, after: 2 },
  nl: { patterns: 'nl', before: 2, after: 2 },
  nn: { patterns: 'nn', before: 2, after: 2 },
  no: { patterns: 'nb', before: 2, after: 2 },
  pl: { patterns: 'pl', before: 2, after: 2 },
  pt: { patterns: 'pt', before: 2, after: 3 },
  ro: { patterns: 'ro', before: 2, after: 2 },
  ru: { patterns: 'ru', before: 2, after: 2 },
  sk: { patterns: 'sk', before: 2, after: 3 },
  sl: { patterns: 'sl', before: 2, after: 2 },
  sr: { patterns: 'sr-cyrl', before: 2, after: 2 },
  sv: { patterns: 'sv', before: 2, after: 2 },
  tr: { patterns: 'tr', before: 2, after: 2 },
  uk: { patterns: 'uk', before: 2, after: 2 },
}

/** CSS Text 4 §6.3.1, `hyphenate-limit-chars: auto`: shorter words stay whole. */
const shortestWord = 5

type HyphenateText = (text: string) => string
const hyphenators = new Map<string, HyphenateText>()
const cache = new RecentCache<string, readonly number[]>(8000)

/** The row of the table for a BCP 47 tag: by language and region, else by language. */
function languageOf(lang: string): Language | undefined {
  const subtags = lang.toLowerCase().split('-')
  const region = subtags.slice(1).find((subtag) => subtag.length === 2)
  return languages[`${subtags[0]}-${region}`] ?? languages[subtags[0] ?? '']
}

/** Whether words of this language can be hyphenated. */
export function canHyphenate(lang: string): boolean {
  return languageOf(lang) !== undefined
}

/**
 * Where `word`, all letters, may be hyphenated: ascending offsets. Empty for an unknown language, for abbreviations in
 * capitals, and in English for words with a capital, which are mostly names.
 */
export function hyphenationPoints(word: string, lang: string): readonly number[] {
  const language = languageOf(lang)
  if (!language || word.length < shortestWord) return []
  const key = `${language.patterns} ${word}`
  const known = cache.get(key)
  if (known) return known
  const points = isLeftWhole(word, language) ? [] : findPoints(word, language)
  cache.set(key, points)
  return points
}

function isLeftWhole(word: string, { patterns }: Language): boolean {
  const capitals = patterns.startsWith('en-') ? /\p{Lu}/u : /\p{Lu}.*\p{Lu}/u
  return capitals.test(word)
}

function findPoints(word: string, { patterns, before, after }: Language): readonly number[] {
  const pieces = hyphenator(patterns)(word).split('\u00ad')
  const points: number[] = []
  let offset = 0
  for (const piece of pieces.slice(0, -1)) {
    offset += piece.length
    if (offset >= before && word.length - offset >= after) points.push(offset)
  }
  return points
}

/** Patterns are large: those of a language are loaded when a kit is in it. */
function hyphenator(patterns: string): HyphenateText {
  const known = hyphenators.get(patterns)
  if (known) return known
  const load = createRequire(import.meta.url)
  const create = load('hyphen') as (patterns: unknown, options: { html: boolean }) => HyphenateText
  const made = create(load(`hyphen/patterns/${patterns}.js`), { html: false })
  hyphenators.set(patterns, made)
  return made
}
