import { expect, test } from 'vitest'
import { cssTable } from './css-table.ts'

test('docs/css.md is what the engine supports', async () => {
  await expect(cssTable()).toMatchFileSnapshot('../../docs/css.md')
})
