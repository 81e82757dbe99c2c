import type { Span } from '../diagnostic.ts'
import { similar } from '../episode/explain-issue.ts'
import type { Call, Expression, HashPair, PathExpression } from './ast.ts'
import type { Expansion, Scope } from './expansion.ts'
import type { BlockHelper, Helper } from './helper.ts'
import { valueHelpers } from './helpers.ts'
import { derived, failed, isMissing, keysOf, type Located, nothing } from './located.ts'

/** What a path led to and, when that is nothing, where it broke off. */
export interface Found {
  readonly value: Located
  /** The first name on the path that was not there, and the value it was looked for in. */
  readonly broken?: { readonly key: string; readonly owner: Located; readonly names: readonly string[] }
}

/** The value of an argument. A missing one is `nothing`: only the helper knows whether that matters. */
export function evaluate(expression: Expression, scope: Scope, expansion: Expansion): Located {
  switch (expression.type) {
    case 'literal':
      return derived(expression.value)
    case 'path':
      return lookUp(expression, scope).value
    case 'call':
      return callHelper(expression.call, expression.at, scope, expansion)
    default:
      return expression satisfies never
  }
}

const noHash: ReadonlyMap<string, Located> = new Map()

export function evaluateHash(
  pairs: readonly HashPair[],
  scope: Scope,
  expansion: Expansion,
): ReadonlyMap<string, Located> {
  if (pairs.length === 0) return noHash
  return new Map(pairs.map(({ key, value }) => [key, evaluate(value, scope, expansion)]))
}

export function lookUp(path: PathExpression, scope: Scope): Found {
  const { parts, depth, variable, scoped } = path
  let from: Scope | undefined = scope
  for (let up = 0; up < depth && from; up++) from = from.outer
  if (!from) return { value: nothing, broken: { key: '../', owner: nothing, names: [] } }
  const [first, ...rest] = parts
  if (first === undefined) return { value: from.context }
  if (variable) return follow(parts, recordOfVariables(from), [...from.variables.keys()])
  const param = depth === 0 && !scoped ? scope.blockParams.get(first) : undefined
  if (param) return follow(rest, param)
  return follow(parts, from.context, [...keysOf(from.context), ...(depth === 0 ? scope.blockParams.keys() : [])])
}

function recordOfVariables({ variables }: Scope): Located {
  return { ...nothing, child: (key) => variables.get(String(key)) ?? nothing }
}

function follow(parts: readonly string[], owner: Located, names: readonly string[] = keysOf(owner)): Found {
  let value = owner
  let known = names
  for (const key of parts) {
    const next = value.child(key)
    if (isMissing(next)) return { value: next, broken: { key, owner: value, names: known } }
    value = next
    known = keysOf(value)
  }
  return { value }
}

/** Strict mode: a value that is written must be there. */
export function reportMissing(path: PathExpression, { broken }: Found, scope: Scope, expansion: Expansion): Located {
  const key = broken?.key ?? path.original
  const isEmpty = broken?.names.includes(key) ?? false
  const prefix = path.original.slice(0, Math.max(0, path.original.lastIndexOf(key)))
  const inside = /[\w\]]\.$/.test(prefix) ? ` in \`${prefix.slice(0, -1)}\`` : ''
  const meant = isEmpty ? undefined : suggestion(key, broken?.names ?? [])
  const owner = broken?.owner.span
  const isHelper = Object.hasOwn(valueHelpers, path.original)
  expansion.report(
    {
      severity: 'error',
      code: 'missing-value',
      message: isEmpty ? `\`${path.original}\` is not given` : `there is no \`${key}\`${inside}`,
      at: path.at,
      ...(owner && inside && { related: [{ message: 'looked for in this value', at: owner }] }),
      hint: isHelper
        ? `\`${key}\` is a helper, which needs an argument`
        : meant
          ? `did you mean \`${meant}\`?`
          : `if it may be missing, put it in \`{{#if ${path.original}}}\``,
    },
    scope,
  )
  return failed
}

