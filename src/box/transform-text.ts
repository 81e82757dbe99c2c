import type { ComputedStyle } from '../css/computed-style.ts'
import { languageOf } from '../html/language.ts'
import type { InlineLevelBox, TextRun } from './box.ts'
import { moveOrigins } from './white-space.ts'

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
  const result = transform === 'none' ? undefined : apply(run, transform, state.inWord)
  state.inWord = /[\p{L}\p{N}\p{M}'’]$/u.test(run.text)
  return result ?? run
}

/** Undefined when nothing changes. */
function apply(
  run: TextRun,
  transform: Exclude<ComputedStyle['text-transform'], 'none'>,
  inWord: boolean,
): TextRun | undefined {
  const locale = localeOf(run)
  const text = change(run.text, transform, locale, inWord)
  if (text === run.text) return undefined
  if (text.length === run.text.length) return { ...run, text, written: [...splitUnits(run.text)] }
  return applyByLetter(run, transform, locale, inWord)
}

/** For texts that grow or shrink (ß, İ): letter by letter, so that each result knows its source. */
function applyByLetter(
  run: TextRun,
  transform: Exclude<ComputedStyle['text-transform'], 'none'>,
  locale: string | undefined,
  inWord: boolean,
): TextRun {
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

function change(
  text: string,
  transform: Exclude<ComputedStyle['text-transform'], 'none'>,
  locale: string | undefined,
  inWord: boolean,
): string {
  switch (transform) {
    case 'uppercase':
      return text.toLocaleUpperCase(locale)
    case 'lowercase':
      return text.toLocaleLowerCase(locale)
    case 'capitalize': {
      // The first letter of each word; an apostrophe does not end one ("don't").
      const words = /(^|[^\p{L}\p{N}\p{M}'’])(\p{L})/gu
      const capitalized = text.replace(words, (_, before: string, letter: string, at: number) =>
        at === 0 && before === '' && inWord ? letter : before + letter.toLocaleUpperCase(locale),
      )
      return capitalized
    }
    default:
      return transform satisfies never
  }
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
