import type {
  AtomicInline,
  BlockBox,
  BlockLevelBox,
  InlineBox,
  InlineLevelBox,
  LineBreak,
  TextRun,
} from '../../src/box/box.ts'
import { type ComputedStyle, noIndent } from '../../src/css/computed-style.ts'
import type { Element } from '../../src/html/element.ts'

const black = { space: 'rgb', r: 0, g: 0, b: 0, alpha: 1 } as const

const everySide = <T>(value: T) => ({ top: value, right: value, bottom: value, left: value })

/** A letter of Courier Prime, in em: all are as wide. */
const letterWidth = 1228 / 2048

/** The font size at which a letter is 6 pt wide: about 10 pt. */
export const fontSize = 6 / letterWidth

/** Courier Prime in about 10 pt, on lines of 12 pt: a letter takes 6 pt. */
export const baseStyle: ComputedStyle = {
  display: 'inline',
  visibility: 'visible',
  position: 'static',
  float: 'none',
  clear: 'none',
  top: 'auto',
  right: 'auto',
  bottom: 'auto',
  left: 'auto',
  'z-index': 'auto',
  'overflow-x': 'visible',
  'overflow-y': 'visible',
  'aspect-ratio': 'auto',
  clip: 'auto',
  'margin-top': 0,
  'margin-right': 0,
  'margin-bottom': 0,
  'margin-left': 0,
  'padding-top': 0,
  'padding-right': 0,
  'padding-bottom': 0,
  'padding-left': 0,
  width: 'auto',
  height: 'auto',
  'min-width': 'auto',
  'min-height': 'auto',
  'max-width': 'none',
  'max-height': 'none',
  'box-sizing': 'content-box',
  'border-top-width': 0,
  'border-right-width': 0,
  'border-bottom-width': 0,
  'border-left-width': 0,
  'border-top-style': 'none',
  'border-right-style': 'none',
  'border-bottom-style': 'none',
  'border-left-style': 'none',
  'border-top-color': black,
  'border-right-color': black,
  'border-bottom-color': black,
  'border-left-color': black,
  'align-content': { value: 'normal', safe: false },
  'justify-content': { value: 'normal', safe: false },
  'align-items': { value: 'normal', safe: false },
  'justify-items': { value: 'normal', safe: false },
  'align-self': { value: 'auto', safe: false },
  'justify-self': { value: 'auto', safe: false },
  'row-gap': 'normal',
  'column-gap': 'normal',
  order: 0,
  'flex-direction': 'row',
  'flex-wrap': 'nowrap',
  'flex-grow': 0,
  'flex-shrink': 1,
  'flex-basis': 'auto',
  'grid-template-columns': [],
  'grid-template-rows': [],
  'grid-template-areas': 'none',
  'grid-auto-columns': [{ min: 'auto', max: 'auto' }],
  'grid-auto-rows': [{ min: 'auto', max: 'auto' }],
  'grid-auto-flow': { axis: 'row', dense: false },
  'grid-row-start': 'auto',
  'grid-row-end': 'auto',
  'grid-column-start': 'auto',
  'grid-column-end': 'auto',
  'background-color': { ...black, alpha: 0 },
  'background-image': ['none'],
  'background-position-x': [{ percent: 0, length: 0 }],
  'background-position-y': [{ percent: 0, length: 0 }],
  'background-size': [{ width: 'auto', height: 'auto' }],
  'background-repeat': [{ x: 'repeat', y: 'repeat' }],
  'background-attachment': ['scroll'],
  'background-origin': ['padding-box'],
  'background-clip': ['border-box'],
  'border-top-left-radius': { x: 0, y: 0 },
  'border-top-right-radius': { x: 0, y: 0 },
  'border-bottom-right-radius': { x: 0, y: 0 },
  'border-bottom-left-radius': { x: 0, y: 0 },
  'border-image-source': 'none',
  'border-image-slice': { edges: everySide({ percent: 100 }), fill: false },
  'border-image-width': everySide({ multiple: 1 }),
  'border-image-outset': everySide({ multiple: 0 }),
  'border-image-repeat': { x: 'stretch', y: 'stretch' },
  'box-shadow': [],
  'outline-style': 'none',
  'outline-width': 0,
  'outline-color': black,
  'outline-offset': 0,
  '-webkit-text-fill-color': 'currentcolor',
  '-webkit-text-stroke-width': 0,
  '-webkit-text-stroke-color': 'currentcolor',
  'text-shadow': [],
  'image-rendering': 'auto',
  'image-orientation': 'from-image',
  'image-resolution': { fromImage: false, resolution: 1 },
  color: black,
  'font-family': ['Courier Prime'],
  'font-size': fontSize,
  'font-style': 'normal',
  'font-weight': 400,
  'font-stretch': 100,
  'font-kerning': 'auto',
  'font-variant-ligatures': 'normal',
  'font-variant-caps': 'normal',
  'font-variant-numeric': 'normal',
  'font-variant-position': 'normal',
  'font-variant-east-asian': 'normal',
  'font-variant-alternates': 'normal',
  'font-feature-settings': [],
  'font-language-override': 'normal',
  'font-optical-sizing': 'auto',
  'font-variation-settings': [],
  'font-size-adjust': 'none',
  'font-synthesis-weight': 'auto',
  'font-synthesis-style': 'auto',
  'font-synthesis-small-caps': 'auto',
  'font-synthesis-position': 'auto',
  'line-height': 12,
  'text-align': 'start',
  'text-align-last': 'auto',
  'text-indent': noIndent,
  'text-transform': [],
  'text-justify': 'auto',
  'hyphenate-limit-chars': { word: 5, before: 2, after: 2 },
  'hyphenate-limit-lines': 2,
  'hyphenate-limit-zone': 0,
  'white-space': 'normal',
  'letter-spacing': 0,
  'word-spacing': 0,
  'tab-size': 8,
  hyphens: 'manual',
  'hyphenate-character': 'auto',
  'overflow-wrap': 'normal',
  'word-break': 'normal',
  'line-break': 'auto',
  'text-wrap': 'wrap',
  'text-decoration-line': [],
  'text-decoration-style': 'solid',
  'text-decoration-color': black,
  'text-decoration-thickness': 'auto',
  'text-underline-offset': 'auto',
  'text-underline-position': 'auto',
  'text-decoration-skip-ink': 'auto',
  direction: 'ltr',
  'unicode-bidi': 'normal',
  'vertical-align': 'baseline',
  'text-overflow': 'clip',
  'max-lines': 'none',
  continue: 'auto',
  'block-ellipsis': 'no-ellipsis',
  'hanging-punctuation': [],
  'initial-letter': 'normal',
  'table-layout': 'auto',
  'border-collapse': 'separate',
  'border-spacing': { horizontal: 0, vertical: 0 },
  'caption-side': 'top',
  'empty-cells': 'show',
  'list-style-type': 'disc',
  'list-style-position': 'outside',
  'list-style-image': 'none',
  content: 'normal',
  quotes: 'auto',
  'counter-reset': [],
  'counter-set': [],
  'counter-increment': [],
  'string-set': [],
  'bookmark-level': 'none',
  'bookmark-label': [],
  page: 'auto',
  marks: [],
  bleed: 'auto',
  'bookmark-state': 'open',
  'footnote-display': 'block',
  'footnote-policy': 'auto',
  'column-width': 'auto',
  'column-count': 'auto',
  'column-rule-width': 0,
  'column-rule-style': 'none',
  'column-rule-color': black,
  'column-span': 'none',
  'column-fill': 'balance',
  'break-before': 'auto',
  'break-after': 'auto',
  'break-inside': 'auto',
  orphans: 2,
  widows: 2,
  'margin-break': 'auto',
  'box-decoration-break': 'slice',
  opacity: 1,
  'mix-blend-mode': 'normal',
  filter: [],
  'background-blend-mode': ['normal'],
  'mask-image': ['none'],
  'mask-mode': ['match-source'],
  'mask-position': [{ x: 0, y: 0 }],
  'mask-size': [{ width: 'auto', height: 'auto' }],
  'mask-repeat': [{ x: 'repeat', y: 'repeat' }],
  'mask-origin': ['border-box'],
  'mask-clip': ['border-box'],
  'mask-composite': ['add'],
  isolation: 'auto',
  'clip-path': 'none',
  transform: [],
  'transform-box': 'view-box',
  'transform-origin': { x: { percent: 50, length: 0 }, y: { percent: 50, length: 0 } },
  translate: 'none',
  rotate: 'none',
  scale: 'none',
  'object-fit': 'fill',
  'object-position': { x: { percent: 50, length: 0 }, y: { percent: 50, length: 0 } },
}

