import type { BreakPoint, LineWidths } from '../../src/text/break-lines.ts'

/**
 * Break points of a text in which every letter and space is 1 wide. A line may end at a space, at `~` (with a hyphen,
 * also 1 wide) and at `^` (an emergency), and must end at `/`; the last three are no letters.
 */
export function pointsOf(text: string): BreakPoint[] {
  const points: BreakPoint[] = []
  let x = 0
  let spaces = 0
  const add = (offset: number, kind: BreakPoint['kind'], space: 0 | 1) => {
    const hyphen = kind === 'hyphen' ? 1 : 0
    points.push({ offset, kind, end: x, start: x + space, spaceAtEnd: spaces, spaceAtStart: spaces + space, hyphen })
    x += space
    spaces += space
  }
  add(0, 'mandatory', 0)
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ' ') add(i + 1, 'normal', 1)
    else if (text[i] === '~') add(i + 1, 'hyphen', 0)
    else if (text[i] === '^') add(i + 1, 'emergency', 0)
    else if (text[i] === '/') add(i + 1, 'mandatory', 0)
    else x += 1
  }
  add(text.length, 'mandatory', 0)
  return points
}

/** The lines that end at points `ends`, as a reader would see them. */
export function linesOf(text: string, points: readonly BreakPoint[], ends: readonly number[]): string[] {
  return ends.map((end, line) => {
    const part = text.slice(points[ends[line - 1] ?? 0]?.offset, points[end]?.offset).trimEnd()
    return part.replace(/~$/, '-').replaceAll(/[~^/]/g, '')
  })
}

export function allOf(width: number): LineWidths {
  return { of: () => width, settled: 0 }
}
