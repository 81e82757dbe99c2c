import type { Helper, HelperCall } from '../helper.ts'
import { labelsFor } from '../labels.ts'
import { fromPieces, type Located, nothing, type Piece, piecesOf, textOf } from '../located.ts'
import { languageOfCall } from './text.ts'

/** The template's own words in the language of the kit. */
export const labelHelpers: Readonly<Record<string, Helper>> = {
  label: { args: [1, Number.POSITIVE_INFINITY], hash: ['lang'], run: label },
}

/**
 * `{{label "Season {1}" series.season}}`: the words in the kit's language, or as they are, with values in place of the
 * numbers in braces.
 */
function label(call: HelperCall): Located {
  const [words = nothing, ...values] = call.args
  const written = textOf(words)
  const language = languageOfCall(call)
  const known = labelsFor(call.labels, language)
  const text = known?.get(written) ?? written
  // Words of the data may be in the kit's language already.
  if (known && !known.has(written) && words.span === undefined) {
    call.problem({
      severity: 'warning',
      code: 'missing-label',
      message: `there is no label for \`${written}\` in \`${language}\``,
      hint: 'add it to labels.yaml, beside the style.css of your template',
    })
  }
  const parts = text.split(/\{(\d)\}/)
  const pieces = parts.flatMap((part, index): readonly Piece[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ type: 'text', content: part, span: words.span }]
    return piecesOf(values[Number(part) - 1] ?? nothing)
  })
  return fromPieces(pieces)
}
