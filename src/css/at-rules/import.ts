import { closingBracket } from '../parse/brackets.ts'
import { valueNodes } from '../parse/declarations.ts'
import { url, Values } from '../values/parser.ts'
import { type MediaQueryList, parseMedia } from './media.ts'
import { supportsCondition } from './supports.ts'

/** An `@import` rule: CSS Cascade 5 §2. */
export interface SheetImport {
  readonly url: string
  /** Undefined when the sheet's rules go into no layer of their own. */
  readonly layer: readonly string[] | undefined
  readonly media: MediaQueryList
  /** False when its `supports()` is not fulfilled. */
  readonly wanted: boolean
  readonly start: number
  readonly end: number
}

const head = /^(?:url\(\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^)]*)\s*\)|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/i

/** Undefined when the prelude is not one of `@import`. */
export function parseImport(
  prelude: string,
  range: { readonly start: number; readonly end: number },
  anonymousLayer: () => string,
): SheetImport | undefined {
  const written = head.exec(prelude)?.[0]
  const address = written === undefined ? undefined : addressOf(written)
  if (written === undefined || address === undefined) return undefined
  let rest = prelude.slice(written.length).trim()
  let layer: readonly string[] | undefined
  const layerPart = /^layer(?:\(([^)]*)\))?(?=\s|$)/i.exec(rest)
  if (layerPart) {
    layer = layerPart[1] === undefined ? [anonymousLayer()] : layerPart[1].trim().split('.')
    rest = rest.slice(layerPart[0].length).trim()
  }
  let wanted = true
  if (/^supports\(/i.test(rest)) {
    const end = closingBracket(rest, rest.indexOf('('))
    const condition = rest.slice(rest.indexOf('(') + 1, end)
    wanted = supportsCondition(condition) ?? supportsCondition(`(${condition})`) ?? false
    rest = rest.slice(end + 1).trim()
  }
  return { url: address, layer, media: parseMedia(rest), wanted, ...range }
}

function addressOf(written: string): string | undefined {
  const node = valueNodes(written)?.[0]
  if (node?.type === 'String') return node.value
  const address = node && url(new Values([node]))
  return typeof address === 'string' ? address : undefined
}
