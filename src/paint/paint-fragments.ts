import type { ReplacedBox, TextRun } from '../box/box.ts'
import type { Styles } from '../css/style-sheet.ts'
import { placeOf, type Report } from '../diagnostic.ts'
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
import { paintBoxDecoration, paintCollapsedBorders, paintColumnRules, type Surroundings } from './box-decoration.ts'
import { type Decoration, decorated } from './decorations.ts'
import type { Mark, Path } from './display-list.ts'
import { paintWithEffects } from './effects.ts'
import type { Findings } from './findings.ts'
import { linkAround, linkContents } from './links.ts'
import type { Navigation } from './navigation.ts'
import { paintOutlines } from './outline.ts'
import { clipProperty, overflowClip } from './overflow-clip.ts'
import { paintText } from './paint-text.ts'
import type { Painter } from './painter.ts'
import { inReadingOrder } from './reading-order.ts'
import { isVisible, paintImage } from './replaced.ts'
import {
  type Clips,
  clipsInside,
  clipsOf,
  isFloating,
  isStackingContext,
  type Layer,
  type LayerRoot,
  makesLayer,
  noClips,
  sortedLayers,
  stackLevel,
} from './stacking.ts'
import type { Structure } from './structure.ts'
import type { ReferenceContext } from './svg/box-reference.ts'
import { drawingLinks } from './svg/drawing-links.ts'
import { paintTableParts } from './table-decoration.ts'

export interface PageContext extends Surroundings {
  /** Of the page, from 0. */
  readonly index: number
  readonly styles: Styles
  readonly structure: Structure
  readonly navigation: Navigation
  readonly findings: Findings
  /** What boxes refer to drawings with. */
  readonly drawings: ReferenceContext
}

interface Options {
  /** All that is painted is this: running heads. Default: what the structure says. */
  readonly artifact?: Mark
  /** The element whose background is on the canvas already. */
  readonly bare?: Element | undefined
}

/** The stacking context that is being painted, or the part of one that is painted as if it were one. */
interface StackingContext {
  /** What is painted as one thing is not taken apart again. */
  readonly root: LayerRoot
  /** Those that are still to be painted. */
  readonly layers: Layer[]
  /** Place of `root` in tree order. */
  readonly order: readonly number[]
  clips: Clips
  /** Where the background of `root` ends among the operations: layers of negative level go there. */
  start: number | undefined
}

/** What is shown again on each page of a long table, once it has been read on the first. */
const repeatedArtifact: Mark = { type: 'artifact', kind: 'Pagination' }

/** Paints fragment trees in the order of CSS 2.2 appendix E. */
export class FragmentPainter {
  readonly #painter: Painter
  readonly #page: PageContext
  readonly #bare: Element | undefined
  #artifact: Mark | undefined
  #context: StackingContext = { root: undefined, layers: [], order: [], clips: noClips, start: undefined }

  constructor(painter: Painter, page: PageContext, { artifact, bare }: Options) {
    this.#painter = painter
    this.#page = page
    this.#artifact = artifact
    this.#bare = bare
  }

