import { join } from 'node:path'
import type { Diagnostic, Span } from '../../src/diagnostic.ts'
import type { Kit } from '../../src/episode/kit.ts'
import { loadKit } from '../../src/episode/load-kit.ts'

const projectDir = '/project'

/** Loads `episodes/show/101.yaml` of a project that has only these files; paths are relative to `episodes/show`. */
export function load(episode: string, others: { readonly [path: string]: string } = {}) {
  const files = new Map(Object.entries({ '101.yaml': episode, ...others }))
  const texts = new Map(Array.from(files, ([path, text]) => [join(projectDir, 'episodes/show', path), text]))
  const diagnostics: Diagnostic[] = []
  const readFile = (path: string) => texts.get(path)
  const kit = loadKit('episodes/show/101.yaml', { projectDir, readFile }, (found) => diagnostics.push(found))
  return { kit, diagnostics, problems: diagnostics.map(shown) }
}

/** `101.yaml:3:1 error: message (hint)` */
function shown({ at, severity, message, hint }: Diagnostic): string {
  return `${at ? `${place(at)} ` : ''}${severity}: ${message}${hint ? ` (${hint})` : ''}`
}

function place({ source, start }: Span): string {
  const lines = source.text.slice(0, start).split('\n')
  return `${source.path.split('/').at(-1)}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`
}

/** Where the value at `path` was written: `101.yaml:2:8 Alliances`. Nothing for a default of ours. */
export function written(kit: Kit | undefined, ...path: (string | number)[]): string | undefined {
  const span = kit?.at(path)
  return span && `${place(span)} ${span.source.text.slice(span.start, span.end)}`
}
