import type { Span } from '../diagnostic.ts'
import type { Data, LocatedData, Path } from '../episode/data.ts'

/** A value on its way through a template, with the place in the YAML that it came from. */
export interface Located {
  readonly value: Data | undefined
  /** Undefined for literals and for what a helper made of nothing in the data. */
  readonly span: Span | undefined
  /** What to write, when that is more than `value` as text: several places in the YAML, or markup of a helper. */
  readonly pieces?: readonly Piece[]
  /** True when working it out was reported as a problem already, so that nothing is reported twice. */
  readonly failed?: true
  /** The value under a key or index; `nothing` when there is none. */
  child(key: string | number): Located
}

/** A part of what a value writes. `text` is escaped on its way out, `html` is not. */
export interface Piece {
  readonly type: 'text' | 'html'
  readonly content: string
  readonly span: Span | undefined
}

export const nothing: Located = { value: undefined, span: undefined, child: () => nothing }

/** The value of an expression that was reported. */
export const failed: Located = { value: undefined, span: undefined, failed: true, child: () => failed }

/** The value at `path` of a kit. Prototypes are never looked at. */
export function locate(kit: LocatedData, path: Path = [], value: Data | undefined = kit.data): Located {
  return {
    value,
    get span() {
      return kit.at(path)
    },
    child(key) {
      const inner = ownValue(value, key)
      return inner === undefined ? nothing : locate(kit, [...path, key], inner)
    },
  }
}

function ownValue(value: Data | undefined, key: string | number): Data | undefined {
  if (isList(value)) {
    if (key === 'length') return value.length
    return /^\d+$/.test(String(key)) ? value[Number(key)] : undefined
  }
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** A value that is not the data's own: a literal, or what a helper made from the value at `span`. */
export function derived(value: string | number | boolean | null | undefined, span?: Span): Located {
  return { value, span, child: () => nothing }
}

/** What a helper made of several values, or with markup. Its value is the text without the markup. */
export function fromPieces(pieces: readonly Piece[]): Located {
  const value = pieces.map((piece) => (piece.type === 'text' ? piece.content : '')).join('')
  return { value, pieces, span: pieces.find((piece) => piece.span)?.span, child: () => nothing }
}

export function listOf(items: readonly Located[]): Located {
  return {
    value: items.map((item) => item.value ?? null),
    span: items[0]?.span,
    child: (key) => (key === 'length' ? derived(items.length) : (items[Number(key)] ?? nothing)),
  }
}

/** `base` with `fields` over it. */
export function recordOf(fields: ReadonlyMap<string, Located>, base: Located = nothing): Located {
  const own = [...fields].map(([key, field]) => [key, field.value ?? null] as const)
  return {
    value: { ...(isRecord(base.value) ? base.value : {}), ...Object.fromEntries(own) },
    span: base.span ?? fields.values().next().value?.span,
    child: (key) => fields.get(String(key)) ?? base.child(key),
  }
}

/** The items of a list; none for anything else. */
export function itemsOf(located: Located): readonly Located[] {
  return isList(located.value) ? located.value.map((_, index) => located.child(index)) : []
}

/** The names that can follow a dot after this value. */
export function keysOf({ value }: Located): readonly string[] {
  return isRecord(value) ? Object.keys(value) : []
}

/** What a value writes, part by part. */
export function piecesOf(located: Located): readonly Piece[] {
  return located.pieces ?? [{ type: 'text', content: textOf(located), span: located.span }]
}

/** The value as text, without markup. Lists and records have none. */
export function textOf({ value }: Located): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value)
}

export function isMissing({ value }: Located): boolean {
  return value === undefined || value === null
}

/** What `{{#if}}` takes for true: everything but false, 0, the empty text, the empty list, and nothing at all. */
export function isTrue({ value }: Located): boolean {
  return isList(value) ? value.length > 0 : Boolean(value)
}

export function isList(value: Data | undefined): value is readonly Data[] {
  return Array.isArray(value)
}

export function isRecord(value: Data | undefined): value is { readonly [key: string]: Data } {
  return typeof value === 'object' && value !== null && !isList(value)
}

/** How a value is called in a message: `a list`. */
export function kindOf({ value }: Located): string {
  if (value === undefined || value === null) return 'nothing'
  if (isList(value)) return 'a list'
  if (isRecord(value)) return 'a record'
  return typeof value === 'string' ? 'text' : `a ${typeof value}`
}
