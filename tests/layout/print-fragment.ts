import type { Fragment } from '../../src/layout/fragment.ts'

/**
 * A fragment tree as text, one line a fragment, children indented:
 * ```
 * box <p> 0,0 100x24
 *   line 0,0 100x12 baseline 9
 *     text "Ferry" 0,0 30x12
 * ```
 * Places are measured from the parent's corner, as in the tree. A hyphen that the text lacks is shown as `‐`.
 */
export function printFragment(fragment: Fragment, indent = ''): string {
  const own = indent + describe(fragment)
  return 'children' in fragment ? [own, ...printAll(fragment.children, `${indent}  `)].join('\n') : own
}

/** Several trees, one below the other. */
export function printFragments(fragments: readonly Fragment[]): string {
  return printAll(fragments, '').join('\n')
}

function printAll(fragments: readonly Fragment[], indent: string): string[] {
  return fragments.map((fragment) => printFragment(fragment, indent))
}

function describe(fragment: Fragment): string {
  switch (fragment.type) {
    case 'box':
    case 'replaced':
      return `${fragment.type} ${tag(fragment.box)} ${place(fragment)}`
    case 'line':
      return `line ${place(fragment)} baseline ${round(fragment.baseline)}`
    case 'inline':
      return `inline ${tag(fragment.box)} ${place(fragment)}`
    case 'text': {
      const text = fragment.box.text.slice(fragment.start, fragment.end)
      return `text ${JSON.stringify(fragment.hyphenated ? `${text}‐` : text)} ${place(fragment)}`
    }
    case 'placeholder':
      return `placeholder ${tag(fragment.box)} ${place(fragment)}`
    default:
      return fragment satisfies never
  }
}

function tag(box: { element: { tag: string }; anonymous: boolean; pseudo?: string; type: string }): string {
  if (box.anonymous) return `(${box.type})`
  return `<${box.element.tag}${box.pseudo ?? ''}>`
}

function place({ rect }: Fragment): string {
  return `${round(rect.x)},${round(rect.y)} ${round(rect.width)}x${round(rect.height)}`
}

/** To three decimals, without -0. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000 + 0
}
