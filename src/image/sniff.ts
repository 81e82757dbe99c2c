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
  const known = signatures.find(([, signature]) => [...signature].every((char, i) => char === '?' || char === head[i]))
  if (known) return known[0]
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!doctype svg|<svg)/i.test(head) && /<svg[\s>]/i.test(head)
    ? 'svg'
    : undefined
}
