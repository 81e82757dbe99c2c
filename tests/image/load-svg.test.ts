import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { loadImages } from '../../src/image/load-images.ts'
import { createResources } from '../../src/resources.ts'

/** A drawing from a file of its own. */
async function load(content: string, attributes = '') {
  const problems: Diagnostic[] = []
  const report = (problem: Diagnostic) => void problems.push(problem)
  const file = `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`
  const url = `data:image/svg+xml,${encodeURIComponent(file)}`
  const projectDir = import.meta.dirname
  const resources = createResources({ roots: [projectDir], projectDir }, report)
  const image = (await loadImages([{ url, folders: [], origin: {} }], resources, report)).get(url)
  const drawing = image?.data.type === 'svg' ? image.data.drawing : undefined
  return { image, drawing, problems: problems.map(({ message }) => message) }
}

test('a drawing brings its own fonts', async () => {
  const font = readFileSync('node_modules/@expo-google-fonts/courier-prime/400Regular/CourierPrime_400Regular.ttf')
  const source = `url(data:font/ttf;base64,${font.toString('base64')})`
  const { drawing, problems } = await load(`<style>@font-face { font-family: Own; src: ${source} }</style>`)
  expect(problems).toEqual([])
  const style = drawing && { ...drawing.styles.of(drawing.root), 'font-family': ['Own'] }
  expect(style && drawing?.fonts?.match(style)[0]?.family).toBe('Own')
})

test('a drawing without fonts is set in those of the document', async () => {
  expect((await load('<text>a</text>')).drawing).not.toHaveProperty('fonts')
})

test('its size may come from its style sheet', async () => {
  const { image } = await load('<style>svg { width: 20px; height: 2em; font-size: 10px }</style>', 'width="9"')
  expect(image).toMatchObject({ width: 15, height: 15 })
})

test('properties of SVG that are not supported are not called unknown', async () => {
  const { problems } = await load('<rect style="color-interpolation-filters: sRGB"/>')
  expect(problems).toEqual(['`color-interpolation-filters` is not supported and has no effect'])
})

test('entities that multiply are refused', async () => {
  const entity = (name: string, value: string) => `<!ENTITY ${name} "${value}">`
  const declared = ['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => entity(name, `&${'abcdef'[index]};`.repeat(9)))
  const text = `<!DOCTYPE svg [${entity('a', 'aaaaaaaaaa')}${declared.join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&g;</text></svg>`
  const problems: Diagnostic[] = []
  const report = (problem: Diagnostic) => void problems.push(problem)
  const projectDir = import.meta.dirname
  const url = `data:image/svg+xml,${encodeURIComponent(text)}`
  const resources = createResources({ roots: [projectDir], projectDir }, report)
  await loadImages([{ url, folders: [], origin: {} }], resources, report)
  expect(problems[0]?.message).toContain('the entities in it come to too much')
})
