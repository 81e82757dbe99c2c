/** What the mappings of a CMap say: from codes of two bytes to numbers, or to text. PDF 1.7 §9.7.5, §9.10.3. */
export interface CMap {
  readonly cids: ReadonlyMap<number, number>
  readonly texts: ReadonlyMap<number, string>
  readonly writingMode: number | undefined
}

export function readCMap(source: string): CMap {
  const cids = new Map<number, number>()
  const texts = new Map<number, string>()
  for (const [, kind, body = ''] of source.matchAll(/begin(cidchar|cidrange|bfchar|bfrange)\s([\s\S]*?)end\1/g)) {
    const tokens = body.match(/<[^>]*>|\[[^\]]*\]|\S+/g) ?? []
    const step = kind?.endsWith('char') ? 2 : 3
    for (let at = 0; at + step <= tokens.length; at += step) {
      const first = code(tokens[at])
      const last = step === 2 ? first : code(tokens[at + 1])
      const target = tokens[at + step - 1] as string
      const each = target.match(/<[^>]*>/g)
      for (let offset = 0; offset <= last - first; offset += 1) {
        if (kind?.startsWith('cid')) cids.set(first + offset, Number(target) + offset)
        else if (target.startsWith('[')) texts.set(first + offset, text(each?.[offset]))
        else texts.set(first + offset, raised(text(target), offset))
      }
    }
  }
  const mode = /\/WMode\s+(\d)/.exec(source)?.[1]
  return { cids, texts, writingMode: mode === undefined ? undefined : Number(mode) }
}

function code(token = ''): number {
  return Number.parseInt(token.replace(/[<>\s]/g, ''), 16)
}

function text(token = ''): string {
  const units = token.replace(/[<>\s]/g, '').match(/.{4}/g) ?? []
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)))
}

function raised(value: string, offset: number): string {
  return offset === 0 ? value : value.slice(0, -1) + String.fromCharCode(value.charCodeAt(value.length - 1) + offset)
}
