/** Tables of an sfnt file (TrueType, OpenType), read for what layout and the PDF need. */
export interface Sfnt {
  readonly view: DataView
  /** By tag: offset and length in the file. */
  readonly tables: ReadonlyMap<string, { readonly offset: number; readonly length: number }>
}

/** Reads the table directory. Undefined when the bytes are no usable font. */
export function readSfnt(data: Uint8Array): Sfnt | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  if (data.length < 12 || !isSfntVersion(view.getUint32(0))) return undefined
  const count = view.getUint16(4)
  if (12 + count * 16 > data.length) return undefined
  const tables = new Map<string, { offset: number; length: number }>()
  for (let i = 0; i < count; i++) {
    const at = 12 + i * 16
    const offset = view.getUint32(at + 8)
    const length = view.getUint32(at + 12)
    if (offset + length > data.length) return undefined
    tables.set(readTag(view, at), { offset, length })
  }
  const needed = ['head', 'hhea', 'hmtx', 'maxp', 'cmap']
  const outlines = tables.has('glyf') || tables.has('CFF ') || tables.has('CFF2')
  return outlines && needed.every((tag) => tables.has(tag)) ? { view, tables } : undefined
}

/** 1.0, `true` (old Apple), `OTTO` (CFF outlines). */
function isSfntVersion(version: number): boolean {
  return version === 0x00010000 || version === 0x74727565 || version === 0x4f54544f
}

export function readTag(view: DataView, offset: number): string {
  return String.fromCharCode(
    view.getUint8(offset),
    view.getUint8(offset + 1),
    view.getUint8(offset + 2),
    view.getUint8(offset + 3),
  )
}

/** A view of one table; undefined when it is missing or shorter than `minimum` bytes. */
export function tableView({ view, tables }: Sfnt, tag: string, minimum = 0): DataView | undefined {
  const table = tables.get(tag)
  if (!table || table.length < minimum) return undefined
  return new DataView(view.buffer, view.byteOffset + table.offset, table.length)
}

/** Numbers of the tables, in font units, before any rule decides between them. 0 where the font says nothing. */
export interface SfntFacts {
  readonly unitsPerEm: number
  readonly hhea: { readonly ascent: number; readonly descent: number; readonly lineGap: number }
  /** Undefined without an OS/2 table. */
  readonly os2: Os2 | undefined
  readonly post: {
    /** Top of the stroke. */
    readonly underlinePosition: number
    readonly underlineThickness: number
  }
  /** PostScript name (name id 6). Empty when there is none. */
  readonly postscriptName: string
}

interface Os2 {
  readonly useTypoMetrics: boolean
  readonly typoAscent: number
  readonly typoDescent: number
  readonly typoLineGap: number
  readonly winAscent: number
  readonly winDescent: number
  readonly strikeoutSize: number
  /** Top of the stroke. */
  readonly strikeoutPosition: number
  readonly xHeight: number
  readonly capHeight: number
}

export function readFacts(sfnt: Sfnt): SfntFacts | undefined {
  const head = tableView(sfnt, 'head', 54)
  const hhea = tableView(sfnt, 'hhea', 36)
  if (!head || !hhea || head.getUint16(18) === 0) return undefined
  const post = tableView(sfnt, 'post', 16)
  return {
    unitsPerEm: head.getUint16(18),
    hhea: { ascent: hhea.getInt16(4), descent: hhea.getInt16(6), lineGap: hhea.getInt16(8) },
    os2: readOs2(tableView(sfnt, 'OS/2', 78)),
    post: {
      underlinePosition: post ? post.getInt16(8) : 0,
      underlineThickness: post ? post.getInt16(10) : 0,
    },
    postscriptName: readName(tableView(sfnt, 'name', 6), 6),
  }
}

function readOs2(table: DataView | undefined): Os2 | undefined {
  if (!table) return undefined
  const selection = table.getUint16(62)
  const version = table.getUint16(0)
  const heights = version >= 2 && table.byteLength >= 90
  return {
    useTypoMetrics: (selection & 0x80) !== 0,
    typoAscent: table.getInt16(68),
    typoDescent: table.getInt16(70),
    typoLineGap: table.getInt16(72),
    winAscent: table.getUint16(74),
    winDescent: table.getUint16(76),
    strikeoutSize: table.getInt16(26),
    strikeoutPosition: table.getInt16(28),
    xHeight: heights ? table.getInt16(86) : 0,
    capHeight: heights ? table.getInt16(88) : 0,
  }
}

/** OpenType `OS/2` fsType: may the font, as its maker says, be in no document? 0 where there is no such table. */
export function forbidsEmbedding(sfnt: Sfnt): boolean {
  const restricted = 2 // alone; with a bit of a wider permission it says nothing
  return ((tableView(sfnt, 'OS/2', 10)?.getUint16(8) ?? 0) & 0xf) === restricted
}

/** The English (or first) entry of the name table for `id`. Empty when there is none. */
function readName(table: DataView | undefined, id: number): string {
  if (!table) return ''
  const count = table.getUint16(2)
  const strings = table.getUint16(4)
  for (let i = 0; i < count && 18 + i * 12 <= table.byteLength; i++) {
    const record = 6 + i * 12
    if (table.getUint16(record + 6) !== id) continue
    const platform = table.getUint16(record)
    const length = table.getUint16(record + 8)
    const start = strings + table.getUint16(record + 10)
    if (start + length > table.byteLength) continue
    const wide = platform === 3 || platform === 0
    let name = ''
    for (let at = start; at + (wide ? 1 : 0) < start + length; at += wide ? 2 : 1) {
      name += String.fromCharCode(wide ? table.getUint16(at) : table.getUint8(at))
    }
    return name
  }
  return ''
}

/** Axes of a variable font; empty for a static one. */
export interface VariationAxis {
  readonly tag: string
  readonly min: number
  readonly default: number
  readonly max: number
}

export function readAxes(sfnt: Sfnt): readonly VariationAxis[] {
  const table = tableView(sfnt, 'fvar', 16)
  if (!table) return []
  const start = table.getUint16(4)
  const count = table.getUint16(8)
  const size = table.getUint16(10)
  const axes: VariationAxis[] = []
  for (let i = 0; i < count && start + (i + 1) * size <= table.byteLength; i++) {
    const at = start + i * size
    axes.push({
      tag: readTag(table, at),
      min: table.getInt32(at + 4) / 65536,
      default: table.getInt32(at + 8) / 65536,
      max: table.getInt32(at + 12) / 65536,
    })
  }
  return axes
}
