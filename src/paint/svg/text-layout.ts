import { resolve } from '../../css/computed-style.ts'
import type { DominantBaseline } from '../../css/svg-style.ts'
import type { Rect } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import { languageOf } from '../../html/language.ts'
import type { Font } from '../../text/font.ts'
import type { BidiScope, Glyph, ShapedRun, StyledRange } from '../../text/paragraph.ts'
import { reorderRuns, shapeParagraph } from '../../text/shape.ts'
import type { Matrix } from '../display-list.ts'
import { multiply, rotation, transformPath, transformRect, union } from '../matrix.ts'
import { lengthOf, parsedLength } from './lengths.ts'
import { pathLength, pointAlong } from './path-length.ts'
import { type Place, stylesOf, target, unsupported, userUnits } from './scene.ts'
import { shapePath } from './shapes.ts'
import { type TextCharacter, textCharacters } from './text-characters.ts'
import { ownTransform } from './transform.ts'

/** A glyph in its place. */
export interface PlacedGlyph {
  readonly id: number
  readonly run: ShapedRun
  /** The innermost element around it. */
  readonly element: Element
  /** What a reader copies for it. */
  readonly text: string
  readonly size: number
  /** From the glyph's own coordinates, the pen at the origin, to the user space. */
  readonly matrix: Matrix
  readonly advance: number
}

/** A glyph while it is being moved. `x` and `y` are the pen's; offsets of the font come on top. */
interface Draft {
  readonly glyph: Glyph
  readonly run: ShapedRun
  readonly character: TextCharacter
  /** Index of the first character it stands for. */
  readonly index: number
  readonly text: string
  x: number
  y: number
  /** Horizontal scale: `textLength` may stretch glyphs. */
  stretch: number
}

interface Chunk {
  readonly start: number
  readonly characters: readonly TextCharacter[]
}

/** The glyphs of a `text` element: SVG 2 §11.5. Vertical writing is not known. */
export function layoutText(text: Element, place: Place): readonly PlacedGlyph[] {
  const mode = attribute(text, 'writing-mode')
  if (mode !== undefined && /^\s*(?:tb|vertical|sideways)/.test(mode))
    unsupported(`\`writing-mode: ${mode.trim()}\``, text, place)
  const characters = textCharacters(text, place)
  const drafts: Draft[][] = []
  let pen = { x: 0, y: 0 }
  for (const chunk of chunks(characters)) {
    const first = chunk.characters[0] as TextCharacter
    const onPath = first.path !== undefined
    const start = onPath ? { x: 0, y: 0 } : { x: first.x ?? pen.x, y: first.y ?? pen.y }
    const { glyphs, end } = layoutChunk(chunk, start, place)
    drafts.push(glyphs)
    pen = end
  }
  adjustLengths(drafts, text, place)
  return drafts.flatMap((glyphs) => {
    const first = glyphs[0]
    if (first === undefined) return []
    anchor(glyphs, place)
    const { path } = first.character
    return path === undefined ? glyphs.map((draft) => placed(draft, place)) : alongPath(glyphs, path, place)
  })
}

/** Text that is laid out in one go: SVG 2 §11.5.2. A path begins one, and ends it. */
function chunks(characters: readonly TextCharacter[]): readonly Chunk[] {
  const found: { start: number; characters: TextCharacter[] }[] = []
  characters.forEach((character, index) => {
    const before = characters[index - 1]
    const begins =
      before === undefined ||
      before.path !== character.path ||
      (character.path === undefined && (character.x !== undefined || character.y !== undefined))
    if (begins) found.push({ start: index, characters: [character] })
    else found.at(-1)?.characters.push(character)
  })
  return found
}

function layoutChunk({ start: firstIndex, characters }: Chunk, start: { x: number; y: number }, place: Place) {
  const text = characters.map((character) => character.text).join('')
  const indexes = characters.flatMap((character, index) =>
    Array.from(character.text, () => index)
      .concat(character.text.length > 1 ? [index] : [])
      .slice(0, character.text.length),
  )
  const first = characters[0] as TextCharacter
  const { scene } = place
  const input = {
    text,
    ranges: styledRanges(characters, place),
    direction: scene.styles.of(first.element).direction,
    bidi: bidiScopes(characters, place),
  }
  const { runs } = shapeParagraph(input, scene.fonts, (problem) => scene.report(problem, first.element))
  const glyphs: Draft[] = []
  let { x, y } = start
  for (const run of reorderRuns(runs)) {
    const ends = clusterEnds(run)
    const seen = new Set<number>()
    for (const glyph of run.glyphs) {
      const index = indexes[glyph.cluster] ?? 0
      const character = characters[index] as TextCharacter
      const begins = !seen.has(glyph.cluster)
      seen.add(glyph.cluster)
      if (begins) {
        x += character.dx
        y += character.dy
      }
      const text = begins ? input.text.slice(glyph.cluster, ends.get(glyph.cluster)) : ''
      glyphs.push({ glyph, run, character, index: firstIndex + index, text, x, y, stretch: 1 })
      x += userUnits(glyph.advance)
    }
  }
  return { glyphs, end: { x, y } }
}

