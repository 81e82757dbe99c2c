import * as z from 'zod'
import { entryOf, isNull, keyNode, listNode, type MapNode, mapNode, type Node, oneOrMore, textNode } from '../node.ts'
import { name } from './name.ts'
import { list, optional, text, withHint, withNotation, withPlurals } from './notation.ts'

/** A role has a performer, or will have one, or has none by nature (a baby in a cartoon), or it is simply not said. */
const castingStates = ['named', 'to be announced', 'none', 'not given'] as const

const memberFields = {
  roles: list(name, 'The characters, nearly always one. A performer without a role has none.'),
  performers: list(name, 'Who plays the role; two for twins.'),
  state: z
    .enum(castingStates)
    .default('not given')
    .describe('What is known of the performer. Not written when there is one.'),
  billing: optional(text, 'Words before the name in billing: `with`, `and`, `special guest star`.'),
  note: optional(text, 'Words after the name: `(voice)`, `uncredited`.'),
}

const memberKeys: readonly string[] = [...Object.keys(memberFields), 'role', 'performer']

const oneOrSeveralNames = z.union([name, z.array(name)])

const member = withNotation(z.strictObject(memberFields), {
  short: z.union([
    text.describe('A role whose performer is not given.'),
    z.record(z.string(), oneOrSeveralNames).describe('`Role: Performer`, or `Role: [Performer, Performer]`.'),
    z.strictObject({
      role: oneOrSeveralNames.optional().describe('The character, or a list of them.'),
      performer: oneOrSeveralNames.optional().describe('Who plays it, or a list of them.'),
      state: z.enum(castingStates).optional().describe('What is known of the performer.'),
      billing: text.optional().describe('Words before the name in billing: `with`, `and`.'),
      note: text.optional().describe('Words after the name: `(voice)`.'),
    }),
  ]),
  expand: expandMember,
  keys: ['role', 'performer'],
})

function expandMember(node: Node): Node {
  if (node.type === 'scalar') return isNull(node) ? node : withState(mapNode(node, { roles: node }))
  if (node.type !== 'map') return node
  const [pair, second] = node.entries
  if (pair && !second && !memberKeys.includes(pair.key)) {
    const performers = isNull(pair.value) ? undefined : pair.value
    return withState(mapNode({ ...node, span: pair.keySpan }, { roles: keyNode(pair), performers }))
  }
  return withState(withPlurals(node, { role: 'roles', performer: 'performers' }))
}

function withState(member: MapNode): MapNode {
  const performers = entryOf(member, 'performers')?.value
  if (entryOf(member, 'state')) return member
  const named = performers !== undefined && oneOrMore(performers).items.length > 0
  const state = textNode(named ? 'named' : 'not given', named ? performers.span : member.span)
  return { ...member, entries: [...member.entries, { key: 'state', keySpan: state.span, value: state }] }
}

/** Groups every kit knows; any other key is a group of the author's own, headed by `heading` or by the key's words. */
const castHeadings: { readonly [group: string]: string } = {
  regulars: 'Cast',
  alsoStarring: 'Also Starring',
  guestStars: 'Guest Stars',
  coStars: 'Co-Stars',
  voices: 'Voices',
}

const members = list(member, 'In contractual order: they are printed in the order given.')

const group = withHint(
  z.strictObject({
    key: text.describe('The key the group was written under: `guestStars`.'),
    heading: text.describe('Printed above the group: `Guest Stars`.'),
    members,
  }),
  'name the group above its people: `regulars:`, and indented below it `- Kes: Jennifer Lien`',
  'a group with a list of its people',
)

const groupShort = z.union([z.array(member), z.strictObject({ heading: text.optional(), members: z.array(member) })])

/** Cast groups: a map by group for authors, a list in order for templates. */
export const cast = withNotation(z.array(group), {
  short: z.looseObject(
    Object.fromEntries(
      Object.entries(castHeadings).map(([key, heading]) => [
        key,
        groupShort.optional().describe(`Headed "${heading}".`),
      ]),
    ),
  ),
  expand: expandCast,
})
  .default([])
  .describe('The cast by groups: `regulars`, `guestStars`, `coStars`, `voices`, or any group of your own.')

function expandCast(node: Node): Node {
  if (isNull(node)) return node
  const groups = oneOrMore(node).items.flatMap((item) => {
    if (item.type !== 'map') return [item]
    const full = entryOf(item, 'key') !== undefined || entryOf(item, 'members') !== undefined
    return full && node.type === 'list' ? [item] : item.entries.flatMap(groupOf)
  })
  // People without a group are one mistake, made once for all of them.
  const first = groups.find(({ type }) => type === 'scalar')
  return listNode(
    node,
    groups.filter((item) => item === first || item.type !== 'scalar'),
  )
}

/** Lists and maps are of people; a name alone is one person of a group we know, else a pair `Role: Performer`. */
function groupOf(entry: MapNode['entries'][number]): Node[] {
  if (isNull(entry.value)) return []
  if (entry.value.type === 'scalar' && !Object.hasOwn(castHeadings, entry.key)) return [keyNode(entry)]
  const key = keyNode(entry)
  const heading = textNode(castHeadings[entry.key] ?? headingOf(entry.key), entry.keySpan)
  const own = entry.value
  const full = own.type === 'map' && (entryOf(own, 'members') || entryOf(own, 'heading'))
  if (!full) return [mapNode(key, { key, heading, members: own.type === 'map' ? pairsOf(own) : own })]
  const keySpan = entry.keySpan
  const given = entryOf(own, 'heading') ? [] : [{ key: 'heading', keySpan, value: heading }]
  return [{ ...own, entries: [{ key: 'key', keySpan, value: key }, ...given, ...own.entries] }]
}

/** `guestStars: { Culluh: Anthony De Longis, Seska: Martha Hackett }` */
function pairsOf(map: MapNode): Node {
  return listNode(
    map,
    map.entries.map((entry) => ({ type: 'map', entries: [entry], span: entry.keySpan })),
  )
}

/** `theFerryCrew` -> `The Ferry Crew`. A key with spaces or capitals of its own is a heading already. */
function headingOf(key: string): string {
  if (/[\sA-Z-]/.test(key.charAt(0)) || key.includes(' ')) return key
  const words = key.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ')
  return words.replace(/(^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
}
