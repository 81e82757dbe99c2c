import type { GlyphShape } from '../paint/display-list.ts'
import { pathBounds } from '../paint/matrix.ts'
import { glyphOutline } from '../text/harfbuzz.ts'
import { edges } from './operands.ts'
import { pathOperators } from './path-operators.ts'
import type { PdfDocument } from './pdf-document.ts'
import type { Reference } from './pdf-values.ts'

export interface ShapeForm {
  /** In the resources of every page that shows it. */
  readonly name: string
  readonly reference: Reference
}

/** Glyphs that are painted as shapes, each written once: the dots of an Arabic text come by the hundred. */
export class GlyphShapes {
  readonly #document: PdfDocument
  readonly #forms = new Map<string, ShapeForm>()

  constructor(document: PdfDocument) {
    this.#document = document
  }

  /** A form XObject (PDF 1.7 §8.10) in font units, y upwards, that is filled in the colour it is shown in. */
  of(shape: GlyphShape): ShapeForm {
    const key = `${shape.font.id} ${shape.id}`
    const form = this.#forms.get(key) ?? { name: `M${this.#forms.size + 1}`, reference: this.#write(shape) }
    this.#forms.set(key, form)
    return form
  }

  #write({ font, id }: GlyphShape): Reference {
    const path = glyphOutline(font, id)
    const bounds = pathBounds(path) ?? { x: 0, y: 0, width: 0, height: 0 }
    return this.#document.stream(Buffer.from(`${pathOperators(path, 1)} f`), {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: edges(bounds),
      Resources: {},
    })
  }
}
