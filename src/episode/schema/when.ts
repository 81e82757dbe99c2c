import * as z from 'zod'
import { type MapNode, mapNode, type Node, partOf, type ScalarNode, textNode } from '../node.ts'
import { isDate, isZone, toClock } from './clock.ts'
import { optional, text, withHint, withNotation } from './notation.ts'
import { prose } from './prose.ts'

export const date = z
  .string()
  .refine(isDate, { error: 'is not a date of the calendar; write year-month-day: 2026-03-31' })

const clockForm = /^([01]\d|2[0-3]):[0-5]\d$/

/** `10:01 p.m.`, `9:00` and `21:30` are all times of day; templates see 22:01, 09:00 and 21:30. */
const clock = withNotation(z.string().regex(clockForm, { error: 'is not a time of day; write 22:01, or 10:01 p.m.' }), {
  short: text,
  expand: expandClock,
})

function expandClock(node: Node): Node {
  const time = node.type === 'scalar' ? toClock(node.text) : undefined
  return time === undefined ? node : textNode(time, node.span)
}

const zone = z.string().refine(isZone, {
  error: 'is not a time zone; write `America/New_York`, `ET`, `UTC` or `UTC+02:00`',
})

const embargoHint = 'write date, time and zone: `2026-03-02 09:00 Europe/London`'

/** Nothing may be published before. All three parts, or it is an error: an hour without its zone is any of 24. */
export const embargo = withNotation(
  withHint(
    z.strictObject({
      date: withHint(date, embargoHint).describe('The day: 2026-03-02.'),
      time: withHint(clock, embargoHint).describe('The time of day: 09:00, or 9:00 a.m.'),
      zone: withHint(zone, embargoHint).describe('Whose time: Europe/London, ET, UTC. Printed as written.'),
      note: optional(text, 'What else is asked: `No reviews before broadcast.`'),
    }),
    embargoHint,
    'a date with its time and zone',
  ),
  { short: text, expand: expandEmbargo },
)

/** A text that lacks two of the three parts is something else altogether (`tomorrow`), and is said to be so once. */
function expandEmbargo(node: Node): Node {
  if (node.type !== 'scalar' || node.value === null) return node
  const [day, time, whose = ''] = momentForm.exec(node.text)?.slice(1) ?? []
  const lacking = (day ? 0 : 1) + (time ? 0 : 1) + (isZone(whose) ? 0 : 1)
  return lacking > 1 ? node : momentOf(node, ['date', 'time', 'zone'])
}

const momentForm =
  /^(\d{4}-\d{1,2}-\d{1,2})?(?:(?:^|[T ]\s*|,\s*)(\d{1,2}(?:[:.]\d{2}(?::00)?(?:\s*[ap]\.?m\.?(?![a-z]))?|\s*[ap]\.?m\.?(?![a-z]))))?\s*(.*)$/i

/** `2026-03-02 09:00 Europe/London`: what is there of the three parts, each with its own place. */
function momentOf(node: ScalarNode, keys: readonly string[]): MapNode {
  const parts = momentForm.exec(node.text)?.slice(1) ?? []
  let from = 0
  const values = keys.map((key, index) => {
    const part = parts[index]
    if (!part) return [key, undefined] as const
    const start = node.text.indexOf(part, from)
    from = start + part.length
    return [key, textNode(part, partOf(node, start, part.length))] as const
  })
  return mapNode(node, Object.fromEntries(values))
}

/** When it is on air, as far as that is known. */
export const airSlot = withNotation(
  z.strictObject({
    toBeAnnounced: z.boolean().default(false).describe('Not known yet. `airSlot: TBA` says the same.'),
    date: optional(date, 'The day: 2026-03-02.'),
    start: optional(clock, 'The time it begins: 22:01, or 10:01 p.m.'),
    end: optional(clock, 'The time it ends.'),
    zone: optional(zone, 'Whose time: ET, America/New_York. Printed as written.'),
    text: optional(text, 'In words, when that says it better: `Week of January 22, check local listings`.'),
  }),
  { short: text, expand: expandAirSlot },
)

function expandAirSlot(node: Node): Node {
  if (node.type !== 'scalar' || node.value === null) return node
  if (/^(tba|t\.b\.a\.|to be announced)$/i.test(node.text.trim())) {
    return mapNode(node, { toBeAnnounced: { ...node, value: true } })
  }
  const [day, , whose] = momentForm.exec(node.text)?.slice(1) ?? []
  const isMoment = day && (!whose || isZone(whose))
  return isMoment ? momentOf(node, ['date', 'start', 'zone']) : mapNode(node, { text: node })
}

/** Kits are issued again; the page says which this is, and what is new in it. */
export const revision = z.strictObject({
  number: z.int().min(0).describe('1 for the first corrected issue.'),
  date: date.describe('The day of this issue: 2026-03-02.'),
  changes: prose.default([]).describe('What was changed since the last issue, in a sentence or two.'),
})

export const dateline = z.strictObject({
  place: text.describe('Where the release is sent from: `LOS ANGELES`.'),
  date: optional(date, 'The day of the release: 2026-03-02.'),
})
