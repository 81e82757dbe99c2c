import { generateBoxes } from '../../src/box/generate-boxes.ts'
import type { Color } from '../../src/css/computed-style.ts'
import { createStyles } from '../../src/css/create-styles.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'
import type { Image } from '../../src/image/image.ts'
import { createLayoutContext } from '../../src/layout/layout-box.ts'
import { paginate } from '../../src/page/paginate.ts'
import type { DisplayList, Gradient, Operation, Path, StructureChild } from '../../src/paint/display-list.ts'
import { paint } from '../../src/paint/paint.ts'
import { createFontSet } from '../../src/text/font-set.ts'

/** What `html` looks like on pages of 100 by 100 pt without margins, text in Courier Prime at 10 pt on lines of 12 pt. */
export async function display(html: string): Promise<{ list: DisplayList; diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const report = (problem: Diagnostic) => void diagnostics.push(problem)
  const sheet = `@page { size: 100pt 100pt; margin: 0 } html { font: 10pt/12pt 'Courier Prime' } body, p { margin: 0 }`
  const text = `<style>${sheet}</style>${html}`
  const resources = { read: async () => undefined }
  const document = parseHtml(markWholeFile({ path: 'page.html', text }), report)
  const styles = await createStyles(document, [], { resources, folders: [] }, report)
  const fonts = await createFontSet({ faces: styles.fontFaces, resources }, report)
  const root = generateBoxes(document, styles, () => pixel, report)
  const pages = paginate(root, styles, createLayoutContext({ fonts, report }))
  const images = new Map([['pixel.png', pixel]])
  return { list: paint(pages, { document, styles, fonts, images, report }), diagnostics }
}

/** 8 by 4 pt. */
export const pixel: Image = {
  id: 'pixel',
  width: 8,
  height: 4,
  pixelWidth: 2,
  pixelHeight: 1,
  data: { type: 'samples', channels: 3, samples: new Uint8Array(6) },
}

/** The operations of one page, a line each. */
export async function painted(html: string, page = 0): Promise<string[]> {
  const { list } = await display(html)
  return list.pages[page]?.operations.map(printOperation) ?? []
}

export function printOperation(operation: Operation): string {
  switch (operation.type) {
    case 'begin': {
      const { mark } = operation
      return mark.type === 'content' ? `begin ${mark.id}` : ['begin', mark.kind, mark.subtype].filter(Boolean).join(' ')
    }
    case 'fill':
      return `fill ${printColor(operation.color)} ${printPath(operation.path)}${operation.evenOdd ? ' even-odd' : ''}`
    case 'stroke': {
      const dash = operation.dash === undefined ? '' : ` dash ${operation.dash.map(round).join(' ')}`
      const color = printColor(operation.color)
      return `stroke ${color} ${round(operation.width)}${dash} ${printPath(operation.path)}`
    }
    case 'clip':
      return `clip ${printPath(operation.path)}`
    case 'glyphs': {
      const text = operation.glyphs.map((glyph) => glyph.text).join('')
      return `glyphs ${JSON.stringify(text)} at ${round(operation.x)} ${round(operation.y)}`
    }
    case 'image': {
      const { x, y, width, height } = operation.rect
      return `image ${operation.image.id} ${[x, y, width, height].map(round).join(' ')}`
    }
    case 'shade':
      return `shade ${printGradient(operation.gradient)} on ${printPath(operation.path)}`
    case 'tile': {
      const { step, path } = operation
      return `tile ${round(step.width)} ${round(step.height)} on ${printPath(path)}`
    }
    case 'transform':
      return `transform ${operation.matrix.map(round).join(' ')}`
    default:
      return operation.type
  }
}

/** Where it runs on the page, and its stops. */
function printGradient(gradient: Gradient): string {
  const [a, , , d, e, f] = gradient.matrix
  const x = (value: number) => round(a * value + e)
  const y = (value: number) => round(d * value + f)
  const stops = gradient.stops.map(({ offset, color }) => `${round(offset)} ${printColor(color)}`).join(', ')
  const spread = gradient.spread === 'pad' ? '' : ` ${gradient.spread}`
  switch (gradient.type) {
    case 'linear': {
      const { from, to } = gradient
      return `linear ${x(from.x)} ${y(from.y)} to ${x(to.x)} ${y(to.y)}: ${stops}${spread}`
    }
    case 'radial': {
      const flat = d === a ? '' : ` flat ${round(d / a)}`
      const { from, to } = gradient
      return `radial ${round(from.radius)} to ${round(to.radius)}, ${x(to.x)} ${y(to.y)}${flat}: ${stops}${spread}`
    }
    case 'conic':
      return `conic ${gradient.angle} at ${x(gradient.center.x)} ${y(gradient.center.y)}: ${stops}${spread}`
    default:
      return gradient satisfies never
  }
}

function printColor(color: Color): string {
  const parts = color.space === 'rgb' ? [color.r, color.g, color.b] : [color.c, color.m, color.y, color.k]
  const alpha = color.alpha === 1 ? '' : `/${round(color.alpha)}`
  return `${color.space}(${parts.map(round).join(' ')})${alpha}`
}

/** Rectangles as `x y width height`, all else as segments. */
function printPath(path: Path): string {
  const [a, b, c, d, close] = path
  const isRectangle =
    path.length === 5 && close?.[0] === 'z' && a?.[0] === 'm' && b?.[0] === 'l' && c?.[0] === 'l' && d?.[0] === 'l'
  if (isRectangle && a[2] === b[2] && b[1] === c[1] && c[2] === d[2] && d[1] === a[1]) {
    return [a[1], a[2], c[1] - a[1], c[2] - a[2]].map(round).join(' ')
  }
  return path.map(([operator, ...numbers]) => [operator, ...numbers.map(round)].join(' ')).join(', ')
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0
}

/** The structure as an outline, each element with the text of its content. */
export async function structureOf(html: string): Promise<string> {
  const { list } = await display(html)
  const texts = new Map<number, string>()
  let current: number | undefined
  for (const operation of list.pages.flatMap(({ operations }) => operations)) {
    if (operation.type === 'begin' && operation.mark.type === 'content') current = operation.mark.id
    else if (operation.type === 'end') current = undefined
    else if (current !== undefined && (operation.type === 'glyphs' || operation.type === 'image')) {
      const text = operation.type === 'image' ? '[image]' : operation.glyphs.map((glyph) => glyph.text).join('')
      texts.set(current, (texts.get(current) ?? '') + text)
    }
  }
  return printStructure(list.structure, texts, '').trimEnd()
}

function printStructure(child: StructureChild, texts: ReadonlyMap<number, string>, indent: string): string {
  if (child.type === 'content') return `${indent}${JSON.stringify(texts.get(child.id))}\n`
  if (child.type === 'link') return `${indent}(link ${child.link})\n`
  const { type: _type, role, children, bbox: _bbox, table, ...attributes } = child
  const shown = Object.entries({ ...attributes, ...table }).map(([key, value]) => ` ${key}=${value}`)
  return `${indent}${role}${shown.join('')}\n${children.map((one) => printStructure(one, texts, `${indent}  `)).join('')}`
}
