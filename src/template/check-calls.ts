import type { Span } from '../diagnostic.ts'
import type { Call, Expression, ParsedTemplate, Program } from './ast.ts'
import { reportUnknownHelper, reportUnknownPartial } from './evaluate.ts'
import type { Expansion } from './expansion.ts'
import { blockHelpers, valueHelpers } from './helpers.ts'

interface Check {
  readonly expansion: Expansion
  /** Partials still to be looked into. */
  readonly files: ParsedTemplate[]
  /** Inline partials of all files: which of them are seen where, only the expansion itself knows. */
  readonly inlineNames: Set<string>
  readonly unknown: { readonly name: string; readonly at: Span }[]
}

/**
 * Reports unknown helpers and partials in the branches that this kit did not come past, so that one run shows every
 * problem of a template. Those it did come past are reported already, with the value that was being written.
 */
export function checkCalls(file: ParsedTemplate, expansion: Expansion): void {
  const check: Check = { expansion, files: [file], inlineNames: new Set(['@partial-block']), unknown: [] }
  const seen = new Set<ParsedTemplate>()
  for (let next = check.files.pop(); next; next = check.files.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    checkProgram(next.program, check)
  }
  for (const { name, at } of check.unknown) {
    if (!check.inlineNames.has(name)) reportUnknownPartial(name, at, [...check.inlineNames], expansion)
  }
}

function checkProgram(program: Program, check: Check): void {
  for (const [name, inner] of program.inlinePartials) {
    check.inlineNames.add(name)
    checkProgram(inner, check)
  }
  for (const statement of program.body) {
    switch (statement.type) {
      case 'content':
        break
      case 'mustache':
        checkCall(statement.call, valueHelpers, check)
        break
      case 'block':
        checkCall(statement.call, { ...valueHelpers, ...blockHelpers }, check)
        if (statement.program) checkProgram(statement.program, check)
        if (statement.inverse) checkProgram(statement.inverse, check)
        break
      case 'partial':
        if (statement.program) checkProgram(statement.program, check)
        if (typeof statement.name === 'string') checkPartial(statement.name, statement.at, !statement.program, check)
        else checkCall(statement.name.call, valueHelpers, check)
        break
      default:
        statement satisfies never
    }
  }
}

function checkPartial(name: string, at: Span, isRequired: boolean, check: Check): void {
  const target = check.expansion.partial(name)
  if (!target && isRequired) check.unknown.push({ name, at })
  if (target && target !== 'broken') check.files.push(target)
}

function checkCall(call: Call, known: object, check: Check): void {
  const isCall = call.params.length > 0 || call.hash.length > 0
  if (isCall && !Object.hasOwn(known, call.path.original)) {
    reportUnknownHelper(call.path, Object.keys(known), check.expansion)
  }
  for (const expression of [...call.params, ...call.hash.map(({ value }) => value)]) checkExpression(expression, check)
}

function checkExpression(expression: Expression, check: Check): void {
  if (expression.type === 'call') checkCall(expression.call, valueHelpers, check)
}
