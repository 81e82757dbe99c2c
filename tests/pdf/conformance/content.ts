import { type PDFDict, PDFRawStream } from 'pdf-lib'
import { dataOf, dictEntry, dictOf, entry, inherited, itemsOf, nameEntry, type Pdf } from './pdf.ts'

/** An operand: numbers, names as `/Name`, strings as `(bytes)`, arrays, dictionaries. */
export type Operand = number | string | boolean | null | readonly Operand[] | { readonly [key: string]: Operand }

export interface Instruction {
  readonly operator: string
  readonly operands: readonly Operand[]
}

/** An open sequence of marked content. */
export interface Sequence {
  readonly tag: string
  readonly properties: { readonly [key: string]: Operand }
}

/** An instruction with what holds when it is carried out. */
export interface Step extends Instruction {
  readonly stream: ContentStream
  readonly marks: readonly Sequence[]
  readonly depth: number
  readonly inText: boolean
  /** Text state, for operators that show text. */
  readonly font: string | undefined
  readonly renderingMode: number
}

export interface ContentStream {
  /** From 0; that of the page on which it was met first. */
  readonly page: number
  /** `page 1`, `form 12 0 R`. */
  readonly name: string
  readonly resources: PDFDict | undefined
  /** The form, pattern or page. */
  readonly dict: PDFDict
  /** Does what is painted in it belong to the page by itself? Not so for patterns and masks, and not for marked forms. */
  readonly needsMarks: boolean
  readonly steps: readonly Step[]
}

const readings = new WeakMap<Pdf, readonly ContentStream[]>()

/** The content streams of all pages, and of the forms, patterns and masks that they use, each once. */
export function contentStreams(pdf: Pdf): readonly ContentStream[] {
  const known = readings.get(pdf)
  if (known !== undefined) return known
  const streams: ContentStream[] = []
  const seen = new Set<PDFDict>()
  const read = (data: string, dict: PDFDict, resources: PDFDict | undefined, place: Place) => {
    const stream = { ...place, dict, resources, steps: [] as Step[] }
    streams.push(stream)
    stream.steps.push(...stepsOf(stream, data))
    for (const step of stream.steps) {
      for (const used of usedBy(step, resources)) {
        if (seen.has(used.stream.dict)) continue
        seen.add(used.stream.dict)
        const inner = dictEntry(used.stream.dict, 'Resources')
        const needsMarks = used.kind === 'form' && place.needsMarks && step.marks.length === 0
        const name = `${used.kind} on page ${place.page + 1}`
        read(latin1(dataOf(used.stream)), used.stream.dict, inner, { page: place.page, name, needsMarks })
      }
    }
  }
  pdf.pages.forEach((page, index) => {
    const parts = itemsOf(entry(page, 'Contents')).flatMap((part) =>
      part instanceof PDFRawStream ? [dataOf(part)] : [],
    )
    const data = parts.map(latin1).join('\n')
    read(data, page, dictOf(inherited(page, 'Resources')), { page: index, name: `page ${index + 1}`, needsMarks: true })
  })
  readings.set(pdf, streams)
  return streams
}

interface Place {
  readonly page: number
  readonly name: string
  readonly needsMarks: boolean
}

export function allSteps(pdf: Pdf): readonly Step[] {
  return contentStreams(pdf).flatMap(({ steps }) => steps)
}

/** A resource by the name that an operand gives it. */
export function resource(resources: PDFDict | undefined, category: string, name: Operand | undefined) {
  return typeof name === 'string' ? entry(dictEntry(resources, category), name.slice(1)) : undefined
}

interface Used {
  readonly kind: 'form' | 'pattern' | 'mask'
  readonly stream: PDFRawStream
}

function* usedBy({ operator, operands }: Step, resources: PDFDict | undefined): Generator<Used> {
  const last = operands.at(-1)
  if (operator === 'Do') {
    const object = resource(resources, 'XObject', last)
    if (object instanceof PDFRawStream && nameEntry(object.dict, 'Subtype') === 'Form')
      yield { kind: 'form', stream: object }
  }
  if (operator === 'scn' || operator === 'SCN') {
    const pattern = resource(resources, 'Pattern', last)
    if (pattern instanceof PDFRawStream) yield { kind: 'pattern', stream: pattern }
  }
  if (operator === 'gs') {
    const group = entry(dictEntry(dictOf(resource(resources, 'ExtGState', last)), 'SMask'), 'G')
    if (group instanceof PDFRawStream) yield { kind: 'mask', stream: group }
  }
}

