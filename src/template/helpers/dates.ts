import { type Helper, type HelperCall, spanOf } from '../helper.ts'
import { derived, type Located, nothing, textOf } from '../located.ts'
import { languageOfCall } from './text.ts'

/** Dates and times. Nothing here looks at the machine's own zone or language. */
export const dateHelpers: Readonly<Record<string, Helper>> = {
  date: { args: [1, 1], hash: ['style', 'zone', 'lang'], run: date },
  time: { args: [1, 1], hash: ['zone', 'hours', 'lang'], run: time },
  times: { args: [2, 2], hash: ['hours', 'lang'], run: times },
  zone: { args: [1, 1], hash: ['lang'], run: zone },
}

const styles = ['full', 'long', 'medium', 'short'] as const

/** `{{date embargo.date style="full"}}`: Monday, March 2, 2026. Default: `long`. */
function date(call: HelperCall): Located | undefined {
  const [value = nothing] = call.args
  const name = textOf(call.hash.get('style') ?? derived('long'))
  const style = styles.find((known) => known === name)
  if (!style) {
    const message = `\`date\` has no style \`${name}\``
    call.problem({
      code: 'helper-arguments',
      message,
      hint: `the styles are ${styles.map((it) => `\`${it}\``).join(', ')}`,
    })
    return undefined
  }
  const moment = momentOf(value, call)
  return moment && formatted(call, moment, { dateStyle: style })
}

/** `{{time airSlot.start}}`: 9:00 p.m., or 21:00 where people say so. */
function time(call: HelperCall): Located | undefined {
  const moment = momentOf(call.args[0] ?? nothing, call)
  return moment && formatted(call, moment, { timeStyle: 'short', ...clockOf(call) })
}

/** `{{times airSlot.start airSlot.end}}`: 10:01–11:00 p.m. */
function times(call: HelperCall): Located | undefined {
  const [start, end] = call.args.map((value) => momentOf(value, call))
  if (!start || !end) return undefined
  const language = languageOfCall(call)
  const format = formatFor(language, { timeStyle: 'short', ...clockOf(call), timeZone: 'UTC' })
  // an end before the start is on the next day, which must not be printed as a date
  const sameDay =
    end.at < start.at
      ? `${tidy(format.format(start.at), language)}–${tidy(format.format(end.at), language)}`
      : undefined
  return derived(sameDay ?? tidy(format.formatRange(start.at, end.at), language), spanOf(call.args))
}

/** A zone as people call it: `America/New_York` is Eastern Time; anything but such a name stays as written. */
function zone(call: HelperCall): Located {
  const [value = nothing] = call.args
  const timeZone = textOf(value)
  if (!timeZone.includes('/')) return value
  const format = formatFor(languageOfCall(call), { timeZone, timeZoneName: 'longGeneric' })
  const part = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')
  return derived(part?.value ?? timeZone, value.span)
}

interface Moment {
  /** Milliseconds since 1970, in UTC. */
  readonly at: number
  /** False for a date or a time without an offset: it is printed as it stands, whatever the zone. */
  readonly isInstant: boolean
}

const form = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T ])(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/

/** Reads `2026-03-02`, `21:00`, `2026-03-02T21:00` or, with an offset, an instant: `2026-03-02T21:00:00-05:00`. */
function momentOf(value: Located, call: HelperCall): Moment | undefined {
  const text = textOf(value)
  const match = form.exec(text)
  if (text === '' || !match || !(match[1] ?? match[4])) {
    call.problem({
      code: 'not-a-date',
      message: `\`${text}\` is not a date or a time`,
      hint: 'write `2026-03-02`, `21:00` or `2026-03-02T21:00:00-05:00`',
    })
    return undefined
  }
  const [, year = '1970', month = '01', day = '01', hour = '00', minute = '00', second = '00', offset] = match
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return { at: wall - offsetOf(offset), isInstant: offset !== undefined }
}

/** Milliseconds east of UTC. */
function offsetOf(offset: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset ?? '') ?? []
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000 : 0
}

function formatted(
  call: HelperCall,
  { at, isInstant }: Moment,
  options: Intl.DateTimeFormatOptions,
): Located | undefined {
  const language = languageOfCall(call)
  const asked = textOf(call.hash.get('zone') ?? nothing)
  const timeZone = isInstant && asked ? asked : 'UTC'
  try {
    return derived(tidy(formatFor(language, { ...options, timeZone }).format(at), language), spanOf(call.args))
  } catch {
    const message = `\`${timeZone}\` is not a time zone that dates can be moved to`
    call.problem({ code: 'unknown-zone', message, hint: 'write a name such as `America/New_York`' })
    return undefined
  }
}

/** `hours=12` or `hours=24`. Default: what the language does. */
function clockOf({ hash }: HelperCall): Intl.DateTimeFormatOptions {
  const hours = Number(hash.get('hours')?.value)
  return hours === 12 || hours === 24 ? { hourCycle: hours === 12 ? 'h12' : 'h23' } : {}
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(language, { calendar: 'gregory', ...options })
    formats.set(key, format)
  }
  return format
}

/** ICU's thin spaces are in few fonts, and its `PM` is not how the American press writes it. */
function tidy(text: string, language: string): string {
  const plain = text.replace(/[\u2009\u200a]*–[\u2009\u200a]*/g, '–').replace(/[\u2009\u202f]/g, '\u00a0')
  if (!language.startsWith('en')) return plain
  return plain.replace(
    /[ \u00a0](AM|PM|am|pm)\b/g,
    (_, half: string) => `\u00a0${half === 'AM' || half === 'am' ? 'a.m.' : 'p.m.'}`,
  )
}
