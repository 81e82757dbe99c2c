import type { BlockBox, BlockLevelBox, InlineLevelBox, ReplacedBox } from '../../src/box/box.ts'
import type { ComputedStyle } from '../../src/css/computed-style.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import type { Element } from '../../src/html/element.ts'
import type { LayoutContext, Space } from '../../src/layout/layout.ts'
import { createLayoutContext } from '../../src/layout/layout-box.ts'
import { createFontSet } from '../../src/text/font-set.ts'
import { baseStyle as letterStyle } from './make-box.ts'

/** Box trees by hand, for tests of layout alone: `block('div', { height: 10 }, [lines('p', 3)])`. Lines are 10pt high. */

const baseStyle: ComputedStyle = { ...letterStyle, display: 'block', 'font-size': 10, 'line-height': 10, page: '' }

type Style = Partial<ComputedStyle> & {
  /** All four sides. */
  readonly margin?: number
  readonly padding?: number
  readonly border?: number
}

export function style({ margin, padding, border, ...rest }: Style): ComputedStyle {
  const all = (prefix: string, suffix: string, value: number | undefined) =>
    value === undefined
      ? {}
      : Object.fromEntries(['top', 'right', 'bottom', 'left'].map((side) => [`${prefix}-${side}${suffix}`, value]))
  return {
    ...baseStyle,
    ...all('margin', '', margin),
    ...all('padding', '', padding),
    ...all('border', '-width', border),
    ...rest,
  }
}

export function element(tag: string): Element {
  return {
    type: 'element',
    tag,
    namespace: 'html',
    attributes: new Map(),
    parent: null,
    children: [],
    origin: {},
  }
}

export function block(tag: string, css: Style = {}, children: readonly BlockLevelBox[] = []): BlockBox {
  return {
    type: 'block',
    style: style(css),
    element: element(tag),
    anonymous: false,
    formattingContext: css.display === 'flow-root',
    content: { type: 'blocks', children },
  }
}

/** A paragraph of `count` lines. */
export function lines(tag: string, count: number, css: Style = {}): BlockBox {
  const br = (): InlineLevelBox => ({
    type: 'line-break',
    style: style({ ...css, margin: 0, display: 'inline' }),
    element: element('br'),
    anonymous: false,
  })
  return { ...block(tag, css), content: { type: 'inlines', children: Array.from({ length: count }, br) } }
}

export function image(width: number, height: number, css: Style = {}): ReplacedBox {
  const data = { type: 'samples', channels: 1, samples: new Uint8Array() } as const
  return {
    type: 'replaced',
    style: style(css),
    element: element('img'),
    anonymous: false,
    image: { id: 'test', width, height, pixelWidth: width, pixelHeight: height, data },
    alt: undefined,
  }
}

const fonts = await createFontSet({ faces: [], resources: { read: async () => undefined } }, () => {})

export function testContext(): LayoutContext & { readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  return { ...createLayoutContext({ fonts, report: (problem) => diagnostics.push(problem) }), diagnostics }
}

/** Room without end: nothing breaks. */
export function unbroken(width = 100): Space {
  return { width, room: Infinity, fullRoom: Infinity, fresh: true, autoWidth: 'fill' }
}

/** One page of a pile of equal ones. */
export function pageSpace(height: number, width = 100): Space {
  return { width, height, room: height, fullRoom: height, fresh: true, autoWidth: 'fill' }
}
