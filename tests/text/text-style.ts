import type { ComputedStyle } from '../../src/css/computed-style.ts'
import type { FontFaceRule } from '../../src/css/style-sheet.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import type { FontSet } from '../../src/text/font.ts'
import { createFontSet } from '../../src/text/font-set.ts'
import type { Paragraph, ParagraphInput, ShapedRun } from '../../src/text/paragraph.ts'
import { shapeParagraph } from '../../src/text/shape.ts'
import { baseStyle } from '../layout/make-box.ts'

/** Initial values, in 10 pt of `serif`. */
export function textStyle(changes: Partial<ComputedStyle> = {}): ComputedStyle {
  return { ...baseStyle, 'font-family': ['serif'], 'font-size': 10, ...changes }
}

export interface Fonts {
  readonly fonts: FontSet
  readonly diagnostics: Diagnostic[]
}

/** A font set with the built-in families and @font-face rules whose files are at hand. */
export async function makeFonts(
  faces: readonly (Partial<FontFaceRule> & { file?: Uint8Array })[] = [],
): Promise<Fonts> {
  const diagnostics: Diagnostic[] = []
  const files = new Map<string, Uint8Array>()
  const rules = faces.map(({ file, ...rule }, i) => {
    if (file) files.set(`font-${i}.ttf`, file)
    const sources = [{ url: `font-${i}.ttf`, folders: [], origin: {} }]
    const defaults = { family: 'Tiny', weight: [400, 400], style: 'normal', stretch: [100, 100], origin: {} } as const
    return { ...defaults, sources, ...rule }
  })
  const read = async ({ url }: { readonly url: string }) => {
    const bytes = files.get(url)
    return bytes && { id: url, path: url, bytes }
  }
  const fonts = await createFontSet({ faces: rules, resources: { read } }, (diagnostic) => diagnostics.push(diagnostic))
  return { fonts, diagnostics }
}

/** A paragraph of one style. */
export function inputOf(text: string, changes: Partial<ComputedStyle> = {}, lang = 'en'): ParagraphInput {
  const range = { start: 0, end: text.length, style: textStyle(changes), lang, originAt: () => undefined }
  return { text, ranges: [range], direction: changes.direction ?? 'ltr' }
}

export function shape({ fonts, diagnostics }: Fonts, input: ParagraphInput): Paragraph {
  return shapeParagraph(input, fonts, (diagnostic) => diagnostics.push(diagnostic))
}

/** The text of each run, with its font and what is special about it: `abc (Tiny, level 1)`. */
export function printRuns({ text }: Paragraph, runs: readonly ShapedRun[]): string[] {
  return runs.map((run) => {
    const facts = [
      run.font.family,
      run.level > 0 && `level ${run.level}`,
      run.fakeBold && 'fake bold',
      run.fakeItalic && 'fake italic',
      run.fakeSmallCaps && 'fake small caps',
    ]
    return `${text.slice(run.start, run.end)} (${facts.filter(Boolean).join(', ')})`
  })
}

export function widthOf(runs: readonly ShapedRun[]): number {
  return runs.flatMap(({ glyphs }) => glyphs).reduce((sum, { advance }) => sum + advance, 0)
}
