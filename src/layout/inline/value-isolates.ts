import type { OriginRange } from '../../diagnostic.ts'
import { hasRightToLeft } from '../../text/bidi.ts'
import type { BidiScope } from '../../text/paragraph.ts'
import type { InlineContent } from './inline-content.ts'

type Direction = BidiScope['direction']

/**
 * An isolate around each value of the kit, so that the text of a template and the values in it do not reorder one
 * another: `Beltran (2)` stays together in an Arabic line. None where all text runs to the right.
 */
export function valueIsolates({ text, items }: InlineContent, direction: Direction): readonly BidiScope[] {
  if (direction === 'ltr' && !hasRightToLeft(text)) return []
  return items.flatMap((item) => {
    if (item.type !== 'text') return []
    return values(item.box.origins).flatMap(({ start, end }): BidiScope[] => {
      const scope = { start: item.start + start, end: Math.min(item.end, item.start + end) }
      const own = directionOf(text.slice(scope.start, scope.end), direction)
      return own === undefined ? [] : [{ ...scope, direction: own, unicodeBidi: 'isolate' }]
    })
  })
}

/** The parts of a text that came from one value each: what a helper has changed in it has ranges of its own. */
function values(origins: readonly OriginRange[]): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number; readonly value: object; readonly template: object | undefined }[] = []
  for (const { start, end, origin } of origins) {
    const { value, template } = origin
    if (value === undefined) continue
    const last = found.at(-1)
    const goesOn = last?.end === start && last.value === value.source && sameStart(last.template, template)
    if (last && goesOn) last.end = end
    else found.push({ start, end, value: value.source, template })
  }
  return found
}

function sameStart(a: object | undefined, b: object | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return 'start' in a && 'start' in b && a.start === b.start
}

/**
 * That of the paragraph where the value has a letter of it, or else the other. Undefined without any letter, but for groups
 * of figures, which are one number: `+961 1 555 014`.
 */
function directionOf(value: string, paragraph: Direction): Direction | undefined {
  const rtl = hasRightToLeft(value)
  const ltr = leftToRightLetter.test(value)
  if (!rtl && !ltr) return /\d[)/-]*\s.*\d/.test(value) ? 'ltr' : undefined
  if (rtl && ltr) return paragraph
  return rtl ? 'rtl' : 'ltr'
}

const leftToRightLetter = /[A-Za-z\u00c0-\u058f\u0900-\u1fff\u2c00-\ud7ff\uf900-\ufb17]/
