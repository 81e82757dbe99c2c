import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

interface TreeNode {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly alt?: string
  readonly children?: readonly TreeNode[]
}

/** Elements that are read as one line. */
const lines = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR', 'LI', 'Caption', 'Figure', 'Note'])

/** What a screen reader says, by PDF.js: a line for each heading, paragraph, list item and row, with its role. */
export async function readAloud(pdf: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const spoken: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const texts = new Map<string, string>()
    const open: (string | undefined)[] = []
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== undefined)
        if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''))
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.type === 'beginMarkedContentProps' && 'id' in item ? (item.id ?? undefined) : undefined)
    }
    speak((await page.getStructTree()) as TreeNode, texts, spoken)
  }
  return spoken
}

function speak(node: TreeNode, texts: ReadonlyMap<string, string>, spoken: string[]) {
  if (node.role === undefined || !lines.has(node.role)) {
    for (const child of node.children ?? []) speak(child, texts, spoken)
    return
  }
  const parts = node.role === 'TR' || node.role === 'LI' ? (node.children ?? []) : [node]
  const text = parts.map((part) => textOf(part, texts).replace(/\s+/g, ' ').trim())
  spoken.push(`${node.role}: ${text.filter((part) => part !== '').join(', ')}`)
}

function textOf(node: TreeNode, texts: ReadonlyMap<string, string>): string {
  if (node.alt !== undefined) return node.alt
  if (node.type === 'content') return texts.get(node.id ?? '') ?? ''
  return (node.children ?? []).map((child) => textOf(child, texts)).join('')
}
