import type { TextFragment } from '../layout/fragment.ts'

/** What a text fragment says, for a message: its first 40 characters. */
export function quoted({ box, start, end }: TextFragment): string {
  const shown = box.text.slice(start, end).trim()
  return `\`${shown.length > 40 ? `${shown.slice(0, 39)}…` : shown}\``
}
