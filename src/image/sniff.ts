export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff' | 'svg'

/** First bytes of each format, as Latin-1; `?` stands for any byte. MIME Sniffing §6.1, ISO/IEC 23000-22 for AVIF. */
const signatures: readonly (readonly [ImageFormat, string])[] = [
  ['jpeg', '\xff\xd8\xff'],
  ['png', '\x89PNG\r\n\x1a\n'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['webp', 'RIFF????WEBP'],
  ['avif', '????ftypavif'],
  ['avif', '????ftypavis'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
]

/** The format by its first bytes, whatever the file's name says; undefined when it is none of ours. */
export function sniff(bytes: Uint8Array): ImageFormat | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1')
  const known = signatures.find(([, signature]) => matches(head, signature))
  if (known) return known[0]
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(head) && /<svg[\s>]/i.test(head)
    ? 'svg'
    : undefined
}

/** Formats that people have pictures in, and that we do not read. */
const others: readonly (readonly [string, string])[] = [
  ['a BMP file', 'BM'],
  ['an icon file', '\0\0\x01\0'],
  ['a HEIC file', '????ftyphe'],
  ['a JPEG XL file', '\xff\x0a'],
  ['a JPEG XL file', '\0\0\0\x0cJXL '],
  ['a JPEG 2000 file', '\0\0\0\x0cjP  '],
  ['a Photoshop file', '8BPS'],
  ['a PostScript file', '%!PS'],
  ['a PDF file', '%PDF'],
]

/** What a file is that is no image of ours, with its article; undefined when that cannot be told. */
export function otherFormat(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1')
  return others.find(([, signature]) => matches(head, signature))?.[0]
}

function matches(head: string, signature: string): boolean {
  return [...signature].every((char, index) => (char === '?' ? index < head.length : char === head[index]))
}
