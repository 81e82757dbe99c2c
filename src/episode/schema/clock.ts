/** A day of the calendar, as `2026-02-28`; February has no 30th. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** 24-hour time, `09:00`, of the ways to write one; undefined when it is none. */
export function toClock(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.](\d\d))?(?::00)?\s*([ap])?(?:\.?m\.?)?$/i.exec(text.trim())
  if (!match?.[1] || (!match[2] && !match[3])) return undefined
  const [, hour, minute = '00', half] = match
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour)
  if (hours > 23 || Number(minute) > 59 || (half && (Number(hour) > 12 || Number(hour) === 0))) return undefined
  return `${String(hours).padStart(2, '0')}:${minute}`
}

/** Abbreviations that newsrooms use, and that mean one zone where they are used. */
const abbreviations = new Set(
  `Z UTC GMT ET EST EDT CT CST CDT MT MST MDT PT PST PDT AT AST ADT NT NST NDT AKT AKST AKDT HT HST
  BST IST WET WEST CET CEST EET EEST MSK TRT SAST EAT WAT CAT GST PKT ICT WIB SGT HKT PHT JST KST
  AWST ACST ACDT AEST AEDT NZST NZDT BRT ART CLT CLST COT PET`.split(/\s+/),
)

/** A zone that can be printed beside a time: an IANA name, an offset from UTC, or a newsroom's abbreviation. */
export function isZone(text: string): boolean {
  if (abbreviations.has(text.toUpperCase())) return true
  if (/^(UTC|GMT)?\s?[+\-−]\d{1,2}(:?[0-5]\d)?$/.test(text)) return true
  return text.includes('/') && isKnownToIntl(text)
}

function isKnownToIntl(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return true
  } catch {
    return false
  }
}
