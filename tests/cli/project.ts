import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Io } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'

/** A project in a folder of its own, with the smallest template that shows something. */
export async function createProject(files: Readonly<Record<string, string>>) {
  const dir = await mkdtemp(join(tmpdir(), 'presskit-'))
  const all: Record<string, string> = {
    'templates/plain/kit.pdf.hbs':
      '<html lang="en"><title>{{title}}</title><h1>{{title}}</h1><p>{{logline}}</p></html>',
    'templates/plain/style.css': '@page { size: 300pt 200pt; margin: 10pt } h1 { font-size: 14pt }',
    'episodes/series.yaml': 'series: Harbour Lights\ntemplate: plain\nlanguage: en-GB\n',
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) }
}

/** An episode that builds without a problem. */
export function episode(number: number, title: string): string {
  return `number: "${number}"\ntitle: ${title}\nlogline: A ferry leaves a harbour at night, and nobody on the quay can say who was aboard.\n`
}

/** Something to write to that remembers what was written. */
function recorder() {
  let text = ''
  return {
    write(more: string) {
      text += more
    },
    text: () => text,
  }
}

/** What `presskit` with these arguments prints and returns. */
export async function presskit(cwd: string, args: readonly string[], more: Partial<Io> = {}) {
  const stdout = recorder()
  const stderr = recorder()
  const code = await run(args, { stdout, stderr, cwd, env: {}, signal: new AbortController().signal, ...more })
  return { code, stdout: stdout.text(), stderr: stderr.text() }
}
