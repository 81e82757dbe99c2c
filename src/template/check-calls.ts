import type { Span } from '../diagnostic.ts'
import type { Call, Expression, ParsedTemplate, Program } from './ast.ts'
import { reportUnknownHelper, reportUnknownPartial } from './evaluate.ts'
import type { Expansion } from './expansion.ts'
import { blockHelpers, valueHelpers } from './helpers.ts'
import type { TemplateProblem } from './problem.ts'
import type { Template } from './template.ts'

const allHelpers = { ...valueHelpers, ...blockHelpers }

interface Check {
  readonly expansion: Expansion
  /** Partials still to be looked into. */
  readonly files: ParsedTemplate[]
  /** Inline partials of all files: which of them are seen where, only the expansion itself knows. */
  readonly inlineNames: Set<string>
  readonly unknown: { readonly name: string; readonly at: Span }[]
}

/** What was found in a document, by the template's partials. */
const found = new WeakMap<ParsedTemplate, WeakMap<Template['partials'], readonly TemplateProblem[]>>()

/**
 * Reports unknown helpers and partials in the branches that this kit did not come past, so that one run shows every
 * problem of a template. Those it did come past are reported already, with the value that was being written.
 */
export function checkCalls(file: ParsedTemplate, { partials }: Template, expansion: Expansion): void {
  const known = found.get(file) ?? new WeakMap()
  found.set(file, known)
  const problems = known.get(partials) ?? findProblems(file, expansion)
  known.set(partials, problems)
  for (const problem of problems) expansion.report(problem)
}

function findProblems(file: ParsedTemplate, expansion: Expansion): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const check: Check = {
    expansion: { ...expansion, report: (problem) => problems.push(problem) },
    files: [file],
    inlineNames: new Set(['@partial-block']),
    unknown: [],
  }
  const seen = new Set<ParsedTemplate>()
  for (let next = check.files.pop(); next; next = check.files.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    checkProgram(next.program, check)
  }
  for (const { name, at } of check.unknown) {
    if (!check.inlineNames.has(name)) reportUnknownPartial(name, at, [...check.inlineNames], check.expansion)
  }
  return problems
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
        checkCall(statement.call, allHelpers, check)
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
  const parsed = check.expansion.partial(name)
  if (!parsed && isRequired) check.unknown.push({ name, at })
  if (parsed && 'template' in parsed) check.files.push(parsed.template)
  if (parsed && 'problem' in parsed) check.expansion.report(parsed.problem)
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
