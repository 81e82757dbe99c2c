import { openPdf, type Rule, type Target } from './pdf.ts'
import { annotationRules } from './rules/annotations.ts'
import { fileRules } from './rules/file.ts'
import { fontRules } from './rules/fonts.ts'
import { graphicsRules } from './rules/graphics.ts'
import { metadataRules } from './rules/metadata.ts'
import { structureRules } from './rules/structure.ts'

export const rules: readonly Rule[] = [
  ...fileRules,
  ...graphicsRules,
  ...fontRules,
  ...annotationRules,
  ...metadataRules,
  ...structureRules,
]

/** What keeps a file from being what it should, each with its clause; empty when a machine finds nothing. */
export async function checkPdf(bytes: Uint8Array, target: Target = 'ua1+a3a'): Promise<readonly string[]> {
  const pdf = await openPdf(bytes)
  return rules.flatMap((rule) => [...new Set(rule.check(pdf, target))].map((problem) => `${rule.id}: ${problem}`))
}
