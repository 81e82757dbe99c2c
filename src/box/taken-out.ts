import type { ComputedStyle } from '../css/computed-style.ts'

/** `float: footnote`: CSS Generated Content for Paged Media 3 §2.1. */
export function isFootnote(style: ComputedStyle): boolean {
  return style.float === 'footnote'
}

/** The name of `position: running(name)`; undefined for a box that stays where it is. */
export function runningName({ position }: ComputedStyle): string | undefined {
  return typeof position === 'object' ? position.running : undefined
}
