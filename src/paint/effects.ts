import { type ComputedStyle, hasEffects, isTransformed, margins } from '../css/computed-style.ts'
import type { Report } from '../diagnostic.ts'
import { inset, type Rect } from '../geometry.ts'
import type { Element } from '../html/element.ts'
import type { BoxFragment, InlineFragment, ReplacedFragment } from '../layout/fragment.ts'
import { clipOutline } from './clip-path.ts'
import type { Operation } from './display-list.ts'
import { filteredBy } from './filter.ts'
import { masksOf } from './mask.ts'
import type { Masks } from './mask-composite.ts'
import { pathBounds } from './matrix.ts'
import type { Painter } from './painter.ts'
import { boxAreas, roundedBorderBox } from './rounded.ts'
import { clippedToDrawing, type ReferenceContext } from './svg/box-reference.ts'
import { reporter, withDrawings } from './svg/paint-svg.ts'
import { transformMatrix } from './transform.ts'

type Affected = BoxFragment | InlineFragment | ReplacedFragment

/**
 * Lays what `paint` paints of a box over the page as one thing: transformed, then cut, then faded and blended. Nothing
 * of it shows through what blends in it: Compositing 1 §3.2.
 */
export function paintWithEffects(
  painter: Painter,
  fragment: Affected,
  rect: Rect,
  drawings: ReferenceContext,
  paint: () => void,
) {
  const { style } = fragment.box
  if (!hasEffects(style)) paint()
  else if (isTransformed(style) && isTransformable(fragment)) {
    const matrix = transformMatrix(style, transformBox(fragment, rect))
    painter.transformed(matrix, () => paintFlat(painter, fragment, rect, drawings, paint))
  } else paintFlat(painter, fragment, rect, drawings, paint)
}

/** CSS Transforms 1 §6. */
function transformBox({ box, border, padding }: Affected, rect: Rect): Rect {
  const name = box.style['transform-box']
  return name === 'content-box' || name === 'fill-box' ? inset(inset(rect, border), padding) : rect
}

/** CSS Transforms 1 §2: not what is in a line as text is. */
function isTransformable({ type, box }: Affected): boolean {
  return type !== 'inline' || box.type === 'atomic'
}

function paintFlat(painter: Painter, fragment: Affected, rect: Rect, drawings: ReferenceContext, paint: () => void) {
  const { style, element } = fragment.box
  const areas = boxAreas(roundedBorderBox(rect, style), fragment.border, fragment.padding)
  const outline = clipOutline(style, areas)
  reportUnknownMargins(style, element, drawings.report)
  const clip = style['clip-path']
  const shown = () => paintFiltered(painter, fragment, drawings, paint)
  const cut = () => {
    if (clip !== 'none' && clip.type === 'url') {
      painter.changed(shown, (inner) => clippedToDrawing(inner, clip.url, element, rect, drawings))
    } else if (outline === undefined) shown()
    else if (hasArea(pathBounds(outline.path))) painter.clipped(outline.path, shown, outline.evenOdd)
  }
  const masks = masksOf(style, areas, element, rect, painter.visibleArea(), drawings)
  if (masks === 'hidden') return
  const [mask, ...inner] = masks
  const blend = style['mix-blend-mode']
  const grouped = style.opacity < 1 || blend !== 'normal' || style.isolation === 'isolate' || mask !== undefined
  const group = { opacity: style.opacity, ...(blend !== 'normal' && { blend }), ...(mask && { mask }) }
  painter.grouped(
    group,
    () => masked(painter, inner, cut),
    (operations) => grouped || operations.some(blends),
  )
}

/** What `auto` and percentages come to is not known any more when boxes are painted. */
function reportUnknownMargins(style: ComputedStyle, element: Element, report: Report) {
  const clip = style['clip-path']
  if (clip === 'none' || clip.type === 'url' || clip.box !== 'margin-box') return
  if (Object.values(margins(style)).every((margin) => typeof margin === 'number')) return
  reporter(report)(
    {
      severity: 'warning',
      code: 'unsupported-value',
      message: `\`clip-path: margin-box\` of \`<${element.tag}>\` takes margins that are \`auto\` or percentages for 0`,
      hint: 'give the margins as lengths',
    },
    element,
  )
}

/** Filters come before clipping, masking and fading: Filter Effects 1 §5. */
function paintFiltered(painter: Painter, { box }: Affected, drawings: ReferenceContext, paint: () => void) {
  const { filter } = box.style
  if (filter.length === 0) {
    paint()
    return
  }
  const bounds = painter.visibleArea()
  const refused = new Set<string>()
  painter.changed(paint, (operations) =>
    filter.reduce(
      (result, step) => {
        const refuse = (what: string) => {
          if (!refused.has(what)) reportUnfiltered(`${step.type}()`, what, box.element, drawings.report)
          refused.add(what)
        }
        return filteredBy(step, { operations: result, bounds, refuse })
      },
      withDrawings(operations, drawings),
    ),
  )
}

function reportUnfiltered(filter: string, what: string, element: Element, report: Report) {
  const at = element.origin.template ?? element.origin.value
  report({
    severity: 'warning',
    code: 'unsupported-filter',
    message: `the filter \`${filter}\` on \`<${element.tag}>\` does not show its effect on ${what}`,
    ...(at && { at }),
    hint: 'filter the picture itself before it is placed',
  })
}

function masked(painter: Painter, [mask, ...inner]: Masks, paint: () => void) {
  if (mask === undefined) paint()
  else {
    painter.grouped(
      { opacity: 1, mask },
      () => masked(painter, inner, paint),
      () => true,
    )
  }
}

function hasArea(bounds: Rect | undefined): boolean {
  return bounds !== undefined && bounds.width > 0 && bounds.height > 0
}

function blends(operation: Operation): boolean {
  return operation.type === 'group' && operation.blend !== undefined
}
