import type { FontFaceRule } from '../css/style-sheet.ts'
import { type Diagnostic, placeOf, type Report } from '../diagnostic.ts'
import type { Resources } from '../resource.ts'
import { builtInFaces, builtInFamilyNames } from './built-in-fonts.ts'
import type { Font, FontSet, FontStyle } from './font.ts'
import { loadFont } from './load-font.ts'
import { type Face, matchFaces } from './match-font.ts'
import { forbidsEmbedding, readAxes, readSfnt, type VariationAxis } from './sfnt.ts'
import { unpackFont } from './unpack-font.ts'
import { instanceFont } from './variable-font.ts'

export interface FontSources {
  readonly faces: readonly FontFaceRule[]
  readonly resources: Resources
}

/** Loads the @font-face rules' files. Built-in families are read when a style asks for them. */
export async function createFontSet({ faces, resources }: FontSources, report: Report): Promise<FontSet> {
  const families = new Map<string, Face[]>()
  // One after the other, so that diagnostics come in the order of the rules.
  for (const rule of faces) {
    const face = await loadFace(rule, resources, report)
    if (!face) continue
    const name = rule.family.toLowerCase()
    const family = families.get(name)
    if (family) family.push(face)
    else families.set(name, [face])
  }
  return fontSet(families, new Set(faces.map((rule) => rule.family.toLowerCase())), report)
}

function fontSet(
  families: ReadonlyMap<string, readonly Face[]>,
  declared: ReadonlySet<string>,
  report: Report,
): FontSet {
  const matches = new Map<string, readonly Font[]>()
  const isSized = [...families.values()].some((faces) => faces.some((face) => face.isSized))
  const missing = new Set<string>()
  return {
    match(style) {
      const key = JSON.stringify([
        style['font-family'],
        style['font-weight'],
        style['font-style'],
        style['font-stretch'],
        style['font-variation-settings'],
        isSized && [style['font-size'], style['font-optical-sizing']],
      ])
      const known = matches.get(key)
      if (known) return known
      const fonts = matchFamilies(families, style)
      matches.set(key, fonts)
      const wanted = missingFamily(families, style)
      // A rule whose file could not be had was reported with its own place.
      if (wanted && !declared.has(wanted.toLowerCase()) && !missing.has(wanted)) {
        missing.add(wanted)
        report({
          severity: 'warning',
          code: 'missing-font-family',
          message: `there is no font family \`${wanted}\`: \`${fonts[0]?.family}\` is used in its place`,
          hint: `add an @font-face rule for it, or name one of the built-in families: ${builtInFamilyNames.join(', ')}`,
        })
      }
      return fonts
    },
  }
}

/** CSS Fonts 4 §5.3: the families in the order declared, then those that are always there. */
function matchFamilies(families: ReadonlyMap<string, readonly Face[]>, style: FontStyle): readonly Font[] {
  const names = [...style['font-family'], ...builtInFamilyNames].map((name) => name.toLowerCase())
  const fonts = new Set<Font>()
  for (const name of names) {
    const faces = families.get(name) ?? builtInFaces(name)
    if (faces) for (const face of matchFaces(faces, style)) fonts.add(face.font(style))
  }
  return [...fonts]
}

/** The first family of a style, when it is not there: the text will not look as meant. */
function missingFamily(families: ReadonlyMap<string, readonly Face[]>, style: FontStyle): string | undefined {
  const first = style['font-family'][0]
  if (first === undefined) return undefined
  const name = first.toLowerCase()
  return families.has(name) || builtInFaces(name) ? undefined : first
}

/** CSS Fonts 4 §4.3: the first source that can be used. */
async function loadFace(rule: FontFaceRule, resources: Resources, report: Report): Promise<Face | undefined> {
  for (const source of rule.sources) {
    if (source.format !== undefined && !isKnownFormat(source.format)) continue
    const resource = await resources.read(source)
    if (!resource) continue
    const data = await unpackFont(resource.bytes)
    const sfnt = data && readSfnt(data)
    if (sfnt && forbidsEmbedding(sfnt)) {
      report(restrictedFont(resource.path, source))
      continue
    }
    if (sfnt?.tables.has('CFF2')) {
      report(variableOutlines(resource.path, source))
      continue
    }
    const face = data && makeFace(rule, data)
    if (face && sfnt && colourTables.some((tag) => sfnt.tables.has(tag))) report(oneColour(resource.path, source))
    if (face) return face
    report({
      severity: 'error',
      code: 'broken-font',
      message: `\`${shortName(resource.path)}\` is not a font that can be read`,
      ...placeOf(source.origin),
      hint: 'use a TrueType, OpenType, WOFF or WOFF2 file',
    })
  }
  return undefined
}

