import type { Source } from '../diagnostic.ts'
import type { StyleSheetSource } from '../resource.ts'
import type { Labels } from './labels.ts'

/** A template folder, read and merged with the ones it extends. */
export interface Template {
  readonly name: string
  readonly title: string
  readonly description: string
  /** Documents by the name of what they make: `kit.pdf` -> kit.pdf.hbs. The nearest template in the chain wins. */
  readonly documents: ReadonlyMap<string, Source>
  /** Partials by name, from the nearest template in the chain. */
  readonly partials: ReadonlyMap<string, Source>
  /** Of all templates in the chain. */
  readonly labels: Labels
  /** The style.css of each template in the chain, the most basic first, so that later rules win. */
  readonly styleSheets: readonly StyleSheetSource[]
  /** Absolute folders of the chain, the template's own first: where fonts and images are looked up. */
  readonly folders: readonly string[]
}
