import type { Report, Source } from '../diagnostic.ts'
import { parseYaml } from '../episode/parse-yaml.ts'

/** What a template's own words are in other languages: by language tag in lower case, then by the words. */
export type Labels = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Reads a labels.yaml: a map of languages, each a map of words and what they are in it. */
export function readLabels(source: Source, report: Report): Labels {
  const labels = new Map<string, Map<string, string>>()
  for (const { key, keySpan, value } of parseYaml(source, report)?.entries ?? []) {
    const words = new Map<string, string>()
    labels.set(key.toLowerCase(), words)
    if (value.type !== 'map') {
      const message = `the labels of \`${key}\` are no map`
      report({ severity: 'error', code: 'wrong-kind', message, at: keySpan, hint: 'write `Synopsis: Inhalt` below it' })
      continue
    }
    for (const entry of value.entries) {
      if (entry.value.type === 'scalar') words.set(entry.key, entry.value.text)
      else {
        const message = `the label \`${entry.key}\` is no text`
        report({ severity: 'error', code: 'wrong-kind', message, at: entry.value.span })
      }
    }
  }
  return labels
}

/** All labels of a chain of templates, of which the last has the last word. */
export function mergeLabels(chain: readonly Labels[]): Labels {
  const merged = new Map<string, Map<string, string>>()
  for (const labels of chain) {
    for (const [language, words] of labels) {
      merged.set(language, new Map([...(merged.get(language) ?? []), ...words]))
    }
  }
  return merged
}

/** The labels for a language tag: of the tag itself, or of its first parts. Undefined when there are none. */
export function labelsFor(labels: Labels, language: string): ReadonlyMap<string, string> | undefined {
  const parts = language.toLowerCase().split('-')
  for (let count = parts.length; count > 0; count--) {
    const found = labels.get(parts.slice(0, count).join('-'))
    if (found) return found
  }
  return undefined
}
