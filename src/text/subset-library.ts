import { loadWasm, type WasmLibrary } from './wasm.ts'

/** HarfBuzz's subsetter, a library of its own with a memory of its own. */
interface SubsetLibrary {
  readonly wasm: WasmLibrary
  readonly call: WasmLibrary['call']
}

/** hb_subset_flags_t. */
export const subsetFlags = { noHinting: 0x1, retainGids: 0x2, notdefOutline: 0x40, noLayoutClosure: 0x200 }
/** hb_subset_sets_t. */
export const subsetSets = { glyphs: 0 }

let library: SubsetLibrary | undefined

export function subsetLibrary(): SubsetLibrary {
  if (!library) {
    const wasm = loadWasm('harfbuzzjs/dist/harfbuzz-subset.wasm')
    library = { wasm, call: wasm.call }
  }
  return library
}

/** An hb_face_t on a copy of `data`. */
export function createFace(data: Uint8Array): number {
  const { wasm, call } = subsetLibrary()
  const pointer = call('malloc')(data.length)
  wasm.bytes().set(data, pointer)
  const readOnly = 1
  return call('hb_face_create')(call('hb_blob_create')(pointer, data.length, readOnly, 0, 0), 0)
}

/** Runs the subsetter and takes its result. Undefined when HarfBuzz cannot do it; `input` is destroyed. */
export function runSubset(face: number, input: number): Uint8Array | undefined {
  const { wasm, call } = subsetLibrary()
  const subset = call('hb_subset_or_fail')(face, input)
  call('hb_subset_input_destroy')(input)
  if (!subset) return undefined
  const blob = call('hb_face_reference_blob')(subset)
  const length = call('hb_blob_get_length')(blob)
  const start = call('hb_blob_get_data')(blob, 0)
  const data = wasm.bytes().slice(start, start + length)
  call('hb_blob_destroy')(blob)
  call('hb_face_destroy')(subset)
  return length > 0 ? data : undefined
}

/** hb_tag_t. */
export function tagNumber(tag: string): number {
  return (tag.charCodeAt(0) << 24) | (tag.charCodeAt(1) << 16) | (tag.charCodeAt(2) << 8) | tag.charCodeAt(3)
}
