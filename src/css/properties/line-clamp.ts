import { attempt, type Specified, type Values } from '../values/parser.ts'
import { inlineProperties } from './inline.ts'

export const clampLonghands = ['max-lines', 'block-ellipsis', 'continue'] as const

/** `none`, or a number of lines and what ends the last of them: CSS Overflow 4 §6.1. */
export function expandLineClamp(values: Values): readonly (readonly [string, Specified<unknown>])[] | undefined {
  const { 'max-lines': maxLines, 'block-ellipsis': blockEllipsis } = inlineProperties
  if (values.takeKeyword('none')) {
    return [
      ['max-lines', 'none'],
      ['block-ellipsis', 'no-ellipsis'],
      ['continue', 'auto'],
    ]
  }
  const before = attempt(blockEllipsis.parse, values)
  const lines = attempt(maxLines.parse, values)
  const after = before ?? attempt(blockEllipsis.parse, values)
  if (lines === undefined) return undefined
  values.takeKeyword('-webkit-legacy')
  return [
    ['max-lines', lines],
    ['block-ellipsis', after ?? 'auto'],
    ['continue', 'discard'],
  ]
}
