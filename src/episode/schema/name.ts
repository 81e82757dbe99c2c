import * as z from 'zod'
import { optional, text, writtenAs } from './notation.ts'

/** Primary language subtag, then script, region and variants. https://www.rfc-editor.org/rfc/rfc5646#section-2.1 */
const languageTagForm = /^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z\d]{5,8}|\d[A-Za-z\d]{3}))*$/

export const languageTag = z.string().regex(languageTagForm, {
  error: 'is not a language tag; write one such as `en-GB`, `pl` or `zh-Hant`',
})

/** A person, a character, a company: whatever has a name. Names are printed as written, never altered. */
export const nameFields = {
  name: text.describe('The name as it is to be printed; where there is a native form, the approved romanisation.'),
  native: optional(text, 'The name in its own script: 高田 海.'),
  lang: optional(languageTag, 'The language of the native form (or, without one, of the name): `ja`, `ar`, `pl`.'),
}

export const name = writtenAs(z.strictObject(nameFields), 'name')
