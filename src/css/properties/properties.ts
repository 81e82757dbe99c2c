import type { ComputedStyle } from '../computed-style.ts'
import { alignmentProperties } from './alignment.ts'
import { backgroundProperties } from './backgrounds.ts'
import { boxProperties, colorProperties, displayProperties } from './boxes.ts'
import { columnProperties } from './columns.ts'
import { decorationProperties } from './decorations.ts'
import { effectProperties } from './effects.ts'
import { flexProperties } from './flex.ts'
import { fontProperties } from './fonts.ts'
import { gridProperties } from './grid.ts'
import { inlineProperties } from './inline.ts'
import { listProperties } from './lists.ts'
import { maskProperties } from './masks.ts'
import { fragmentationProperties, imageProperties } from './pages.ts'
import { positioningProperties } from './positioning.ts'
import type { Property } from './property.ts'
import { svgRow } from './svg.ts'
import { tableProperties } from './tables.ts'
import { textProperties, writingProperties } from './text.ts'

export type PropertyName = keyof ComputedStyle

type PropertyTable = { readonly [K in PropertyName]: Property<ComputedStyle[K]> }

/**
 * Every property the engine knows, by module. Values are computed in this order, so a row may use those above it: fonts
 * first (lengths depend on them), then colour (`currentcolor` does).
 */
export const propertyModules = {
  'CSS Fonts': fontProperties,
  'CSS Color': colorProperties,
  'CSS Writing Modes': writingProperties,
  'CSS Positioned Layout, Floats and Overflow': positioningProperties,
  'CSS Display': displayProperties,
  'CSS Box Model, Sizing and Borders': boxProperties,
  'CSS Backgrounds': backgroundProperties,
  'CSS Rounded Borders, Border Images, Shadows and Outlines': decorationProperties,
  'CSS Compositing, Masking and Transforms': effectProperties,
  'CSS Masking': maskProperties,
  'CSS Box Alignment': alignmentProperties,
  'CSS Flexible Box Layout': flexProperties,
  'CSS Grid': gridProperties,
  'CSS Text, Text Decoration and Inline Layout': textProperties,
  'CSS Overflow and Initial Letters': inlineProperties,
  'CSS Tables': tableProperties,
  'CSS Lists and Generated Content': listProperties,
  'CSS Multi-column Layout': columnProperties,
  'CSS Fragmentation and Paged Media': fragmentationProperties,
  'CSS Images': imageProperties,
} as const

export const properties: PropertyTable = {
  ...fontProperties,
  ...colorProperties,
  ...writingProperties,
  ...positioningProperties,
  ...displayProperties,
  ...boxProperties,
  ...backgroundProperties,
  ...decorationProperties,
  ...effectProperties,
  ...maskProperties,
  ...alignmentProperties,
  ...flexProperties,
  ...gridProperties,
  ...textProperties,
  ...inlineProperties,
  ...tableProperties,
  ...listProperties,
  ...columnProperties,
  ...fragmentationProperties,
  ...imageProperties,
}

export const propertyNames = Object.keys(properties) as readonly PropertyName[]

/** The row for a property, one of SVG's too, or undefined when the engine does not know it. */
export function propertyRow(name: string): Property<unknown> | undefined {
  return Object.hasOwn(properties, name) ? (properties[name as PropertyName] as Property<unknown>) : svgRow(name)
}
