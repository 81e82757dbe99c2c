import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { permissions } from '../../src/pdf/encryption.ts'
import { refusals, standards } from '../../src/pdf/standards.ts'

const docs = readFileSync(join(import.meta.dirname, '../../docs/accessibility.md'), 'utf8')

test.each([...Object.keys(standards), ...Object.keys(refusals), ...permissions])(
  'docs/accessibility.md says what `%s` is',
  (name) => {
    expect(docs).toContain(`\`${name}\``)
  },
)
