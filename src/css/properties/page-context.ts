import { logicalProperties } from './logical.ts'
import { propertyRow } from './properties.ts'
import { shorthands } from './shorthands.ts'

/** What declarations stand for: elements, the page box or a page-margin box. */
export type DeclarationPlace = 'element' | 'page' | 'page-margin'

/** CSS Paged Media 3 §7: these are of the page box alone. */
const ofPages = new Set(['marks', 'bleed', 'page-orientation'])

/** CSS Paged Media 3 appendix A: what the page box takes, beside what its page-margin boxes inherit from it. */
const onPages =
  /^(?:margin|padding|border|background|(?:min-|max-)?(?:width|height)|box-sizing|counter-(?:reset|increment|set))(?!-break)/

/** What places a box in a flow that page-margin boxes are not in. */
const inTheFlow =
  /^(?:float|clear|position|top|right|bottom|left|break-|margin-break|page$|footnote-|bookmark-|string-set)/

/** Does `property`, a longhand or shorthand, have no effect there? False for what the engine does not know. */
export function hasNoEffect(property: string, place: DeclarationPlace): boolean {
  const longhands = Object.hasOwn(shorthands, property) ? (shorthands[property]?.longhands ?? []) : [property]
  return longhands.length > 0 && longhands.map(physical).every((name) => isIdle(name, place))
}

function isIdle(name: string, place: DeclarationPlace): boolean {
  const isOfPages = ofPages.has(name)
  if (place === 'element') return isOfPages
  if (place === 'page-margin') return isOfPages || inTheFlow.test(name)
  return name === 'page' || !(isOfPages || onPages.test(name) || propertyRow(name)?.inherited === true)
}

function physical(name: string): string {
  return Object.hasOwn(logicalProperties, name) ? (logicalProperties[name]?.ltr ?? name) : name
}
