import { type ComputedStyle, isOutOfFlow } from '../css/computed-style.ts'
import type { Report } from '../diagnostic.ts'
import type { Element } from '../html/element.ts'

/** Says that a break asked for has no effect: only blocks in the flow and rows of tables have breaks around them. */
export function reportIdleBreaks(element: Element, style: ComputedStyle, report: Report): void {
  for (const name of ['break-before', 'break-after'] as const) {
    const value = style[name]
    if (value === 'auto' || value.startsWith('avoid') || !isIdle(style)) continue
    const at = element.origin.template
    report({
      severity: 'warning',
      code: 'unsupported-value',
      message: `\`${name}: ${value}\` has no effect on \`<${element.tag}>\`, which is no block in the flow`,
      ...(at && { at }),
      hint: 'give it to a block, such as a paragraph or a `<div>`',
    })
  }
}

/** CSS Fragmentation 3 §3.1: what `break-before` and `break-after` do not apply to. */
function isIdle(style: ComputedStyle): boolean {
  const { display } = style
  return isOutOfFlow(style) || display.startsWith('inline') || display === 'table-cell' || display === 'contents'
}
