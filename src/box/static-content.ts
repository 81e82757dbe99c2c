import type { ComputedStyle } from '../css/computed-style.ts'
import type { Report } from '../diagnostic.ts'
import { attribute, type Element, type Node } from '../html/element.ts'
import { textRun } from './content.ts'
import type { BoxSource, Generation, Item } from './item.ts'

/** The children of an element that its box shows: of a closed `details` its summary alone. HTML §15.5.4. */
export function shownChildren(element: Element, report: Report): readonly Node[] {
  if (element.tag !== 'details' || element.namespace !== 'html' || element.attributes.has('open')) {
    return element.children
  }
  const summary = element.children.find((child) => child.type === 'element' && child.tag === 'summary')
  const rest = element.children.filter((child) => child !== summary)
  if (rest.some((child) => child.type === 'element' || child.value.trim() !== '')) reportClosed(element, report)
  return summary ? [summary] : []
}

function reportClosed(element: Element, report: Report): void {
  const at = element.origin.template ?? element.origin.value
  report({
    severity: 'warning',
    code: 'closed-details',
    message: 'what is in a closed `<details>` is not printed',
    ...(at && { at }),
    hint: 'write `<details open>` to print it',
  })
}

/** What stands in a form control that has no children: HTML §15.5. `hint` text is a placeholder. */
interface ControlText {
  readonly text: string
  readonly hint: boolean
}

const buttonLabels: Readonly<Record<string, string>> = { submit: 'Submit', reset: 'Reset' }

/** Undefined for elements that are no such control, and for those that show no text. */
function controlText(element: Element): ControlText | undefined {
  const placeholder = attribute(element, 'placeholder')
  if (element.tag === 'textarea') {
    const empty = element.children.every((child) => child.type === 'text' && child.value === '')
    return empty && placeholder ? { text: placeholder, hint: true } : undefined
  }
  if (element.tag !== 'input' || element.namespace !== 'html') return undefined
  const type = attribute(element, 'type')?.toLowerCase() ?? 'text'
  if (['checkbox', 'radio', 'range', 'color', 'file', 'image', 'hidden'].includes(type)) return undefined
  const value = attribute(element, 'value') || buttonLabels[type]
  if (value) return { text: type === 'password' ? '•'.repeat([...value].length) : value, hint: false }
  return placeholder ? { text: placeholder, hint: true } : undefined
}

/** The value of a form control, or its placeholder in the grey that browsers give it. */
export function controlItems(from: BoxSource, generation: Generation): readonly Item[] {
  const found = controlText(from.element)
  if (!found) return []
  const written = from.element.attributes.get(found.hint ? 'placeholder' : 'value')
  const origins = written?.value === found.text ? written.origins : []
  const run = textRun(from, found.text, origins, generation)
  return [{ type: 'inline', box: found.hint ? { ...run, style: placeholderStyle(run.style) } : run }]
}

const placeholderStyles = new WeakMap<ComputedStyle, ComputedStyle>()

function placeholderStyle(style: ComputedStyle): ComputedStyle {
  const known = placeholderStyles.get(style)
  if (known) return known
  const color = { space: 'rgb', r: 117 / 255, g: 117 / 255, b: 117 / 255, alpha: 1 } as const
  const result = Object.freeze({ ...style, color })
  placeholderStyles.set(style, result)
  return result
}
