import type { Pt } from '../../geometry.ts'
import { type Media, mediaLength, parseMedia, splitAtCommas } from './media.ts'

/** How wide the document says that an image will be, by the first condition that holds: HTML §4.8.4.2.2. Default: 100vw. */
export function sourceSize(sizes: string, media: Media): Pt {
  for (const part of splitAtCommas(sizes)) {
    const [, condition = '', size = ''] = /^(.*?)((?:[-\w]+\([\s\S]*\)|[^\s()]+))\s*$/s.exec(part) ?? []
    const width = mediaLength(size, media)
    if (width !== undefined && width >= 0 && parseMedia(condition).matches(media)) return width
  }
  return media.width
}
