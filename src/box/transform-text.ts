import type { ComputedStyle } from '../css/computed-style.ts'
import { languageOf } from '../html/language.ts'
import type { InlineLevelBox, TextRun } from './box.ts'
import { moveOrigins } from './white-space.ts'

type TextTransform = ComputedStyle['text-transform']

/**
 * `text-transform` over an inline formatting context, after white space is collapsed: CSS Text 3 §2.1. Case is changed
 * by the rules of the element's language (Turkish i, Greek accents, German sharp s). What was written is kept beside it,
 * for copying: the property must not change what is pasted.
 */
export function transformText(children: readonly InlineLevelBox[]): InlineLevelBox[] {
  return transformChildren(children, { inWord: false })
}

function transformChildren(children: readonly InlineLevelBox[], state: { inWord: boolean }): InlineLevelBox[] {
  return children.map((box) => {
    switch (box.type) {
      case 'text':
        return transformRun(box, state)
      case 'inline':
        return { ...box, children: transformChildren(box.children, state) }
      case 'line-break':
      case 'atomic':
        state.inWord = false
        return box
      case 'out-of-flow':
        return box
      default:
        return box satisfies never
    }
  })
}

function transformRun(run: TextRun, state: { inWord: boolean }): TextRun {
  const transform = run.style['text-transform']
  const result = transform.length === 0 ? undefined : apply(run, transform, state.inWord)
  state.inWord = /[\p{L}\p{N}\p{M}'’]$/u.test(run.text)
  return result ?? run
}

/** Undefined when nothing changes. */
function apply(run: TextRun, transform: TextTransform, inWord: boolean): TextRun | undefined {
  const locale = localeOf(run)
  const text = change(run.text, transform, locale, inWord)
  if (text === run.text) return undefined
  if (text.length === run.text.length) return { ...run, text, written: [...splitUnits(run.text)] }
  return applyByLetter(run, transform, locale, inWord)
}

/** For texts that grow or shrink (ß, İ): letter by letter, so that each result knows its source. */
function applyByLetter(run: TextRun, transform: TextTransform, locale: string | undefined, inWord: boolean): TextRun {
  const map = new Uint32Array(run.text.length + 1)
  const written: string[] = []
  let text = ''
  let offset = 0
  let within = inWord
  for (const letter of run.text) {
    const changed = change(letter, transform, locale, within)
    for (let i = 0; i < letter.length; i++) map[offset + i] = text.length
    for (let i = 0; i < changed.length; i++) written.push(i === 0 ? letter : '')
    text += changed
    offset += letter.length
    within = /[\p{L}\p{N}\p{M}'’]/u.test(letter)
  }
  map[offset] = text.length
  return { ...run, text, written, origins: moveOrigins(run.origins, map) }
}

/** CSS Text 4 §2.1.2: case first, then the width, then the size of kana. */
function change(text: string, transform: TextTransform, locale: string | undefined, inWord: boolean): string {
  let changed = text
  if (transform.includes('uppercase')) changed = changed.toLocaleUpperCase(locale)
  if (transform.includes('lowercase')) changed = changed.toLocaleLowerCase(locale)
  if (transform.includes('capitalize')) changed = capitalize(changed, locale, inWord)
  if (transform.includes('full-width')) changed = fullWidth(changed)
  return transform.includes('full-size-kana') ? fullSizeKana(changed) : changed
}

/** The first letter of each word; an apostrophe does not end one ("don't"). In Dutch, `ij` is one letter. */
function capitalize(text: string, locale: string | undefined, inWord: boolean): string {
  const letter = locale?.startsWith('nl') ? 'i(?:j|\u0301j\u0301)|\\p{L}' : '\\p{L}'
  const words = new RegExp(`(^|[^\\p{L}\\p{N}\\p{M}'’])(${letter})`, 'gu')
  return text.replace(words, (_, before: string, first: string, at: number) =>
    at === 0 && before === '' && inWord ? first : before + titleCase(first, locale),
  )
}

/** A ligature or digraph with only its first letter a capital: `ǆ` becomes `ǅ`. */
function titleCase(letter: string, locale: string | undefined): string {
  const digraph = digraphs.get(letter)
  return digraph ?? letter.toLocaleUpperCase(locale)
}

const digraphs: ReadonlyMap<string, string> = new Map([
  ...[...'ǆǅǄ'].map((letter) => [letter, 'ǅ'] as const),
  ...[...'ǉǈǇ'].map((letter) => [letter, 'ǈ'] as const),
  ...[...'ǌǋǊ'].map((letter) => [letter, 'ǋ'] as const),
  ...[...'ǳǲǱ'].map((letter) => [letter, 'ǲ'] as const),
  ['ß', 'Ss'],
  ['ﬁ', 'Fi'],
  ['ﬂ', 'Fl'],
])

/** CSS Text 4 §2.1: signs that have a form as wide as an ideograph get it. */
function fullWidth(text: string): string {
  return text.replace(/[\u0020-\u007e\u00a2\u00a3\u00a5\u00a6\u00ac\u00af\u20a9\uff61-\uffdc]/g, (char) => {
    const code = char.charCodeAt(0)
    if (code === 0x20) return '\u3000'
    if (code <= 0x7e) return String.fromCharCode(code + 0xfee0)
    return wideSigns.get(char) ?? char.normalize('NFKC')
  })
}

const wideSigns: ReadonlyMap<string, string> = new Map([
  ['¢', '￠'],
  ['£', '￡'],
  ['¥', '￥'],
  ['¦', '￤'],
  ['¬', '￢'],
  ['¯', '￣'],
  ['₩', '￦'],
])

const smallKana = 'ぁぃぅぇぉゕゖっゃゅょゎァィゥェォヵヶッャュョヮㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ'
const largeKana = 'あいうえおかけつやゆよわアイウエオカケツヤユヨワクシストヌハヒフヘホムラリルレロｱｲｳｴｵﾔﾕﾖﾂ'

/** CSS Text 4 appendix G. */
function fullSizeKana(text: string): string {
  return text.replace(/[\u3041-\u3096\u30a1-\u30f6\u31f0-\u31ff\uff67-\uff6f]/g, (char) => {
    const at = smallKana.indexOf(char)
    return at < 0 ? char : (largeKana[at] ?? char)
  })
}

function* splitUnits(text: string): Iterable<string> {
  for (let i = 0; i < text.length; i++) yield text[i] as string
}

/** A language tag Intl knows, or undefined for the root locale; never the machine's. */
function localeOf(run: TextRun): string {
  const lang = languageOf(run.element)
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'und'
  } catch {
    return 'und'
  }
}
