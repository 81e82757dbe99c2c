import type { DisplayList, DisplayPage, GlyphsOperation, Operation, StructureElement } from '../paint/display-list.ts'
import type { Claims } from './standards.ts'

/** Something of a document that a standard does not allow, and that cannot be helped when it is written. */
export interface Shortfall {
  /** Which claims it costs. */
  readonly breaks: readonly (keyof Claims)[]
  readonly code: 'missing-title' | 'missing-language' | 'missing-alt' | 'not-archival' | 'no-such-language'
  /** One sentence without a full stop. */
  readonly message: string
  /** What to do about it. */
  readonly hint: string
}

/** What keeps a display list from being PDF/UA-1 or PDF/A, each kind once. */
export function shortfallsOf(list: DisplayList): readonly Shortfall[] {
  const { title, language, structure, pages } = list
  const all = [...elements(structure)]
  const found: Shortfall[] = []
  if (title.trim() === '') {
    const message = 'the document has no title'
    found.push({ breaks: ['ua'], code: 'missing-title', message, hint: 'write `<title>` into its head' })
  }
  if (language === '') {
    const message = 'nothing says what language the text is in'
    found.push({ breaks: ['ua'], code: 'missing-language', message, hint: 'write `<html lang="en">`, or which it is' })
  }
  const unknown = [language, ...all.flatMap(({ lang }) => lang ?? [])].find((tag) => tag !== '' && !isLanguageTag(tag))
  if (unknown !== undefined) {
    const message = `\`${unknown}\` is no language tag`
    found.push({ breaks: ['ua', 'a'], code: 'no-such-language', message, hint: 'write one such as `en` or `pt-BR`' })
  }
  if (all.some(lacksAlternative)) {
    const message = 'an image has no text in its place'
    found.push({ breaks: ['ua'], code: 'missing-alt', message, hint: 'write `alt`' })
  }
  return [...found, ...archivalShortfalls(pages)]
}

/** The claims that are left. */
export function withoutBroken(claims: Claims, shortfalls: readonly Shortfall[]): Claims {
  const broken = new Set(shortfalls.flatMap(({ breaks }) => breaks))
  return {
    ...(claims.ua !== undefined && !broken.has('ua') && { ua: claims.ua }),
    ...(claims.a !== undefined && !broken.has('a') && { a: claims.a }),
  }
}

function* elements(element: StructureElement): Generator<StructureElement> {
  yield element
  for (const child of element.children) if (child.type === 'element') yield* elements(child)
}

/** PDF/UA-1 §7.3, §7.7. */
function lacksAlternative({ role, alt, actualText }: StructureElement): boolean {
  return (role === 'Figure' || role === 'Formula') && !alt && actualText === undefined
}

/** RFC 5646, as far as its grammar goes. */
function isLanguageTag(tag: string): boolean {
  return /^([a-z]{2,8}|x(?=-)|i(?=-))(-[a-z0-9]{1,8})*$/i.test(tag)
}

/** PDF/A-2 and -3 §6.1.13, §6.2.11.7.3. */
function archivalShortfalls(pages: readonly DisplayPage[]): readonly Shortfall[] {
  const found: Shortfall[] = []
  const add = (message: string, hint: string) => found.push({ breaks: ['a'], code: 'not-archival', message, hint })
  const side = pages.flatMap(({ size }) => [size.width, size.height]).find((length) => length < 3 || length > 14400)
  if (side !== undefined) add(`a page has a side of ${round(side)}pt`, 'keep pages between 3pt and 14400pt')
  if (pages.some(({ operations }) => depthOf(operations, 0) > deepest)) {
    add(
      `content is cut off by more than ${deepest} boxes around one another`,
      'take `overflow: hidden` off some of them',
    )
  }
  const sign = pages.flatMap(({ operations }) => [...glyphsIn(operations)]).find(isPrivate)
  if (sign !== undefined) {
    const hint = 'put `aria-hidden="true"` on it, or a picture with `alt` in its place'
    add(`a sign of the font \`${sign.font.family}\` has no meaning outside of it`, hint)
  }
  return found
}

/** Saved graphics states that may be open at once, less those of an image and a group. */
const deepest = 26

function depthOf(operations: readonly Operation[], outer: number): number {
  let depth = outer
  let most = outer
  for (const operation of operations) {
    if (operation.type === 'save') depth += 1
    else if (operation.type === 'restore') depth -= 1
    // A form has a stack of its own for some readers, and not for others.
    else if (operation.type === 'group') most = Math.max(most, depthOf(operation.operations, depth + 1))
    most = Math.max(most, depth)
  }
  return most
}

function* glyphsIn(operations: readonly Operation[]): Generator<GlyphsOperation> {
  for (const operation of operations) {
    if (operation.type === 'glyphs') yield operation
    if (operation.type === 'group' || operation.type === 'tile') yield* glyphsIn(operation.operations)
  }
}

/** Characters for private use mean nothing to a reader, unless a text stands for them. */
function isPrivate({ glyphs, actualText }: GlyphsOperation): boolean {
  return actualText === undefined && glyphs.some(({ text }) => /\p{Co}/u.test(text))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
