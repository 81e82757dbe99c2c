import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { packSfnt } from '../../../src/text/pack-sfnt.ts'
import { tinyFont } from '../../text/tiny-font.ts'
import { readCff } from './font-programs.ts'

/** An OpenType font with CFF outlines, for ASCII: a program that comes with PDF.js, in tables made by hand. */
export function cffFont(): Uint8Array {
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const cff = new Uint8Array(readFileSync(join(folder, 'standard_fonts', 'FoxitFixed.pfb')))
  const { glyphCount } = readCff(cff)
  // Its glyphs stand in the order of Adobe's standard strings, which begin as ASCII does.
  const letters = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index))
  const tables = tablesOf(tinyFont({ letters, advance: 600 })).filter(
    ({ tag }) => !['glyf', 'loca', 'hmtx'].includes(tag),
  )
  const own = tables.map(({ tag, data }) => {
    if (tag === 'maxp') return { tag, data: Uint8Array.of(0, 0, 0x50, 0, glyphCount >> 8, glyphCount & 255) }
    if (tag === 'hhea') return { tag, data: Uint8Array.from([...data.subarray(0, 34), 0, 1]) }
    return { tag, data }
  })
  const metrics = new Uint8Array(4 + (glyphCount - 1) * 2)
  metrics.set([600 >> 8, 600 & 255])
  return packSfnt(0x4f54544f, [...own, { tag: 'hmtx', data: metrics }, { tag: 'CFF ', data: cff }])
}

function tablesOf(font: Uint8Array): { readonly tag: string; readonly data: Uint8Array }[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = 12 + index * 16
    const start = view.getUint32(at + 8)
    const tag = Buffer.from(font.subarray(at, at + 4)).toString('latin1')
    return { tag, data: font.slice(start, start + view.getUint32(at + 12)) }
  })
}