function clusterEnds({ glyphs, end }: ShapedRun): ReadonlyMap<number, number> {
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b)
  return new Map(starts.map((start, index) => [start, starts[index + 1] ?? end]))
}

function styledRanges(characters: readonly TextCharacter[], { scene }: Place): readonly StyledRange[] {
  const ranges: { -readonly [K in keyof StyledRange]: StyledRange[K] }[] = []
  let offset = 0
  let element: Element | undefined
  for (const character of characters) {
    const end = offset + character.text.length
    const last = ranges.at(-1)
    if (last !== undefined && element === character.element) last.end = end
    else {
      element = character.element
      const { origin } = element
      const style = scene.styles.of(element)
      ranges.push({ start: offset, end, style, lang: languageOf(element), originAt: () => origin })
    }
    offset = end
  }
  return ranges
}

/** What elements do to the direction of the text in them: CSS Writing Modes 4 §2.4. */
function bidiScopes(characters: readonly TextCharacter[], { scene }: Place): readonly BidiScope[] {
  const scopes = new Map<Element, BidiScope & { end: number }>()
  let offset = 0
  for (const { element, text } of characters) {
    const around: Element[] = []
    for (let at: Element | null = element; at !== null && at.tag !== 'svg'; at = at.parent) around.unshift(at)
    for (const at of around) {
      const { 'unicode-bidi': unicodeBidi, direction } = scene.styles.of(at)
      const known = scopes.get(at)
      if (known !== undefined) known.end = offset + text.length
      else if (unicodeBidi !== 'normal') {
        scopes.set(at, { start: offset, end: offset + text.length, direction, unicodeBidi })
      }
    }
    offset += text.length
  }
  return [...scopes.values()]
}

/** `textLength`: SVG 2 §11.5, "adjust text length". Inner elements come first. */
function adjustLengths(chunks: readonly Draft[][], text: Element, place: Place) {
  const all = chunks.flat()
  const visit = (element: Element) => {
    for (const child of element.children) if (child.type === 'element') visit(child)
    const wanted = lengthOf(element, 'textLength', 'x', place)
    if (wanted === undefined || wanted < 0) return
    const own = all.filter(({ character }) => isWithin(character.element, element))
    const [first, last] = [own[0], own.at(-1)]
    if (first === undefined || last === undefined) return
    const start = leftOf(own)
    const end = rightOf(own)
    const glyphsToo = attribute(element, 'lengthAdjust') === 'spacingAndGlyphs'
    const clusters = new Set(own.map(({ index }) => index)).size
    const missing = wanted - (end - start)
    if (glyphsToo && end > start) {
      const ratio = wanted / (end - start)
      for (const draft of own) {
        draft.x = start + (draft.x - start) * ratio
        draft.stretch *= ratio
      }
    } else if (clusters > 1) {
      const indexes = [...new Set(own.toSorted((a, b) => a.x - b.x).map(({ index }) => index))]
      for (const draft of own) draft.x += (indexes.indexOf(draft.index) * missing) / (clusters - 1)
    }
    const after = chunks
      .find((chunk) => chunk.includes(last))
      ?.filter((draft) => draft.x >= end && !own.includes(draft))
    for (const draft of after ?? []) draft.x += missing
  }
  visit(text)
}

function isWithin(element: Element, ancestor: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at === ancestor) return true
  return false
}

/** `text-anchor`, for a whole chunk: SVG 2 §11.6.1. */
function anchor(glyphs: readonly Draft[], place: Place) {
  const first = glyphs.reduce((a, b) => (b.index < a.index ? b : a))
  const { style, svg } = stylesOf(first.character.element, place)
  const left = leftOf(glyphs)
  const right = rightOf(glyphs)
  const rtl = style.direction === 'rtl'
  const part = { start: rtl ? 1 : 0, middle: 0.5, end: rtl ? 0 : 1 }[svg['text-anchor']]
  const shift = part * (right - left)
  for (const draft of glyphs) draft.x -= shift
}

