import type { Size } from '../geometry.ts'
import { downsample } from '../image/downsample.ts'
import type { Image } from '../image/image.ts'
import type { DisplayList, Matrix, Operation } from './display-list.ts'
import { identity, multiply } from './matrix.ts'

/** What is only a little too fine is left as it is: encoding it anew would cost more than it saves. */
const tolerated = 1.1

/** The display list with all pictures in at most `dpi` samples an inch, at the largest size each is printed in. */
export async function limitResolution(list: DisplayList, dpi: number): Promise<DisplayList> {
  const printed = printedSizes(list.pages)
  const smaller = new Map<Image, Image>()
  for (const [image, size] of printed) {
    const most = { width: samplesFor(size.width, dpi), height: samplesFor(size.height, dpi) }
    if (image.pixelWidth <= most.width * tolerated && image.pixelHeight <= most.height * tolerated) continue
    smaller.set(image, await downsample(image, most))
  }
  if (smaller.size === 0) return list
  return {
    ...list,
    pages: list.pages.map((page) => ({ ...page, operations: replaceImages(page.operations, smaller) })),
  }
}

/** The largest size that each picture is printed in. */
export function printedSizes(pages: DisplayList['pages']): ReadonlyMap<Image, Size> {
  const printed = new Map<Image, Size>()
  for (const { operations } of pages) measureImages(operations, identity, printed)
  return printed
}

function samplesFor(length: number, dpi: number): number {
  return Math.max(1, Math.ceil((length / 72) * dpi))
}

/** The largest size of each picture, through all transformations. */
function measureImages(operations: readonly Operation[], outer: Matrix, printed: Map<Image, Size>) {
  const saved: Matrix[] = []
  let matrix = outer
  for (const operation of operations) {
    switch (operation.type) {
      case 'save':
        saved.push(matrix)
        break
      case 'restore':
        matrix = saved.pop() ?? matrix
        break
      case 'transform':
        matrix = multiply(operation.matrix, matrix)
        break
      case 'group':
        measureImages(operation.operations, matrix, printed)
        if (operation.mask) measureImages(operation.mask.operations, matrix, printed)
        break
      case 'tile':
        measureImages(operation.operations, multiply(operation.matrix, matrix), printed)
        break
      case 'image': {
        const [a, b, c, d] = matrix
        const width = operation.rect.width * Math.hypot(a, b)
        const height = operation.rect.height * Math.hypot(c, d)
        const known = printed.get(operation.image) ?? { width: 0, height: 0 }
        printed.set(operation.image, { width: Math.max(width, known.width), height: Math.max(height, known.height) })
        break
      }
      default:
        break
    }
  }
}

function replaceImages(operations: readonly Operation[], smaller: ReadonlyMap<Image, Image>): readonly Operation[] {
  return operations.map((operation): Operation => {
    switch (operation.type) {
      case 'image':
        return { ...operation, image: smaller.get(operation.image) ?? operation.image }
      case 'group': {
        const { mask } = operation
        return {
          ...operation,
          operations: replaceImages(operation.operations, smaller),
          ...(mask && { mask: { ...mask, operations: replaceImages(mask.operations, smaller) } }),
        }
      }
      case 'tile':
        return { ...operation, operations: replaceImages(operation.operations, smaller) }
      default:
        return operation
    }
  })
}
