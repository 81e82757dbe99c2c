import type { BlockLevelBox } from '../box/box.ts'
import type { Origin, Report } from '../diagnostic.ts'
import type { LayoutContext } from './layout.ts'

const owner = {}

/** Says once for each box that a piece of it is taller than a page and cannot be cut. */
export function reportTooTall(box: BlockLevelBox, what: string, context: LayoutContext): void {
  context.memo(owner, box, () => {
    reportOverflow(context.report, 'overflow-page', `${what} is taller than the page`, box.element.origin)
    return true
  })
}

/** A warning about what leaves the page area, at the value that is too large or else at the template's line. */
export function reportOverflow(report: Report, code: string, message: string, { value, template }: Origin): void {
  const at = value ?? template
  report({
    severity: 'warning',
    code,
    message,
    ...(at && { at }),
    ...(value && template && { related: [{ message: 'placed on the page here', at: template }] }),
    hint: 'what leaves the page is not printed: make it smaller, or let it break',
  })
}
