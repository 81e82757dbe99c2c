import * as z from 'zod'
import { list, optional, text, writtenAs } from './notation.ts'
import { prose } from './prose.ts'

export const synopsis = z
  .strictObject({
    short: prose.default([]).describe('For listings: a sentence or two.'),
    medium: prose.default([]).describe('For programme guides: a paragraph.'),
    long: prose
      .default([])
      .describe('For critics and feature writers: the whole story. A blank line begins a paragraph.'),
  })
  .prefault({})
  .describe('The story in three lengths. Give those that exist.')

/**
 * What the destinations take, in characters; spaces count, paragraphs are joined by one. Those of MovieLabs are the
 * default (190 and 400). TV-Anytime has 30, 90, 250 and 1200.
 */
export const limits = z
  .strictObject({
    short: limit(190, '`synopsis.short`, in characters.'),
    medium: limit(400, '`synopsis.medium`, in characters.'),
    long: limit(0, '`synopsis.long`, in characters.'),
    highlightListing: limit(0, '`highlightListing`, in characters.'),
    loglineWords: limit(35, '`logline`, in words; 17 to 25 is usual.'),
  })
  .prefault({})
  .describe('The longest a text may be before there is a warning. 0 is no limit.')

function limit(fallback: number, what: string) {
  return z.int().min(0).default(fallback).describe(`The most for ${what} 0: no limit. Default: ${fallback}.`)
}

export const advertising = z.strictObject({
  headline: optional(text, 'About four words.'),
  support: optional(text, 'The line under the headline, about twelve words.'),
  copy: prose.default([]).describe('The text of the advertisement.'),
})

const note = writtenAs(
  z.strictObject({
    heading: optional(text, 'Printed above the section.'),
    text: prose.describe('A blank line begins a paragraph.'),
  }),
  'text',
)

export const productionNotes = list(note, 'Production notes, in sections with or without a heading.')

const question = z.strictObject({
  question: text.describe('The question.'),
  answer: prose.describe('The answer. A blank line begins a paragraph.'),
  by: optional(text, 'Who answers, when several people do.'),
})

export const questions = list(question, 'Questions and answers.')

export const statement = writtenAs(
  z.strictObject({
    text: prose.describe('A blank line begins a paragraph.'),
    by: optional(text, 'Whose statement it is, as printed below it.'),
  }),
  'text',
)
