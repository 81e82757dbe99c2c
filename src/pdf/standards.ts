/** What a PDF may be asked to be. All are tagged; `plain` only claims nothing. */
export type PdfStandard = 'ua1+a3a' | 'a2u' | 'a4' | 'plain'

/** What a PDF says of itself in its metadata. */
export interface Claims {
  /** PDF/UA-1, ISO 14289-1. */
  readonly ua?: 1
  /** PDF/A: the part of ISO 19005, and the level within it. */
  readonly a?: { readonly part: 2 | 3 | 4; readonly level?: 'A' | 'U' | 'F' }
}

interface StandardRules {
  readonly pdfVersion: '1.7' | '2.0'
  readonly claims: Claims
  /** May files of any kind be attached? */
  readonly attachments: boolean
}

/** PDF/UA-1 rests on PDF 1.7, as do parts 2 and 3 of PDF/A; part 4 rests on PDF 2.0 and has no levels for structure. */
export const standards: { readonly [standard in PdfStandard]: StandardRules } = {
  'ua1+a3a': { pdfVersion: '1.7', claims: { ua: 1, a: { part: 3, level: 'A' } }, attachments: true },
  a2u: { pdfVersion: '1.7', claims: { ua: 1, a: { part: 2, level: 'U' } }, attachments: false },
  a4: { pdfVersion: '2.0', claims: { a: { part: 4 } }, attachments: true },
  plain: { pdfVersion: '1.7', claims: {}, attachments: true },
}

export const defaultStandard: PdfStandard = 'ua1+a3a'

/** Those that are asked for and not offered, with the reason. */
export const refusals: { readonly [standard: string]: string } = {
  x4: 'PDF/X-4 needs the ICC profile of the press it is for, and colours separated by it; presskit keeps RGB.',
  x1a: 'PDF/X-1a allows neither RGB nor transparency; presskit keeps both.',
  a1a: 'PDF/A-1 allows no transparency and no attached data; its successors are read as widely.',
  a1b: 'PDF/A-1 allows no transparency and no attached data; its successors are read as widely.',
  ua2: 'PDF/UA-2 needs the structure namespaces of PDF 2.0, which presskit does not write.',
}
