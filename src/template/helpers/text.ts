import { type Helper, type HelperCall, spanOf } from '../helper.ts'
import { derived, fromPieces, isList, itemsOf, type Located, nothing, piecesOf, textOf } from '../located.ts'
import { quotesOf } from '../quotation-marks.ts'
import { smartQuotes } from './smart-quotes.ts'

/** Letters, quotation marks, and the forms of a word. */
export const textHelpers: Readonly<Record<string, Helper>> = {
  upper: casing((text, language) => text.toLocaleUpperCase(language)),
  lower: casing((text, language) => text.toLocaleLowerCase(language)),
  smart: { args: [1, 1], hash: ['lang'], run: smart },
  quote: { args: [1, 1], hash: ['lang'], run: quote },
  plural: { args: [3, 3], hash: ['zero', 'two', 'few', 'many', 'lang'], run: plural },
  concat: { args: [1, Number.POSITIVE_INFINITY], run: ({ args }) => fromPieces(args.flatMap(piecesOf)) },
  slug: { args: [1, 1], run: ({ args }) => derived(slug(textOf(args[0] ?? nothing)), spanOf(args)) },
}

/** The language of a helper's rules: `lang=` of the call, or the kit's. Default: English. */
export function languageOfCall({ hash, root }: HelperCall): string {
  return canonical(textOf(hash.get('lang') ?? root.child('language')))
}

const canonicalTags = new Map<string, string>()

/** A tag that Intl takes; what it would refuse is English to it. */
function canonical(tag: string): string {
  let language = canonicalTags.get(tag)
  if (!language) {
    try {
      language = Intl.getCanonicalLocales(tag || 'en')[0] ?? 'en'
    } catch {
      language = 'en'
    }
    canonicalTags.set(tag, language)
  }
  return language
}

function casing(change: (text: string, language: string) => string): Helper {
  return {
    args: [1, 1],
    hash: ['lang'],
    run: (call) => {
      const language = languageOfCall(call)
      return mapText(call.args[0] ?? nothing, (text) => change(text, language))
    },
  }
}

/** The value with its text changed, and the markup in it as it was. */
function mapText(located: Located, change: (text: string) => string): Located {
  return fromPieces(
    piecesOf(located).map((piece) => (piece.type === 'text' ? { ...piece, content: change(piece.content) } : piece)),
  )
}

/** Quotes open or close by what stands before them, also when that is in another piece: `"*Alliances*"`. */
function smart(call: HelperCall): Located {
  const language = languageOfCall(call)
  const pieces = piecesOf(call.args[0] ?? nothing)
  let before = ''
  return fromPieces(
    pieces.map((piece, index) => {
      if (piece.type === 'html') {
        if (/^<(p|br)\b/.test(piece.content)) before = ''
        return piece
      }
      const after = pieces.slice(index + 1).find((next) => next.type === 'text')?.content ?? ''
      const content = smartQuotes(piece.content, language, { before, after })
      before = piece.content.slice(-1) || before
      return { ...piece, content }
    }),
  )
}

/** The value in quotation marks, so that quotes in it are those of the second level: “The ‘Nova’ Affair”. */
function quote(call: HelperCall): Located {
  const [value = nothing] = call.args
  const [open, close] = quotesOf(languageOfCall(call))
  const inner = smart({ ...call, args: [mapText(value, (text) => text.replaceAll('"', "'"))] })
  const mark = (content: string) => ({ type: 'text', content, span: value.span }) as const
  return fromPieces([mark(open), ...piecesOf(inner), mark(close)])
}

/** The form of a word that goes with a number. A list counts as the number of its items. */
function plural(call: HelperCall): Located | undefined {
  const [count = nothing, one = nothing, other = nothing] = call.args
  const number = isList(count.value) ? itemsOf(count).length : Number(count.value)
  if (Number.isNaN(number)) {
    call.problem({ code: 'helper-arguments', message: '`plural` needs a number or a list to count' })
    return undefined
  }
  const category = new Intl.PluralRules(languageOfCall(call)).select(number)
  const zero = number === 0 ? call.hash.get('zero') : undefined
  return zero ?? (category === 'one' ? one : (call.hash.get(category) ?? other))
}

/** Letters and digits of ASCII with hyphens between: `The Ferry’s Été` is `the-ferrys-ete`. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}
