/** How a counter style makes representations: CSS Counter Styles 3 §3.1. */
export type CounterSystem =
  | { readonly type: 'cyclic' | 'numeric' | 'alphabetic' | 'symbolic' | 'additive' | 'chinese' | 'ethiopic' }
  | { readonly type: 'fixed'; readonly first: number }
  | { readonly type: 'extends'; readonly name: string }

/** What a style says; the rest is its system's default, or that of the style it extends. */
export interface CounterStyleDescriptors {
  readonly name: string
  readonly system: CounterSystem
  readonly symbols?: readonly string[]
  readonly additive?: readonly (readonly [weight: number, symbol: string])[]
  readonly negative?: readonly [before: string, after: string]
  readonly prefix?: string
  readonly suffix?: string
  readonly range?: readonly (readonly [number, number])[]
  readonly pad?: readonly [length: number, symbol: string]
  readonly fallback?: string
}
