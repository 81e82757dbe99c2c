import type { Helper, HelperCall } from '../helper.ts'
import {
  derived,
  fromPieces,
  isList,
  itemsOf,
  kindOf,
  type Located,
  listOf,
  nothing,
  type Piece,
  recordOf,
  textOf,
} from '../located.ts'
import { namePieces } from './names.ts'

/** Lists in their given order, which in casts and credits is the contract's. */
export const listHelpers: Readonly<Record<string, Helper>> = {
  join: { args: [1, 2], hash: ['last'], run: join },
  group: { args: [2, 2], run: group },
  count: { args: [1, 1], allowsMissing: true, run: ({ args: [value = nothing] }) => derived(count(value), value.span) },
}

/** Items of a list, or characters of a text; a letter with its accent is one. */
function count(value: Located): number {
  if (isList(value.value)) return value.value.length
  const text = textOf(value)
  // Loading the segmenter's tables takes longer than all other helpers of a kit.
  return /^[ -~]*$/.test(text) ? text.length : [...new Intl.Segmenter().segment(text)].length
}

/** `{{join names ", " last=" and "}}`; items are texts or names. */
function join(call: HelperCall): Located | undefined {
  const [list = nothing, separator] = call.args
  if (!isList(list.value)) {
    call.problem({ code: 'helper-arguments', message: `\`join\` needs a list, not ${kindOf(list)}` })
    return undefined
  }
  const between = separator ? textOf(separator) : ', '
  const last = call.hash.get('last')
  return fromPieces(joinPieces(itemsOf(list).map(namePieces), between, last ? textOf(last) : between))
}

/** Pieces with separators between them, of which the last may differ. */
export function joinPieces(parts: readonly (readonly Piece[])[], between: string, last: string): Piece[] {
  return parts.flatMap((part, index) => {
    if (index === 0) return part
    const content = index === parts.length - 1 ? last : between
    return [{ type: 'text', content, span: undefined } as const, ...part]
  })
}

/** A list of `{ key, items }`: the items that agree in a field together, in the order of their first appearance. */
function group(call: HelperCall): Located | undefined {
  const [list = nothing, field = nothing] = call.args
  if (!isList(list.value)) {
    call.problem({ code: 'helper-arguments', message: `\`group\` needs a list, not ${kindOf(list)}` })
    return undefined
  }
  const groups = new Map<string, { key: Located; items: Located[] }>()
  for (const item of itemsOf(list)) {
    const key = item.child(textOf(field))
    const known = groups.get(textOf(key))
    if (known) known.items.push(item)
    else groups.set(textOf(key), { key, items: [item] })
  }
  return listOf(
    [...groups.values()].map(({ key, items }) =>
      recordOf(
        new Map([
          ['key', key],
          ['items', listOf(items)],
        ] as const),
      ),
    ),
  )
}
