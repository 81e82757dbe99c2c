import type { LayerName } from '../parse/style-sheet-parser.ts'

/** The layer of unlayered rules: above all others. */
export const unlayered = Number.MAX_SAFE_INTEGER

interface Layer {
  readonly children: Map<string, Layer>
}

/** Cascade layers in the order of their first appearance: CSS Cascade 5 §6.4. */
export class Layers {
  private readonly root: Layer = { children: new Map() }
  private ranks: ReadonlyMap<string, number> | undefined

  declare(name: LayerName): void {
    let layer = this.root
    for (const part of name) {
      const child = layer.children.get(part) ?? { children: new Map() }
      layer.children.set(part, child)
      layer = child
    }
    this.ranks = undefined
  }

  /** Higher wins. A layer's own rules beat those of the layers in it. */
  rank(name: LayerName): number {
    if (name.length === 0) return unlayered
    this.ranks ??= this.number()
    return this.ranks.get(name.join('.')) ?? unlayered
  }

  private number(): ReadonlyMap<string, number> {
    const ranks = new Map<string, number>()
    const visit = (layer: Layer, path: readonly string[]) => {
      for (const [part, child] of layer.children) visit(child, [...path, part])
      if (path.length > 0) ranks.set(path.join('.'), ranks.size)
    }
    visit(this.root, [])
    return ranks
  }
}
