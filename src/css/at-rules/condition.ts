import { closingBracket } from '../parse/brackets.ts'

/** What Media Queries 5 §3.1 makes unknown counts as false in the end, negated or not. */
export type Truth = boolean | undefined

/** A condition, to be asked of a `S`. */
export type Condition<S> = (subject: S) => Truth

/** What stands between parentheses; `name` is that of a function, or empty. Undefined when it is no such thing. */
export type ReadTerm<S> = (name: string, inside: string) => Condition<S> | undefined

/**
 * Terms in parentheses: one after `not`, or several joined by `and`, or by `or`. Undefined when the text is none.
 * https://www.w3.org/TR/mediaqueries-5/#mq-syntax, https://www.w3.org/TR/css-conditional-3/#at-supports
 */
export function parseCondition<S>(text: string, readTerm: ReadTerm<S>): Condition<S> | undefined {
  const negated = /^\s*not(?=\s)/i.exec(text)
  if (negated) {
    const found = nextTerm(text.slice(negated[0].length), readTerm)
    return found && found.rest === '' ? (subject) => not(found.condition(subject)) : undefined
  }
  const conditions: Condition<S>[] = []
  let operator = ''
  for (let rest = text.trim(); ; ) {
    const found = nextTerm(rest, readTerm)
    if (!found) return undefined
    conditions.push(found.condition)
    if (found.rest === '') break
    const word = /^(and|or)(?=\s)/i.exec(found.rest)?.[1]?.toLowerCase()
    if (word === undefined || (operator !== '' && operator !== word)) return undefined
    operator = word
    rest = found.rest.slice(word.length)
  }
  return (subject) => conditions.map((each) => each(subject)).reduce((a, b) => join(operator === 'or', a, b))
}

/** The first term of `text`: a condition in parentheses, or what `readTerm` makes of it. */
function nextTerm<S>(text: string, readTerm: ReadTerm<S>) {
  const trimmed = text.trim()
  const opening = /^[-\w]*\(/.exec(trimmed)?.[0]
  if (opening === undefined) return undefined
  const end = closingBracket(trimmed, opening.length - 1)
  if (end === trimmed.length) return undefined
  const name = opening.slice(0, -1).toLowerCase()
  const inside = trimmed.slice(opening.length, end)
  const nested = name === '' ? parseCondition(inside, readTerm) : undefined
  const condition = nested ?? readTerm(name, inside)
  return condition && { condition, rest: trimmed.slice(end + 1).trim() }
}

function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth
}

/** Three-valued logic; `decisive` is what one side settles. */
function join(decisive: boolean, a: Truth, b: Truth): Truth {
  if (a === decisive || b === decisive) return decisive
  return a === undefined || b === undefined ? undefined : !decisive
}