/** What was probably meant, two letters exchanged included: `titel`. */
function suggestion(written: string, names: readonly string[]): string | undefined {
  const letters = (name: string) => [...name].sort().join('')
  return similar(written, names) ?? names.find((name) => letters(name) === letters(written))
}

/** Calls a helper that makes a value. */
export function callHelper(call: Call, at: Span, scope: Scope, expansion: Expansion): Located {
  const name = call.path.original
  const helper = Object.hasOwn(valueHelpers, name) && !call.path.scoped ? valueHelpers[name] : undefined
  if (!helper) {
    reportUnknownHelper(call.path, Object.keys(valueHelpers), expansion, scope)
    return failed
  }
  const args = call.params.map((param) => evaluate(param, scope, expansion))
  const hash = evaluateHash(call.hash, scope, expansion)
  if (unfitArguments(helper, call, args, scope, expansion)) return failed
  const { root, labels } = expansion
  const problem = (it: Parameters<Parameters<Helper['run']>[0]['problem']>[0]) =>
    expansion.report({ severity: 'error', ...it, at }, scope)
  return helper.run({ args, hash, root, labels, problem }) ?? failed
}

export function reportUnknownHelper(
  path: PathExpression,
  names: readonly string[],
  expansion: Expansion,
  scope?: Scope,
): void {
  const meant = suggestion(path.original, names)
  const message = `there is no helper \`${path.original}\``
  const hint = meant ? `did you mean \`${meant}\`?` : `the helpers are ${names.map((name) => `\`${name}\``).join(', ')}`
  expansion.report({ severity: 'error', code: 'unknown-helper', message, at: path.at, hint }, scope)
}

export function reportUnknownPartial(
  name: string,
  at: Span,
  inlineNames: readonly string[],
  expansion: Expansion,
  scope?: Scope,
): void {
  const isBlock = name === '@partial-block'
  const message = isBlock ? 'this partial was called without a block' : `there is no partial \`${name}\``
  const meant = suggestion(name, [...expansion.partialNames, ...inlineNames])
  const hint = isBlock
    ? 'call it with `{{#> … }}`'
    : meant
      ? `did you mean \`${meant}\`?`
      : `add \`partials/${name}.hbs\``
  expansion.report({ severity: 'error', code: 'unknown-partial', message, at, hint }, scope)
}

/** Reports arguments that a helper cannot be called with. True when there are any, or one has failed before. */
export function unfitArguments(
  { args: [least, most], hash: known = [], allowsMissing }: Helper | BlockHelper,
  call: Call,
  args: readonly Located[],
  scope: Scope,
  expansion: Expansion,
): boolean {
  const { original: name, at } = call.path
  if (args.length < least || args.length > most) {
    const count =
      most === Number.POSITIVE_INFINITY ? `${least} or more` : least === most ? least : `${least} to ${most}`
    const message = `\`${name}\` takes ${count} ${count === 1 ? 'argument' : 'arguments'}, not ${args.length}`
    expansion.report({ severity: 'error', code: 'helper-arguments', message, at }, scope)
    return true
  }
  for (const pair of call.hash) {
    if (known.includes(pair.key)) continue
    const meant = suggestion(pair.key, known)
    const message = `\`${name}\` takes no \`${pair.key}=\``
    const hint = meant
      ? `did you mean \`${meant}=\`?`
      : known.length > 0
        ? `it takes ${known.map((key) => `\`${key}=\``).join(', ')}`
        : undefined
    expansion.report(
      { severity: 'error', code: 'helper-arguments', message, at: pair.at, ...(hint && { hint }) },
      scope,
    )
  }
  if (allowsMissing) return false
  const missing = args.map((arg, index) => isMissing(arg) && requireArgument(call, index, arg, scope, expansion))
  return missing.includes(true)
}

function requireArgument(call: Call, index: number, arg: Located, scope: Scope, expansion: Expansion): true {
  const param = call.params[index]
  if (arg.failed || !param) return true
  if (param.type === 'path') reportMissing(param, lookUp(param, scope), scope, expansion)
  else {
    const message = `\`${call.path.original}\` was given nothing to work on`
    expansion.report({ severity: 'error', code: 'missing-value', message, at: param.at }, scope)
  }
  return true
}
