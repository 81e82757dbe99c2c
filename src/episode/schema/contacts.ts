import * as z from 'zod'
import { mapNode, type Node } from '../node.ts'
import { nameFields } from './name.ts'
import { labelled, list, optional, text, withNotation, withPlurals, writtenAs } from './notation.ts'

const email = z.string().regex(/^[^\s@<>]+@[^\s@<>.]+(\.[^\s@<>.]+)+$/u, {
  error: 'is not a mail address; write one such as `press@example.com`',
})

export const webAddress = z.string().regex(/^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(:\d+)?([/?#]\S*)?$/iu, {
  error: 'is not a web address; write one such as `https://example.com/press`',
})

const contactFields = {
  ...nameFields,
  title: optional(text, 'What the contact does: `Unit Publicist`.'),
  organisation: optional(text, 'For whom.'),
  region: optional(text, 'Where this is the one to ask: `United Kingdom and Ireland`.'),
  phones: list(text, 'Telephone numbers, as they are to be printed.'),
  email: optional(email, 'Mail address; a link in the PDF.'),
  web: optional(webAddress, 'Web address; a link in the PDF.'),
  note: optional(text, 'Hours, or what else to know.'),
}

const contact = withNotation(z.strictObject(contactFields), {
  short: z.union([text, z.strictObject({ ...contactFields, phone: text.optional().describe('A telephone number.') })]),
  expand: expandContact,
  keys: ['phone'],
})

function expandContact(node: Node): Node {
  if (node.type === 'map') return withPlurals(node, { phone: 'phones' })
  return node.type === 'scalar' ? mapNode(node, { name: node }) : node
}

export const contacts = list(contact, 'Whom to ask, several by region if need be.')

const link = writtenAs(
  z.strictObject({
    label: optional(text, 'What is printed; the address itself when not given.'),
    url: webAddress.describe('Web address.'),
  }),
  'url',
  webAddress,
)

export const links = labelled(
  link,
  webAddress,
  { label: 'label', value: 'url' },
  'Where to find more: `Pictures: https://example.com/press`.',
)
