import { expect, test } from 'vitest'
import type { Image } from '../../src/image/image.ts'
import type { Operation } from '../../src/paint/display-list.ts'
import { limitResolution } from '../../src/paint/limit-resolution.ts'

const photo: Image = {
  id: 'photo',
  width: 300,
  height: 300,
  pixelWidth: 400,
  pixelHeight: 400,
  data: { type: 'samples', channels: 1, samples: new Uint8Array(400 * 400) },
}

/** Widths in samples of the pictures that are left of these operations. */
async function widths(dpi: number, ...operations: readonly Operation[]): Promise<readonly number[]> {
  const structure = { type: 'element', role: 'Document', children: [] } as const
  const page = { size: { width: 600, height: 600 }, operations, links: [] }
  const list = { pages: [page], structure, outline: [], destinations: new Map(), title: '', language: 'en' }
  const limited = await limitResolution(list, dpi)
  const found = (inner: readonly Operation[]): readonly number[] =>
    inner.flatMap((operation) => {
      if (operation.type === 'group') return found(operation.operations)
      return operation.type === 'image' ? [operation.image.pixelWidth] : []
    })
  return found(limited.pages[0]?.operations ?? [])
}

const image = (side: number) =>
  ({ type: 'image', image: photo, rect: { x: 0, y: 0, width: side, height: side } }) as const

test('a picture has no more samples than its printed size asks for', async () => {
  expect(await widths(100, image(72))).toEqual([100])
  expect(await widths(300, image(72))).toEqual([300])
})

test('one that is hardly finer is left as it is', async () => {
  expect(await widths(380, image(72))).toEqual([400])
})

test('the largest of all its places counts, through transformations and groups', async () => {
  const bounds = { x: 0, y: 0, width: 600, height: 600 }
  const transform = { type: 'transform', matrix: [0, 2, -2, 0, 0, 0] } as const
  const group = { type: 'group', operations: [transform, image(72)], bounds, opacity: 1 } as const
  expect(await widths(100, image(36), group)).toEqual([200, 200])
})
