import type { CssNodePlain } from 'css-tree'
import { rangeOf } from '../parse/plain.ts'
import type { Problem } from '../parse/problem.ts'
import { type CustomSyntax, customSyntax } from './custom-syntax.ts'

/** A custom property that a sheet has described: CSS Properties and Values 1 §2. */
export interface RegisteredProperty {
  readonly name: string
  readonly syntax: CustomSyntax
  readonly inherits: boolean
  /** Undefined only where the syntax is `*`. */
  readonly initial: string | undefined
}

/** Undefined when the rule describes nothing. */
export function parsePropertyRule(
  name: string,
  block: readonly CssNodePlain[],
  text: string,
  problems: Problem[],
  place: { readonly start: number; readonly end: number },
): RegisteredProperty | undefined {
  const written = new Map<string, string>()
  for (const node of block) {
    if (node.type !== 'Declaration') continue
    const { start, end } = rangeOf(node.value)
    const descriptor = node.property.toLowerCase()
    if (['syntax', 'inherits', 'initial-value'].includes(descriptor)) {
      written.set(descriptor, text.slice(start, end).trim())
      continue
    }
    const message = `\`${descriptor}\` of \`@property\` is not supported and has no effect`
    problems.push({ severity: 'warning', code: 'unsupported-descriptor', message, ...rangeOf(node) })
  }
  const syntax = customSyntax(/^(["'])(.*)\1$/s.exec(written.get('syntax') ?? '')?.[2])
  const inherits = written.get('inherits')?.toLowerCase()
  const initial = written.get('initial-value')
  const wrong = wrongPart(name, syntax, inherits, initial)
  if (wrong === undefined && syntax) return { name, syntax, inherits: inherits === 'true', initial }
  const message = `this \`@property\` is skipped because of ${wrong}`
  problems.push({ severity: 'warning', code: 'invalid-property-rule', message, ...place })
  return undefined
}

function wrongPart(
  name: string,
  syntax: CustomSyntax | undefined,
  inherits: string | undefined,
  initial: string | undefined,
): string | undefined {
  if (!/^--[^\s]+$/.test(name)) return `the name \`${name}\``
  if (!syntax) return 'its `syntax`'
  if (inherits !== 'true' && inherits !== 'false') return 'its `inherits`'
  if (initial === undefined) return syntax.universal ? undefined : 'a missing `initial-value`'
  return syntax.accepts(initial) ? undefined : 'an `initial-value` that its `syntax` does not allow'
}
