import { type Media, parseMedia } from '../css/at-rules/media.ts'
import { sourceSize } from '../css/at-rules/source-sizes.ts'
import { isImageType } from '../css/image-types.ts'
import type { Origin } from '../diagnostic.ts'
import type { Attribute, Element } from '../html/element.ts'

/** The picture that an element of HTML shows. */
export interface ImageSource {
  readonly url: string
  /** Samples in a px, where the document says it. */
  readonly resolution?: number
  readonly origin: Origin
}

/** The attribute that names it. */
const named: Readonly<Record<string, string>> = { img: 'src', object: 'data', embed: 'src', video: 'poster' }

/** The attribute that the file of an element is named in; undefined for elements that have none. */
export function imageAttribute(element: Element): Attribute | undefined {
  const name = named[element.tag]
  if (element.namespace !== 'html' || name === undefined) return undefined
  return element.attributes.get(name) ?? element.attributes.get('srcset')
}

/** Undefined when the element names none. Of several, the one with the most samples: what is made is print. */
export function imageSource(element: Element, media: Media): ImageSource | undefined {
  const name = named[element.tag]
  if (element.namespace !== 'html' || name === undefined) return undefined
  if (element.tag !== 'img') return plainSource(element, name)
  return pictureSource(element, media) ?? setSource(element, media)
}

function plainSource(element: Element, name: string): ImageSource | undefined {
  const written = element.attributes.get(name)
  const url = written?.value.trim() ?? ''
  return url === '' ? undefined : { url, origin: originOf(written) ?? element.origin }
}

/** Of a name that is the data's in part (`stills/{{file}}`), the data's. */
function originOf(written: Attribute | undefined): Origin | undefined {
  const origins = written?.origins.map(({ origin }) => origin) ?? []
  return origins.find(({ value }) => value !== undefined) ?? origins[0]
}

/** The first `source` before an `img` in a `picture` whose conditions hold: HTML §4.8.4.3.7. */
function pictureSource(image: Element, media: Media): ImageSource | undefined {
  const { parent } = image
  if (parent === null || parent.tag !== 'picture') return undefined
  for (const child of parent.children) {
    if (child === image) return undefined
    if (child.type !== 'element' || child.tag !== 'source') continue
    const type = child.attributes.get('type')?.value
    if (type !== undefined && type !== '' && !isImageType(type)) continue
    if (!parseMedia(child.attributes.get('media')?.value ?? '').matches(media)) continue
    const found = child.attributes.has('srcset') ? setSource(child, media) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** Of the candidates in `srcset`, and `src` where it is none of them: HTML §4.8.4.3.5. */
function setSource(element: Element, media: Media): ImageSource | undefined {
  const set = element.attributes.get('srcset')
  const plain = element.tag === 'img' ? plainSource(element, 'src') : undefined
  if (set === undefined) return plain
  const candidates = parseSourceSet(set.value)
  const width = sourceSize(element.attributes.get('sizes')?.value ?? '', media) / 0.75
  const origin = set.origins[0]?.origin ?? element.origin
  const sources = candidates.map(({ url, density, width: samples }): Required<ImageSource> => {
    return { url, resolution: samples === undefined ? (density ?? 1) : samples / width, origin }
  })
  const best = sources
    .filter(({ resolution }) => resolution > 0 && Number.isFinite(resolution))
    .reduce<Required<ImageSource> | undefined>(
      (a, b) => (a !== undefined && a.resolution >= b.resolution ? a : b),
      undefined,
    )
  const plainCounts = candidates.every(({ width: samples }) => samples === undefined)
  if (plain !== undefined && (best === undefined || (plainCounts && best.resolution < 1))) return plain
  return best
}

interface Candidate {
  readonly url: string
  readonly density?: number
  /** In samples. */
  readonly width?: number
}

/** HTML §4.8.4.3.9. Candidates with descriptors that cannot be read are left out, and handed to `refuse`. */
export function parseSourceSet(text: string, refuse?: (candidate: string) => void): readonly Candidate[] {
  const candidates: Candidate[] = []
  let rest = text.replace(/^[\s,]+/, '')
  while (rest !== '') {
    const word = /^\S+/.exec(rest)?.[0] ?? ''
    const url = word.replace(/,+$/, '')
    rest = rest.slice(word.length)
    const descriptors = url === word ? (/^(?:[^,(]|\([^)]*\)?)*/.exec(rest)?.[0] ?? '') : ''
    rest = rest.slice(descriptors.length).replace(/^[\s,]+/, '')
    const candidate = withDescriptors(url, descriptors.trim().split(/\s+/).filter(Boolean))
    if (candidate !== undefined) candidates.push(candidate)
    else refuse?.(`${url} ${descriptors.trim()}`)
  }
  return candidates
}

function withDescriptors(url: string, descriptors: readonly string[]): Candidate | undefined {
  let candidate: Candidate = { url }
  for (const descriptor of descriptors) {
    const [, digits = '', unit] = /^(\+?\d*\.?\d+(?:e[+-]?\d+)?)([xwh])$/i.exec(descriptor) ?? []
    const value = Number(digits)
    if (unit === 'x' && candidate.density === undefined && candidate.width === undefined) {
      candidate = { ...candidate, density: value }
    } else if (unit === 'w' && candidate.width === undefined && candidate.density === undefined && value > 0) {
      candidate = { ...candidate, width: value }
    } else if (unit !== 'h') return undefined
  }
  return candidate
}
