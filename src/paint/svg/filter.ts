import type { FilterShadow } from '../../css/effect-values.ts'
import { grown, type Rect } from '../../geometry.ts'
import { attribute, type Element } from '../../html/element.ts'
import { blurredOperations } from '../blur-filter.ts'
import type { Matrix, Operation } from '../display-list.ts'
import { filteredBy } from '../filter.ts'
import { rectangle } from '../path.ts'
import { objectBounds } from './bounds.ts'
import { dropShadowOf } from './drop-shadow.ts'
import { type Axis, fractionOf, lengthOf, numberList } from './lengths.ts'
import { elementChildren, type Place, stylesOf, target, unsupported } from './scene.ts'

/**
 * What a filter makes of an element: Filter Effects 1 §9. Only those that vectors can show, one after the other:
 * `feOffset`, `feGaussianBlur` and `feFlood`. Drop shadows are done
 * as a whole. With any other the element is drawn without its filter.
 */
export function filtered(
  operations: readonly Operation[],
  url: string,
  element: Element,
  place: Place,
): readonly Operation[] {
  const filter = target(url, ['filter'], element, place)
  if (filter === undefined) return operations
  const steps = elementChildren(filter)
  const shadow = attribute(filter, 'primitiveUnits') === 'objectBoundingBox' ? undefined : dropShadowOf(filter, place)
  if (shadow !== undefined) return shadowed(operations, shadow, filter, element, place)
  const odd = steps.find((step, index) => !isSimple(step, steps[index - 1]))
  if (odd !== undefined) {
    unsupported(`the filter primitive \`<${odd.tag}>\``, odd, place)
    return operations
  }
  const bounds = objectBounds(element, place)
  const area = filterRegion(filter, bounds, place)
  if (area === undefined || steps.length === 0) return []
  const drawn = steps.reduce((all, step) => applied(all, step, filter, bounds, area, place), operations)
  return [{ type: 'save' }, { type: 'clip', path: rectangle(area) }, ...drawn, { type: 'restore' }]
}

function shadowed(
  operations: readonly Operation[],
  shadow: FilterShadow,
  filter: Element,
  element: Element,
  place: Place,
): readonly Operation[] {
  const area = filterRegion(filter, objectBounds(element, place), place)
  if (area === undefined) return []
  const refuse = (what: string) => unsupported(`\`<filter>\` on ${what}`, filter, place)
  const drawn = filteredBy({ type: 'drop-shadow', ...shadow }, { operations, bounds: area, refuse })
  return [{ type: 'save' }, { type: 'clip', path: rectangle(area) }, ...drawn, { type: 'restore' }]
}

function isSimple(step: Element, before: Element | undefined): boolean {
  if (step.tag === 'feFlood') return true
  const input = attribute(step, 'in')
  const goesOn =
    input === undefined || (before === undefined ? input === 'SourceGraphic' : input === attribute(before, 'result'))
  return goesOn && (step.tag === 'feOffset' || (step.tag === 'feGaussianBlur' && deviationOf(step) !== undefined))
}

/** Undefined when it is not the same both ways. */
function deviationOf(step: Element): number | undefined {
  const [across = 0, down = across] = numberList(attribute(step, 'stdDeviation') ?? '0')
  return across === down && across >= 0 ? across : undefined
}

function applied(
  operations: readonly Operation[],
  step: Element,
  filter: Element,
  bounds: Rect | undefined,
  area: Rect,
  place: Place,
): readonly Operation[] {
  if (step.tag === 'feOffset') {
    const inBox = attribute(filter, 'primitiveUnits') === 'objectBoundingBox'
    const [dx, dy] = (['dx', 'dy'] as const).map((name) => numberList(attribute(step, name) ?? '0')[0] ?? 0)
    const [across, down] = inBox ? [bounds?.width ?? 0, bounds?.height ?? 0] : [1, 1]
    const matrix: Matrix = [1, 0, 0, 1, (dx ?? 0) * across, (dy ?? 0) * down]
    return [{ type: 'save' }, { type: 'transform', matrix }, ...operations, { type: 'restore' }]
  }
  if (step.tag === 'feGaussianBlur') {
    const inBox = attribute(filter, 'primitiveUnits') === 'objectBoundingBox'
    const unit = inBox ? Math.hypot(bounds?.width ?? 0, bounds?.height ?? 0) / Math.SQRT2 : 1
    const refuse = (what: string) => unsupported(`\`<feGaussianBlur>\` of ${what}`, step, place)
    return blurredOperations(operations, grown(area, 3 * unit), (deviationOf(step) ?? 0) * unit, refuse)
  }
  const { svg } = stylesOf(step, place)
  const color = svg['flood-color']
  const flood = { ...color, alpha: color.alpha * svg['flood-opacity'] }
  return [{ type: 'fill', path: rectangle(area), color: flood }]
}

/** Filter Effects 1 §8.3. Default: the bounding box and a tenth more on each side. */
function filterRegion(filter: Element, bounds: Rect | undefined, place: Place): Rect | undefined {
  const inUserSpace = attribute(filter, 'filterUnits') === 'userSpaceOnUse'
  const { viewport } = place
  const length = (name: string, axis: Axis, fraction: number, whole: number) =>
    inUserSpace ? (lengthOf(filter, name, axis, place) ?? fraction * whole) : (fractionOf(filter, name) ?? fraction)
  const x = length('x', 'x', -0.1, viewport.width)
  const y = length('y', 'y', -0.1, viewport.height)
  const width = length('width', 'x', 1.2, viewport.width)
  const height = length('height', 'y', 1.2, viewport.height)
  if (inUserSpace) return { x, y, width, height }
  if (bounds === undefined) return undefined
  return {
    x: bounds.x + x * bounds.width,
    y: bounds.y + y * bounds.height,
    width: width * bounds.width,
    height: height * bounds.height,
  }
}
