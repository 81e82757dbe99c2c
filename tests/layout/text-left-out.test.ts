import { describe, expect, test } from 'vitest'
import type { Fragment } from '../../src/layout/fragment.ts'
import { layOut } from './layout-html.ts'
import { linesOn } from './page-lines.ts'

/** Letters of Courier Prime are 6 px wide at this size; lines are 10 px high. */
const page = `<style>@page { size: 120px 200px; margin: 0 }
  html { font: calc(6px * 2048 / 1228)/10px 'Courier Prime' } body, p { margin: 0 }</style>`

async function lines(html: string): Promise<readonly string[]> {
  return linesOn((await layOut(page + html)).pages[0])
}

async function messages(html: string): Promise<readonly string[]> {
  return (await layOut(page + html)).diagnostics.map(({ code, message }) => `${code}: ${message}`)
}

describe('text-overflow', () => {
  const cut = 'width: 60px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis'

  test('shows an ellipsis in place of what a line has no room for', async () => {
    expect(await lines(`<p style="${cut}">the ferry is late`)).toEqual(['0 0 the ferry…'])
    expect(await lines(`<p style="${cut}">the ferry`)).toEqual(['0 0 the ferry'])
    expect(await lines(`<p style="${cut}; text-overflow: '>>'">the ferry is late`)).toEqual(['0 0 the ferr>>'])
    expect(await lines(`<p style="${cut}; text-overflow: clip">the ferry is late`)).toEqual(['0 0 the ferry is late'])
  })

  test('cuts inside of inline boxes, and hides what comes after them', async () => {
    expect(await lines(`<p style="${cut}">the <b>ferry is</b> <i>late</i>`)).toEqual(['0 0 the ferry…'])
  })

  test('hides the left end of a line that runs from the right', async () => {
    expect(await lines(`<p dir=rtl style="${cut}">the ferry is late`)).toEqual(['6 0 y is late…'])
  })

  test('cuts the first character rather than hide it, and hides images as a whole', async () => {
    expect(await lines(`<p style="${cut}; width: 3px">late`)).toEqual(['0 0 l…'])
    const box = (id: string) => `<span id=${id} style="display: inline-block; width: 30px; height: 5px"></span>`
    expect((await layOut(`${page}<p style="${cut}">${box('a')}${box('b')}${box('c')}`)).boxes()).toEqual([
      'a 0 2.199 30 5',
    ])
  })

  test('does nothing where the overflow is not cut off', async () => {
    expect(await lines(`<p style="${cut}; overflow: visible">the ferry is late`)).toEqual(['0 0 the ferry is late'])
  })

  test('is reported: text is lost', async () => {
    expect(await messages(`<p style="${cut}">the ferry is late`)).toEqual([
      'text-left-out: `the ferry is late` is too long for its line: `text-overflow` hides its end',
    ])
  })
})

describe('line-clamp', () => {
  const text = 'one two three four five six seven'

  test('leaves out what is after the last line that it allows', async () => {
    expect(await lines(`<p style="line-clamp: 2; width: 60px">${text}`)).toEqual(['0 0 one two', '0 10 three…'])
    expect(await lines(`<p style="line-clamp: 2 no-ellipsis; width: 60px">${text}`)).toEqual([
      '0 0 one two',
      '0 10 three four',
    ])
    expect(await lines(`<p style="line-clamp: 4; width: 60px">${text}`)).toEqual(
      await lines(`<p style="width: 60px">${text}`),
    )
  })

  test('makes room for its ellipsis at a soft wrap opportunity', async () => {
    expect(await lines(`<p style="line-clamp: 2 ' (more)'; width: 72px">${text}`)).toEqual([
      '0 0 one two',
      '0 10 three (more)',
    ])
    expect(await lines(`<p style="line-clamp: 1; width: 60px">a unbreakable word`)).toEqual(['0 0 a…'])
  })

  test('counts the lines of all blocks in it, and leaves out those after the last', async () => {
    const css = 'width: 60px; line-clamp: 3'
    const html = `<div style="${css}"><p>one two three</p><div><p>four five six</p></div><p>seven</p></div>`
    expect(await lines(html)).toEqual(['0 0 one two', '0 10 three', '0 20 four five…'])
    expect(await messages(html)).toEqual(['text-left-out: `six` is left out: `max-lines` has no room for more'])
    const even = `<div style="${css}"><p>one two three</p><p>four</p><p>seven</p></div><p>after</p>`
    expect(await lines(even)).toEqual(['0 0 one two', '0 10 three', '0 20 four…', '0 30 after'])
    expect(await lines(`<div style="${css}"><p>one two three</p><p>four</p></div>`)).toHaveLength(3)
  })

  test('is understood as browsers write it', async () => {
    const legacy = 'display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden'
    expect(await lines(`<p style="${legacy}; width: 60px">${text}`)).toEqual(['0 0 one two', '0 10 three…'])
  })

  test('makes the block as high as the lines that are left', async () => {
    const { boxes } = await layOut(`${page}<p id=a style="line-clamp: 2; width: 60px">${text}</p><p id=b>after`)
    expect(boxes()).toEqual(['a 0 0 60 20', 'b 0 20 120 10'])
  })

  test('is reported: text is lost', async () => {
    expect(await messages(`<p style="line-clamp: 2; width: 60px">${text}`)).toEqual([
      'text-left-out: `four five six seven` is left out: `max-lines` has room for 2 lines',
    ])
  })
})

