import type { Report, Source, Span } from '../diagnostic.ts'
import type { LocatedData } from '../episode/data.ts'
import type { ParsedTemplate, Program } from './ast.ts'
import type { Labels } from './labels.ts'
import { isList, isRecord, type Located, locate } from './located.ts'
import { createOutput, type Output } from './output.ts'
import { type ParseResult, parseTemplate } from './parse-template.ts'
import type { TemplateProblem } from './problem.ts'
import type { Template } from './template.ts'

/** One expansion of one document: what is the same wherever we are in it. */
export interface Expansion {
  readonly root: Located
  readonly labels: Labels
  readonly output: Output
  readonly partialNames: readonly string[]
  /** A partial's file, parsed, or what is wrong with it; undefined when there is none. */
  partial(name: string): ParseResult | undefined
  /** Reports a problem once for each place in a template, however often a loop comes past it. */
  report(problem: TemplateProblem, scope?: Scope): void
}

/** What is seen from where we are. */
export interface Scope {
  readonly file: ParsedTemplate
  readonly context: Located
  /** The scope outside the nearest block that changed the context: what `../` is looked up in. */
  readonly outer: Scope | undefined
  /** `@index`, `@key` and the like. */
  readonly variables: ReadonlyMap<string, Located>
  readonly blockParams: ReadonlyMap<string, Located>
  readonly inlinePartials: ReadonlyMap<string, InlinePartial>
  /** What `{{> @partial-block}}` writes. */
  readonly partialBlock: { readonly program: Program; readonly scope: Scope } | undefined
  /** How many partials we are inside. */
  readonly depth: number
}

export interface InlinePartial {
  readonly program: Program
  readonly file: ParsedTemplate
}

export function createExpansion(template: Template, kit: LocatedData, report: Report): Expansion {
  const reported = new Map<Source, Set<string>>()
  const isNew = ({ code, at }: TemplateProblem): boolean => {
    const places = reported.get(at.source) ?? new Set()
    reported.set(at.source, places)
    const place = `${code} ${at.start}`
    return !places.has(place) && places.add(place).size > 0
  }
  return {
    root: locate(kit),
    labels: template.labels,
    output: createOutput(),
    partialNames: [...template.partials.keys()],
    partial(name) {
      const source = template.partials.get(name)
      return source && parseTemplate(source)
    },
    report(problem, scope) {
      if (!isNew(problem)) return
      const item = scope && enclosingItem(scope)
      const related = item ? [{ message: `while writing ${item.name}`, at: item.at }] : []
      report({ ...problem, ...(related.length > 0 && { related: [...(problem.related ?? []), ...related] }) })
    },
  }
}

/** The value that the nearest `each`, `with` or partial around us is about, if the YAML has it. */
function enclosingItem(scope: Scope): { name: string; at: Span } | undefined {
  for (let at: Scope | undefined = scope; at?.outer; at = at.outer) {
    const { span, value } = at.context
    if (span) return { name: nameOf(value), at: span }
  }
  return undefined
}

/** How a message calls an item: by its role, name or title when it has one. */
function nameOf(value: Located['value']): string {
  const name = nameIn(value)
  return name === undefined ? 'this value' : `“${name.length > 40 ? `${name.slice(0, 39)}…` : name}”`
}

function nameIn(value: Located['value']): string | undefined {
  if (typeof value === 'string') return value
  if (isList(value)) return nameIn(value[0])
  if (!isRecord(value)) return undefined
  const key = ['role', 'roles', 'name', 'performers', 'title', 'heading', 'label'].find((it) => nameIn(value[it]))
  return key && nameIn(value[key])
}
