import type { Block, Call, Content, Mustache, ParsedTemplate, PartialCall, Program } from './ast.ts'
import {
  callHelper,
  evaluate,
  evaluateHash,
  lookUp,
  reportMissing,
  reportUnknownHelper,
  reportUnknownPartial,
  unfitArguments,
} from './evaluate.ts'
import type { Expansion, InlinePartial, Scope } from './expansion.ts'
import type { BlockScope } from './helper.ts'
import { blockHelpers, valueHelpers } from './helpers.ts'
import { failed, isList, isMissing, isRecord, isTrue, kindOf, type Located, piecesOf, recordOf } from './located.ts'
import { escapeHtml } from './output.ts'

/** Partials that call themselves without end stop here. */
const deepestPartial = 100

/** Writes a document of a template from its beginning. */
export function runDocument(file: ParsedTemplate, expansion: Expansion): void {
  const scope: Scope = {
    file,
    context: expansion.root,
    outer: undefined,
    variables: new Map([['root', expansion.root]]),
    blockParams: new Map(),
    inlinePartials: new Map(),
    partialBlock: undefined,
    depth: 0,
  }
  runProgram(file.program, scope, expansion)
}

function runProgram(program: Program, around: Scope, expansion: Expansion): void {
  const scope = withInlinePartials(program, around)
  for (const statement of program.body) {
    switch (statement.type) {
      case 'content':
        writeContent(statement, expansion)
        break
      case 'mustache':
        writeMustache(statement, scope, expansion)
        break
      case 'block':
        runBlock(statement, scope, expansion)
        break
      case 'partial':
        runPartial(statement, scope, expansion)
        break
      default:
        statement satisfies never
    }
  }
}

function withInlinePartials(program: Program, scope: Scope): Scope {
  if (program.inlinePartials.size === 0) return scope
  const own = [...program.inlinePartials].map(([name, inner]) => [name, { program: inner, file: scope.file }] as const)
  return { ...scope, inlinePartials: new Map<string, InlinePartial>([...scope.inlinePartials, ...own]) }
}

function writeContent({ text, at }: Content, { output }: Expansion): void {
  output.write(text, { template: at })
}

function writeMustache(mustache: Mustache, scope: Scope, expansion: Expansion): void {
  const { call, escaped, at } = mustache
  const value = outputValue(mustache, scope, expansion)
  if (value.failed) return
  if (isList(value.value) || isRecord(value.value)) {
    const what = isList(value.value) ? '`{{#each …}}`' : 'one of its fields'
    const message = `\`${call.path.original}\` is ${kindOf(value)}, which cannot be written as text`
    expansion.report({ severity: 'error', code: 'not-text', message, at, hint: `write ${what}` }, scope)
    return
  }
  for (const { type, content, span } of piecesOf(value)) {
    const text = type === 'text' && escaped ? escapeHtml(content) : content
    expansion.output.write(text, span ? { value: span, template: at } : { template: at })
  }
}

/** The value of `{{title}}` or `{{upper title}}`. A name alone is always a field: each of our helpers takes an argument. */
function outputValue({ call, at }: Mustache, scope: Scope, expansion: Expansion): Located {
  if (!isHelperCall(call)) {
    const found = lookUp(call.path, scope)
    return isMissing(found.value) ? reportMissing(call.path, found, scope, expansion) : found.value
  }
  const value = callHelper(call, at, scope, expansion)
  if (!isMissing(value) || value.failed) return value
  const message = `\`${call.path.original}\` found nothing to write`
  const hint = `if that may be, put it in \`{{#if (${call.path.original} …)}}\``
  expansion.report({ severity: 'error', code: 'missing-value', message, at, hint }, scope)
  return failed
}

function isHelperCall({ params, hash }: Call): boolean {
  return params.length > 0 || hash.length > 0
}