describe('hanging-punctuation', () => {
  const set = (css: string, text: string) => lines(`<p style="width: 60px; hanging-punctuation: ${css}">${text}`)

  test('puts the opening quote of a paragraph before its first line', async () => {
    expect(await set('first', '“the ferry” she “said”')).toEqual(['-6 0 “the ferry”', '0 10 she “said”'])
    expect(await set('first', 'the (ferry)')).toEqual(['0 0 the', '0 10 (ferry)'])
  })

  test('lets a stop at a line’s end stand outside of it: always, or where it must', async () => {
    const right = (width: number, css: string) =>
      lines(`<p style="width: ${width}px; text-align: right; hanging-punctuation: ${css}">so, ferries. then`)
    expect(await right(72, 'force-end')).toEqual(['6 0 so, ferries.', '48 10 then'])
    expect(await right(72, 'allow-end')).toEqual(['0 0 so, ferries.', '48 10 then'])
    expect(await right(66, 'allow-end')).toEqual(['0 0 so, ferries.', '42 10 then'])
    expect(await right(66, 'none')).toEqual(['48 0 so,', '18 10 ferries.', '42 20 then'])
  })

  test('hangs the closing bracket of the last line', async () => {
    expect(await lines('<p style="width: 60px; text-align: right; hanging-punctuation: last">(a ferry)')).toEqual([
      '12 0 (a ferry)',
    ])
  })
})

describe('initial-letter', () => {
  const text = 'Ferry in the night was late again and again'
  const styled = (css: string, more = '') =>
    `${page}<style>p::first-letter { initial-letter: ${css} }</style><p style="${more}">${text}`

  /** Where the letter and each line of the text have their baseline, and how high the letter's capitals are. */
  async function baselines(css: string) {
    const found: { text: string; y: number; capHeight: number }[] = []
    const visit = (fragment: Fragment, top: number): void => {
      const y = top + fragment.rect.y
      if (fragment.type === 'text') {
        const { run, box, baseline } = fragment
        const capHeight = run.font.metrics.capHeight * run.size
        found.push({ text: box.text.slice(fragment.start, fragment.end).trim(), y: y + baseline, capHeight })
      } else if ('children' in fragment) for (const child of fragment.children) visit(child, y)
    }
    const [first] = (await layOut(styled(css))).pages
    if (first?.content) visit(first.content, 0)
    const [letter, ...lines] = found
    if (letter?.text !== 'F') throw new Error('the letter comes first')
    return { letter, lines }
  }

  test('reaches from the cap height of the first line to the baseline of the last one beside it', async () => {
    const { letter, lines } = await baselines('3')
    expect(letter.y).toBeCloseTo(lines[2]?.y ?? 0, 6)
    expect(letter.y - letter.capHeight).toBeCloseTo((lines[0]?.y ?? 0) - (lines[0]?.capHeight ?? 0), 6)
  })

  test('has as many lines beside it as it sinks, its ink flush with those below', async () => {
    expect(await linesOn((await layOut(styled('2', 'width: 90px'))).pages[0])).toEqual([
      '-1.065 1.399 F',
      '15.281 0 erry in the',
      '15.281 10 night was',
      '0 20 late again and',
      '0 30 again',
    ])
  })

  test('that is raised pushes the first line down, and stands on its baseline', async () => {
    for (const css of ['3 1', '3 raise', 'raise 3']) {
      const { letter, lines } = await baselines(css)
      expect(letter.y).toBeCloseTo(lines[0]?.y ?? 0, 6)
      expect(letter.y - letter.capHeight).toBeCloseTo(0, 6)
    }
  })

  test('lets the next paragraph stand beside it, should its own be shorter', async () => {
    const html = `${page}<style>.a::first-letter { initial-letter: 3 }</style><p class=a>Fe</p><p>late</p>`
    expect(linesOn((await layOut(html)).pages[0])).toEqual(['-1.739 1.399 F', '24.952 0 e', '24.952 10 late'])
  })

  test('in justified text leaves the lines to be chosen together', async () => {
    const html = styled('2', 'text-align: justify; width: 90px')
    const [, ...lines] = linesOn((await layOut(html)).pages[0])
    expect(lines).toEqual(['15.281 0 erry in the', '15.281 10 night was', '0 20 late again and', '0 30 again'])
  })
})
