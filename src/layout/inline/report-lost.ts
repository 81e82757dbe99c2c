import type { Origin } from '../../diagnostic.ts'
import type { InlineContent } from './inline-content.ts'
import type { InlineFlow } from './inline-flow.ts'

/** The text between two offsets, for a message. */
export function quoted({ text }: InlineContent, start: number, end: number): string {
  const part = text.slice(start, end).replaceAll('\ufffc', '').trim()
  if (part === '') return start < text.length ? 'a box' : 'what follows'
  return `\`${part.length > 40 ? `${part.slice(0, 39)}…` : part}\``
}

/** Where the character at an offset came from, or else the block that it is in. */
export function originOf({ content, root }: InlineFlow, offset: number): Origin {
  const range = content.ranges.find(({ start, end }) => start <= offset && offset < end)
  return range?.originAt(offset) ?? root.element.origin
}

const owner = {}

/** Says once for each block that some of its text is not shown, as its style asks for. */
export function reportLeftOut(flow: InlineFlow, start: number, end: number, why: string): void {
  const { content, context, root } = flow
  const first = start + (content.text.slice(start).length - content.text.slice(start).trimStart().length)
  context.memo(owner, root.children, () => {
    const { value, template } = originOf(flow, Math.min(first, content.text.length - 1))
    const at = value ?? template
    context.report({
      severity: 'warning',
      code: 'text-left-out',
      message: `${quoted(content, start, end)} ${why}`,
      ...(at && { at }),
      ...(value && template && { related: [{ message: 'placed on the page here', at: template }] }),
      hint: 'shorten the text, or give it more room',
    })
    return true
  })
}
