import type { Diagnostic } from '../diagnostic.ts'
import type { StyledRange } from './paragraph.ts'

type Suggestion = readonly [family: string, npmPackage: string]

/** A family that has the script, with an npm package for each: what an author is told to add. Those of East Asia go by the language, too. */
const families: Readonly<Record<string, Suggestion>> = {
  Arab: ['Noto Naskh Arabic', '@expo-google-fonts/noto-naskh-arabic'],
  Hebr: ['Noto Sans Hebrew', '@expo-google-fonts/noto-sans-hebrew'],
  Deva: ['Noto Sans Devanagari', '@expo-google-fonts/noto-sans-devanagari'],
  Thai: ['Noto Sans Thai', '@expo-google-fonts/noto-sans-thai'],
  Beng: ['Noto Sans Bengali', '@expo-google-fonts/noto-sans-bengali'],
  Taml: ['Noto Sans Tamil', '@expo-google-fonts/noto-sans-tamil'],
  Telu: ['Noto Sans Telugu', '@expo-google-fonts/noto-sans-telugu'],
  Gujr: ['Noto Sans Gujarati', '@expo-google-fonts/noto-sans-gujarati'],
  Guru: ['Noto Sans Gurmukhi', '@expo-google-fonts/noto-sans-gurmukhi'],
  Knda: ['Noto Sans Kannada', '@expo-google-fonts/noto-sans-kannada'],
  Mlym: ['Noto Sans Malayalam', '@expo-google-fonts/noto-sans-malayalam'],
  Armn: ['Noto Sans Armenian', '@expo-google-fonts/noto-sans-armenian'],
  Geor: ['Noto Sans Georgian', '@expo-google-fonts/noto-sans-georgian'],
  Ethi: ['Noto Sans Ethiopic', '@expo-google-fonts/noto-sans-ethiopic'],
  Khmr: ['Noto Sans Khmer', '@expo-google-fonts/noto-sans-khmer'],
  Laoo: ['Noto Sans Lao', '@expo-google-fonts/noto-sans-lao'],
  Mymr: ['Noto Sans Myanmar', '@expo-google-fonts/noto-sans-myanmar'],
  Sinh: ['Noto Sans Sinhala', '@expo-google-fonts/noto-sans-sinhala'],
}
const emoji = ['Noto Emoji', '@expo-google-fonts/noto-emoji'] as const
const symbols = ['Noto Sans Symbols 2', '@expo-google-fonts/noto-sans-symbols-2'] as const

/** A character, with its marks, that no font has. */
export interface MissingCluster {
  readonly text: string
  /** ISO 15924. */
  readonly script: string
  readonly offset: number
  readonly range: StyledRange
}

/** More are counted, but not named. */
const mostNamed = 5

/**
 * The diagnostics about the characters of a text that no font has, which print as boxes: one for each family that has
 * to be added.
 */
export function missingGlyphs(text: string, clusters: readonly MissingCluster[]): readonly Diagnostic[] {
  const groups = new Map<string, MissingCluster[]>()
  for (const cluster of clusters) {
    const key = `${suggestion(text, cluster)[0]}\n${familiesOf(cluster)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [cluster])
    else group.push(cluster)
  }
  return [...groups.values()].map((group) => missingOfOneFamily(text, group))
}

function missingOfOneFamily(text: string, clusters: readonly MissingCluster[]): Diagnostic {
  const first = clusters[0] as MissingCluster
  const [family, npmPackage] = suggestion(text, first)
  const origin = first.range.originAt(first.offset)
  const at = origin?.value ?? origin?.template
  const named = clusters.slice(0, mostNamed).map(nameOf).join(', ')
  const more = clusters.length > mostNamed ? ` and ${clusters.length - mostNamed} more` : ''
  const [characters, them] = clusters.length === 1 ? ['character', 'it'] : ['characters', 'them']
  return {
    severity: 'error',
    code: 'missing-glyph',
    message: `no font has the ${characters} ${named}${more}`,
    ...(at && { at }),
    ...(origin?.value &&
      origin.template && { related: [{ message: 'it is set by the template here', at: origin.template }] }),
    hint: `add a font that has ${them}: an @font-face rule for \`${family}\` (npm package ${npmPackage}), and its name to \`font-family\` after ${familiesOf(first)}`,
  }
}

/** The families that were tried. */
export function familiesOf({ range }: MissingCluster): string {
  return range.style['font-family'].map((name) => `\`${name}\``).join(', ')
}

function nameOf({ text }: MissingCluster): string {
  const codePoints = [...text].map((char) => `U+${hexadecimal(char.codePointAt(0) ?? 0)}`).join(' ')
  return `“${printable(text)}” (${codePoints})`
}

function suggestion(text: string, { text: cluster, script, range }: MissingCluster): Suggestion {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(cluster)) return emoji
  if (eastAsian.test(cluster)) return eastAsianFamily(text, range.lang)
  if (/^[\p{S}\p{P}\p{N}]/u.test(cluster)) return symbols
  return families[script] ?? ['Noto Sans', '@expo-google-fonts/noto-sans']
}

/** Han, kana and Hangul with their punctuation and full-width forms. */
const eastAsian =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u

/** One font has all of a text: by its language, else by the letters that only one language has. */
function eastAsianFamily(text: string, lang: string): Suggestion {
  const region = eastAsianRegion(text, lang.toLowerCase())
  return [`Noto Sans ${region}`, `@expo-google-fonts/noto-sans-${region.toLowerCase()}`]
}

function eastAsianRegion(text: string, lang: string): 'JP' | 'KR' | 'HK' | 'TC' | 'SC' {
  if (/^ja\b/.test(lang)) return 'JP'
  if (/^ko\b/.test(lang)) return 'KR'
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'JP'
  if (/\p{Script=Hangul}/u.test(text)) return 'KR'
  if (/^(zh|yue)\b.*-hk\b/.test(lang)) return 'HK'
  return /^zh-(hant|tw|mo)\b/.test(lang) ? 'TC' : 'SC'
}

function hexadecimal(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0')
}

/** Control characters would garble a terminal. */
function printable(cluster: string): string {
  return cluster.replace(/\p{Cc}/gu, '\ufffd')
}
