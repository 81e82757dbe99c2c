import { type ComputedStyle, isOutOfFlow } from '../css/computed-style.ts'
import type { Styles } from '../css/style-sheet.ts'
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

/**
 * Says of a named page that nothing begins one there: CSS Paged Media 3 §9.1 has blocks in the flow do it, and what stands
 * in a table, a flex or grid container or out of the flow stays on the page that holds those.
 */
export function reportIdlePage(element: Element, styles: Styles, report: Report): void {
  const { parent } = element
  const { page } = styles.of(element)
  if (parent === null || page === styles.of(parent).page || !keepsItsPage(element, styles)) return
  const at = element.origin.template
  report({
    severity: 'warning',
    code: 'no-effect',
    message: `\`page: ${page === '' ? 'auto' : page}\` has no effect on \`<${element.tag}>\`, which begins no page there`,
    ...(at && { at }),
    hint: 'give it to a block that is not in a table, a float or a flex or grid container',
  })
}

function keepsItsPage(element: Element, styles: Styles): boolean {
  if (isPageBound(styles.of(element))) return true
  for (let around = element.parent; around !== null; around = around.parent) {
    const style = styles.of(around)
    if (isPageBound(style) || style.display === 'flex' || style.display === 'grid' || style.display === 'table')
      return true
  }
  return false
}

function isPageBound(style: ComputedStyle): boolean {
  return isIdle(style) || style.display.startsWith('table-')
}
