import { createHash } from 'node:crypto'
import type { Template } from './template.ts'

const hashes = new WeakMap<Template, string>()

/** SHA-256, in hexadecimal, of the texts that a template is made of. Names of files count, places on the disk do not. */
export function templateHash(template: Template): string {
  const known = hashes.get(template)
  if (known !== undefined) return known
  const { name, documents, partials, styleSheets, labels } = template
  const hash = createHash('sha256')
  const add = (part: string) => hash.update(`${Buffer.byteLength(part)}\n${part}`)
  add(name)
  for (const sources of [documents, partials]) {
    for (const [key, { text }] of [...sources].sort(([a], [b]) => (a < b ? -1 : 1))) {
      add(key)
      add(text)
    }
  }
  for (const [language, words] of labels) for (const word of [language, ...[...words].flat()]) add(word)
  for (const sheet of styleSheets) add(sheet.source.text)
  const result = hash.digest('hex')
  hashes.set(template, result)
  return result
}
