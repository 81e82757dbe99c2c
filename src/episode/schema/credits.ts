import * as z from 'zod'
import { listNode, type Node, oneOrMore } from '../node.ts'
import { name } from './name.ts'
import { labelled, list, text, withNotation } from './notation.ts'

/** People who wrote together: joined by "&". Somebody alone is a team of one. */
const team = withNotation(z.array(name), { short: name, expand: oneOrMore })

/** Teams who wrote separately: joined by "and". `[[A, B], C]` is "A & B and C". */
const teams = withNotation(z.array(team), { short: name, expand: expandTeams }).describe(
  'Who is credited. A list of names is joined by "and"; a list inside the list is a team, joined by "&".',
)

function expandTeams(node: Node): Node {
  return listNode(node, oneOrMore(node).items)
}

const credit = z.strictObject({
  label: text.describe('As the contract has it: `Written by`, `Story by`, `Teleplay by`, `Directed by`.'),
  teams,
})

export const credits = labelled(
  credit,
  teams,
  { label: 'label', value: 'teams' },
  'Writing and directing credits, in contractual order: `Directed by: Les Landau`.',
)

const names = list(name, 'Who is credited, in contractual order.')

const crewCredit = z.strictObject({
  label: text.describe('The function: `Executive Producers`.'),
  names,
})

export const crew = labelled(
  crewCredit,
  names,
  { label: 'label', value: 'names' },
  'The crew, in contractual order: `Music by: ...`, or a list of names for one label.',
)
