import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { distance } from 'fastest-levenshtein'
import { type Diagnostic, placeOf, type Report } from './diagnostic.ts'
import type { Resource, Resources, UrlReference } from './resource.ts'

export interface ResourceOptions {
  /** Absolute folders that files may be read from, with all below them. */
  readonly roots: readonly string[]
  /** Absolute; paths are shown relative to it. */
  readonly projectDir: string
  /** Files read before, shared by the kits of a process. Default: a new one. */
  readonly files?: FileCache
}

/** Files by absolute path; an entry counts while the file's time and size are the same. */
export type FileCache = Map<string, { readonly stamp: string; readonly bytes: Uint8Array }>

/** In bytes: fonts and logos are kept, stills are not. */
const largestCached = 2 ** 21

/** Gives the stages their files: `data:` URLs, and files inside the roots. */
export function createResources(options: ResourceOptions, report: Report): Resources {
  const cache = options.files ?? new Map()
  const read = new Map<string, Promise<Resource | Problem>>()

  return {
    async read(reference) {
      const key = JSON.stringify([reference.url, reference.folders, reference.origin.value !== undefined])
      let found = read.get(key)
      if (!found) {
        found =
          reference.url.slice(0, 5).toLowerCase() === 'data:'
            ? Promise.resolve(readDataUrl(reference.url))
            : readLocal(reference, options, cache)
        read.set(key, found)
      }
      const result = await found
      if (!('code' in result)) return result
      report({ severity: 'error', ...result, ...placeOf(reference.origin) })
      return undefined
    },
  }
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint'>

/** RFC 2397: `data:[<media type>][;base64],<data>`. */
function readDataUrl(url: string): Resource | Problem {
  const comma = url.indexOf(',')
  const broken = { code: 'broken-data-url', hint: 'write `data:image/png;base64,…`' }
  if (comma < 0) return { ...broken, message: '`data:` URL has no comma' }
  const header = url.slice(5, comma)
  const base64 = /;\s*base64\s*$/i.test(header)
  const mediaType = header.replace(/;.*$/s, '').trim().toLowerCase() || 'text/plain'
  const body = percentDecode(url.slice(comma + 1))
  if (!body) return { ...broken, message: '`data:` URL has a `%` that no two hexadecimal digits follow' }
  const bytes = base64 ? new Uint8Array(Buffer.from(Buffer.from(body).toString('latin1'), 'base64')) : body
  return { id: url, path: url.length > 40 ? `${url.slice(0, 40)}…` : url, bytes, mediaType }
}

/** The bytes of a percent-encoded string; undefined when an escape is broken. */
function percentDecode(text: string): Uint8Array | undefined {
  if (/%(?![0-9a-f]{2})/i.test(text)) return undefined
  const parts = text.split(/(%[0-9a-f]{2})/i)
  return new Uint8Array(
    Buffer.concat(parts.map((part, i) => (i % 2 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'utf8')))),
  )
}

/**
 * What the data names is a file (`Act 1: 100% #2.jpg`), and where there is none of that name, a URL. Elsewhere the URL
 * comes first: a style sheet names the data's file too, and cannot say that it does.
 */
