import { expect, test } from 'vitest'
import { renderHtml } from '../../src/render.ts'
import { display, painted } from './display.ts'

/** A box of 20 by 10 pt, 5 pt off the page's corner. */
const box = (css: string) => painted(`<div style="float: none; margin: 5pt; width: 20pt; height: 10pt; ${css}"></div>`)

test('a round corner starts and ends as far off as its radius says', async () => {
  const [fill] = await box('background: red; border-top-left-radius: 4pt 2pt')
  expect(fill).toMatch(/^fill rgb\(1 0 0\) m 9 5, l 25 5, l 25 15, l 5 15, l 5 7, c 5 5.9 6.79 5 9 5, z$/)
})

test('radii that overlap are reduced alike: CSS Backgrounds 3 §5.5', async () => {
  const [fill] = await box('background: red; border-radius: 10pt / 20pt')
  expect(fill).toMatch(/^fill rgb\(1 0 0\) m 7.5 5, l 22.5 5, c/)
})

test('the inner edge of a round border is less round by the width', async () => {
  const [ring] = await box('border: 3pt solid red; border-radius: 4pt')
  expect(ring).toContain('m 9 5, l 27 5')
  expect(ring).toContain('m 9 8, l 27 8, c 27.55 8 28 8.45 28 9')
})

test('a shadow is not painted under its box, even one that is transparent', async () => {
  expect(await box('box-shadow: 2pt 3pt red')).toEqual([
    'save',
    'clip m 4 4, l 28 4, l 28 19, l 4 19, z, m 5 5, l 25 5, l 25 15, l 5 15, z',
    'fill rgb(1 0 0) 7 8 20 10',
    'restore',
  ])
})

test('an inset shadow lies above the background and below the border', async () => {
  expect(await box('background: lime; border: 1pt solid; box-shadow: inset 2pt 0 red')).toEqual([
    expect.stringMatching(/^fill rgb\(0 1 0\)/),
    'save',
    'clip 6 6 20 10',
    'fill rgb(1 0 0) m 5 5, l 27 5, l 27 17, l 5 17, z, m 8 6, l 28 6, l 28 16, l 8 16, z even-odd',
    'restore',
    expect.stringMatching(/^fill rgb\(0 0 0\).* even-odd$/),
  ])
})

test('a soft shadow is an image: half dark at the edge of its shape, the same bytes every time', async () => {
  const alphaOf = async () => {
    const { list } = await display('<div style="margin: 15pt; width: 30pt; height: 30pt; box-shadow: 0 0 6pt"></div>')
    const image = list.pages[0]?.operations.find((operation) => operation.type === 'image')?.image
    if (image?.data.type !== 'samples' || image.data.alpha === undefined) throw new Error('no image with alpha')
    return { image, alpha: image.data.alpha }
  }
  const { image, alpha } = await alphaOf()
  const samplesPerPt = image.pixelWidth / image.width
  const middleRow = Math.floor(image.pixelHeight / 2) * image.pixelWidth
  const at = (pt: number) => alpha[middleRow + Math.floor(pt * samplesPerPt)]
  const edge = (image.width - 30) / 2
  expect(at(image.width / 2)).toBe(255)
  expect(at(edge)).toBeGreaterThan(120)
  expect(at(edge)).toBeLessThan(140)
  expect(at(0)).toBeLessThan(3)
  expect((await alphaOf()).alpha).toEqual(alpha)
})

test('an outline takes no room and is painted over what follows', async () => {
  expect(
    await painted('<p style="outline: 1pt solid red; outline-offset: 1pt; margin: 5pt; height: 5pt"></p><p>a'),
  ).toEqual([
    expect.stringMatching(/^begin/),
    expect.stringMatching(/^glyphs/),
    'end',
    'fill rgb(1 0 0) m 3 3, l 97 3, l 97 12, l 3 12, z, m 4 4, l 96 4, l 96 11, l 4 11, z even-odd',
  ])
})

test('a border image takes the place of the border: corners and sides, the middle only with `fill`', async () => {
  const pictured = async (css: string) =>
    (await box(`border: 2pt solid; border-image: ${css}`)).map((line) => line.replace(/^.* on /, ''))
  expect(await pictured('linear-gradient(to right, red, blue) 25%')).toEqual([
    ...['5 5 2 2', '27 5 2 2', '5 17 2 2', '27 17 2 2'],
    ...['7 5 20 2', '7 17 20 2', '5 7 2 10', '27 7 2 10'],
  ])
  expect((await pictured('linear-gradient(to right, red, blue) 25% fill')).at(-1)).toBe('7 7 20 10')
})

test('text shadows are outlines, not text to be copied', async () => {
  const operations = await painted('<p style="text-shadow: 1pt 1pt red">a')
  expect(operations[0]).toMatch(/^fill rgb\(1 0 0\) m /)
  expect(operations.filter((line) => line.startsWith('glyphs'))).toHaveLength(1)
})

test('what cannot be honoured is said, at its place', async () => {
  const html = `<style>p { image-resolution: 0dpi; background-clip: border-area; background: element(#x) }</style><p>a`
  const { diagnostics } = await renderHtml(html, { baseDir: import.meta.dirname })
  const refused = diagnostics.filter(({ code }) => code === 'unsupported-value')
  expect(refused.map(({ message }) => /of `(.*?)`/.exec(message)?.[1])).toEqual([
    'image-resolution',
    'background-clip',
    'background',
  ])
})

test('where borders collapse, cells have neither round corners nor outer shadows', async () => {
  const css = 'td { background: red; padding: 0; width: 9pt; height: 5pt; border-radius: 2pt; box-shadow: 1pt 0 blue }'
  const operations = await painted(`<style>table { border-collapse: collapse } ${css}</style><table><tr><td></table>`)
  expect(operations).toEqual(['fill rgb(1 0 0) 0 0 9 5'])
})

test('an outline drawn into its box keeps twice its own width in each dimension: CSS UI 4 §3.4', async () => {
  const outline = await box('outline: 1pt solid red; outline-offset: -50pt')
  expect(outline).toEqual([expect.stringMatching(/^fill rgb\(1 0 0\) m 14 9, l 16 9, l 16 11, l 14 11, z/)])
})
