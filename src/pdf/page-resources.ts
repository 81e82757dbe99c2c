import type { Image } from '../image/image.ts'
import type { Font } from '../text/font.ts'
import type { ImageObjects } from './embed-image.ts'
import type { FontEncoding, FontEncodings } from './font-encoding.ts'
import type { PdfDocument } from './pdf-document.ts'
import { type Dictionary, number, type Reference } from './pdf-values.ts'

/** What all pages of a document draw from. */
export class SharedResources {
  readonly document: PdfDocument
  readonly fonts: FontEncodings
  readonly images: ImageObjects
  readonly #alphas = new Map<number, Reference>()

  constructor(document: PdfDocument, fonts: FontEncodings, images: ImageObjects) {
    this.document = document
    this.fonts = fonts
    this.images = images
  }

  /** The graphics state that sets both alphas: PDF 1.7 §11.6.4.4. */
  alpha(alpha: number): Reference {
    let reference = this.#alphas.get(alpha)
    if (reference === undefined) {
      reference = this.document.ref({ ca: alpha, CA: alpha })
      reference.end()
      this.#alphas.set(alpha, reference)
    }
    return reference
  }
}

/** The resources of one page: PDF 1.7 §7.8.3. Each use of one enters it. */
export class PageResources {
  readonly #shared: SharedResources
  readonly #images: Dictionary = {}
  readonly #states: Dictionary = {}
  readonly #fonts = new Map<string, FontEncoding>()

  constructor(shared: SharedResources) {
    this.#shared = shared
  }

  /** Does the page need a blending colour space? */
  get transparent(): boolean {
    return Object.keys(this.#states).length > 0
  }

  encoding(font: Font): FontEncoding {
    const encoding = this.#shared.fonts.of(font)
    this.#fonts.set(encoding.name, encoding)
    return encoding
  }

  image(image: Image): string {
    const { name, reference } = this.#shared.images.of(image)
    this.#images[name] = reference
    return name
  }

  alpha(alpha: number): string {
    const name = `A${number(alpha)}`
    this.#states[name] = this.#shared.alpha(alpha)
    return name
  }

  /** Enters all that was used; fonts are embedded only when every page has been written. */
  enter(resources: Reference, embedded: ReadonlyMap<FontEncoding, Reference>) {
    const fonts: Dictionary = {}
    for (const encoding of this.#fonts.values()) fonts[encoding.name] = embedded.get(encoding) as Reference
    if (this.#fonts.size > 0) resources.data.Font = fonts
    if (Object.keys(this.#images).length > 0) resources.data.XObject = this.#images
    if (this.transparent) resources.data.ExtGState = this.#states
  }
}
