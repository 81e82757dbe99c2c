import { attribute, type Element } from './element.ts'

const languages = new WeakMap<Element, string>()

/** The language of an element: the nearest `lang` or `xml:lang`. Empty when there is none. */
export function languageOf(element: Element): string {
  const passed: Element[] = []
  let language: string | undefined
  for (let at: Element | null = element; at && language === undefined; at = at.parent) {
    language = languages.get(at) ?? attribute(at, 'lang') ?? attribute(at, 'xml:lang')
    passed.push(at)
  }
  for (const each of passed) languages.set(each, language ?? '')
  return language ?? ''
}
