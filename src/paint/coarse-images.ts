import type { ReplacedBox } from '../box/box.ts'
import { imageAttribute } from '../box/image-source.ts'
import { isPixelated } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
import { type Diagnostic, placeOf, type Report } from '../diagnostic.ts'
import { inset, type Pt, type Size } from '../geometry.ts'
import type { Image } from '../image/image.ts'
import type { Fragment, ReplacedFragment } from '../layout/fragment.ts'
import type { Page } from '../page/page.ts'
import type { DisplayPage } from './display-list.ts'
import { printedSizes } from './limit-resolution.ts'
import type { Images } from './picture.ts'
import { objectRect } from './replaced.ts'

/** Samples in an inch that offset printing wants, and those below which anybody sees the lack. */
const fine = 300
const coarse = 150

/** Up to this, both ways, a picture is an icon. */
const icon: Pt = 36

/**
 * Says which pictures of elements are too coarse for the size they are printed at, once each. Drawings never are. Returns
 * the ids of those that were told of.
 */
export function reportCoarseImages(pages: readonly Page[], report: Report): ReadonlySet<string> {
  const told = new Set<string>()
  const said = new Set<ReplacedBox>()
  const stack: Fragment[] = pages.flatMap(({ content }) => (content === undefined ? [] : [content])).toReversed()
  for (let fragment = stack.pop(); fragment !== undefined; fragment = stack.pop()) {
    if (fragment.type === 'replaced' && !said.has(fragment.box)) {
      said.add(fragment.box)
      const problem = elementCoarseness(fragment)
      if (problem !== undefined) {
        report(problem)
        told.add(fragment.box.image?.id ?? '')
      }
    }
    if ('children' in fragment) stack.push(...fragment.children.toReversed())
  }
  return told
}

/** The same for pictures that style sheets name, at the largest size that they are painted in. */
export function reportCoarseBackgrounds(
  pages: readonly DisplayPage[],
  { styles, images }: { readonly styles: Styles; readonly images: Images },
  told: ReadonlySet<string>,
  report: Report,
) {
  const sizes = new Map<string, Size>()
  for (const [{ id }, size] of printedSizes(pages)) {
    const known = sizes.get(id) ?? { width: 0, height: 0 }
    sizes.set(id, { width: Math.max(known.width, size.width), height: Math.max(known.height, size.height) })
  }
  for (const [url, image] of images) {
    const size = told.has(image.id) ? undefined : sizes.get(image.id)
    const { origin } = styles.urlReference(url)
    const problem = size && coarseness(image, size)
    if (problem !== undefined && (origin.template || origin.value)) report({ ...problem, ...placeOf(origin) })
  }
}

function elementCoarseness({ box, rect, border, padding }: ReplacedFragment): Diagnostic | undefined {
  const { image, style, element } = box
  if (image === undefined || isPixelated(style)) return undefined
  const printed = objectRect(image, style, inset(inset({ ...rect, x: 0, y: 0 }, border), padding))
  const origin = imageAttribute(element)?.origins[0]?.origin ?? element.origin
  const problem = coarseness(image, printed)
  return problem && { ...problem, ...placeOf(origin) }
}

/** What is to be said of a picture that is printed in this size; undefined when it is fine enough. */
export function coarseness(image: Image, printed: Size): Omit<Diagnostic, 'at'> | undefined {
  if (image.data.type === 'svg') return undefined
  if (printed.width <= 0 || printed.height <= 0 || (printed.width <= icon && printed.height <= icon)) return undefined
  const dots = Math.min(image.pixelWidth / printed.width, image.pixelHeight / printed.height) * 72
  if (Math.round(dots) >= fine) return undefined
  return {
    severity: dots < coarse ? 'warning' : 'info',
    code: 'coarse-image',
    message: `the picture has ${Math.round(dots)} samples an inch where it is printed: ${samples(image)} on ${millimetres(printed)}`,
    hint: `for ${fine} take a file of ${samples(wanted(printed))} or more, or print it at ${millimetres(finest(image, printed))} or less`,
  }
}

type Samples = Pick<Image, 'pixelWidth' | 'pixelHeight'>

function samples({ pixelWidth, pixelHeight }: Samples): string {
  return `${pixelWidth} × ${pixelHeight}`
}

function wanted({ width, height }: Size): Samples {
  return { pixelWidth: Math.ceil((width / 72) * fine - 1e-6), pixelHeight: Math.ceil((height / 72) * fine - 1e-6) }
}

/** The size of the same shape at which it is fine enough. */
function finest({ pixelWidth, pixelHeight }: Image, printed: Size): Size {
  const scale = Math.min((pixelWidth / fine) * (72 / printed.width), (pixelHeight / fine) * (72 / printed.height))
  return { width: printed.width * scale, height: printed.height * scale }
}

function millimetres({ width, height }: Size): string {
  const [across, down] = [width, height].map((length) => Math.round((length / 72) * 25.4))
  return `${across} × ${down} mm`
}