  /** A fragment that makes a stacking context. `origin` is the corner that its rect is measured from. */
  paint(fragment: Fragment, origin: Point) {
    const { artifact } = { artifact: this.#artifact }
    this.#layer({ fragment, origin, decorations: [], baseline: 0, artifact, clips: noClips, order: [] }, true)
  }

  /** A layer with, if it is a stacking context, all layers in it: appendix E.2. Returns those that it leaves over. */
  #layer(layer: Layer, whole: boolean): readonly Layer[] {
    const { fragment, origin, decorations, baseline, artifact, order } = layer
    const [outer, outerArtifact] = [this.#context, this.#artifact]
    const context: StackingContext = {
      root: 'box' in fragment ? fragment.box : undefined,
      layers: [],
      order: whole ? [] : order,
      clips: whole ? noClips : layer.clips,
      start: undefined,
    }
    const paint = () => {
      this.#context = context
      this.#artifact = artifact
      const start = this.#painter.position()
      this.#whole(fragment, origin, decorations, baseline)
      if (whole) this.#layers(context.layers, context.start ?? start)
    }
    const affected = 'box' in fragment && fragment.type !== 'text' && fragment.type !== 'placeholder'
    const rect = placed(fragment, origin)
    const cut = () => {
      if (affected) paintWithEffects(this.#painter, fragment, rect, this.#page.drawings, paint)
      else paint()
    }
    const own = 'box' in fragment ? clipProperty(fragment.box.style, rect) : undefined
    this.#clipped([...layer.clips.paths, ...(own ? [own] : [])], cut)
    this.#context = outer
    this.#artifact = outerArtifact
    return whole ? [] : context.layers
  }

  /** Layers of negative level stand below the content, the others above it: steps 3, 8 and 9. */
  #layers(layers: readonly Layer[], start: number) {
    let waiting = sortedLayers(layers)
    let position = start
    for (let layer = waiting[0]; layer; layer = waiting[0]) {
      const [next] = waiting
      if (!next) break
      waiting = waiting.slice(1)
      let found: readonly Layer[] = []
      const paint = () => {
        found = this.#layer(next, isStackingContext(next))
      }
      if (stackLevel(next) < 0) {
        const before = this.#painter.position()
        this.#painter.below(position, paint)
        position += this.#painter.position() - before
      } else paint()
      if (found.length > 0) waiting = sortedLayers([...waiting, ...found])
    }
  }

  #clipped(paths: readonly Path[], paint: () => void) {
    const [path, ...inner] = paths
    if (!path) paint()
    else this.#painter.clipped(path, () => this.#clipped(inner, paint))
  }

  /** A fragment that is painted as if it made a stacking context. */
  #whole(fragment: Fragment, origin: Point, decorations: readonly Decoration[], baseline: Pt) {
    this.#decorate(fragment, origin) // steps 2 and 4
    this.#floats(fragment, origin) // step 5
    this.#content(fragment, origin, decorations, baseline) // step 7
    this.#painter.mark = this.#artifact
    paintOutlines(this.#painter, fragment, origin, (inner) => this.#isApart(inner)) // step 10
  }

