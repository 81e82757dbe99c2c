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

/** A number as content streams take it: at most four decimals (1/10000 pt), never an exponent. */
export function number(value: number): string {
  const rounded = Math.round(value * 1e4) / 1e4
  if (!Number.isFinite(rounded)) throw new Error(`${value} is no place on a page`)
  return rounded === 0 ? '0' : String(rounded)
}

/** Numbers with spaces between them. */
export function numbers(...values: readonly number[]): string {
  return values.map(number).join(' ')
}
