import type { Font } from './font.ts'
import { type Feature, type GlyphData, glyphFields, glyphOf, type ShapingOptions, shapeText } from './harfbuzz.ts'
import { RecentCache } from './recent-cache.ts'

/** Shapes words of one font, script, language and feature set, each once. Shared by all kits of the process. */
export interface WordShaper {
  /**
   * Glyphs of `word`, which may begin with one space; clusters count from its start. A space that follows in the text
   * has no glyph here, but fonts may kern with it.
   */
  shape(word: string, spaceFollows: boolean): GlyphData
}

/** Words of one shaper, some 200 bytes each, and shapers. */
const wordsPerShaper = 4000
const shaperCount = 64
const shapers = new RecentCache<string, WordShaper>(shaperCount)

/**
 * The shaper of words for these options. Undefined when the font has no space.
 * It takes it that letters on both sides of a space do not act upon one another: only a space and its neighbours do.
 */
export function wordShaper(font: Font, options: ShapingOptions): WordShaper | undefined {
  const key = `${font.id} ${options.script} ${options.lang} ${featureKey(options.features)}`
  const known = shapers.get(key)
  if (known) return known
  if (glyphOf(font, 0x20) === undefined) return undefined
  const shaper = makeShaper(font, options)
  shapers.set(key, shaper)
  return shaper
}

function featureKey(features: readonly Feature[]): string {
  return features.map(({ tag, value }) => `${tag}=${value}`).join()
}

function makeShaper(font: Font, options: ShapingOptions): WordShaper {
  const words = new RecentCache<string, GlyphData>(wordsPerShaper)
  return {
    shape(word, spaceFollows) {
      const text = spaceFollows ? `${word} ` : word
      const known = words.get(text)
      if (known) return known
      const shaped = shapeText(font, text, 0, text.length, options)
      const glyphs = spaceFollows ? shaped.slice(0, -glyphFields) : shaped
      words.set(text, glyphs)
      return glyphs
    },
  }
}