  /** Floats in a block and the blocks in it, in tree order, each as one thing: appendix E.2, step 5. */
  #floats(fragment: Fragment, origin: Point) {
    if (fragment.type !== 'box' || this.#isLayer(fragment)) return
    if (fragment.box !== this.#context.root && isFloating(fragment)) {
      this.#apart(fragment, origin)
      return
    }
    const rect = placed(fragment, origin)
    this.#inside(fragment, rect, () => {
      if (holdsItems(fragment)) return
      for (const child of fragment.children) {
        if (child.type === 'replaced' && isFloating(child) && !this.#isLayer(child)) this.#apart(child, rect)
        else this.#floats(child, rect)
      }
    })
  }

  /** Paints a fragment whole, layers in it left to the stacking context around it. */
  #apart(fragment: Fragment, origin: Point) {
    const outer = this.#context
    this.#context = { ...outer, root: 'box' in fragment ? fragment.box : undefined }
    this.#whole(fragment, origin, [], 0)
    this.#context = outer
  }

  /** Paints what is in a box, cut to it where the box says so. */
  #inside(fragment: BoxFragment, rect: Rect, paint: () => void) {
    const { style } = fragment.box
    const path = fragment.wrapper ? undefined : overflowClip(fragment, rect)
    const { clips } = this.#context
    this.#context.clips = clipsInside(clips, style, path)
    this.#artifactWhile(fragment, () => this.#clipped(path ? [path] : [], paint))
    this.#context.clips = clips
  }

  /** Is the fragment a layer of the stacking context that is being painted? */
  #isLayer(fragment: Fragment, isItem = false): boolean {
    if (fragment.type !== 'box' && fragment.type !== 'replaced' && fragment.type !== 'inline') return false
    if (fragment.type === 'inline' && fragment.box.type === 'atomic') return false // what is in it does
    return fragment.box !== this.#context.root && makesLayer(fragment.box.style, isItem)
  }

  /** A layer or a float: not painted with what is around it. */
  #isApart(fragment: Fragment): boolean {
    return this.#isLayer(fragment) || (isFloating(fragment) && 'box' in fragment && fragment.box !== this.#context.root)
  }

  /** Backgrounds and borders of a block and the blocks in it, in tree order: appendix E.2, step 4. */
  #decorate(fragment: Fragment, origin: Point) {
    if ((fragment.type !== 'box' && fragment.type !== 'replaced') || this.#isApart(fragment)) return
    const rect = placed(fragment, origin)
    this.#artifactWhile(fragment, () => this.#decorateBox(fragment, rect))
    if (fragment.box === this.#context.root && !(fragment.type === 'box' && fragment.wrapper)) this.#started()
    if (fragment.type !== 'box' || holdsItems(fragment)) return
    this.#inside(fragment, rect, () => {
      for (const child of fragment.children) this.#decorate(child, rect)
    })
  }

  /** The background of the stacking context is painted: layers of negative level stand above it. */
  #started() {
    this.#context.start ??= this.#painter.position()
  }

  #decorateBox(fragment: BoxFragment | ReplacedFragment, rect: Rect) {
    this.#painter.mark = this.#artifact
    const { box } = fragment
    this.#note(fragment, rect)
    if (fragment.type === 'box' && fragment.wrapper === true) return
    // Parts of tables are painted with their table, layer by layer, unless they are a layer of the stacking context.
    if (
      fragment.type === 'box' &&
      (box.type === 'table-group' || box.type === 'table-row' || box.type === 'table-cell')
    ) {
      if (box === this.#context.root) this.#tableParts(fragment, rect)
      return
    }
    const bare = box.element === this.#bare && !box.anonymous && box.pseudo === undefined
    paintBoxDecoration(this.#painter, bare ? withoutBackground(fragment) : fragment, rect, this.#page)
    if (fragment.type === 'box') paintColumnRules(this.#painter, fragment, rect)
    if (box.type === 'table' && fragment.type === 'box') {
      this.#tableParts(fragment, rect)
      paintCollapsedBorders(this.#painter, fragment, rect)
    }
  }

  #tableParts(fragment: BoxFragment, rect: Rect) {
    paintTableParts(this.#painter, fragment, rect, this.#page, (part) => this.#isLayer(part))
  }

  /** Lines and images of a block and the blocks in it, in tree order: appendix E.2, step 7. */
  #content(fragment: Fragment, origin: Point, decorations: readonly Decoration[], baseline: Pt) {
    if (this.#isLayer(fragment)) {
      this.#leave(fragment, origin, decorations, baseline)
      return
    }
    if (this.#isApart(fragment)) return
    const rect = placed(fragment, origin)
    switch (fragment.type) {
      case 'box': {
        const inner = decorated(decorations, fragment.box.style, undefined)
        this.#artifactWhile(fragment, () => this.#linkArea(fragment, rect))
        this.#inside(fragment, rect, () => {
          for (const child of fragment.children) {
            if (holdsItems(fragment)) this.#item(child, rect, inner)
            else this.#content(child, rect, inner, baseline)
          }
        })
        break
      }
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
      case 'placeholder':
        break
      default:
        fragment satisfies never
    }
  }

  /** Leaves a layer to be painted later: its stacking context knows when. */
  #leave(fragment: Fragment, origin: Point, decorations: readonly Decoration[], baseline: Pt) {
    const { layers, order, clips } = this.#context
    const layer = { fragment, origin, decorations, baseline, artifact: this.#artifact }
    const own = 'box' in fragment ? clipsOf(clips, fragment.box.style) : clips
    layers.push({ ...layer, clips: own, order: [...order, layers.length] })
  }

  /** Flex and grid items are painted whole, one after the other, as inline-blocks are: CSS Flexbox 1 §5.4, CSS Grid 1 §6.3. */
  #item(fragment: Fragment, origin: Point, decorations: readonly Decoration[]) {
    if (this.#isLayer(fragment, true)) this.#leave(fragment, origin, decorations, 0)
    else this.#apart(fragment, origin)
  }

  #line(line: LineFragment, rect: Rect, decorations: readonly Decoration[]) {
    for (const child of inReadingOrder(line.children)) {
      this.#content(child, rect, decorations, rect.y + line.baseline)
    }
  }

  #inline(fragment: InlineFragment, rect: Rect, decorations: readonly Decoration[], baseline: Pt) {
    this.#note(fragment, rect)
    if (fragment.box.type === 'atomic') {
      // An inline-block is painted whole, as one thing; decorations do not reach into it: CSS Text Decoration 3 §2.1.
      for (const child of fragment.children) {
        if (this.#isLayer(child)) this.#leave(child, rect, [], 0)
        else this.#apart(child, rect)
      }
      return
    }
    this.#painter.mark = this.#artifact
    paintBoxDecoration(this.#painter, fragment, rect, this.#page)
    if (fragment.box === this.#context.root) this.#started()
    this.#linkArea(fragment, rect)
    const inner = decorated(decorations, fragment.box.style, rect.y + fragment.baseline)
    const { clips } = this.#context
    this.#context.clips = clipsInside(clips, fragment.box.style, undefined)
    for (const child of inReadingOrder(fragment.children)) this.#content(child, rect, inner, baseline)
    this.#context.clips = clips
  }

  #text(fragment: TextFragment, rect: Rect, decorations: readonly Decoration[], baseline: Pt) {
    if (fragment.box.style.visibility !== 'visible') return
    this.#painter.mark = this.#artifact
    paintText(this.#painter, fragment, rect, decorations, baseline, this.#page.styles, () =>
      this.#markContent(fragment.box),
    )
  }

  #image(fragment: ReplacedFragment, rect: Rect) {
    const { images } = this.#page.findings
    this.#linkArea(fragment, rect)
    if (!isVisible(fragment.box)) return
    this.#markContent(fragment.box)
    if (!images.has(fragment.box)) {
      images.set(fragment.box, { page: this.#page.index, rect: this.#painter.onPage(rect) })
    }
    paintImage(this.#painter, fragment, rect)
    for (const { element, area } of drawingLinks(fragment, rect, this.#page.drawings)) this.#addLink(element, area)
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
  #note({ box }: BoxFragment | InlineFragment | ReplacedFragment, at: Rect) {
    const rect = this.#painter.onPage(at)
    const { positions, bookmarks, images } = this.#page.findings
    if (this.#artifact !== undefined || box.anonymous || box.pseudo !== undefined) return
    if (!positions.has(box.element)) positions.set(box.element, { page: this.#page.index, x: rect.x, y: rect.y })
    if (box.element.attributes.has('role') && !images.has(box.element)) {
      images.set(box.element, { page: this.#page.index, rect })
    }
    if ('bookmark' in box && box.bookmark !== undefined) bookmarks.set(box.element, box.bookmark)
  }

  /** A link is wherever its inline boxes and its images are, and over all of it where it is a block. */
  #linkArea({ type, box }: BoxFragment | InlineFragment | ReplacedFragment, rect: Rect) {
    if (this.#artifact !== undefined || box.pseudo !== undefined) return
    const link = linkAround(box.element)
    if (link === undefined || (type !== 'replaced' && (box.element !== link || box.anonymous))) return
    if (rect.width <= 0 || rect.height <= 0 || box.style.visibility !== 'visible') return
    this.#addLink(link, rect)
  }

  #addLink(link: Element, rect: Rect) {
    if (this.#artifact !== undefined) return
    const number = this.#page.structure.linkOf(link)
    if (number === undefined && link.namespace === 'svg') reportHiddenLink(link, this.#page.drawings.report)
    const target = number === undefined ? undefined : this.#page.navigation.targetOf(link)
    if (number === undefined || target === undefined) return
    this.#painter.links.push({ link: number, rect: this.#painter.onPage(rect), target, contents: linkContents(link) })
  }
}

function reportHiddenLink({ origin }: Element, report: Report) {
  report({
    severity: 'warning',
    code: 'unsupported-link',
    message: 'a link in a drawing cannot be followed where the drawing is in a link itself or is hidden from readers',
    ...placeOf(origin),
  })
}

function holdsItems({ box }: BoxFragment): boolean {
  return box.type === 'flex' || box.type === 'grid'
}

function placed({ rect }: Fragment, origin: Point): Rect {
  return { ...rect, x: rect.x + origin.x, y: rect.y + origin.y }
}

const transparent = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 } as const

function withoutBackground<F extends BoxFragment | ReplacedFragment>(fragment: F): F {
  const style = { ...fragment.box.style, 'background-color': transparent, 'background-image': ['none' as const] }
  return { ...fragment, box: { ...fragment.box, style } }
}
