import { jsonSchema } from './json-schema.ts'

/** The schemas that editors check with, as `episodes/.schema` keeps them: path relative to the project -> text. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const kinds = ['episode', 'series'] as const
  return new Map(
    kinds.map((kind) => [`episodes/.schema/${kind}.json`, `${JSON.stringify(jsonSchema(kind), null, 2)}\n`]),
  )
}

/** What `presskit init` writes, path -> text: a series, an episode that shows the common keys, and the schemas. */
export function initialFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['episodes/my-series/series.yaml', seriesText],
    ['episodes/my-series/101-pilot.yaml', episodeText],
    ...schemaFiles(),
  ])
}

const seriesText = `# yaml-language-server: $schema=../.schema/series.json
# What every episode in this folder has. An episode may override any of it; \`key+\` in an episode adds to a list here.

series:
  title: "My Series" # quotes are needed when there is a colon in the title
  slug: my-series # its short name in file names

language: en-US
paper: letter # or a4
template: classic

network: Our Network
runningTime: 60 min

cast:
  regulars: # in contractual order: nothing is ever sorted
    - Captain Example: First Performer
    - The Mate: Second Performer

contacts:
  - name: Press Office
    organisation: Our Network
    email: press@example.com
    phone: +1 555 0100

copyright: © Our Network. All rights reserved.
`

const episodeText = `# yaml-language-server: $schema=../.schema/episode.json
number: 101
title: Pilot

# airSlot: TBA
# embargo: 2026-03-02 09:00 America/New_York   (date, time and zone)

logline: >
  One sentence of about twenty words that says who wants what, and what stands in the way.

synopsis:
  short: >
    For listings: a sentence or two.
  long: |
    The whole story, over as many lines as you like.

    A blank line begins a paragraph.

cast:
  guestStars:
    - The Stranger: A Guest Performer
    - A role whose performer is not given
    - role: The Twins
      performers: [One Twin, The Other Twin]
    - role: The Visitor
      state: to be announced # or none, when nobody can play it

credits:
  Written by: [[First Writer, Second Writer], Third Writer] # First Writer & Second Writer and Third Writer
  Directed by: The Director

advertising:
  headline: Four Words, No More
  support: And a line under them of about twelve words.
`
