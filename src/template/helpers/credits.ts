import type { Helper, HelperCall } from '../helper.ts'
import { fromPieces, isList, itemsOf, type Located, nothing } from '../located.ts'
import { joinPieces } from './lists.ts'
import { namePieces } from './names.ts'
import { languageOfCall } from './text.ts'

/** Names of people, as contracts have them. */
export const creditHelpers: Readonly<Record<string, Helper>> = {
  name: { args: [1, 1], run: ({ args: [name = nothing] }) => fromPieces(namePieces(name)) },
  credit: { args: [1, 1], hash: ['and', 'lang'], run: credit },
}

/**
 * The rule of the writers' guilds: "&" joins the members of a team, "and" joins people or teams who wrote separately.
 * `[[A, B], [C, D]]` is "A & B and C & D". No commas: a comma would blur who wrote with whom.
 */
function credit(call: HelperCall): Located {
  const [teams = nothing] = call.args
  const given = call.hash.get('and')?.value
  const and = typeof given === 'string' ? ` ${given} ` : conjunction(languageOfCall(call))
  const members = (team: Located) => (isList(team.value) ? itemsOf(team) : [team])
  const parts = members(teams).map((team) => joinPieces(members(team).map(namePieces), ' & ', ' & '))
  return fromPieces(joinPieces(parts, and, and))
}

/** " and ", " und ", " et ": what the language puts between two. */
function conjunction(language: string): string {
  let word = conjunctions.get(language)
  if (!word) {
    const parts = new Intl.ListFormat(language, { type: 'conjunction' }).formatToParts(['A', 'B'])
    word = parts.find((part) => part.type === 'literal')?.value ?? ' and '
    conjunctions.set(language, word)
  }
  return word
}

const conjunctions = new Map<string, string>()
