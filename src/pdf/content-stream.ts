import type { Color } from '../css/computed-style.ts'
import type { GlyphsOperation, Matrix, Operation, Path } from '../paint/display-list.ts'
import { orientationMatrix } from './embed-image.ts'
import { showGlyphs } from './glyph-operators.ts'
import { type GraphicsState, initialState } from './graphics-state.ts'
import { MarkedContent } from './marked-content.ts'
import type { PageResources } from './page-resources.ts'
import { number, numbers } from './pdf-values.ts'

/** A page's content as operators, and the content id of each marked-content id. */
export interface PageContent {
  readonly operators: string
  /** Content ids by MCID. */
  readonly contentIds: readonly number[]
}

/** Turns a page's operations to a content stream that begins with y running downwards. */
export function writeContent(operations: readonly Operation[], resources: PageResources): PageContent {
  const stream = new ContentStream(resources)
  for (const operation of operations) stream.write(operation)
  return stream.finish()
}

class ContentStream {
  readonly #resources: PageResources
  readonly #out: string[] = []
  readonly #marked = new MarkedContent(this.#out)
  readonly #saved: GraphicsState[] = []
  #state: GraphicsState = { ...initialState }
  #inText = false

  constructor(resources: PageResources) {
    this.#resources = resources
  }

  write(operation: Operation) {
    switch (operation.type) {
      case 'begin':
        this.#marked.begin(operation.mark)
        break
      case 'end':
        this.#marked.end()
        break
      case 'save':
        this.#save()
        break
      case 'restore':
        this.#restore()
        break
      case 'transform':
        this.#leaveText()
        this.#out.push(`${matrix(operation.matrix)} cm`)
        break
      case 'clip':
        this.#leaveText()
        this.#out.push(pathOperators(operation.path), operation.evenOdd === true ? 'W* n' : 'W n')
        break
      case 'fill':
        this.#fill(operation)
        break
      case 'stroke':
        this.#stroke(operation)
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

  finish(): PageContent {
    this.#leaveText()
    this.#marked.finish()
    return { operators: this.#out.join('\n'), contentIds: this.#marked.contentIds }
  }

  #save() {
    this.#leaveText()
    this.#saved.push({ ...this.#state })
    this.#out.push('q')
    this.#marked.save()
  }

  #restore() {
    this.#leaveText()
    this.#marked.restore()
    this.#state = this.#saved.pop() ?? { ...initialState }
    this.#out.push('Q')
  }

  #fill({ path, color, evenOdd }: Extract<Operation, { type: 'fill' }>) {
    this.#leaveText()
    this.#marked.paint()
    this.#setColor('fill', color)
    this.#out.push(pathOperators(path), evenOdd === true ? 'f*' : 'f')
  }

  #stroke({ path, color, width, cap, dash, dashOffset }: Extract<Operation, { type: 'stroke' }>) {
    this.#leaveText()
    this.#marked.paint()
    this.#setColor('stroke', color)
    const style = { butt: 0, round: 1, square: 2 }[cap ?? 'butt']
    const line = `${number(width)} w ${style} J [${numbers(...(dash ?? []))}] ${number(dashOffset ?? 0)} d`
    if (this.#state.line !== line) this.#out.push(line)
    this.#state.line = line
    this.#out.push(pathOperators(path), 'S')
  }

  #image({ image, rect }: Extract<Operation, { type: 'image' }>) {
    this.#leaveText()
    this.#marked.paint()
    this.#setAlpha(1)
    const placed = multiply(orientationMatrix(image), [rect.width, 0, 0, rect.height, rect.x, rect.y])
    this.#out.push(`q ${matrix(placed)} cm /${this.#resources.image(image)} Do Q`)
  }

  #glyphs(operation: GlyphsOperation) {
    // Marked content and text objects must not straddle one another: PDF 1.7 §14.6.1.
    this.#marked.paint(() => this.#leaveText())
    if (!this.#inText) this.#out.push('BT')
    this.#inText = true
    this.#setColor('fill', operation.color)
    if (operation.fakeBold === true) this.#setColor('stroke', operation.color)
    showGlyphs(this.#out, this.#state, operation, this.#resources.encoding(operation.font))
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

/** PDF 1.7 §8.6.8. */
function colorOperator(color: Color, use: 'fill' | 'stroke'): string {
  if (color.space === 'cmyk') return `${numbers(color.c, color.m, color.y, color.k)} ${use === 'fill' ? 'k' : 'K'}`
  return `${numbers(color.r, color.g, color.b)} ${use === 'fill' ? 'rg' : 'RG'}`
}

function pathOperators(path: Path): string {
  return rectangle(path) ?? path.map(segmentOperator).join('\n')
}

function segmentOperator([operator, ...coordinates]: Path[number]): string {
  return operator === 'z' ? 'h' : `${numbers(...coordinates)} ${operator}`
}

/** The shorter operator for the commonest path: PDF 1.7 §8.5.2.1. */
function rectangle(path: Path): string | undefined {
  if (path.length !== 5) return undefined
  const [start, right, across, left, close] = path
  if (start?.[0] !== 'm' || right?.[0] !== 'l' || across?.[0] !== 'l' || left?.[0] !== 'l' || close?.[0] !== 'z') {
    return undefined
  }
  const upright = start[2] === right[2] && right[1] === across[1] && across[2] === left[2] && left[1] === start[1]
  return upright ? `${numbers(start[1], start[2], right[1] - start[1], left[2] - start[2])} re` : undefined
}

function matrix(values: Matrix): string {
  return numbers(...values)
}

/** First `a`, then `b`. */
function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ]
}
