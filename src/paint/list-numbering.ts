import type { Styles } from '../css/style-sheet.ts'
import type { Element } from '../html/element.ts'
import type { StructureElement } from './display-list.ts'

type ListNumbering = NonNullable<StructureElement['listNumbering']>

const numberings: { readonly [type: string]: ListNumbering } = {
  disc: 'Disc',
  circle: 'Circle',
  square: 'Square',
  decimal: 'Decimal',
  'decimal-leading-zero': 'Decimal',
  'upper-roman': 'UpperRoman',
  'lower-roman': 'LowerRoman',
  'upper-alpha': 'UpperAlpha',
  'upper-latin': 'UpperAlpha',
  'lower-alpha': 'LowerAlpha',
  'lower-latin': 'LowerAlpha',
}

/** PDF 1.7 §14.8.5.5, from the `list-style-type` of the first item. */
export function listNumbering(list: Element, styles: Styles): ListNumbering {
  const item = list.children.find((child): child is Element => child.type === 'element' && child.tag === 'li')
  if (item === undefined) return 'None'
  const type = styles.of(item)['list-style-type']
  return (typeof type === 'string' ? numberings[type] : undefined) ?? 'None'
}
