import type { Diagnostic } from '../../src/diagnostic.ts'
import type { Layout, LayoutContext } from '../../src/layout/layout.ts'
import type { Font } from '../../src/text/font.ts'
import { createFontSet } from '../../src/text/font-set.ts'
import { fontSize } from './make-box.ts'

/**
 * A layout context with the built-in fonts, measured so that a reader can do the sums: at the `fontSize` of
 * make-box.ts the ascent is 8 pt, the descent 2 pt, the x-height 5 pt. Boxes inside lines are as large as their style says.
 */
export async function makeContext(): Promise<LayoutContext & { readonly diagnostics: Diagnostic[] }> {
  const diagnostics: Diagnostic[] = []
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic)
  const fonts = await createFontSet({ faces: [], resources: { read: async () => undefined } }, report)
  const memos = new Map<object, WeakMap<object, unknown>>()
  const context: LayoutContext & { readonly diagnostics: Diagnostic[] } = {
    diagnostics,
    fonts: { match: (style) => fonts.match(style).map(rounded) },
    report,
    layout: layoutBySize,
    sizes: (box) => ({ min: points(box.style.width), max: points(box.style.width) }),
    memo: <K extends object, V>(owner: object, key: K, make: () => V): V => {
      const memo = memos.get(owner) ?? new WeakMap<object, unknown>()
      memos.set(owner, memo)
      if (!memo.has(key)) memo.set(key, make())
      return memo.get(key) as V
    },
    inColumns: () => context,
  }
  return context
}

const roundedFonts = new WeakMap<Font, Font>()

function rounded(font: Font): Font {
  const known = roundedFonts.get(font)
  if (known) return known
  const made = {
    ...font,
    metrics: { ...font.metrics, ascent: 8 / fontSize, descent: 2 / fontSize, lineGap: 0, xHeight: 5 / fontSize },
  }
  roundedFonts.set(font, made)
  return made
}

const layoutBySize: Layout = (box) => {
  const rect = { x: 0, y: 0, width: points(box.style.width), height: points(box.style.height) }
  const edges = { top: 0, right: 0, bottom: 0, left: 0 }
  if (box.type === 'replaced') return { fragment: { type: 'replaced', box, rect, border: edges, padding: edges } }
  return { fragment: { type: 'box', box, rect, border: edges, padding: edges, first: true, last: true, children: [] } }
}

function points(size: unknown): number {
  return typeof size === 'number' ? size : 0
}
