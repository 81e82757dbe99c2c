import type { Color } from '../css/computed-style.ts'
import type { Rect } from '../geometry.ts'
import type {
  GlyphsOperation,
  Gradient,
  GroupOperation,
  Matrix,
  Operation,
  Path,
  ShadeOperation,
  StrokeStyle,
  TileOperation,
} from '../paint/display-list.ts'
import { multiply } from '../paint/matrix.ts'
import { hair } from '../paint/path.ts'
import { orientationMatrix } from './embed-image.ts'
import type { FontEncoding } from './font-encoding.ts'
import { showGlyphs, spanWithText } from './glyph-operators.ts'
import { formState, type GraphicsState, initialState, transformState } from './graphics-state.ts'
import { MarkedContent, type MarkedPiece } from './marked-content.ts'
import { lacksGlyphs, missingGlyphPath, partsByPresence } from './missing-glyphs.ts'
import {
  blendNames,
  colorOperator,
  drawnIn,
  edges,
  mostDecimals,
  numbered,
  paintedBounds,
  placing,
} from './operands.ts'
import type { PageResources } from './page-resources.ts'
import { pathOperators } from './path-operators.ts'
import { type Dictionary, number, numbers, type PdfValue, type Reference } from './pdf-values.ts'
import { writeGradient } from './shading.ts'

/** A page's content as operators, and the pieces of marked content in it. */
export interface PageContent {
  readonly operators: string
  /** By MCID. */
  readonly pieces: readonly MarkedPiece[]
}

/** Turns a page's operations to a content stream that begins with y running downwards. */
export function writeContent(
  operations: readonly Operation[],
  resources: PageResources,
  pageHeight: number,
): PageContent {
  const pieces: MarkedPiece[] = []
  const stream = new ContentStream(resources, initialState([1, 0, 0, -1, 0, pageHeight]), pieces)
  return { operators: stream.run(operations), pieces }
}

class ContentStream {
  readonly #resources: PageResources
  readonly #out: string[] = []
  /** Undefined in what is one piece for whoever reads it: patterns, masks, and groups without marks. */
  readonly #marked: MarkedContent | undefined
  readonly #saved: GraphicsState[] = []
  #state: GraphicsState
  #inText = false

  constructor(resources: PageResources, state: GraphicsState, pieces: MarkedPiece[] | undefined) {
    this.#resources = resources
    this.#state = state
    this.#marked = pieces && new MarkedContent(this.#out, pieces)
  }

  /** The operators of all operations. */
  run(operations: readonly Operation[]): string {
    for (const operation of operations) this.#write(operation)
    this.#leaveText()
    this.#marked?.finish()
    return this.#out.join('\n')
  }

  #write(operation: Operation) {
    switch (operation.type) {
      case 'begin':
        this.#marked?.begin(operation.mark)
        break
      case 'end':
        this.#marked?.end()
        break
      case 'save':
        this.#save()
        break
      case 'restore':
        this.#restore()
        break
      case 'transform':
        this.#leaveText()
        this.#out.push(`${placing(operation.matrix, this.#state.decimals)} cm`)
        transformState(this.#state, operation.matrix)
        break
      case 'clip':
        this.#leaveText()
        this.#out.push(this.#path(operation.path), operation.evenOdd === true ? 'W* n' : 'W n')
        break
      case 'fill':
        this.#fill(operation)
        break
      case 'stroke':
        this.#stroke(operation)
        break
      case 'shade':
        this.#shade(operation)
        break
      case 'tile':
        this.#tile(operation)
        break
      case 'group':
        this.#group(operation)
        break
      case 'image':
        this.#image(operation)
        break
      case 'glyphs':
        this.#glyphs(operation)
        break
      default:
        operation satisfies never
    }
  }

