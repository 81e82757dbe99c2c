import { layOut } from './layout-html.ts'

/** A grid 120px wide on pages of 120 by 100 px. Items are an element each; their content is blocks of a given size. */
const css = `@page { size: 120px 100px; margin: 0 } body { margin: 0; line-height: 0 } main { display: grid }
i { display: inline-block; vertical-align: top; height: 10px } p { margin: 0; orphans: 1; widows: 1 }`

/** A word that takes `width` by 10 px. */
export const word = (width: number): string => `<i style="width: ${width}px"></i>`

/** Items named a, b, c… with these styles, and `content` in each. */
export function items(styles: readonly string[], content = word(10)): string {
  return styles.map((style, i) => `<div id=${String.fromCharCode(97 + i)} style="${style}">${content}</div>`).join('')
}

/** Where the items of a grid stand on each page: `a 0,0 60x10`. */
export async function grid(style: string, content: string): Promise<string[][]> {
  const { pages, boxes } = await layOut(`<style>${css}</style><main style="${style}">${content}</main>`)
  return pages.map((_, page) => boxes(page).map((box) => box.replace(/ (\S+) (\S+) (\S+) (\S+)$/, ' $1,$2 $3x$4')))
}

/** The same of a grid on one page. */
export async function onePage(style: string, content: string): Promise<string[]> {
  return (await grid(style, content)).flat()
}
