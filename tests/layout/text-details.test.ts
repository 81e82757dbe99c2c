import { describe, expect, test } from 'vitest'
import { layOut } from './layout-html.ts'
import { linesOn } from './page-lines.ts'

/** Letters of Courier Prime are 6 px wide at this size; lines are 10 px high. */
const page = `<style>@page { size: 120px 400px; margin: 0 }
  html { font: calc(6px * 2048 / 1228)/10px 'Courier Prime' } body, p { margin: 0 }</style>`

async function lines(html: string): Promise<readonly string[]> {
  return linesOn((await layOut(page + html)).pages[0])
}

async function texts(html: string): Promise<readonly string[]> {
  return (await lines(html)).map((line) => line.replace(/^\S+ \S+ /, ''))
}

describe('text-indent', () => {
  const text = 'one two three<br>four five six seven'
  const set = (css: string) => lines(`<p style="width: 78px; text-indent: ${css}">${text}`)

  test('is for the first line', async () => {
    expect(await set('12px')).toEqual(['12 0 one two', '0 10 three', '0 20 four five six', '0 30 seven'])
  })

  test('with `each-line` is for those after a forced break, too', async () => {
    expect(await set('12px each-line')).toEqual(['12 0 one two', '0 10 three', '12 20 four five', '0 30 six seven'])
  })

  test('with `hanging` is for all others', async () => {
    expect(await set('12px hanging')).toEqual(['0 0 one two three', '12 10 four five', '12 20 six seven'])
    expect(await set('hanging 12px each-line')).toEqual(['0 0 one two three', '0 10 four five six', '12 20 seven'])
  })

  test('is not for what follows a block inside of the same one', async () => {
    expect(await lines('<div style="text-indent: 12px">a<p>b</p>c</div>')).toEqual(['12 0 a', '12 10 b', '0 20 c'])
    expect(await lines('<div style="text-indent: 12px hanging">a<p>b</p>c</div>')).toEqual([
      '0 0 a',
      '0 10 b',
      '12 20 c',
    ])
  })
})

describe('text-align', () => {
  const set = (css: string) => lines(`<p style="width: 60px; ${css}">aa bb cc dddd<br>ee ff`)

  test('justifies the last line only where it is asked to', async () => {
    expect(await set('text-align: justify; text-align-last: right')).toEqual([
      '0 0 aa bb cc',
      '36 10 dddd',
      '30 20 ee ff',
    ])
    expect(await set('text-align: right')).toEqual(['12 0 aa bb cc', '36 10 dddd', '30 20 ee ff'])
  })

  /** Where the words of a line begin, which justification moves. */
  const wordsAt = async (css: string) => {
    const html = 'aa bb'
      .split(' ')
      .map((word) => `<span id=${word}>${word}</span>`)
      .join(' ')
    const [line] = (await layOut(`${page}<p style="width: 60px; ${css}">${html}`)).pages
    const found: number[] = []
    const visit = (fragment: { rect: { x: number }; children?: readonly unknown[]; type: string }, x: number): void => {
      const left = x + fragment.rect.x
      if (fragment.type === 'inline') found.push(Math.round((left * 4000) / 3) / 1000)
      for (const child of fragment.children ?? []) visit(child as typeof fragment, left)
    }
    if (line?.content) visit(line.content, 0)
    return found
  }

  test('`justify-all` does, and `text-justify` says how, or that nothing is', async () => {
    expect(await wordsAt('text-align: justify')).toEqual([0, 18])
    expect(await wordsAt('text-align: justify-all')).toEqual([0, 48])
    expect(await wordsAt('text-align: justify-all; text-justify: none')).toEqual([0, 18])
    // 30 px over four gaps, two of them before the second word's end: a, a, space and b are followed by one
    expect(await wordsAt('text-align: justify-all; text-justify: inter-character')).toEqual([0, 40.5])
  })
})

describe('hyphenation', () => {
  const set = (css: string, lang = 'en') =>
    texts(`<p lang=${lang} style="width: 66px; hyphens: auto; ${css}">considerable hyphenation everywhere`)

  test('keeps to the fewest letters', async () => {
    expect(await set('')).toEqual(['consider', 'able hy', 'phenation', 'everywhere'])
    expect(await set('hyphenate-limit-chars: 12')).toEqual(['consider', 'able', 'hyphenation', 'everywhere'])
    expect(await set('hyphenate-limit-chars: auto 3')).toEqual(['consider', 'able', 'hyphenation', 'everywhere'])
  })

  test('leaves some room rather than divide a word', async () => {
    const zone = (css: string) => texts(`<p lang=en style="width: 60px; hyphens: auto; ${css}">a reluctant boat`)
    expect(await zone('')).toEqual(['a reluc', 'tant boat'])
    expect(await zone('hyphenate-limit-zone: 100%')).toEqual(['a', 'reluctant', 'boat'])
  })

  test('without patterns for the language is told once', async () => {
    const { diagnostics } = await layOut(
      `${page}<p lang=mt style="hyphens: auto">indivizibbli kollha</p><p lang=mt style="hyphens: auto">universali`,
    )
    expect(diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'info: there are no hyphenation patterns for `mt`: `hyphens: auto` does nothing',
    ])
  })
})

describe('spacing', () => {
  test('is a share of the font size between letters, and of a space between words', async () => {
    const width = async (css: string) =>
      (await layOut(`${page}<p><span style="display: inline-block; ${css}" id=a>ab cd</span>`))
        .boxes()[0]
        ?.split(' ')[3]
    expect(await width('')).toBe('30')
    expect(await width('word-spacing: 50%')).toBe('33')
    expect(Number(await width('letter-spacing: 10%'))).toBeCloseTo(30 + 4 * 0.1 * ((6 * 2048) / 1228), 2)
  })

  test('a tab leads on to the next stop where the nearest is closer than half a digit', async () => {
    const tabs = (text: string) =>
      layOut(`${page}<p style="white-space: pre; tab-size: 13px">${text}<b id=b style="display: inline-block">x</b>`)
    expect((await tabs('a\t')).boxes()[0]?.split(' ')[1]).toBe('13')
    expect((await tabs('ab\t')).boxes()[0]?.split(' ')[1]).toBe('26')
  })
})

describe('unicode-bidi: plaintext', () => {
  test('gives each line up to a forced break the direction of its first letter', async () => {
    const html = '<p dir=rtl style="unicode-bidi: plaintext">abc.<br>\u05d0.'
    expect(await lines(html)).toEqual(['0 0 abc.', '108 10 .\u05d0'])
  })
})
