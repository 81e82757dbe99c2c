import type { ReplacedBox, TextRun } from '../box/box.ts'
import type { Styles } from '../css/style-sheet.ts'
import type { Point, Pt, Rect } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import type {
  BoxFragment,
  Fragment,
  InlineFragment,
  LineFragment,
  ReplacedFragment,
  TextFragment,
} from '../layout/fragment.ts'
import { paintBoxDecoration, paintCollapsedBorders, paintTableParts } from './box-decoration.ts'
import { type Decoration, decorated, paintDecorations } from './decorations.ts'
import type { Mark } from './display-list.ts'
import type { Findings } from './findings.ts'
import { glyphsOperation } from './glyphs.ts'
import { linkAround } from './links.ts'
import type { Navigation } from './navigation.ts'
import type { Painter } from './painter.ts'
import { paintImage } from './replaced.ts'
import { linkContents, type Structure } from './structure.ts'

export interface PageContext {
  /** Of the page, from 0. */
  readonly index: number
  readonly styles: Styles
  readonly structure: Structure
  readonly navigation: Navigation
  readonly findings: Findings
}

interface Options {
  /** All that is painted is this: running heads. Default: what the structure says. */
  readonly artifact?: Mark
  /** The element whose background is on the canvas already. */
  readonly bare?: Element | undefined
}

/** What is shown again on each page of a long table, once it has been read on the first. */
const repeatedArtifact: Mark = { type: 'artifact', kind: 'Pagination' }

/** Paints fragment trees in the order of CSS 2.2 appendix E. */
export class FragmentPainter {
  readonly #painter: Painter
  readonly #page: PageContext
  readonly #bare: Element | undefined
  #artifact: Mark | undefined

  constructor(painter: Painter, page: PageContext, { artifact, bare }: Options) {
    this.#painter = painter
    this.#page = page
    this.#artifact = artifact
    this.#bare = bare
  }

  /** A fragment that is painted as if it made a stacking context. `origin` is the corner that its rect is measured from. */
  paint(fragment: Fragment, origin: Point) {
    this.#decorate(fragment, origin) // steps 2 and 4
    this.#content(fragment, origin, [], 0) // step 7
  }

