import type { MarkedText, Report } from '../diagnostic.ts'
import type { LocatedData } from '../episode/data.ts'
import { checkCalls } from './check-calls.ts'
import { createExpansion } from './expansion.ts'
import { parseTemplate } from './parse-template.ts'
import { runDocument } from './run.ts'
import type { Template } from './template.ts'

/**
 * Fills a template's document, such as `kit.pdf`, with a kit. The result is HTML in which each character knows the
 * template line and, where it came from one, the YAML value. Empty when the document has a syntax error.
 */
export function expandTemplate(template: Template, documentName: string, kit: LocatedData, report: Report): MarkedText {
  const source = template.documents.get(documentName)
  if (!source) {
    report({
      severity: 'error',
      code: 'unknown-document',
      message: `template \`${template.name}\` has no \`${documentName}.hbs\``,
      hint: `it has ${[...template.documents.keys()].map((name) => `\`${name}.hbs\``).join(', ') || 'no documents'}`,
    })
    return { text: '', origins: [] }
  }
  const result = parseTemplate(source)
  if ('problem' in result) {
    report(result.problem)
    return { text: '', origins: [] }
  }
  const expansion = createExpansion(template, kit, report)
  runDocument(result.template, expansion)
  checkCalls(result.template, template, expansion)
  return expansion.output.finish()
}