type Style = Partial<ComputedStyle>

function element(tag: string): Element {
  return { type: 'element', tag, namespace: 'html', attributes: new Map(), parent: null, children: [], origin: {} }
}

const common = (tag: string, style: Style) => ({
  style: { ...baseStyle, ...style },
  element: element(tag),
  anonymous: false,
})

/** A paragraph. What is a string becomes a text run of the paragraph's style. */
export function paragraph(style: Style, ...children: readonly (InlineLevelBox | string)[]): BlockBox {
  const own: Style = { display: 'block', ...style }
  return {
    type: 'block',
    ...common('p', own),
    formattingContext: false,
    content: { type: 'inlines', children: children.map((child) => orText(child, style)) },
  }
}

/** An inline box. What is a string becomes a text run of the same style. */
export function inline(tag: string, style: Style, ...children: readonly (InlineLevelBox | string)[]): InlineBox {
  return { type: 'inline', ...common(tag, style), children: children.map((child) => orText(child, style)) }
}

export function text(value: string, style: Style = {}): TextRun {
  return { type: 'text', ...common('#text', style), anonymous: true, text: value, origins: [] }
}

export function br(): LineBreak {
  return { type: 'line-break', ...common('br', {}) }
}

export function atomic(child: BlockLevelBox): AtomicInline {
  return { type: 'atomic', style: child.style, element: child.element, anonymous: false, child }
}

function orText(child: InlineLevelBox | string, style: Style): InlineLevelBox {
  return typeof child === 'string' ? text(child, style) : child
}