/** A PDF holds its fonts: ISO 19005-3 §6.2.11.4.1 wants such as may legally be embedded for everybody to read. */
function restrictedFont(path: string, { origin }: FontFaceRule['sources'][number]): Diagnostic {
  return {
    severity: 'error',
    code: 'restricted-font',
    message: `\`${shortName(path)}\` may not be embedded in documents, as its \`OS/2\` table says`,
    ...placeOf(origin),
    hint: 'ask its maker for a licence with embedding, and the file that goes with it; or take another font',
  }
}

/** OpenType's compact outlines for variable fonts, also when no axis is left: PDF 1.7 §9.9 has no place for them. */
function variableOutlines(path: string, { origin }: FontFaceRule['sources'][number]): Diagnostic {
  return {
    severity: 'error',
    code: 'unsupported-font',
    message: `\`${shortName(path)}\` has CFF2 outlines, which a PDF cannot hold`,
    ...placeOf(origin),
    hint: 'take the TrueType version of the font, or its static OpenType files',
  }
}

/** OpenType's tables of coloured glyphs. */
const colourTables = ['COLR', 'SVG ', 'CBDT', 'sbix']

function oneColour(path: string, { origin }: FontFaceRule['sources'][number]): Diagnostic {
  return {
    severity: 'info',
    code: 'colour-font',
    message: `the glyphs of \`${shortName(path)}\` are coloured: they are set in the colour of the text`,
    ...placeOf(origin),
    hint: 'for a coloured sign, place an image',
  }
}

/** CSS Fonts 4 §4.3.1: what is worth fetching. Other formats are skipped without a word, as the rule foresees. */
function isKnownFormat(format: string): boolean {
  return /^(truetype|opentype|woff2?|collection)(-variations)?$/i.test(format)
}

/** A path as it is; of a `data:` URL, its beginning. */
function shortName(path: string): string {
  return path.length > 80 ? `${path.slice(0, 40)}…` : path
}

function makeFace(rule: FontFaceRule, data: Uint8Array): Face | undefined {
  const describe = (weight: number) => ({
    family: rule.family,
    weight,
    italic: rule.style !== 'normal',
    ...(rule.unicodeRange && { unicodeRange: rule.unicodeRange }),
    ...(rule.sizeAdjust !== undefined && { sizeAdjust: rule.sizeAdjust }),
    ...(rule.overrides && { overrides: rule.overrides }),
  })
  const regular = loadFont(data, describe(rule.weight[0]))
  const sfnt = readSfnt(data)
  if (!regular || !sfnt) return undefined
  const { weight, style, stretch } = rule
  const face = { weight, style, stretch, ...(rule.unicodeRange && { unicodeRange: rule.unicodeRange }) }
  const axes = readAxes(sfnt)
  if (axes.length === 0) return { ...face, font: () => regular }
  const instances = new Map<string, Font>()
  return {
    ...face,
    isSized: axes.some(({ tag }) => tag === 'opsz'),
    font: (wanted) => {
      const weightValue = clamp(wanted['font-weight'], rule.weight)
      const location = pinned(axes, { wght: weightValue, ...axesOf(rule, wanted) })
      const key = JSON.stringify(location)
      const known = instances.get(key)
      if (known) return known
      const font = loadFont(instanceFont(regular, axes, location), describe(weightValue)) ?? regular
      instances.set(key, font)
      return font
    },
  }
}

/** CSS Fonts 4 §7.2: what sets the axes of a variable font, the weakest first. An optical size is counted in px. */
function axesOf(rule: FontFaceRule, wanted: FontStyle): Readonly<Record<string, number>> {
  const size = wanted['font-optical-sizing'] === 'none' ? undefined : wanted['font-size']
  const settings = wanted['font-variation-settings'] ?? []
  return {
    wdth: clamp(wanted['font-stretch'], rule.stretch),
    ...(rule.style === 'italic' && { ital: 1 }),
    ...(rule.style === 'oblique' && { slnt: -14 }),
    ...(size !== undefined && { opsz: (size * 4) / 3 }),
    ...Object.fromEntries(settings.map(({ tag, value }) => [tag, value])),
  }
}

/** Of all settings those that the font has an axis for, as far as it goes. */
function pinned(axes: readonly VariationAxis[], settings: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    axes.map(({ tag, min, max, default: initial }) => [tag, clamp(settings[tag] ?? initial, [min, max])]),
  )
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(high, Math.max(low, value))
}