function runBlock(block: Block, scope: Scope, expansion: Expansion): void {
  const { call, program, inverse } = block
  const name = call.path.original
  const otherwise = () => {
    if (inverse) runProgram(inverse, scope, expansion)
  }
  const render = (inner: BlockScope = {}) => {
    if (program) runProgram(program, enter(scope, inner, program), expansion)
  }
  const helper = Object.hasOwn(blockHelpers, name) && !call.path.scoped ? blockHelpers[name] : undefined
  if (helper) {
    const args = call.params.map((param) => evaluate(param, scope, expansion))
    const hash = evaluateHash(call.hash, scope, expansion)
    if (unfitArguments(helper, call, args, scope, expansion)) return
    const problem = expansion.report
    const { root, labels } = expansion
    helper.run({
      args,
      hash,
      root,
      labels,
      context: scope.context,
      problem: (it) => problem({ severity: 'error', ...it, at: block.at }, scope),
      render,
      otherwise,
    })
  } else if (isHelperCall(call) && !Object.hasOwn(valueHelpers, name)) {
    reportUnknownHelper(call.path, Object.keys(blockHelpers), expansion, scope)
  } else {
    const value = isHelperCall(call) ? callHelper(call, block.at, scope, expansion) : lookUp(call.path, scope).value
    runSection(value, render, otherwise)
  }
}

/** `{{#cast}}…{{/cast}}`: a list is repeated, a record is entered, anything else is a condition. */
function runSection(value: Located, render: (scope?: BlockScope) => void, otherwise: () => void): void {
  if (isList(value.value) && value.value.length > 0) {
    value.value.forEach((_, index) => {
      render({ context: value.child(index) })
    })
  } else if (isRecord(value.value)) render({ context: value })
  else if (isTrue(value)) render()
  else otherwise()
}

function enter(
  scope: Scope,
  { context = scope.context, variables, blockParams = [] }: BlockScope,
  program: Program,
): Scope {
  const named = program.blockParams.flatMap((name, index) => {
    const value = blockParams[index]
    return value ? [[name, value] as const] : []
  })
  return {
    ...scope,
    context,
    outer: context === scope.context ? scope.outer : scope,
    variables: variables ? new Map([...scope.variables, ...Object.entries(variables)]) : scope.variables,
    blockParams: named.length > 0 ? new Map([...scope.blockParams, ...named]) : scope.blockParams,
  }
}

function runPartial(call: PartialCall, scope: Scope, expansion: Expansion): void {
  const name = partialName(call, scope, expansion)
  if (name === undefined) return
  const context = partialContext(call, scope, expansion)
  expansion.output.write(call.indent, { template: call.at })
  if (name === '@partial-block') {
    const block = scope.partialBlock
    if (block) runProgram(block.program, { ...block.scope, context }, expansion)
    else reportUnknownPartial(name, call.at, [...scope.inlinePartials.keys()], expansion, scope)
    return
  }
  const own = call.program ? withInlinePartials(call.program, scope).inlinePartials : scope.inlinePartials
  const inline = own.get(name)
  const parsed = inline ? undefined : expansion.partial(name)
  if (parsed && 'problem' in parsed) {
    expansion.report(parsed.problem)
    return
  }
  const file = inline?.file ?? parsed?.template
  if (!file) {
    // Handlebars: the block of an unknown partial is what is written instead
    if (call.program) runProgram(call.program, scope, expansion)
    else reportUnknownPartial(name, call.at, [...scope.inlinePartials.keys()], expansion, scope)
    return
  }
  if (scope.depth >= deepestPartial) {
    const message = `partial \`${name}\` calls itself without end`
    expansion.report({ severity: 'error', code: 'endless-partial', message, at: call.at }, scope)
    return
  }
  runProgram(
    inline?.program ?? file.program,
    {
      ...scope,
      file,
      context,
      outer: context === scope.context ? scope.outer : scope,
      // the names after `as` belong to the file that wrote them
      blockParams: new Map(),
      inlinePartials: own,
      partialBlock: call.program ? { program: call.program, scope } : undefined,
      depth: scope.depth + 1,
    },
    expansion,
  )
}

function partialName({ name, at }: PartialCall, scope: Scope, expansion: Expansion): string | undefined {
  if (typeof name === 'string') return name
  const value = callHelper(name.call, name.at, scope, expansion)
  if (typeof value.value === 'string') return value.value
  if (!value.failed) {
    const message = `the name of a partial must be text, not ${kindOf(value)}`
    expansion.report({ severity: 'error', code: 'unknown-partial', message, at }, scope)
  }
  return undefined
}

function partialContext({ context, hash }: PartialCall, scope: Scope, expansion: Expansion): Located {
  const value = context ? evaluate(context, scope, expansion) : scope.context
  return hash.length > 0 ? recordOf(evaluateHash(hash, scope, expansion), value) : value
}
