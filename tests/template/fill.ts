import type { Diagnostic, MarkedText, Span } from '../../src/diagnostic.ts'
import type { Data, LocatedData } from '../../src/episode/data.ts'
import { nodeAt, toData } from '../../src/episode/node.ts'
import { parseYaml } from '../../src/episode/parse-yaml.ts'
import { expandTemplate } from '../../src/template/expand-template.ts'
import type { Template } from '../../src/template/template.ts'

/** A template with one document, `kit.pdf`. */
export function templateOf(text: string, partials: Readonly<Record<string, string>> = {}): Template {
  const sources = Object.entries(partials).map(
    ([name, it]) => [name, { path: `partials/${name}.hbs`, text: it }] as const,
  )
  return {
    name: 'test',
    title: 'Test',
    description: '',
    documents: new Map([['kit.pdf', { path: 'kit.pdf.hbs', text }]]),
    partials: new Map(sources),
    labels: new Map(),
    styleSheets: [],
    folders: [],
  }
}

/** Data as read from a YAML text, without a schema. */
export function kitOf(yaml: string): LocatedData {
  const node = parseYaml({ path: 'kit.yaml', text: yaml }, (problem) => {
    throw new Error(problem.message)
  })
  if (!node) throw new Error('broken YAML in a test')
  return { data: toData(node) as { readonly [key: string]: Data }, at: (path) => nodeAt(node, path)?.span }
}

export interface Filled extends MarkedText {
  readonly problems: readonly Diagnostic[]
}

/** Fills a template with a YAML text. */
export function fill(
  template: string | Template,
  yaml = 'title: x',
  partials: Readonly<Record<string, string>> = {},
): Filled {
  const problems: Diagnostic[] = []
  const used = typeof template === 'string' ? templateOf(template, partials) : template
  const marked = expandTemplate(used, 'kit.pdf', kitOf(yaml), (problem) => problems.push(problem))
  return { ...marked, problems }
}

/** The text alone; a test that does not expect problems fails on one. */
export function filled(template: string, yaml?: string, partials?: Readonly<Record<string, string>>): string {
  const { text, problems } = fill(template, yaml, partials)
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n'))
  return text
}

/** What stands at a span. */
export function written(span: Span | undefined): string | undefined {
  return span?.source.text.slice(span.start, span.end)
}

/** Each problem as `place: message (code)`, with its hint. */
export function told({ problems }: Filled): string[] {
  return problems.map(({ at, message, code, hint }) => {
    const place = at ? `${at.source.path} ${written(at)}: ` : ''
    return `${place}${message} (${code})${hint ? `; ${hint}` : ''}`
  })
}
