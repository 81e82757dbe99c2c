import type { YAMLParseError, YAMLWarning } from 'yaml'
import type { Diagnostic, Source } from '../diagnostic.ts'

/** What YAML's errors mean to somebody who writes texts for a living. */
const explanations: { readonly [code: string]: { readonly message: string; readonly hint: string } } = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second `key:` begins inside this value',
    hint: 'put quotes around a text that has a colon in it, or mend the indentation of the next line',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'this line is neither `key: value` nor part of the text above it',
    hint: 'indent it further than its key, or give it a colon',
  },
  TAB_AS_INDENT: { message: 'this line is indented with a tab', hint: 'YAML is indented with spaces only' },
  BAD_INDENT: {
    message: 'this line is indented differently from the ones it belongs to',
    hint: 'keys of one group begin in the same column, and `[` needs its `]`',
  },
  BAD_SCALAR_START: {
    message: 'a text cannot begin with this character',
    hint: 'put quotes around the text',
  },
  MISSING_CHAR: { message: 'a closing quote or bracket is missing', hint: 'close it where the text or list ends' },
  BAD_DQ_ESCAPE: {
    message: 'a backslash has no meaning here',
    hint: "write two backslashes, or use 'single quotes', in which a backslash is only a backslash",
  },
  MULTIPLE_DOCS: {
    message: 'the file holds more than one document',
    hint: 'one file is one episode: remove the `---`, or make two files',
  },
  TAG_RESOLVE_FAILED: {
    message: 'a text cannot begin with an exclamation mark',
    hint: 'put quotes around the text',
  },
  UNEXPECTED_TOKEN: {
    message: 'this does not belong here',
    hint: 'look for a quote inside a quoted text, a list mixed with keys, or text after `|` or `>`',
  },
}

/** An item of a list that begins in another column than the items above it. */
export function isMisplacedItem({ code, message }: YAMLParseError | YAMLWarning): boolean {
  return code === 'BAD_INDENT'
    ? message.includes('sequence items')
    : code === 'BLOCK_AS_IMPLICIT_KEY' && message.includes('block sequence')
}

/** A key without its colon or an item without its dash: the parser has one code for that and for an unclosed quote. */
export function isUnmarked({ code, message }: YAMLParseError | YAMLWarning): boolean {
  return code === 'MISSING_CHAR' && /indicator|followed by/.test(message)
}

function explanationOf(error: YAMLParseError | YAMLWarning) {
  if (isMisplacedItem(error)) return misplacedItem
  return explanations[isUnmarked(error) ? 'UNEXPECTED_TOKEN' : error.code]
}

const misplacedItem = {
  message: 'this list item is in no column of a list above it',
  hint: 'the `-` of all items of a list stand below one another, with no keys between them',
}

export function explainSyntax(error: YAMLParseError | YAMLWarning, source: Source): Diagnostic {
  const [from, end] = error.pos
  // The parser complains of the space before the item.
  const start = isMisplacedItem(error) ? from + Math.max(0, source.text.slice(from).search(/[^ ]/)) : from
  const explanation = explanationOf(error)
  return {
    severity: 'error',
    code: `yaml-${error.code.toLowerCase().replaceAll('_', '-')}`,
    message: explanation?.message ?? lowerFirst(error.message),
    at: { source, start: Math.min(start, source.text.length), end: Math.min(Math.max(end, start), source.text.length) },
    ...(explanation && { hint: explanation.hint }),
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
