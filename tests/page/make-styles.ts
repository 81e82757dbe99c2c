import type { ComputedStyle } from '../../src/css/computed-style.ts'
import type { PageKey, PageMarginBoxName, Styles } from '../../src/css/style-sheet.ts'
import { style } from '../layout/boxes.ts'

type Style = Parameters<typeof style>[0]

/** Sheets of 120 by 100 with margins of 10, unless `page` says otherwise; `marginBoxes` are on every page. */
export function makeStyles(
  page: (key: PageKey) => Style & { readonly sheet?: readonly [number, number] } = () => ({}),
  marginBoxes: Partial<Record<PageMarginBoxName, Style>> = {},
): Styles {
  const boxes = new Map(
    Object.entries(marginBoxes).map(([name, css]) => [name as PageMarginBoxName, style({ display: 'block', ...css })]),
  )
  const unused = (): never => {
    throw new Error('layout does not ask for the style of elements')
  }
  return {
    of: unused,
    pseudo: unused,
    page: (key) => {
      const { sheet = [120, 100], ...css } = page(key)
      return { width: sheet[0], height: sheet[1], style: style({ margin: 10, ...css }), marginBoxes: boxes }
    },
    anonymous: (parent): ComputedStyle => ({ ...style({ display: 'inline' }), 'line-height': parent['line-height'] }),
    fontFaces: [],
    media: { width: 120, height: 100 },
    counterText: (name, value) => (name === 'lower-roman' ? 'i'.repeat(value) : String(value)),
    markerAffixes: () => ({ prefix: '', suffix: '' }),
    svg: unused,
    urlReference: unused,
  }
}

export const text = (text: string) => ({ type: 'text', text }) as const
export const counter = (name: string, style = 'decimal') => ({ type: 'counter', name, style }) as const
export const string = (name: string, which: 'first' | 'start' | 'last' | 'first-except' = 'first') =>
  ({ type: 'string', name, which }) as const
