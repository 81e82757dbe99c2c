import type { EpisodeData } from './schema/episode.ts'

/** Longest title part of a slug, in characters; file names have limits, and folders want to be read. */
const longestTitle = 60

/** Letters that Unicode does not take apart into a base letter and a mark. */
const latinLetters: { readonly [letter: string]: string } = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'ng',
  ŧ: 't',
  ə: 'e',
  ĸ: 'k',
}

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/

/**
 * The name of a kit's files: series, number and title, as `voyager-131-alliances`. A title that cannot be spelled in
 * ASCII, such as one in Chinese, gives way to the name of the episode's file.
 */
export function slugOf(data: EpisodeData, fileName: string): string {
  if (data.slug !== null) return data.slug
  const series = data.series?.slug ?? shortened(asciiWords(data.series?.title ?? ''), longestTitle)
  const number = asciiWords(data.number ?? '')
  const title = shortened(asciiWords(data.title), longestTitle)
  const own = asciiWords(fileName) || 'kit'
  const slug = title === '' ? [series, own] : [series, number, title]
  const name = slug.filter((part) => part !== '').join('-')
  return reserved.test(name) ? `${name}-kit` : name
}

/**
 * Small letters, digits and hyphens: `Þórunn's Ferry` -> `thorunns-ferry`. Empty when a letter has no such spelling, since
 * half a title names nothing.
 */
export function asciiWords(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{ASCII}]/gu, (letter) => latinLetters[letter] ?? letter)
  if (/[^\p{ASCII}]/u.test(words) && /(?=[^\p{ASCII}])[\p{L}\p{N}]/u.test(words)) return ''
  return words.replace(/[^a-z\d]+/g, '-').replace(/^-|-$/g, '')
}

/** Cut between words. A first word longer than `most` is cut where it must. */
function shortened(slug: string, most: number): string {
  if (slug.length <= most) return slug
  const end = slug.lastIndexOf('-', most)
  return slug.slice(0, end > 0 ? end : most)
}
