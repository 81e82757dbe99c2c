import type { Diagnostic, Origin } from '../diagnostic.ts'
import type { FontStyle } from './font.ts'

/** A family that has the script, with an npm package for each: what an author is told to add. */
const families: Readonly<Record<string, readonly [family: string, npmPackage: string]>> = {
  Arab: ['Noto Naskh Arabic', '@expo-google-fonts/noto-naskh-arabic'],
  Hebr: ['Noto Sans Hebrew', '@expo-google-fonts/noto-sans-hebrew'],
  Deva: ['Noto Sans Devanagari', '@expo-google-fonts/noto-sans-devanagari'],
  Thai: ['Noto Sans Thai', '@expo-google-fonts/noto-sans-thai'],
  Hani: ['Noto Sans SC', '@expo-google-fonts/noto-sans-sc'],
  Hira: ['Noto Sans JP', '@expo-google-fonts/noto-sans-jp'],
  Kana: ['Noto Sans JP', '@expo-google-fonts/noto-sans-jp'],
  Hang: ['Noto Sans KR', '@expo-google-fonts/noto-sans-kr'],
  Beng: ['Noto Sans Bengali', '@expo-google-fonts/noto-sans-bengali'],
  Taml: ['Noto Sans Tamil', '@expo-google-fonts/noto-sans-tamil'],
  Telu: ['Noto Sans Telugu', '@expo-google-fonts/noto-sans-telugu'],
  Gujr: ['Noto Sans Gujarati', '@expo-google-fonts/noto-sans-gujarati'],
  Guru: ['Noto Sans Gurmukhi', '@expo-google-fonts/noto-sans-gurmukhi'],
  Knda: ['Noto Sans Kannada', '@expo-google-fonts/noto-sans-kannada'],
  Mlym: ['Noto Sans Malayalam', '@expo-google-fonts/noto-sans-malayalam'],
  Armn: ['Noto Sans Armenian', '@expo-google-fonts/noto-sans-armenian'],
  Geor: ['Noto Sans Georgian', '@expo-google-fonts/noto-sans-georgian'],
  Ethi: ['Noto Sans Ethiopic', '@expo-google-fonts/noto-sans-ethiopic'],
  Khmr: ['Noto Sans Khmer', '@expo-google-fonts/noto-sans-khmer'],
  Laoo: ['Noto Sans Lao', '@expo-google-fonts/noto-sans-lao'],
  Mymr: ['Noto Sans Myanmar', '@expo-google-fonts/noto-sans-myanmar'],
  Sinh: ['Noto Sans Sinhala', '@expo-google-fonts/noto-sans-sinhala'],
}
const emoji = ['Noto Emoji', '@expo-google-fonts/noto-emoji'] as const
const symbols = ['Noto Sans Symbols 2', '@expo-google-fonts/noto-sans-symbols-2'] as const

/** The diagnostic about a character that no font has: it prints as a box or a question mark. */
export function missingGlyph(
  cluster: string,
  script: string,
  style: FontStyle,
  origin: Origin | undefined,
): Diagnostic {
  const codePoints = [...cluster].map((char) => `U+${hexadecimal(char.codePointAt(0) ?? 0)}`).join(' ')
  const [family, npmPackage] = suggestion(cluster, script)
  const at = origin?.value ?? origin?.template
  const tried = style['font-family'].map((name) => `\`${name}\``).join(', ')
  return {
    severity: 'error',
    code: 'missing-glyph',
    message: `no font has the character “${printable(cluster)}” (${codePoints})`,
    ...(at && { at }),
    ...(origin?.value &&
      origin.template && { related: [{ message: 'it is set by the template here', at: origin.template }] }),
    hint: `add a font that has it: an @font-face rule for \`${family}\` (npm package ${npmPackage}), and its name to \`font-family\` after ${tried}`,
  }
}

function suggestion(cluster: string, script: string): readonly [family: string, npmPackage: string] {
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(cluster)) return emoji
  if (/^[\p{S}\p{P}\p{N}]/u.test(cluster)) return symbols
  return families[script] ?? ['Noto Sans', '@expo-google-fonts/noto-sans']
}

function hexadecimal(codePoint: number): string {
  return codePoint.toString(16).toUpperCase().padStart(4, '0')
}

/** Control characters would garble a terminal. */
function printable(cluster: string): string {
  return cluster.replace(/\p{Cc}/gu, '\ufffd')
}