  /** Backgrounds and borders of a block and the blocks in it, in tree order: appendix E.2, step 4. */
  #decorate(fragment: Fragment, origin: Point) {
    if (fragment.type !== 'box' && fragment.type !== 'replaced') return
    const rect = placed(fragment, origin)
    this.#artifactWhile(fragment, () => {
      this.#decorateBox(fragment, rect)
      if (fragment.type === 'box') for (const child of fragment.children) this.#decorate(child, rect)
    })
  }

  #decorateBox(fragment: BoxFragment | ReplacedFragment, rect: Rect) {
    this.#painter.mark = this.#artifact
    const { box } = fragment
    this.#note(fragment, rect)
    if (fragment.type === 'box' && fragment.wrapper === true) return
    // Parts of tables are painted with their table, layer by layer.
    if (box.type === 'table-group' || box.type === 'table-row' || box.type === 'table-cell') return
    const bare = box.element === this.#bare && !box.anonymous && box.pseudo === undefined
    paintBoxDecoration(this.#painter, bare ? withoutBackground(fragment) : fragment, rect)
    if (box.type === 'table' && fragment.type === 'box') {
      paintTableParts(this.#painter, fragment, box, rect)
      paintCollapsedBorders(this.#painter, fragment, rect)
    }
  }

  /** Lines and images of a block and the blocks in it, in tree order: appendix E.2, step 7. */
  #content(fragment: Fragment, origin: Point, decorations: readonly Decoration[], baseline: Pt) {
    const rect = placed(fragment, origin)
    switch (fragment.type) {
      case 'box':
        this.#artifactWhile(fragment, () => {
          const inner = decorated(decorations, fragment.box.style, undefined)
          this.#linkArea(fragment, rect)
          for (const child of fragment.children) this.#content(child, rect, inner, baseline)
        })
        break
      case 'line':
        this.#line(fragment, rect, decorations)
        break
      case 'inline':
        this.#inline(fragment, rect, decorations, baseline)
        break
      case 'text':
        this.#text(fragment, rect, decorations, baseline)
        break
      case 'replaced':
        this.#image(fragment, rect)
        break
      default:
        fragment satisfies never
    }
  }

  #line(line: LineFragment, rect: Rect, decorations: readonly Decoration[]) {
    for (const child of line.children) this.#content(child, rect, decorations, rect.y + line.baseline)
  }

  #inline(fragment: InlineFragment, rect: Rect, decorations: readonly Decoration[], baseline: Pt) {
    this.#note(fragment, rect)
    if (fragment.box.type === 'atomic') {
      // An inline-block is painted whole, as one thing; decorations do not reach into it: CSS Text Decoration 3 §2.1.
      for (const child of fragment.children) this.paint(child, rect)
      return
    }
    this.#painter.mark = this.#artifact
    paintBoxDecoration(this.#painter, fragment, rect)
    this.#linkArea(fragment, rect)
    const inner = decorated(decorations, fragment.box.style, rect.y + fragment.baseline)
    for (const child of fragment.children) this.#content(child, rect, inner, baseline)
  }

  #text(fragment: TextFragment, rect: Rect, decorations: readonly Decoration[], baseline: Pt) {
    if (fragment.box.style.visibility !== 'visible') return
    const painter = this.#painter
    this.#markContent(fragment.box)
    paintDecorations(painter, ['underline', 'overline'], decorations, fragment, rect.x, baseline)
    painter.glyphs(glyphsOperation(fragment, rect.x, rect.y))
    paintDecorations(painter, ['line-through'], decorations, fragment, rect.x, baseline)
  }

  #image(fragment: ReplacedFragment, rect: Rect) {
    const { images } = this.#page.findings
    this.#linkArea(fragment, rect)
    if (fragment.box.style.visibility !== 'visible') return
    this.#markContent(fragment.box)
    if (!images.has(fragment.box)) images.set(fragment.box, { page: this.#page.index, rect })
    paintImage(this.#painter, fragment, rect)
  }

  #markContent(box: TextRun | ReplacedBox) {
    const id = this.#page.structure.contentOf(box)
    if (this.#artifact === undefined && id !== undefined) {
      this.#page.findings.painted.add(id)
      this.#painter.mark = { type: 'content', id }
    } else this.#painter.mark = this.#artifact
  }

  /** The heads and feet of tables that go on are not read again. */
  #artifactWhile(fragment: BoxFragment | ReplacedFragment, paint: () => void) {
    const before = this.#artifact
    if (fragment.type === 'box' && fragment.repeated === true) this.#artifact ??= repeatedArtifact
    paint()
    this.#artifact = before
  }

  /** Remembers where an element begins. */
  #note({ box }: BoxFragment | InlineFragment | ReplacedFragment, { x, y }: Rect) {
    const { positions } = this.#page.findings
    if (this.#artifact !== undefined || box.anonymous || box.pseudo !== undefined) return
    if (!positions.has(box.element)) positions.set(box.element, { page: this.#page.index, x, y })
  }

  /** A link is wherever its inline boxes and its images are, and over all of it where it is a block. */
  #linkArea({ type, box }: BoxFragment | InlineFragment | ReplacedFragment, rect: Rect) {
    if (this.#artifact !== undefined || box.pseudo !== undefined) return
    const link = linkAround(box.element)
    if (link === undefined || (type !== 'replaced' && (box.element !== link || box.anonymous))) return
    if (rect.width <= 0 || rect.height <= 0 || box.style.visibility !== 'visible') return
    const number = this.#page.structure.linkOf(link)
    const target = number === undefined ? undefined : this.#page.navigation.targetOf(link)
    if (number === undefined || target === undefined) return
    this.#painter.links.push({ link: number, rect, target, contents: linkContents(link) })
  }
}

function placed({ rect }: Fragment, origin: Point): Rect {
  return { ...rect, x: rect.x + origin.x, y: rect.y + origin.y }
}

const transparent = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 } as const

function withoutBackground<F extends BoxFragment | ReplacedFragment>(fragment: F): F {
  return { ...fragment, box: { ...fragment.box, style: { ...fragment.box.style, 'background-color': transparent } } }
}
