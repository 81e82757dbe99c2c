import type { PropertyName } from './properties.ts'

/** What a logical property is in horizontal text, by direction: CSS Logical 1 §4. */
export interface LogicalProperty {
  readonly ltr: PropertyName
  readonly rtl: PropertyName
}

/** Sides that `border-<side>` is a shorthand for. */
export const borderSides = [
  'top',
  'right',
  'bottom',
  'left',
  'block-start',
  'block-end',
  'inline-start',
  'inline-end',
] as const

const sides = {
  'block-start': { ltr: 'top', rtl: 'top' },
  'block-end': { ltr: 'bottom', rtl: 'bottom' },
  'inline-start': { ltr: 'left', rtl: 'right' },
  'inline-end': { ltr: 'right', rtl: 'left' },
} as const

function sideRows(before: string, after = ''): [string, LogicalProperty][] {
  return Object.entries(sides).map(([side, { ltr, rtl }]) => [
    `${before}-${side}${after}`,
    { ltr: `${before}-${ltr}${after}` as PropertyName, rtl: `${before}-${rtl}${after}` as PropertyName },
  ])
}

function both(name: PropertyName): LogicalProperty {
  return { ltr: name, rtl: name }
}

export const logicalProperties: Readonly<Record<string, LogicalProperty>> = {
  ...Object.fromEntries([
    ...sideRows('margin'),
    ...sideRows('padding'),
    ...sideRows('border', '-width'),
    ...sideRows('border', '-style'),
    ...sideRows('border', '-color'),
    ...Object.entries(sides).map(([side, row]): [string, LogicalProperty] => [`inset-${side}`, row]),
  ]),
  'border-start-start-radius': { ltr: 'border-top-left-radius', rtl: 'border-top-right-radius' },
  'border-start-end-radius': { ltr: 'border-top-right-radius', rtl: 'border-top-left-radius' },
  'border-end-start-radius': { ltr: 'border-bottom-left-radius', rtl: 'border-bottom-right-radius' },
  'border-end-end-radius': { ltr: 'border-bottom-right-radius', rtl: 'border-bottom-left-radius' },
  'inline-size': both('width'),
  'block-size': both('height'),
  'min-inline-size': both('min-width'),
  'min-block-size': both('min-height'),
  'max-inline-size': both('max-width'),
  'max-block-size': both('max-height'),
  'overflow-inline': both('overflow-x'),
  'overflow-block': both('overflow-y'),
}
