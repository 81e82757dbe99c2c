import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { elementsOf } from '../../src/html/document.ts'
import { parseSvgFile } from '../../src/html/parse-xml.ts'

const namespace = 'xmlns="http://www.w3.org/2000/svg"'

function parse(text: string) {
  const problems: Diagnostic[] = []
  const document = parseSvgFile({ path: 'logo.svg', text }, (problem) => void problems.push(problem))
  return { root: document?.root, problems }
}

/** Elements with their attributes, and the text in them. */
function shown(text: string): string[] {
  const { root } = parse(text)
  return root === undefined
    ? []
    : [...elementsOf(root)].map(({ tag, attributes, children }) => {
        const written = [...attributes.values()].map(({ name, value }) => ` ${name}=${value}`).join('')
        const inside = children.map((child) => (child.type === 'text' ? child.value : '')).join('')
        return `${tag}${written}${inside.trim() && ` "${inside.trim()}"`}`
      })
}

test('prefixes, entities and CDATA are read as XML says', () => {
  const text = `<?xml version="1.0"?>
    <!DOCTYPE svg:svg [<!ENTITY red "#f00">]>
    <svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink">
      <!-- a note --><svg:style><![CDATA[a > b {}]]></svg:style>
      <svg:use l:href='#a' fill="&red;"/><svg:text>R &amp; D &#x2013;</svg:text>
    </svg:svg>`
  expect(shown(text)).toEqual(['svg', 'style "a > b {}"', 'use xlink:href=#a fill=#f00', 'text "R & D –"'])
})

test('what other programs note in a file is left out with all in it', () => {
  const text = `<svg ${namespace} xmlns:s="http://example.org/s"><s:view s:zoom="2"><rect/></s:view><g s:label="x" id="y"/></svg>`
  expect(shown(text)).toEqual(['svg', 'g id=y'])
})

test('what is not well-formed is reported at its place, and used up to there', () => {
  const { root, problems } = parse(`<svg ${namespace}>\n<g><rect/></a></svg>`)
  expect(root?.children.filter(({ type }) => type === 'element')).toHaveLength(1)
  expect(problems.map(({ message, at }) => `${message}: ${at?.source.text.slice(at.start, at.end)}`)).toEqual([
    'this is not XML: `</a>` ends nothing: `<g>` is open: </a>',
  ])
})

test('a file with another root is no drawing', () => {
  expect(parse('<html xmlns="http://www.w3.org/1999/xhtml"/>').root).toBeUndefined()
})

test('elements and attributes know where they stand', () => {
  const { root } = parse(`<svg ${namespace}><rect x="12"/></svg>`)
  const rect = root?.children[0]
  if (rect?.type !== 'element') throw new Error('an element expected')
  const { template } = rect.attributes.get('x')?.origins[0]?.origin ?? {}
  expect(template?.source.text.slice(template.start, template.end)).toBe('12')
})
