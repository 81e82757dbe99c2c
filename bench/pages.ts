const sentences = [
  'The last ferry leaves Harbour Street at ten, and nobody on the quay can say who was aboard.',
  'A diver finds the bell of a ship that never sank, and the harbour master wants it kept quiet.',
  'Two sisters inherit a lighthouse, a debt and a letter that neither of them is willing to open first.',
  'When the storm cuts the island off, the constable has one night, one boat and eleven suspects.',
]

/** Paragraphs of about sixty words; ten make some three quarters of a page. */
export function longProse(paragraphs: number): string {
  const paragraph = (i: number) => `<p>${[0, 1, 2, 3].map((j) => sentences[(i + j) % 4]).join(' ')}</p>`
  return page(Array.from({ length: paragraphs }, (_, i) => paragraph(i)).join('\n'))
}

/** A cast table of three columns. */
export function longTable(rows: number): string {
  const row = (i: number) => `<tr><td>${i}</td><td>Passenger ${i}</td><td>Performer of part ${i}</td></tr>`
  const body = Array.from({ length: rows }, (_, i) => row(i)).join('\n')
  return page(
    `<table><thead><tr><th>No.</th><th>Role</th><th>Performer</th></tr></thead><tbody>${body}</tbody></table>`,
  )
}

/** Blocks within blocks. */
export function deeplyNested(levels: number): string {
  return page(`${'<div>'.repeat(levels)}${sentences[0]}${'</div>'.repeat(levels)}`)
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><title>Bench</title><style>
    @page { size: letter; margin: 54pt }
    body { font: 11pt/1.4 serif; margin: 0 }
    p { margin: 0 0 6pt; text-align: justify; hyphens: auto }
    table { width: 100%; border-collapse: collapse }
  </style>${body}</html>`
}
