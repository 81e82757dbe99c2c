import { describe, expect, test } from 'vitest'
import { display, painted } from './display.ts'

async function kinds(html: string): Promise<string[]> {
  return (await painted(html))
    .map((line) => line.replace(/ at .*/, ''))
    .filter((line) => /^(?:image|glyphs)/.test(line))
}

async function codes(html: string): Promise<string[]> {
  return (await display(html)).diagnostics.map(({ code }) => code)
}

describe('a picture in place of content', () => {
  test('`content` of one picture replaces what is in an element', async () => {
    expect(await kinds('<p style="content: url(pixel.png)">text')).toEqual(['image pixel 0 0 8 4'])
  })

  test('its size is that of its resolution', async () => {
    expect(await kinds('<p style="content: image-set(url(pixel.png) 2x)">text')).toEqual(['image pixel 0 0 0.75 0.38'])
  })

  test('any other `content` of an element has no effect, which is said', async () => {
    const html = '<p style="content: \'new\'">text'
    expect(await kinds(html)).toEqual(['glyphs "text"'])
    expect(await codes(html)).toContain('unsupported-content')
  })
})

describe('media that cannot be played', () => {
  test('a `video` shows its poster', async () => {
    expect(await kinds('<video poster="pixel.png" style="display: block"></video>')).toEqual(['image pixel 0 0 8 4'])
  })

  test.each(['<video src="a.mp4">', '<audio controls src="a.mp3">', '<iframe src="a.html">', '<canvas>'])(
    '%s is reported',
    async (html) => {
      expect(await codes(html)).toContain('unsupported-element')
    },
  )

  test('a `canvas` stands for what is in it', async () => {
    expect(await kinds('<canvas>a chart')).toEqual(['glyphs "a chart"'])
  })
})
