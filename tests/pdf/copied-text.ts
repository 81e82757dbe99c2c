import { renderHtml } from '../../src/render.ts'
import { read } from './list.ts'

const baseDir = new URL('../..', import.meta.url).pathname

/** What PDF.js copies from the pages of an HTML text, with a line feed between lines. */
export async function copied(html: string, css = ''): Promise<string> {
  const page = `<!doctype html><title>Test</title><style>@page { size: 400pt 300pt; margin: 10pt } p { margin: 0 } ${css}</style>${html}`
  const { pdf } = await renderHtml(page, { baseDir })
  const document = await read(pdf)
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''))
  }
  return pages.join('\f')
}
