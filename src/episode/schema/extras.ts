import * as z from 'zod'
import { listNode, mapNode, type Node, oneOrMore } from '../node.ts'
import { webAddress } from './contacts.ts'
import { name, nameFields } from './name.ts'
import { labelled, list, optional, text, withHint, withNotation, writtenAs } from './notation.ts'
import { prose } from './prose.ts'
import { airSlot, date } from './when.ts'

const bio = z.strictObject({
  ...nameFields,
  role: optional(text, 'The character, or the function: `Director`.'),
  text: prose.describe('A blank line begins a paragraph.'),
})

export const bios = list(bio, 'Biographies, in the order they are printed.')

const pictured = writtenAs(
  z.strictObject({ ...nameFields, role: optional(text, 'The character, when the picture shows one.') }),
  'name',
)

/** Everyone in the picture. Nobody in it has to be said as well: `nobody`. */
const picturedList = withNotation(z.array(pictured), {
  short: z.union([z.literal('nobody'), pictured]),
  expand: (node: Node) => (node.type === 'scalar' && node.text === 'nobody' ? listNode(node, []) : oneOrMore(node)),
})

/** A picture nobody may print without knowing what it shows and whom to credit: both are required. */
const still = z.strictObject({
  file: text.describe('The image, beside the episode: `stills/131-01.jpg`.'),
  caption: withHint(text, 'say what the picture shows, in a sentence').describe('What the picture shows.'),
  pictured: withHint(picturedList, 'name everyone in it from left to right, or write `pictured: nobody`').describe(
    'Everyone in the picture, from left to right.',
  ),
  credit: withHint(text, 'name the photographer: `credit: Jo Bell`').describe('The photographer, as to be credited.'),
  alt: optional(text, 'The picture in words, for those who cannot see it.'),
  rights: optional(text, 'Who owns it, and what it may be used for.'),
})

export const stills = list(still, 'Pictures for the press.')

export const technicalSpecs = labelled(
  z.strictObject({ label: text.describe('What is specified: `Aspect ratio`.'), value: text.describe('`1.85:1`') }),
  text,
  { label: 'label', value: 'value' },
  'Technical data for festivals: format, aspect ratio, sound, languages, subtitles.',
)

const quote = z.strictObject({
  text: text.describe('What was written, without quotation marks.'),
  author: optional(text, 'Who wrote it.'),
  source: optional(text, 'Where it was printed.'),
})

export const quotes = list(quote, 'From reviews, the best first.')

const award = writtenAs(
  z.strictObject({
    title: text.describe('`Best First Feature`'),
    by: optional(text, 'Who gives it.'),
    year: optional(text, 'Of which year.'),
    result: optional(text, '`Won`, `Nominated`, `Official Selection`.'),
    recipient: optional(name, 'Who received it, if it was not the whole production.'),
  }),
  'title',
)

export const awards = list(award, 'Awards and nominations, the best first.')

const track = writtenAs(
  z.strictObject({
    title: text.describe('The piece.'),
    artist: optional(text, 'Who performs it.'),
    composer: optional(text, 'Who wrote it.'),
    rights: optional(text, '`Courtesy of ...`'),
  }),
  'title',
)

export const music = list(track, 'Music in the episode.')

const listedEpisode = writtenAs(
  z.strictObject({
    number: optional(text, 'The episode number, as written: `007`.'),
    title: text.describe('The title, without quotation marks.'),
    airSlot: optional(airSlot, 'When it is on air.'),
    date: optional(date, 'The day it is first shown: 2026-03-02.'),
    logline: optional(text, 'The story in a sentence.'),
    web: optional(webAddress, 'Where to find more.'),
  }),
  'title',
)

export const episodes = list(listedEpisode, 'The episodes of the season, for an overview.')

export const originalTitle = withNotation(
  z.strictObject({
    text: text.describe('The title in its own language and script.'),
    lang: nameFields.lang,
  }),
  {
    short: text,
    expand: (node: Node) => (node.type === 'scalar' && node.value !== null ? mapNode(node, { text: node }) : node),
  },
)
