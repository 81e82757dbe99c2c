import { quotesOf } from '../quotation-marks.ts'

/** What stands next to a text, in the same paragraph. */
interface Neighbours {
  readonly before: string
  readonly after: string
}

/**
 * Typewriter quotes and dashes as a typesetter has them: `"`, `'`, `--` and `...` become quotation marks and
 * apostrophes, a dash, an ellipsis. What is typographic already stays.
 */
export function smartQuotes(text: string, language: string, { before, after }: Neighbours): string {
  const [open, close, openSingle, closeSingle] = quotesOf(language)
  let isInSingle = false
  return text.replace(/["']|--+|\.\.\./g, (mark, at: number) => {
    const left = at > 0 ? (text[at - 1] ?? '') : before.slice(-1)
    const right = text[at + mark.length] ?? after.slice(0, 1)
    if (mark === '...') return '…'
    if (mark.startsWith('--')) return '—'
    const opens = opensQuotation(left, right)
    if (mark === '"') return opens ? open : close
    if (opens && !isElision(right, text.slice(at + 1))) {
      isInSingle = true
      return openSingle
    }
    if (!isInSingle || /\p{L}/u.test(right)) return '’'
    isInSingle = false
    return closeSingle
  })
}

function opensQuotation(left: string, right: string): boolean {
  return (left === '' || /[\s([{—–\-/“‘«„"']/.test(left)) && right !== '' && !/\s/.test(right)
}

/** Letters left out at the start: of a decade ('96), and of a few words ('til, 'em, rock 'n' roll). */
function isElision(right: string, rest: string): boolean {
  return /^\d\ds?\b/.test(rest) || (/\p{L}/u.test(right) && /^((tis|twas|til|em)\b|n['’])/i.test(rest))
}
