import type { BlockCall, BlockHelper, Helper } from '../helper.ts'
import { derived, isList, isMissing, isRecord, isTrue, kindOf, type Located, nothing } from '../located.ts'

const many = Number.POSITIVE_INFINITY

/** Conditions, for `{{#if (eq state "none")}}`, and the choice between values. */
export const valueLogic: Readonly<Record<string, Helper>> = {
  eq: comparison((first, other) => first === other),
  ne: comparison((first, other) => first !== other),
  gt: order((first, other) => first > other),
  lt: order((first, other) => first < other),
  and: { args: [1, many], allowsMissing: true, run: ({ args }) => args.find((arg) => !isTrue(arg)) ?? args.at(-1) },
  or: { args: [1, many], allowsMissing: true, run: ({ args }) => args.find(isTrue) ?? args.at(-1) },
  not: { args: [1, 1], allowsMissing: true, run: ({ args }) => derived(!args.some(isTrue)) },
  default: { args: [1, many], allowsMissing: true, run: ({ args }) => args.find(isGiven) ?? nothing },
  lookup: { args: [2, 2], allowsMissing: true, run: ({ args: [owner, key] }) => lookupKey(owner, key) },
}

export const blockLogic: Readonly<Record<string, BlockHelper>> = {
  if: condition((call) => isTrueFor(call)),
  unless: condition((call) => !isTrueFor(call)),
  with: { args: [1, 1], allowsMissing: true, run: runWith },
  each: { args: [1, 1], allowsMissing: true, run: (call) => runEach(call, ({ index }) => derived(index)) },
  eachWithPosition: { args: [1, 1], allowsMissing: true, run: (call) => runEach(call, ({ position }) => position) },
}

function comparison(test: (first: Located['value'], other: Located['value']) => boolean): Helper {
  // what is not given and null are the same to a template
  const plain = ({ value }: Located) => value ?? null
  return {
    args: [2, 2],
    allowsMissing: true,
    run: ({ args: [first = nothing, other = nothing] }) => derived(test(plain(first), plain(other))),
  }
}

function order(test: (first: number, other: number) => boolean): Helper {
  return {
    args: [2, 2],
    run: ({ args: [first = nothing, other = nothing] }) => derived(test(Number(first.value), Number(other.value))),
  }
}

function isGiven(arg: Located): boolean {
  return !isMissing(arg) && arg.value !== '' && !(isList(arg.value) && arg.value.length === 0)
}

function lookupKey(owner: Located | undefined, key: Located | undefined): Located {
  const name = key?.value
  return owner && (typeof name === 'string' || typeof name === 'number') ? owner.child(name) : nothing
}

function condition(test: (call: BlockCall) => boolean): BlockHelper {
  return {
    args: [1, 1],
    hash: ['includeZero'],
    allowsMissing: true,
    run: (call) => (test(call) ? call.render() : call.otherwise()),
  }
}

function isTrueFor({ args: [value = nothing], hash }: BlockCall): boolean {
  return isTrue(value) || (value.value === 0 && isTrue(hash.get('includeZero') ?? nothing))
}

function runWith({ args: [value = nothing], render, otherwise }: BlockCall): void {
  if (isTrue(value) || value.value === 0) render({ context: value, blockParams: [value] })
  else otherwise()
}

/** Where an item stands in its list. */
interface Place {
  /** From 0. */
  readonly index: number
  /** From 1. */
  readonly position: Located
}

/** Both kinds of loop differ only in what the second name after `as` stands for. */
function runEach(call: BlockCall, second: (place: Place) => Located): void {
  const [list = nothing] = call.args
  const { value } = list
  if (!isList(value) && !isRecord(value)) {
    if (!isMissing(list)) {
      const message = `\`each\` needs a list, not ${kindOf(list)}`
      call.problem({ code: 'helper-arguments', message, hint: 'for a single value, use `{{#if}}` or `{{#with}}`' })
    }
    call.otherwise()
    return
  }
  const keys: readonly (string | number)[] = isList(value) ? [...value.keys()] : Object.keys(value)
  if (keys.length === 0) call.otherwise()
  keys.forEach((key, index) => {
    const item = list.child(key)
    const position = derived(index + 1)
    call.render({
      context: item,
      variables: {
        index: derived(index),
        position,
        key: derived(key),
        first: derived(index === 0),
        last: derived(index === keys.length - 1),
        count: derived(keys.length),
      },
      blockParams: [item, isList(value) ? second({ index, position }) : derived(key)],
    })
  })
}
