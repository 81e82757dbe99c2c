import { attribute, type Element } from '../../html/element.ts'
import type { Test } from './selector.ts'

/** What form controls are before anybody has touched them: https://html.spec.whatwg.org/multipage/semantics-other.html#pseudo-classes */
export const formStates: Readonly<Record<string, Test>> = {
  checked: isChecked,
  default: (element) => (isSubmit(element) ? isDefaultButton(element) : isMarked(element)),
  disabled: isDisabled,
  enabled: (element) => controls.has(element.tag) && !isDisabled(element),
  required: (element) => takesInput.has(element.tag) && element.attributes.has('required'),
  optional: (element) =>
    (takesInput.has(element.tag) || element.tag === 'button') && !element.attributes.has('required'),
  'read-only': (element) => !isMutable(element),
  'read-write': isMutable,
  'placeholder-shown': (element) => element.attributes.has('placeholder') && !attribute(element, 'value'),
  indeterminate: isIndeterminate,
  'in-range': (element) => outOfRange(element) === false,
  'out-of-range': (element) => outOfRange(element) === true,
  open: (element) => ['details', 'dialog'].includes(element.tag) && element.attributes.has('open'),
}

const controls: ReadonlySet<string> = new Set([
  'button',
  'input',
  'select',
  'textarea',
  'optgroup',
  'option',
  'fieldset',
])
const takesInput: ReadonlySet<string> = new Set(['input', 'select', 'textarea'])

function typeOf(element: Element): string {
  return element.tag === 'input' ? (attribute(element, 'type')?.toLowerCase() ?? 'text') : ''
}

/** An option is selected too when its list shows one line and names none. */
function isChecked(element: Element): boolean {
  if (element.tag !== 'option') return isMarked(element)
  const list = ancestor(element, 'select')
  if (!list || list.attributes.has('multiple') || list.attributes.has('size')) return isMarked(element)
  const options = optionsOf(list)
  const chosen = options.findLast(isMarked) ?? options.find((option) => !option.attributes.has('disabled'))
  return element === chosen
}

function isMarked(element: Element): boolean {
  const type = typeOf(element)
  if (type === 'checkbox' || type === 'radio') return element.attributes.has('checked')
  return element.tag === 'option' && element.attributes.has('selected')
}

function optionsOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (child.type !== 'element') return []
    return child.tag === 'option' ? [child] : child.tag === 'optgroup' ? optionsOf(child) : []
  })
}

function isSubmit(element: Element): boolean {
  const type = element.tag === 'button' ? (attribute(element, 'type')?.toLowerCase() ?? 'submit') : typeOf(element)
  return type === 'submit' || (element.tag === 'input' && type === 'image')
}

/** The first submit button of its form. */
function isDefaultButton(element: Element): boolean {
  const form = ancestor(element, 'form')
  return form !== undefined && firstSubmit(form) === element
}

function firstSubmit(element: Element): Element | undefined {
  for (const child of element.children) {
    if (child.type !== 'element') continue
    const found = isSubmit(child) ? child : firstSubmit(child)
    if (found) return found
  }
  return undefined
}

/** A disabled fieldset disables what is in it, but for its first legend. */
function isDisabled(element: Element): boolean {
  if (!controls.has(element.tag)) return false
  if (element.attributes.has('disabled')) return true
  if (element.tag === 'option') return element.parent?.tag === 'optgroup' && element.parent.attributes.has('disabled')
  if (element.tag === 'optgroup') return false
  let inside = element
  for (let around = element.parent; around; around = around.parent) {
    if (around.tag === 'fieldset' && around.attributes.has('disabled') && !isFirstLegend(inside, around)) return true
    inside = around
  }
  return false
}

function isFirstLegend(element: Element, fieldset: Element): boolean {
  return element === fieldset.children.find((child) => child.type === 'element' && child.tag === 'legend')
}

const fixedTypes = /^(?:hidden|range|color|checkbox|radio|file|submit|image|reset|button)$/

function isMutable(element: Element): boolean {
  const editable = attribute(element, 'contenteditable')?.toLowerCase()
  if (editable === '' || editable === 'true' || editable === 'plaintext-only') return true
  const writable = element.tag === 'textarea' || (element.tag === 'input' && !fixedTypes.test(typeOf(element)))
  return writable && !element.attributes.has('readonly') && !isDisabled(element)
}

function isIndeterminate(element: Element): boolean {
  if (element.tag === 'progress') return !element.attributes.has('value')
  if (typeOf(element) !== 'radio') return false
  const name = attribute(element, 'name')
  const form = ancestor(element, 'form')
  return !element.attributes.has('checked') && !(name && form && groupIsChecked(form, name))
}

function groupIsChecked(around: Element, name: string): boolean {
  return around.children.some((child) => {
    if (child.type !== 'element') return false
    const member = typeOf(child) === 'radio' && attribute(child, 'name') === name
    return (member && child.attributes.has('checked')) || groupIsChecked(child, name)
  })
}

/** Of numbers alone; undefined for what has no range. */
function outOfRange(element: Element): boolean | undefined {
  const type = typeOf(element)
  const [least, most] = ['min', 'max'].map((name) => Number.parseFloat(attribute(element, name) ?? ''))
  if ((type !== 'number' && type !== 'range') || (Number.isNaN(least) && Number.isNaN(most))) return undefined
  const value = Number.parseFloat(attribute(element, 'value') ?? '')
  return value < (least ?? Number.NaN) || value > (most ?? Number.NaN)
}

function ancestor(element: Element, tag: string): Element | undefined {
  let around = element.parent
  while (around && around.tag !== tag) around = around.parent
  return around ?? undefined
}