async function readLocal(
  { url, folders, origin }: UrlReference,
  options: ResourceOptions,
  cache: FileCache,
): Promise<Resource | Problem> {
  const { path, problem } = pathOf(url)
  const asUrl = async () => (path === undefined ? problem : readPath(path, url, folders, options, cache))
  const asName = () => readPath(url, url, folders, options, cache)
  if (path === url || !/[%?#:]/.test(url)) return asUrl()
  const isData = origin.value !== undefined
  const first = await (isData ? asName() : asUrl())
  if (!('code' in first)) return first
  const second = await (isData ? asUrl() : asName())
  if (!('code' in second)) return second
  const [name, address] = isData ? [first, second] : [second, first]
  return isData && (address.code === 'missing-file' || address.code === 'broken-url') ? name : address
}

/** The path that a URL names, or why it is not read. */
function pathOf(url: string): { path: string; problem?: never } | { problem: Problem; path?: never } {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme || url.startsWith('//')) return { problem: refused(scheme ?? 'http', url) }
  const path = filePathOf(url)
  if (path === undefined) {
    const message = `\`${url}\` is not a valid URL`
    return { problem: { code: 'broken-url', message, hint: 'write `%` as `%25`' } }
  }
  if (path === '') return { problem: { code: 'missing-file', message: 'URL is empty', hint: 'name a file' } }
  return { path }
}

/** `url` is what the author wrote. */
async function readPath(
  path: string,
  url: string,
  folders: readonly string[],
  { roots, projectDir }: ResourceOptions,
  cache: FileCache,
): Promise<Resource | Problem> {
  // A leading slash means a root, as on a web server.
  const candidates = path.startsWith('/')
    ? roots.map((root) => resolve(root, `.${path}`))
    : folders.map((folder) => resolve(folder, path))
  const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => root)))
  let outside: string | undefined
  for (const candidate of candidates) {
    const real = await realpath(candidate).catch(() => undefined)
    if (real === undefined) {
      if (!isInsideAny(candidate, roots)) outside = candidate
    } else if (!isInsideAny(real, realRoots)) outside = candidate
    else {
      const bytes = await readCached(real, cache)
      if (bytes) return { id: real, path: shown(candidate, projectDir), bytes }
    }
  }
  if (outside !== undefined) {
    return {
      code: 'file-outside-project',
      message: `\`${url}\` leads outside the project and its template`,
      hint: 'copy the file beside the template or the episode',
    }
  }
  return missing(url, candidates)
}

function refused(scheme: string, url: string): Problem {
  return {
    code: 'refused-url',
    message: `\`${url}\` is not read: \`${scheme}:\` URLs are refused`,
    hint: 'kits are built from local files only; save the file beside the template and use a relative path',
  }
}

/** The path part of a relative URL, decoded; undefined when it cannot be. */
function filePathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.trim().replace(/[?#].*$/s, ''))
    return path.includes('\0') ? undefined : path
  } catch {
    return undefined
  }
}

function isInsideAny(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => {
    const way = relative(root, path)
    return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
  })
}

/** The file's bytes; undefined when it is not a readable file. */
async function readCached(path: string, cache: FileCache): Promise<Uint8Array | undefined> {
  try {
    const info = await stat(path)
    if (!info.isFile()) return undefined
    const stamp = `${info.mtimeMs}:${info.size}`
    const known = cache.get(path)
    if (known?.stamp === stamp) return known.bytes
    const bytes = new Uint8Array(await readFile(path))
    if (info.size <= largestCached) cache.set(path, { stamp, bytes })
    return bytes
  } catch {
    return undefined
  }
}

async function missing(url: string, candidates: readonly string[]): Promise<Problem> {
  const message = `no file \`${url}\``
  for (const candidate of candidates) {
    const siblings = await readdir(dirname(candidate)).catch(() => [])
    const like = closestName(basename(candidate), siblings)
    if (like) return { code: 'missing-file', message, hint: `did you mean \`${like}\`?` }
  }
  return { code: 'missing-file', message, hint: 'paths are looked up beside the file that names them' }
}

/** The name that could have been meant: equal but for case, or at most a third of its letters wrong. */
function closestName(name: string, names: readonly string[]): string | undefined {
  const scored = names.map((other) => ({ other, wrong: distance(name.toLowerCase(), other.toLowerCase()) }))
  scored.sort((a, b) => a.wrong - b.wrong || (a.other < b.other ? -1 : 1))
  const best = scored[0]
  return best && best.wrong <= Math.max(1, Math.floor(name.length / 3)) ? best.other : undefined
}

function shown(path: string, projectDir: string): string {
  return relative(projectDir, path).split(sep).join('/')
}
