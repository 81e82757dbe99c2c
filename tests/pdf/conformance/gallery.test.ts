import { expect, test } from 'vitest'
import { checkPdf } from './check.ts'
import { gallery, galleryPdf } from './gallery.ts'

test.each(Object.keys(gallery))('a page is PDF/UA-1 and PDF/A-3a whatever is on it: %s', async (name) => {
  expect(await checkPdf(await galleryPdf(name))).toEqual([])
})
