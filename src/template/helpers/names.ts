import { isRecord, type Located, type Piece, piecesOf, textOf } from '../located.ts'
import { escapeHtml } from '../output.ts'

/**
 * A name as it is to be printed: a text, or a record of `name`, `native` (the name in its own script, set beside it) and
 * `lang` (the language of the native form, or without one of the name).
 */
export function namePieces(name: Located): readonly Piece[] {
  if (!isRecord(name.value)) return piecesOf(name)
  const printed = name.child('name')
  const native = name.child('native')
  const lang = textOf(name.child('lang'))
  const attribute = lang ? ` lang="${escapeHtml(lang)}"` : ''
  if (!textOf(native)) return attribute ? wrapped(printed, attribute) : piecesOf(printed)
  const space: Piece = { type: 'text', content: '\u00a0', span: undefined }
  return [...piecesOf(printed), space, ...wrapped(native, ` class="native"${attribute}`)]
}

function wrapped(text: Located, attributes: string): Piece[] {
  const { span } = text
  return [
    { type: 'html', content: `<span${attributes}>`, span },
    ...piecesOf(text),
    { type: 'html', content: '</span>', span },
  ]
}