function leftOf(glyphs: readonly Draft[]): number {
  return glyphs.reduce((left, { x }) => Math.min(left, x), Infinity)
}

function rightOf(glyphs: readonly Draft[]): number {
  return glyphs.reduce(
    (right, { x, glyph, stretch }) => Math.max(right, x + userUnits(glyph.advance) * stretch),
    -Infinity,
  )
}

function placed({ glyph, run, character, text, x, y, stretch }: Draft, place: Place): PlacedGlyph {
  const shift = baselineOf(character.element, run.font, place)
  const turned = multiply(
    [stretch, 0, 0, 1, userUnits(glyph.dx) * stretch, shift - userUnits(glyph.dy)],
    rotation(character.rotate),
  )
  return {
    id: glyph.id,
    run,
    element: character.element,
    text,
    size: userUnits(run.size),
    advance: userUnits(glyph.advance),
    matrix: multiply(turned, [1, 0, 0, 1, x, y]),
  }
}

/** Each glyph stands upright on the path at its middle: SVG 2 §11.8.3. What does not fit on the path is left out. */
function alongPath(glyphs: readonly Draft[], textPath: Element, place: Place): readonly PlacedGlyph[] {
  const href = attribute(textPath, 'href') ?? attribute(textPath, 'xlink:href')
  const shape =
    href && target(href, ['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'], textPath, place)
  if (!shape) return []
  const path = transformPath(shapePath(shape, place), ownTransform(shape, place))
  const along = pointAlong(path)
  const offset = startOffset(textPath, pathLength(path), place)
  return glyphs.flatMap((draft) => {
    const half = (userUnits(draft.glyph.advance) * draft.stretch) / 2
    const point = along(offset + draft.x + half)
    if (point === undefined) return []
    const glyph = placed({ ...draft, x: -half }, place)
    const turned = multiply(glyph.matrix, rotation((point.angle * 180) / Math.PI))
    return [{ ...glyph, matrix: multiply(turned, [1, 0, 0, 1, point.x, point.y]) }]
  })
}

function startOffset(textPath: Element, length: number, place: Place): number {
  const written = attribute(textPath, 'startOffset')?.trim()
  if (written === undefined) return 0
  if (written.endsWith('%')) return (Number.parseFloat(written) / 100) * length || 0
  return parsedLength(written, 'startOffset', 'other', textPath, place) ?? 0
}

/** How far below the current text position the alphabetic baseline is: SVG 2 §11.10.2. */
function baselineOf(element: Element, font: Font, place: Place): number {
  let shift = 0
  for (let at: Element | null = element; at !== null && at.namespace === 'svg' && at.tag !== 'svg'; at = at.parent) {
    const { style, svg } = stylesOf(at, place)
    const size = userUnits(style['font-size'])
    const value = svg['baseline-shift']
    if (value === 'sub') shift += size / 5
    else if (value === 'super') shift -= size / 3
    else if (value !== 'baseline') shift -= userUnits(resolve(value, style['font-size']))
    if (at.tag === 'text') break
  }
  const { style, svg } = stylesOf(element, place)
  const own = svg['alignment-baseline']
  const name = own === 'baseline' || own === 'auto' ? svg['dominant-baseline'] : own
  return shift + baselineHeight(name, font) * userUnits(style['font-size'])
}

/** Of a baseline above the alphabetic one, per em: CSS Inline 3 §4.2. */
function baselineHeight(name: DominantBaseline, { metrics }: Font): number {
  switch (name) {
    case 'auto':
    case 'alphabetic':
      return 0
    case 'middle':
      return metrics.xHeight / 2
    case 'central':
      return (metrics.ascent - metrics.descent) / 2
    case 'hanging':
      return metrics.ascent * 0.8
    case 'mathematical':
      return metrics.ascent / 2
    case 'text-top':
      return metrics.ascent
    case 'text-bottom':
    case 'ideographic':
      return -metrics.descent
    default:
      return name satisfies never
  }
}

/** The cells of the glyphs, from ascent to descent: SVG 2 §8.10. */
export function textBounds(glyphs: readonly PlacedGlyph[]): Rect | undefined {
  return glyphs.reduce<Rect | undefined>((bounds, { run, size, advance, matrix }) => {
    const { ascent, descent } = run.font.metrics
    const cell = { x: 0, y: -ascent * size, width: advance, height: (ascent + descent) * size }
    return union(bounds, transformRect(cell, matrix))
  }, undefined)
}
