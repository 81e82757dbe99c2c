import type { Image } from '../image/image.ts'
import type { GlyphShape } from '../paint/display-list.ts'
import type { Font } from '../text/font.ts'
import type { ImageObjects } from './embed-image.ts'
import type { FontEncoding, FontEncodings } from './font-encoding.ts'
import { GlyphShapes } from './glyph-shapes.ts'
import type { PdfDocument } from './pdf-document.ts'
import { type Dictionary, number, type PdfValue, type Reference } from './pdf-values.ts'

/** What all pages of a document draw from. */
export class SharedResources {
  readonly document: PdfDocument
  readonly fonts: FontEncodings
  readonly images: ImageObjects
  readonly shapes: GlyphShapes
  /** The next free `StructParents`. */
  nextKey: number
  /** What DeviceCMYK means: PDF 1.7 §8.6.5.6. Undefined: whatever the reader takes it for. */
  defaultCmyk: PdfValue | undefined
  readonly #alphas = new Map<number, Reference>()

  constructor(document: PdfDocument, fonts: FontEncodings, images: ImageObjects, nextKey: number) {
    this.document = document
    this.fonts = fonts
    this.images = images
    this.shapes = new GlyphShapes(document)
    this.nextKey = nextKey
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

/** The resources of one page, form or pattern: PDF 1.7 §7.8.3. Each use of one enters it. */
export class PageResources {
  readonly shared: SharedResources
  readonly #objects: Dictionary = {}
  readonly #states: Dictionary = {}
  readonly #patterns: Dictionary = {}
  readonly #shadings: Dictionary = {}
  readonly #fonts = new Map<string, FontEncoding>()
  /** Those of forms and patterns, with the dictionaries they are to be entered in. */
  readonly #inner: (readonly [PageResources, Reference])[] = []
  #names = 0

  constructor(shared: SharedResources) {
    this.shared = shared
  }

  /** Does the page need a blending colour space? */
  get transparent(): boolean {
    return Object.keys(this.#states).length > 0 || this.#inner.some(([resources]) => resources.transparent)
  }

  /** `tracking` is what spaces the letters, in ems. */
  encoding(font: Font, tracking: number): FontEncoding {
    const encoding = this.shared.fonts.of(font, tracking)
    this.#fonts.set(encoding.name, encoding)
    return encoding
  }

  image(image: Image): string {
    const { name, reference } = this.shared.images.of(image)
    this.#objects[name] = reference
    return name
  }

  glyphShape(shape: GlyphShape): string {
    const { name, reference } = this.shared.shapes.of(shape)
    this.#objects[name] = reference
    return name
  }

  alpha(alpha: number): string {
    const name = `A${number(alpha)}`
    this.#states[name] = this.shared.alpha(alpha)
    return name
  }

  /** A graphics state parameter dictionary: PDF 1.7 §8.4.5. */
  state(entries: Dictionary): string {
    return this.#enter(this.#states, 'G', entries)
  }

  pattern(pattern: PdfValue): string {
    return this.#enter(this.#patterns, 'P', pattern)
  }

  shading(shading: Reference): string {
    return this.#enter(this.#shadings, 'S', shading)
  }

  form(form: Reference): string {
    return this.#enter(this.#objects, 'F', form)
  }

  /** Resources for a form or pattern that is used here, and the dictionary they will be in. */
  inner(): { readonly resources: PageResources; readonly dictionary: Reference } {
    const resources = new PageResources(this.shared)
    const dictionary = this.shared.document.ref()
    this.#inner.push([resources, dictionary])
    return { resources, dictionary }
  }

  #enter(kind: Dictionary, letter: string, value: PdfValue): string {
    this.#names += 1
    const name = `${letter}${this.#names}`
    kind[name] = value
    return name
  }

  /** Enters all that was used; fonts are embedded only when every page has been written. */
  enter(resources: Reference, embedded: ReadonlyMap<FontEncoding, Reference>) {
    const fonts: Dictionary = {}
    for (const encoding of this.#fonts.values()) fonts[encoding.name] = embedded.get(encoding) as Reference
    const kinds = {
      Font: fonts,
      XObject: this.#objects,
      ExtGState: this.#states,
      Pattern: this.#patterns,
      Shading: this.#shadings,
      ColorSpace: this.shared.defaultCmyk === undefined ? {} : { DefaultCMYK: this.shared.defaultCmyk },
    }
    for (const [kind, entries] of Object.entries(kinds)) {
      if (Object.keys(entries).length > 0) resources.data[kind] = entries
    }
    for (const [inner, dictionary] of this.#inner) {
      inner.enter(dictionary, embedded)
      dictionary.end()
    }
  }
}
