import type { CssNodePlain } from 'css-tree'
import type { Color } from '../computed-style.ts'
import { readColorFunction } from './color-functions.ts'
import { contrastColor, readColorMix } from './color-mix.ts'
import { fromColor, type RawColor, rawSrgb, toColor } from './color-value.ts'
import { deprecatedSystemColors, namedColors, systemColors } from './named-colors.ts'
import { type ComputeContext, computed, define, map, type Parser, type Specified, Values } from './parser.ts'

export const black: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 }
export const transparent: Color = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 0 }

/** The value of `currentcolor` everywhere but on `color` itself, where it is the parent's. */
export function currentColor(context: ComputeContext): Color {
  return context.style.color ?? context.parent?.color ?? black
}

/** https://www.w3.org/TR/css-color-4/#color-syntax and what CSS Color 5 adds, in the space it was written in. */
const rawColor: Parser<RawColor> = define('<color>', (values) => {
  const node = values.take()
  return node && colorOf(node)
})

export const color: Parser<Color> = map(rawColor, toColor)

function colorOf(node: CssNodePlain): Specified<RawColor> | undefined {
  switch (node.type) {
    case 'Hash':
      return hexColor(node.value)
    case 'Identifier':
      return keywordColor(node.name.toLowerCase())
    case 'Function':
      return functionColor(node.name.toLowerCase(), new Values(node.children))
    default:
      return undefined
  }
}

function keywordColor(name: string): Specified<RawColor> | undefined {
  if (name === 'transparent') return rawSrgb([0, 0, 0], 0)
  if (name === 'currentcolor') return (context) => fromColor(currentColor(context))
  const current = Object.hasOwn(deprecatedSystemColors, name) ? deprecatedSystemColors[name] : undefined
  const value = lookUp(namedColors, name) ?? lookUp(systemColors, current ?? name)
  return value === undefined
    ? undefined
    : rawSrgb([(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255], 1)
}

function lookUp(table: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}

function hexColor(digits: string): RawColor | undefined {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return undefined
  const full = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits
  const byte = (index: number) => Number.parseInt(full.slice(index, index + 2), 16) / 255
  return rawSrgb([byte(0), byte(2), byte(4)], full.length === 8 ? byte(6) : 1)
}

function functionColor(name: string, args: Values): Specified<RawColor> | undefined {
  switch (name) {
    case 'color-mix':
      return readColorMix(args, rawColor)
    case 'light-dark':
      return lightDark(args)
    case 'contrast-color': {
      const background = rawColor(args)
      return background && args.done ? (context) => contrastColor(computed(background, context)) : undefined
    }
    default:
      return readColorFunction(name, args, rawColor)
  }
}

/** CSS Color 5 §8: paper is light. */
function lightDark(args: Values): Specified<RawColor> | undefined {
  const light = rawColor(args)
  if (!light || !args.takeOperator(',') || !rawColor(args) || !args.done) return undefined
  return light
}
