import { expect, test } from 'vitest'
import type { Font } from '../../src/text/font.ts'
import { type Face, matchFaces } from '../../src/text/match-font.ts'
import { textStyle } from './text-style.ts'

function face(weight: number, style: Face['style'] = 'normal', stretch = 100): Face {
  const font = () => ({ family: `${weight} ${style} ${stretch}` }) as Font
  return { weight: [weight, weight], style, stretch: [stretch, stretch], font }
}

function chosen(faces: readonly Face[], style: ReturnType<typeof textStyle>): string | undefined {
  return matchFaces(faces, style)[0]?.font(style).family
}

test.each([
  { wanted: 400, has: [300, 500, 600], takes: 500, why: 'from 400 to 500, up to 500 first' },
  { wanted: 450, has: [400, 600], takes: 400, why: 'then lighter ones' },
  { wanted: 500, has: [600, 700], takes: 600, why: 'then heavier ones' },
  { wanted: 300, has: [200, 400], takes: 200, why: 'light weights look for lighter ones first' },
  { wanted: 700, has: [600, 900], takes: 900, why: 'bold weights look for bolder ones first' },
  { wanted: 800, has: [400, 700], takes: 700, why: 'then the boldest there is' },
])('weight $wanted of $has is $takes: $why', ({ wanted, has, takes }) => {
  const faces = has.map((weight) => face(weight))
  expect(chosen(faces, textStyle({ 'font-weight': wanted }))).toBe(`${takes} normal 100`)
})

test('slant counts more than weight, and width more than slant', () => {
  const faces = [face(700, 'normal'), face(400, 'italic'), face(700, 'italic', 75)]
  const style = textStyle({ 'font-weight': 700, 'font-style': 'italic' })
  expect(chosen(faces, style)).toBe('400 italic 100')
  expect(chosen(faces, { ...style, 'font-stretch': 80 })).toBe('700 italic 75')
})

test('oblique stands in for italic before upright does', () => {
  const faces = [face(400, 'normal'), face(400, 'oblique')]
  expect(chosen(faces, textStyle({ 'font-style': 'italic' }))).toBe('400 oblique 100')
})

test('narrow text takes the next narrower face first, wide text the next wider one', () => {
  const faces = [face(400, 'normal', 50), face(400, 'normal', 75), face(400, 'normal', 125), face(400, 'normal', 200)]
  expect(chosen(faces, textStyle({ 'font-stretch': 100 }))).toBe('400 normal 75')
  expect(chosen(faces, textStyle({ 'font-stretch': 110 }))).toBe('400 normal 125')
})

test('a variable face answers to all the weights it has', () => {
  const variable: Face = { ...face(400), weight: [200, 900] }
  expect(matchFaces([face(700), variable], textStyle({ 'font-weight': 650 }))).toEqual([variable])
})
