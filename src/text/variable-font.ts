import type { Font } from './font.ts'
import type { VariationAxis } from './sfnt.ts'
import { createFace, runSubset, subsetLibrary, tagNumber } from './subset-library.ts'

/**
 * The static font a variable one becomes with its axes pinned: each at its value in `location`, clamped to what it
 * has, or at its default. A PDF cannot hold a variable font. Returns the variable file when it cannot be pinned.
 */
export function instanceFont(
  font: Font,
  axes: readonly VariationAxis[],
  location: Readonly<Record<string, number>>,
): Uint8Array {
  const { call } = subsetLibrary()
  const face = createFace(font.data)
  const input = call('hb_subset_input_create_or_fail')()
  call('hb_subset_input_keep_everything')(input)
  for (const { tag, min, max, default: initial } of axes) {
    const value = Math.min(max, Math.max(min, location[tag] ?? initial))
    call('hb_subset_input_pin_axis_location')(input, face, tagNumber(tag), value)
  }
  const data = runSubset(face, input)
  call('hb_face_destroy')(face)
  return data ?? font.data
}
