import { tokenize, tokenTypes } from 'css-tree/tokenizer'
import type { Problem } from './problem.ts'

/**
 * CSS Syntax 3 §5.4.8: what is open at the end of a style sheet is closed there, without a word. A brace that was
 * forgotten hides all that follows, so it is told. Undefined when all blocks are closed.
 */
export function unclosedBlock(text: string): Problem | undefined {
  const open: number[] = []
  tokenize(text, (type, start) => {
    if (type === tokenTypes.LeftCurlyBracket) open.push(start)
    else if (type === tokenTypes.RightCurlyBracket) open.pop()
  })
  const [start] = open
  if (start === undefined) return undefined
  const message = 'this block is never closed: all that follows is inside of it'
  return { severity: 'warning', code: 'css-syntax', message, start, end: start + 1, hint: 'add the missing `}`' }
}
