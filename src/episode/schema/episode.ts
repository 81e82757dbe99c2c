import * as z from 'zod'
import { entryOf, isNull, type Node } from '../node.ts'
import { cast } from './cast.ts'
import { contacts, links, webAddress } from './contacts.ts'
import { credits, crew } from './credits.ts'
import { awards, bios, episodes, music, originalTitle, quotes, stills, technicalSpecs } from './extras.ts'
import { languageTag } from './name.ts'
import { optional, text, withHint, withNotation, writtenAs } from './notation.ts'
import { prose } from './prose.ts'
import { advertising, limits, productionNotes, questions, statement, synopsis } from './stories.ts'
import { airSlot, dateline, embargo, revision } from './when.ts'

const slug = z.string().regex(/^[a-z\d]+(-[a-z\d]+)*$/, {
  error: 'cannot be a file name; write small letters a to z, digits and single hyphens',
})

const series = writtenAs(
  z.strictObject({
    title: text.describe('The title of the series, as printed: `Star Trek: Voyager` (with quotes around it in YAML).'),
    slug: optional(slug, 'Its short name in file names: `voyager`. Default: made from the title.'),
    season: optional(text, 'The season: `2`, `Series Two`.'),
    about: prose.default([]).describe('The boilerplate: what the series is, in a paragraph.'),
  }),
  'title',
)

const papers = ['letter', 'a4'] as const
const paper = withNotation(z.enum(papers), { short: z.enum(['Letter', 'A4']), expand: expandPaper })

/** `A4` is as good as `a4`. */
function expandPaper(node: Node): Node {
  if (node.type !== 'scalar') return node
  const found = papers.find((name) => name === node.text.trim().toLowerCase())
  return found === undefined ? node : { ...node, text: found, value: found }
}

/** Minutes may be written `60`, `60 min`, `1:52` or `1 h 52 min`. */
const runningTime = withNotation(withHint(z.int().min(1), 'write minutes: `60`, or `1 h 52 min`'), {
  short: text,
  expand: expandRunningTime,
})

function expandRunningTime(node: Node): Node {
  if (node.type !== 'scalar') return node
  const match = /^(?:(\d+)\s*(?::|h(?:ours?|rs?)?\.?)\s*)?(?:(\d+)\s*(?:m(?:in(?:ute)?s?)?\.?)?)?$/i.exec(
    node.text.trim(),
  )
  if (!match || (match[1] === undefined && match[2] === undefined)) return node
  return { ...node, value: Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0) }
}

/** Every key of an episode, and of a series underneath it. Each group in the order a kit prints it. */
const fields = {
  template: text.default('classic').describe('The template: a folder of `templates/`. Default: classic.'),
  language: languageTag.default('en-US').describe('The language of the kit: `en-GB`, `fr`. Default: en-US.'),
  paper: paper.default('letter').describe('The paper: letter or a4. Default: letter.'),
  slug: optional(slug, 'The name of the PDF, without extension. Default: series, number and title.'),

  embargo: optional(embargo, 'Nothing may be published before: `2026-03-02 09:00 Europe/London`.'),
  revision: optional(revision, 'Which issue of the kit this is, and what is new in it.'),
  dateline: optional(dateline, 'Place and date that open a release.'),

  series: optional(series, 'The series, by its title or in full. A film has none.'),
  title: withHint(text, 'begin with `title: ...`').describe('The title of the episode, without quotation marks.'),
  originalTitle: optional(originalTitle, 'The title in its own language, beside a translated one.'),
  number: optional(text, 'The episode number, printed as written: `131`, `1x05`, `007`.'),
  productionCode: optional(text, 'The production code.'),
  network: optional(text, 'Who broadcasts it.'),
  studio: optional(text, 'Who makes it.'),
  airSlot: optional(airSlot, 'When it is on air; `TBA` is legal.'),
  runningTime: optional(runningTime, 'In minutes: `60`.'),
  rating: optional(text, 'As printed: `TV-PG D, L, S, V`.'),
  genre: optional(text, '`Drama`, `Documentary`.'),

  logline: optional(text, 'The story in one sentence of about 17 to 25 words.'),
  synopsis,
  limits,
  highlightListing: optional(text, 'One sentence for TV guides. Default: the logline.'),
  advertising: optional(advertising, 'Headline, support line and copy of the advertisement.'),

  cast,
  credits,
  crew,
  billingBlock: prose.default([]).describe('The billing block, word for word as the contracts have it.'),

  bios,
  productionNotes,
  questions,
  directorsStatement: optional(statement, "The director's statement."),
  stills,
  technicalSpecs,
  episodes,
  quotes,
  awards,
  music,

  links,
  website: optional(webAddress, 'The page of the series or the film.'),
  contacts,
  copyright: optional(text, 'The copyright line: `© 2026 Harbour Light Pictures`.'),
  usageTerms: prose.default([]).describe('What the kit and its pictures may be used for.'),

  extra: z
    .record(z.string(), z.json())
    .default({})
    .describe('Data of your own, for a template of your own: any keys and values.'),
}

export const episodeSchema = withNotation(z.strictObject(fields), { expand: withHighlightListing })
export type EpisodeData = z.output<typeof episodeSchema>

/** A series has the keys of an episode, all of them optional: what stands there is in each of its episodes. */
export const seriesSchema = z.strictObject({ ...fields, title: optional(text, 'The title of each episode.') })

/** The listing is the logline unless it is given; a kit never invents or shortens one. */
function withHighlightListing(node: Node): Node {
  const logline = entryOf(node, 'logline')
  const listing = entryOf(node, 'highlightListing')?.value
  if (node.type !== 'map' || logline?.value.type !== 'scalar' || (listing && !isNull(listing))) return node
  if (logline.value.text.trim() === '') return node
  const others = node.entries.filter((entry) => entry.key !== 'highlightListing')
  return { ...node, entries: [...others, { ...logline, key: 'highlightListing' }] }
}
