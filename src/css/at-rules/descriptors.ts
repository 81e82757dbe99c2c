import type { CssNodePlain } from 'css-tree'
import { rangeOf } from '../parse/plain.ts'
import type { Problem } from '../parse/problem.ts'
import { type Specified, Values } from '../values/parser.ts'

/** Reads the whole value of a descriptor. Its result is plain: descriptors have no element to be computed for. */
export type DescriptorParser = (values: Values) => Specified<unknown> | undefined

/** The descriptors of an at-rule's block by name; the last of a name wins. Refused ones are problems and left out. */
export function readDescriptors(
  block: readonly CssNodePlain[],
  text: string,
  atRule: string,
  parsers: Readonly<Record<string, DescriptorParser>>,
  problems: Problem[],
): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>()
  for (const node of block) {
    if (node.type !== 'Declaration') continue
    const name = node.property.toLowerCase()
    const parser = Object.hasOwn(parsers, name) ? parsers[name] : undefined
    const { start, end } = rangeOf(parser ? node.value : node)
    if (!parser) {
      const message = `\`${name}\` of \`@${atRule}\` is not supported and has no effect`
      problems.push({ severity: 'warning', code: 'unsupported-descriptor', message, start, end })
      continue
    }
    const values = node.value.type === 'Value' ? new Values(node.value.children) : undefined
    const value = values && parser(values)
    if (value !== undefined && values?.done && typeof value !== 'function') found.set(name, value)
    else {
      const message = `\`${text.slice(start, end).trim()}\` is not a value of \`${name}\` in \`@${atRule}\``
      problems.push({ severity: 'warning', code: 'invalid-value', message, start, end })
    }
  }
  return found
}
