import { describe, expect, test } from 'vitest'
import { imageSource, parseSourceSet } from '../../src/box/image-source.ts'
import { elementsOf } from '../../src/html/document.ts'
import { markWholeFile, parseHtml } from '../../src/html/parse-html.ts'

/** On paper of 800 by 400 px. */
const media = { width: 600, height: 300 }

function sourceOf(html: string) {
  const { root } = parseHtml(markWholeFile({ path: 'page.html', text: html }), () => {})
  const element = [...elementsOf(root)].find(({ tag }) => ['img', 'object', 'embed', 'video'].includes(tag))
  const source = element && imageSource(element, media)
  return source && [source.url, source.resolution].filter((part) => part !== undefined).join(' ')
}

describe('srcset', () => {
  test.each([
    ['<img srcset="a.png, b.png 2x">', 'b.png 2'],
    ['<img src="a.png" srcset="b.png 3x, c.png 1.5x">', 'b.png 3'],
    ['<img src="a.png" srcset="b.png .5x">', 'a.png'],
    ['<img src="a.png" srcset="">', 'a.png'],
    ['<img src="a.png" srcset="b.png 2q">', 'a.png'],
    ['<img srcset="a.png 400w, b.png 1600w">', 'b.png 2'],
    ['<img srcset="b.png 400w" sizes="100px">', 'b.png 4'],
    ['<img srcset="b.png 400w" sizes="50vw">', 'b.png 1'],
    ['<img srcset="b.png 400w" sizes="(min-width: 900px) 10px, (max-width: 900px) 200px, 50px">', 'b.png 2'],
    ['<img srcset="b.png 400w" sizes="calc(10px + 90px)">', 'b.png 4'],
    ['<img src="a.png" srcset="b.png 400w" sizes="1600px">', 'b.png 0.25'],
  ])('%s', (html, source) => {
    expect(sourceOf(html)).toBe(source)
  })

  test('commas may stand in URLs, and separate them at their ends', () => {
    expect(parseSourceSet('data:image/png;base64,AA== 2x, b.png,c.png , ,d.png 3x').map(({ url }) => url)).toEqual([
      'data:image/png;base64,AA==',
      'b.png,c.png',
      'd.png',
    ])
  })
})

describe('picture', () => {
  const picture = (source: string) => `<picture>${source}<img src="plain.png"></picture>`

  test.each([
    ['<source srcset="a.avif" type="image/avif">', 'a.avif 1', 'a type that is known'],
    ['<source srcset="a.jxl" type="image/jxl">', 'plain.png', 'one that is not'],
    ['<source srcset="a.png" media="screen">', 'plain.png', 'for screens only'],
    ['<source srcset="a.png" media="print">', 'a.png 1', 'for print'],
    ['<source srcset="a.png" media="(min-width: 900px)">', 'plain.png', 'for larger paper'],
    ['<source srcset="a.png" media="(max-width: 900px)"><source srcset="b.png">', 'a.png 1', 'the first that holds'],
    ['<source src="a.png">', 'plain.png', 'without a `srcset`'],
  ])('%s gives %s: %s', (source, url) => {
    expect(sourceOf(picture(source))).toBe(url)
  })

  test('a `source` behind the picture is none of its', () => {
    expect(sourceOf('<picture><img src="plain.png"><source srcset="a.png"></picture>')).toBe('plain.png')
  })
})

test.each([
  ['<object data="a.png">', 'a.png'],
  ['<embed src=" a.png ">', 'a.png'],
  ['<video poster="a.png" src="b.mp4">', 'a.png'],
  ['<video src="b.mp4">', undefined],
  ['<img alt="">', undefined],
])('%s shows %s', (html, url) => {
  expect(sourceOf(html)).toBe(url)
})

test('candidates that are not understood are told of', () => {
  const refused: string[] = []
  parseSourceSet('a.png 2q, b.png 2x, c.png 2x 100w', (candidate) => void refused.push(candidate))
  expect(refused).toEqual(['a.png 2q', 'c.png 2x 100w'])
})

test("a name that is the data's in part is blamed on the data", () => {
  const text = '<img src="stills/a #1.png">'
  const template = { source: { path: 'kit.pdf.hbs', text: '' }, start: 0, end: 0 }
  const value = { source: { path: '101.yaml', text: '' }, start: 0, end: 0 }
  const at = text.indexOf('a #1')
  const origins = [
    { start: 0, end: at, origin: { template } },
    { start: at, end: at + 8, origin: { template, value } },
    { start: at + 8, end: text.length, origin: { template } },
  ]
  const { root } = parseHtml({ text, origins }, () => {})
  const image = [...elementsOf(root)].find(({ tag }) => tag === 'img')
  expect(image && imageSource(image, media)).toEqual({ url: 'stills/a #1.png', origin: { template, value } })
})
