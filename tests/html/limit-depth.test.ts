import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import type { Node } from '../../src/html/element.ts'
import { limitDepth } from '../../src/html/limit-depth.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'

function limited(html: string, most: number) {
  const problems: Diagnostic[] = []
  const document = parseHtml(markWholeFile({ path: 'page.html', text: `<!doctype html>${html}` }), () => {})
  const result = limitDepth(document, most, (problem) => void problems.push(problem))
  return { same: result === document, text: result.root.children.map(print).join(''), problems }
}

function print(node: Node): string {
  return node.type === 'text' ? node.value : `<${node.tag}>${node.children.map(print).join('')}</${node.tag}>`
}

test('elements below the last level stand after the one they were in, in the order of the document', () => {
  const { text, problems } = limited('<div>a<p>b<b>c<i>d</i>e</b>f</p>g</div>h', 4)
  expect(text).toBe('<head></head><body><div>a<p></p>b<b></b>c<i></i>defg</div>h</body>')
  expect(problems.map(({ message }) => message)).toEqual([
    'elements are nested on more than 4 levels; `<b>` and what is deeper stand one after the other',
  ])
})

test('a document that is not too deep is left as it is', () => {
  expect(limited('<div><p>b</p></div>', 4)).toMatchObject({ same: true, problems: [] })
})
