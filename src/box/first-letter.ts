/** The first letter of a text with the punctuation around it: CSS Pseudo-Elements 4 §2.2. Empty when it begins with none. */
export function firstLetterOf(text: string): string {
  return (
    /^(?:[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]\s*)*[\p{L}\p{N}\p{S}]\p{M}*[\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}]*/u.exec(
      text,
    )?.[0] ?? ''
  )
}