  #save() {
    this.#leaveText()
    this.#saved.push({ ...this.#state })
    this.#out.push('q')
    this.#marked?.save()
  }

  #restore() {
    this.#leaveText()
    this.#marked?.restore()
    this.#state = this.#saved.pop() ?? this.#state
    this.#out.push('Q')
  }

  #fill({ path, color, evenOdd, shape }: Extract<Operation, { type: 'fill' }>) {
    this.#leaveText()
    this.#marked?.paint()
    this.#setColor('fill', color)
    if (shape !== undefined) {
      this.#out.push(`q ${placing(shape.matrix, this.#state.decimals)} cm /${this.#resources.glyphShape(shape)} Do Q`)
      return
    }
    const { decimals, inForm } = this.#state
    // Readers that do not smooth edges are exact about rectangles on a page, but not about those in a form.
    this.#out.push(pathOperators(path, decimals, inForm ? hair : 0), evenOdd === true ? 'f*' : 'f')
  }

  #stroke({ path, color, ...stroke }: Extract<Operation, { type: 'stroke' }>) {
    this.#leaveText()
    this.#marked?.paint()
    this.#setColor('stroke', color)
    this.#setLine(stroke)
    this.#out.push(this.#path(path), 'S')
  }

  /** PDF 1.7 §8.4.3. */
  #setLine({ width, cap, join, miterLimit, dash, dashOffset }: StrokeStyle) {
    const { decimals } = this.#state
    const style = { butt: 0, round: 1, square: 2 }[cap ?? 'butt']
    const dashes = `[${numbers(dash ?? [], decimals)}] ${number(dashOffset ?? 0, decimals)}`
    const line = `${number(width, decimals)} w ${style} J ${dashes} d`
    if (this.#state.line !== line) this.#out.push(line)
    this.#state.line = line
    const corners = `${{ miter: 0, round: 1, bevel: 2 }[join ?? 'miter']} j ${number(miterLimit ?? 10)} M`
    if (this.#state.corners !== corners) this.#out.push(corners)
    this.#state.corners = corners
  }

  #shade(operation: ShadeOperation) {
    const { path, gradient, stroke } = operation
    const bounds = paintedBounds(path, stroke)
    if (bounds === undefined) return
    const written = writeGradient(this.#resources.shared.document, gradient, bounds)
    if ('space' in written) {
      if (operation.glyphs) for (const glyphs of operation.glyphs) this.#glyphs({ ...glyphs, color: written })
      else if (stroke === undefined) this.#fill({ ...operation, type: 'fill', color: written })
      else this.#stroke({ type: 'stroke', path, color: written, ...stroke })
      return
    }
    const { color, alpha } = written
    const pattern = (matrix: Matrix) => ({ PatternType: 2, Shading: color, Matrix: numbered(matrix) })
    this.#leaveText()
    this.#marked?.paint()
    if (alpha === 1) {
      this.#setAlpha(1)
      this.#paintPattern(operation, pattern(multiply(gradient.matrix, this.#state.matrix)))
      return
    }
    // Readers paint a shading in pieces, which may overlap: it is let through as a whole.
    const { resources, dictionary } = this.#resources.inner()
    const content = new ContentStream(resources, formState(this.#state), undefined)
    content.#paintPattern(operation, pattern(gradient.matrix))
    const form = this.#form(content.run([]), dictionary, bounds, { S: 'Transparency', I: true })
    this.#show(form, typeof alpha === 'number' ? { ca: alpha, CA: alpha } : this.#gradientMask(alpha, gradient, bounds))
  }

  /** The mask takes a gradient's alpha for luminance: PDF 1.7 §11.6.5.3. */
  #gradientMask(alpha: Reference, gradient: Gradient, bounds: Rect): Dictionary {
    const { resources, dictionary } = this.#resources.inner()
    const operators = `${numbers(gradient.matrix, mostDecimals)} cm /${resources.shading(alpha)} sh`
    const mask = this.#form(operators, dictionary, bounds, { S: 'Transparency', CS: 'DeviceGray' })
    return { ca: 1, CA: 1, SMask: { S: 'Luminosity', G: mask } }
  }

  /** PDF 1.7 §8.7.3. */
  #tile(operation: TileOperation) {
    const { operations, bounds, step, matrix } = operation
    if (bounds.width <= 0 || bounds.height <= 0 || step.width === 0 || step.height === 0) return
    this.#leaveText()
    this.#marked?.paint()
    this.#setAlpha(1)
    const { resources, dictionary } = this.#resources.inner()
    const state = initialState()
    transformState(state, matrix)
    const content = new ContentStream(resources, { ...initialState(), decimals: state.decimals }, undefined)
    const pattern = this.#resources.shared.document.stream(Buffer.from(content.run(operations)), {
      PatternType: 1,
      PaintType: 1,
      TilingType: 1,
      BBox: edges(bounds),
      XStep: step.width,
      YStep: step.height,
      Matrix: numbered(multiply(matrix, this.#state.matrix)),
      Resources: dictionary,
    })
    this.#paintPattern(operation, pattern)
  }

  /** Paints a path or glyphs with a pattern, a dictionary or a stream. */
  #paintPattern({ path, evenOdd, stroke, glyphs }: ShadeOperation | TileOperation, pattern: PdfValue) {
    const name = this.#resources.pattern(pattern)
    const use = stroke === undefined ? 'fill' : 'stroke'
    const operator = stroke === undefined ? `/Pattern cs /${name} scn` : `/Pattern CS /${name} SCN`
    this.#state[use] = operator
    this.#out.push(operator)
    if (stroke !== undefined) this.#setLine(stroke)
    if (glyphs !== undefined) {
      this.#out.push('BT')
      for (const row of glyphs) showGlyphs(this.#out, this.#state, row, this.#encoding(row))
      this.#out.push('ET')
    } else this.#out.push(this.#path(path), stroke !== undefined ? 'S' : evenOdd === true ? 'f*' : 'f')
  }

  /** A transparency group XObject: PDF 1.7 §11.6.6. What is marked in it keeps its place in the structure. */
  #group({ operations, bounds, opacity, blend, mask }: GroupOperation) {
    if (bounds.width <= 0 || bounds.height <= 0) return
    const tagged = this.#marked !== undefined && operations.some(isMarked)
    this.#leaveText()
    if (tagged) this.#marked?.interrupt()
    else this.#marked?.paint()
    const group = this.#groupForm(operations, bounds, { S: 'Transparency', I: true }, tagged)
    const state: Dictionary = {
      ca: opacity,
      CA: opacity,
      ...(blend !== undefined && { BM: blendNames[blend] }),
      ...(mask !== undefined && {
        SMask: {
          S: mask.kind === 'luminance' ? 'Luminosity' : 'Alpha',
          G: this.#groupForm(mask.operations, mask.bounds, { S: 'Transparency', CS: 'DeviceRGB' }, false),
        },
      }),
    }
    this.#show(group, state)
  }

  /** Paints a form with a graphics state of its own. */
  #show(form: Reference, state: Dictionary) {
    this.#out.push(`q /${this.#resources.state(state)} gs /${this.#resources.form(form)} Do Q`)
  }

  #groupForm(operations: readonly Operation[], bounds: Rect, group: Dictionary, tagged: boolean): Reference {
    const { resources, dictionary } = this.#resources.inner()
    const pieces = tagged ? this.#marked?.pieces : undefined
    const content = new ContentStream(resources, formState(this.#state), pieces)
    const form = this.#form(content.run(operations), dictionary, bounds, group, tagged)
    if (tagged) content.#marked?.settle(form)
    return form
  }

  #form(operators: string, resources: Reference, bounds: Rect, group: Dictionary, tagged = false): Reference {
    const { shared } = this.#resources
    const entries: Dictionary = {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: edges(bounds),
      Group: group,
      Resources: resources,
    }
    if (tagged) {
      entries.StructParents = shared.nextKey
      shared.nextKey += 1
    }
    return shared.document.stream(Buffer.from(operators), entries)
  }

  #image({ image, rect }: Extract<Operation, { type: 'image' }>) {
    this.#leaveText()
    this.#marked?.paint()
    this.#setAlpha(1)
    const { x, y, width, height } = drawnIn(rect, this.#state.matrix)
    const placed = multiply(orientationMatrix(image), [width, 0, 0, height, x, y])
    this.#out.push(`q ${placing(placed, this.#state.decimals)} cm /${this.#resources.image(image)} Do Q`)
  }

  #glyphs(operation: GlyphsOperation) {
    if (lacksGlyphs(operation)) {
      this.#glyphsAndBoxes(operation)
      return
    }
    // Marked content and text objects must not straddle one another: PDF 1.7 §14.6.1.
    const leave = () => this.#leaveText()
    const { actualText, ...bare } = operation
    const word = actualText === undefined ? undefined : this.#marked?.paintWord(actualText, leave)
    if (word !== undefined) {
      this.#showGlyphs(bare)
      word.close()
      return
    }
    this.#marked?.paint(leave)
    this.#showGlyphs(operation)
  }

  #showGlyphs(operation: GlyphsOperation) {
    if (!this.#inText) this.#out.push('BT')
    this.#inText = true
    const { color, fakeBold, stroke } = operation
    if (stroke === undefined) this.#setColor('fill', color)
    if (stroke !== undefined || fakeBold === true) this.#setColor('stroke', color)
    if (stroke !== undefined) this.#setLine(stroke)
    showGlyphs(this.#out, this.#state, operation, this.#encoding(operation))
  }

  #encoding({ font, size, tracking = 0 }: GlyphsOperation): FontEncoding {
    return this.#resources.encoding(font, size > 0 ? tracking / size : 0)
  }

  /** The sign for none where the font lacks a glyph. What it stands for can be copied all the same. */
  #glyphsAndBoxes(operation: GlyphsOperation) {
    const whole = operation.actualText
    this.#leaveText()
    this.#marked?.paint()
    if (whole !== undefined) this.#out.push(spanWithText(whole))
    for (const part of partsByPresence(operation)) {
      if ('type' in part) {
        this.#glyphs(part)
        this.#leaveText()
        continue
      }
      if (whole === undefined) this.#out.push(spanWithText(part.text))
      const path = missingGlyphPath(operation, part)
      if (path.length > 0) this.#fill({ type: 'fill', path, color: operation.color })
      if (whole === undefined) this.#out.push('EMC')
    }
    if (whole !== undefined) this.#out.push('EMC')
  }

  #path(path: Path): string {
    return pathOperators(path, this.#state.decimals)
  }

  #leaveText() {
    if (this.#inText) this.#out.push('ET')
    this.#inText = false
  }

  #setColor(use: 'fill' | 'stroke', color: Color) {
    const operator = colorOperator(color, use)
    if (this.#state[use] !== operator) this.#out.push(operator)
    this.#state[use] = operator
    this.#setAlpha(color.alpha)
  }

  #setAlpha(alpha: number) {
    if (this.#state.alpha !== alpha) this.#out.push(`/${this.#resources.alpha(alpha)} gs`)
    this.#state.alpha = alpha
  }
}

/** Does it hold content that has a place of its own in the structure? */
function isMarked(operation: Operation): boolean {
  return operation.type === 'begin' || (operation.type === 'group' && operation.operations.some(isMarked))
}
