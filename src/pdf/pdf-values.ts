/** The values of PDF 1.7 §7.3 as pdfkit takes them: a plain string is a name, `text()` makes a string. */
export type PdfValue =
  | string
  | number
  | boolean
  | null
  | Date
  | Uint8Array
  | TextString
  | Reference
  | readonly PdfValue[]
  | { readonly [key: string]: PdfValue | undefined }

export interface TextString {
  readonly length: number
  valueOf(): string
}

export interface Dictionary {
  [key: string]: PdfValue | undefined
}

/** An indirect object: `data` may be changed and `write` called until `end`. */
export interface Reference {
  readonly id: number
  readonly data: Dictionary
  /** False keeps the stream as it is. Default: Flate. */
  compress: boolean
  write(chunk: Uint8Array | string): void
  end(chunk?: Uint8Array | string): void
}

/** A text string; pdfkit writes it as UTF-16 when it is not ASCII. */
export function text(value: string): TextString {
  return Object(value)
}

/** A name that may hold any characters, as it is written after the slash: PDF 1.7 §7.3.5. */
export function name(value: string): string {
  return value.replace(/[^!-~]|[#()<>[\]{}/%]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `#${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
}

/** What lies farther away is as far as can be seen, and still a number without an exponent. */
const farthest = 1e11

/** A number as content streams take it: never an exponent. Default: at most four decimals (1/10000 pt). */
export function number(value: number, decimals = 4): string {
  if (Number.isNaN(value)) throw new Error(`${value} is no place on a page`)
  const unit = 10 ** decimals
  const rounded = Math.round(Math.max(-farthest, Math.min(farthest, value)) * unit) / unit
  if (rounded === 0) return '0'
  return Math.abs(rounded) < 1e-6 ? rounded.toFixed(decimals).replace(/0+$/, '') : String(rounded)
}

/** Numbers with spaces between them. */
export function numbers(values: readonly number[], decimals = 4): string {
  return values.map((value) => number(value, decimals)).join(' ')
}
