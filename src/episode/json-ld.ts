import type { Kit } from './kit.ts'

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined }
type EpisodeData = Kit['data']
type Member = EpisodeData['cast'][number]['members'][number]
type Name = Member['roles'][number]

/** What search engines and archives read of a kit: a TVEpisode, or a Movie when there is no series. https://schema.org/TVEpisode */
export function jsonLd({ data }: Pick<Kit, 'data'>): string {
  const { series, synopsis } = data
  const about = {
    '@context': 'https://schema.org',
    '@type': series === null ? 'Movie' : 'TVEpisode',
    name: data.title,
    alternateName: data.originalTitle?.text,
    episodeNumber: series === null ? undefined : optional(data.number),
    partOfSeries: series === null ? undefined : { '@type': 'TVSeries', name: series.title },
    partOfSeason: season(series?.season),
    identifier: optional(data.productionCode),
    inLanguage: data.language,
    genre: optional(data.genre),
    contentRating: optional(data.rating),
    duration: data.runningTime === null ? undefined : `PT${data.runningTime}M`,
    disambiguatingDescription: optional(data.logline),
    abstract: paragraphs(synopsis.short),
    description:
      paragraphs(synopsis.long) ?? paragraphs(synopsis.medium) ?? paragraphs(synopsis.short) ?? optional(data.logline),
    datePublished: optional(data.airSlot?.date),
    publication: broadcast(data),
    actor: several(data.cast.flatMap(({ members }) => members.flatMap(performances))),
    ...creditedAs(data),
    productionCompany: organization(data.studio),
    image: several(data.stills.map(still)),
    url: optional(data.website),
    copyrightNotice: optional(data.copyright),
  } satisfies Json
  return `${JSON.stringify(about, null, 2)}\n`
}

function optional<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined
}

function several(items: readonly Json[]): Json | undefined {
  return items.length > 0 ? items : undefined
}

function paragraphs(text: readonly string[]): string | undefined {
  return text.length > 0 ? text.map((paragraph) => paragraph.replace(/\s+/g, ' ')).join('\n\n') : undefined
}

function season(name: string | null | undefined): Json | undefined {
  return name ? { '@type': 'TVSeason', name } : undefined
}

function organization(name: string | null): Json | undefined {
  return name === null ? undefined : { '@type': 'Organization', name }
}

function broadcast({ airSlot, network }: EpisodeData): Json | undefined {
  if (airSlot === null && network === null) return undefined
  const { date, start } = airSlot ?? {}
  return {
    '@type': 'BroadcastEvent',
    publishedOn: network === null ? undefined : { '@type': 'BroadcastService', name: network },
    // Without its offset from UTC, which the zone of a kit need not give, this is the local time.
    startDate: date ? (start ? `${date}T${start}` : date) : undefined,
  }
}

/** Who plays what, one for each performer; a role without one is left out, for there is nobody to name. */
function performances({ roles, performers }: Member): readonly Json[] {
  return performers.map((performer) => ({
    '@type': 'PerformanceRole',
    actor: person(performer),
    characterName: several(roles.map(({ name }) => name)),
  }))
}

function person({ name, native }: Name): Json {
  return { '@type': 'Person', name, alternateName: optional(native) }
}

/** Directors and writers by what their credits say; every other credit stays with its words. */
function creditedAs({ credits, crew }: EpisodeData): { readonly [key: string]: Json | undefined } {
  const named = [
    ...credits.map(({ label, teams }) => ({ label, people: teams.flat() })),
    ...crew.map(({ label, names }) => ({ label, people: names })),
  ]
  const under = (pattern: RegExp) =>
    several(named.filter(({ label }) => pattern.test(label)).flatMap(({ people }) => people.map(person)))
  const rest = named.filter(({ label }) => !directing.test(label) && !writing.test(label))
  return {
    director: under(directing),
    author: under(writing),
    contributor: several(
      rest.flatMap(({ label, people }) =>
        people.map((one) => ({ '@type': 'Role', roleName: label, contributor: person(one) })),
      ),
    ),
  }
}

const directing = /^directed by$/i
const writing = /^(written|story|teleplay|screenplay) by$/i

function still({ file, caption, credit, alt }: EpisodeData['stills'][number]): Json {
  return { '@type': 'ImageObject', contentUrl: file, caption, creditText: credit, description: optional(alt) }
}
