import { customSyntax } from '../at-rules/custom-syntax.ts'
import { closingBracket } from '../parse/brackets.ts'
import { nextFunction } from './variables.ts'

type Attributes = (name: string) => string | undefined

/** `text` with its `env()` and `attr()` replaced; undefined when one has neither value nor fallback. */
export function substituteSurroundings(text: string, attribute: Attributes): string | undefined {
  let result = ''
  let index = 0
  for (;;) {
    const found = nextFunction(text, index, ['env', 'attr'])
    if (!found) return result + text.slice(index)
    const [head, fallback] = splitAtComma(found.inside)
    const own = found.name === 'env' ? environmentValue(head) : attributeValue(head, attribute)
    const value = own ?? (fallback === undefined ? undefined : substituteSurroundings(fallback, attribute))
    if (value === undefined && !isUntyped(found.name, head)) return undefined
    result += `${text.slice(index, found.start)}/**/${value ?? '""'}/**/`
    index = found.end
  }
}

/** CSS Environment Variables 1 §2: paper has no notches, and nothing else to tell. */
function environmentValue(head: string): string | undefined {
  return /^safe-area-(?:max-)?inset-(?:top|right|bottom|left)$/.test(head.trim()) ? '0px' : undefined
}

/** An `attr()` for a string is the empty one when the attribute is missing. */
function isUntyped(name: string, head: string): boolean {
  return name === 'attr' && /^\S+(?:\s+(?:raw-)?string)?$/i.test(head.trim())
}

const numeric = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

/** `name <attr-type>?`: CSS Values 5 §8.7. Undefined when the attribute is missing or of another type. */
function attributeValue(head: string, attribute: Attributes): string | undefined {
  const [, name = '', type = ''] = /^\s*(\S+)\s*(.*?)\s*$/s.exec(head) ?? []
  const value = attribute(name)
  if (value === undefined) return undefined
  if (type === '' || /^(?:raw-)?string$/i.test(type)) return JSON.stringify(value).replaceAll('\\n', '\\a ')
  const syntax = /^type\((.*)\)$/is.exec(type)?.[1] ?? (isOldType(type) ? `<${type}>` : undefined)
  if (syntax !== undefined) return customSyntax(syntax)?.accepts(value) ? value : undefined
  const unit = type.toLowerCase() === 'number' ? '' : type
  return numeric.test(value) ? `${value.trim()}${unit}` : undefined
}

/** Names of types as CSS Values 3 had them. */
function isOldType(type: string): boolean {
  return /^(?:color|integer|length|angle|percentage)$/i.test(type)
}

function splitAtComma(text: string): readonly [head: string, fallback: string | undefined] {
  for (let index = 0; index < text.length; index++) {
    if (/["'([{]/.test(text.charAt(index))) index = closingBracket(text, index)
    else if (text.charAt(index) === ',') return [text.slice(0, index), text.slice(index + 1).trim()]
  }
  return [text, undefined]
}