function* stepsOf(stream: ContentStream, data: string): Generator<Step> {
  const marks: Sequence[] = []
  const saved: { font: string | undefined; renderingMode: number }[] = []
  let state = { font: undefined as string | undefined, renderingMode: 0 }
  let inText = false
  for (const { operator, operands } of instructions(data)) {
    if (operator === 'BMC' || operator === 'BDC') marks.push(sequenceOf(operands, stream.resources))
    if (operator === 'BT') inText = true
    if (operator === 'q') saved.push({ ...state })
    if (operator === 'Q') state = saved.pop() ?? state
    if (operator === 'Tf') state = { ...state, font: String(operands[0]) }
    if (operator === 'Tr') state = { ...state, renderingMode: Number(operands[0]) }
    yield { operator, operands, stream, marks: [...marks], depth: saved.length, inText, ...state }
    if (operator === 'EMC') marks.pop()
    if (operator === 'ET') inText = false
  }
}

function sequenceOf([tag, properties]: readonly Operand[], resources: PDFDict | undefined): Sequence {
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties)) {
    return { tag: String(tag).slice(1), properties: properties as Sequence['properties'] }
  }
  const named = dictOf(resource(resources, 'Properties', properties))
  return { tag: String(tag).slice(1), properties: named === undefined ? {} : { named: true } }
}

/** PDF 1.7 §7.8.2. */
export function* instructions(data: string): Generator<Instruction> {
  const lexer = new Lexer(data)
  let operands: Operand[] = []
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (typeof token !== 'object' || token === null || !('keyword' in token)) {
      operands.push(token as Operand)
      continue
    }
    const operator = (token as { keyword: string }).keyword
    if (operator === 'ID') lexer.skipInlineImage()
    yield { operator, operands }
    operands = []
  }
}

class Lexer {
  readonly #data: string
  #at = 0

  constructor(data: string) {
    this.#data = data
  }

  next(): Operand | { readonly keyword: string } | undefined {
    this.#skipSpace()
    const rest = this.#data[this.#at]
    if (rest === undefined) return undefined
    if (rest === '/') return this.#match(/\/[^\s()<>[\]{}/%]*/y)
    if (rest === '(') return this.#string()
    if (this.#data.startsWith('<<', this.#at)) return this.#dictionary()
    if (rest === '<') return this.#hexString()
    if (rest === '[') return this.#array()
    const word = this.#match(/[^\s()<>[\]{}/%]+|[\])>}{]+/y)
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { keyword: word }
  }

  /** After `ID` comes one white space, the data, and `EI` between white spaces. */
  skipInlineImage() {
    const end = /\sEI(?=\s|$)/g
    end.lastIndex = this.#at
    end.test(this.#data)
    this.#at = end.lastIndex
  }

  #skipSpace() {
    this.#match(/(?:[\s\0]+|%[^\r\n]*)*/y)
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#data)?.[0] ?? this.#data[this.#at] ?? ''
    this.#at += found.length
    return found
  }

  #string(): string {
    let depth = 0
    let value = ''
    for (; this.#at < this.#data.length; this.#at += 1) {
      const character = this.#data[this.#at] as string
      if (character === '\\') {
        value += this.#data[this.#at + 1] ?? ''
        this.#at += 1
        continue
      }
      if (character === '(') depth += 1
      if (character === ')') depth -= 1
      value += character
      if (depth === 0) break
    }
    this.#at += 1
    return value
  }

  #hexString(): string {
    const digits = this.#match(/<[^>]*>/y).replace(/[<>\s]/g, '')
    const padded = digits.length % 2 === 0 ? digits : `${digits}0`
    return `(${Buffer.from(padded, 'hex').toString('latin1')})`
  }

  #array(): readonly Operand[] {
    this.#at += 1
    const items: Operand[] = []
    for (;;) {
      this.#skipSpace()
      if (this.#data[this.#at] === ']') break
      const item = this.next()
      if (item === undefined) return items
      items.push(item as Operand)
    }
    this.#at += 1
    return items
  }

  #dictionary(): { readonly [key: string]: Operand } {
    this.#at += 2
    const entries: { [key: string]: Operand } = {}
    for (;;) {
      this.#skipSpace()
      if (this.#data.startsWith('>>', this.#at) || this.#at >= this.#data.length) break
      const key = String(this.next()).slice(1)
      entries[key] = this.next() as Operand
    }
    this.#at += 2
    return entries
  }
}

/** The strings that a text-showing operator shows, as bytes. */
export function shownStrings({ operator, operands }: Instruction): readonly string[] {
  if (operator === 'Tj' || operator === "'" || operator === '"') return [bytesOf(operands.at(-1))]
  if (operator !== 'TJ' || !Array.isArray(operands[0])) return []
  return (operands[0] as readonly Operand[]).filter((item) => typeof item === 'string').map(bytesOf)
}

function bytesOf(operand: Operand | undefined): string {
  return typeof operand === 'string' ? operand.slice(1, -1) : ''
}

export function latin1(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1')
}

/** Operators that leave something to be seen. */
export const paintingOperators = new Set([
  ...['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'sh', 'Do', 'EI', 'Tj', 'TJ', "'", '"'],
])
