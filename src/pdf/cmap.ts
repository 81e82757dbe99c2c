import { softHyphen } from '../text/characters.ts'
import type { EncodedGlyph } from './font-encoding.ts'

/** Entries a block of a CMap may have: Adobe technical note 5014. */
const blockSize = 100

/** From character codes to the text they stand for: PDF 1.7 §9.10.3. */
export function toUnicodeCMap(glyphs: readonly EncodedGlyph[]): string {
  const lines = glyphs.map(({ code, text }) => `<${hex(code)}> <${utf16(mappable(text))}>`)
  return cmap('Adobe-Identity-UCS', 2, blocks('bfchar', lines))
}

/** No code may stand for nothing, nor for what is no character (PDF/UA-1 §7.21.7); readers leave out soft hyphens. */
function mappable(text: string): string {
  return text.replace(/[\0\ufeff\ufffe\uffff]/g, '') || softHyphen
}

/** From character codes to the glyphs of the font program: PDF 1.7 §9.7.5. */
export function encodingCMap(cids: readonly { readonly code: number; readonly cid: number }[]): string {
  const lines = cids.map(({ code, cid }) => `<${hex(code)}> ${cid}`)
  return cmap('Presskit-Encoding', 1, blocks('cidchar', lines))
}

function cmap(name: string, type: 1 | 2, mappings: string): string {
  const ordering = type === 2 ? 'UCS' : 'Identity'
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 0 >> def
/CMapName /${name} def
/CMapType ${type} def
${type === 1 ? '/WMode 0 def\n' : ''}1 begincodespacerange
<0000> <ffff>
endcodespacerange
${mappings}endcmap
CMapName currentdict /CMap defineresource pop
end
end`
}

function blocks(operator: 'bfchar' | 'cidchar', lines: readonly string[]): string {
  let all = ''
  for (let at = 0; at < lines.length; at += blockSize) {
    const block = lines.slice(at, at + blockSize)
    all += `${block.length} begin${operator}\n${block.join('\n')}\nend${operator}\n`
  }
  return all
}

/** A character code as two bytes. */
export function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

function utf16(text: string): string {
  let digits = ''
  for (let index = 0; index < text.length; index += 1) digits += hex(text.charCodeAt(index))
  return digits
}
