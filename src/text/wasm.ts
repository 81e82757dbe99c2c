import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The C functions and the memory of a WebAssembly build of HarfBuzz. Pointers and handles are numbers. */
export interface WasmLibrary {
  /** The C function called `name`. */
  readonly call: (name: string) => (...args: readonly number[]) => number
  /** Views of the memory, valid until the next call that allocates. */
  readonly bytes: () => Uint8Array
  readonly words: () => Int32Array
  /** A pointer to a function without result, for C to call. It lasts as long as the process. */
  readonly callback: (parameters: readonly ('i32' | 'f32')[], called: (...args: readonly number[]) => void) => number
}

interface WasmTable {
  grow(entries: number): number
  set(index: number, value: unknown): void
}

interface WasmMemory {
  readonly buffer: ArrayBuffer
  grow(pages: number): number
}

/** What TypeScript's `dom` library would declare. */
interface WasmApi {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

const api = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly
const pageSize = 65536

/**
 * Loads a WebAssembly file of a package. Both of harfbuzzjs's are called by their C API, past its JavaScript: it loads
 * at once, keeps no objects to be collected, and runs the same when this code is bundled.
 */
export function loadWasm(specifier: string): WasmLibrary {
  const path = createRequire(import.meta.url).resolve(specifier)
  const fail = () => {
    throw new Error(`${specifier} aborted`)
  }
  let memory: WasmMemory | undefined
  const imports = {
    env: {
      _abort_js: fail,
      _emscripten_runtime_keepalive_clear() {},
      _setitimer_js: () => 0,
      emscripten_resize_heap: (size: number) => (memory ? growMemory(memory, size >>> 0) : 0),
    },
    wasi_snapshot_preview1: { proc_exit: fail },
  }
  const { exports } = new api.Instance(new api.Module(readFileSync(path)), imports)
  memory = exports.memory as WasmMemory
  const start = (exports._initialize ?? exports.__wasm_call_ctors) as () => void
  start()
  return library(specifier, exports, memory)
}

function library(specifier: string, exports: Readonly<Record<string, unknown>>, memory: WasmMemory): WasmLibrary {
  let bytes = new Uint8Array(memory.buffer)
  let words = new Int32Array(memory.buffer)
  // A memory that has grown has a new buffer; the views of the old one are of length 0.
  const refresh = () => {
    if (bytes.buffer === memory.buffer) return
    bytes = new Uint8Array(memory.buffer)
    words = new Int32Array(memory.buffer)
  }
  return {
    call: (name) => {
      const found = exports[name]
      if (typeof found !== 'function') throw new Error(`${specifier} has no function ${name}`)
      return found as (...args: readonly number[]) => number
    },
    bytes: () => {
      refresh()
      return bytes
    },
    words: () => {
      refresh()
      return words
    },
    callback: (parameters, called) => {
      const table = exports.__indirect_function_table as WasmTable
      const index = table.grow(1)
      table.set(index, typedFunction(parameters, called))
      return index
    },
  }
}

/**
 * A JavaScript function with the type that a table asks for: imported into a module of nothing else and exported again
 * (WebAssembly Core 1 §5.5).
 */
function typedFunction(parameters: readonly ('i32' | 'f32')[], called: (...args: readonly number[]) => void): unknown {
  const types = parameters.map((type) => (type === 'i32' ? 0x7f : 0x7d))
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, types.length, ...types, 0]),
    ...section(2, [1, 1, 0x65, 1, 0x66, 0, 0]), // import "e" "f", a function
    ...section(7, [1, 1, 0x66, 0, 0]), // export "f"
  ]
  const { exports } = new api.Instance(new api.Module(new Uint8Array(bytes)), { e: { f: called } })
  return exports.f
}

function section(id: number, content: readonly number[]): readonly number[] {
  return [id, content.length, ...content]
}

/** Emscripten's request for a heap of at least `size` bytes: 1 when it was met. */
function growMemory(memory: WasmMemory, size: number): number {
  const now = memory.buffer.byteLength
  const wanted = Math.max(size, now + now / 4)
  try {
    memory.grow(Math.ceil((wanted - now) / pageSize))
    return 1
  } catch {
    return 0
  }
}
