/**
 * A map that forgets what was not asked for lately. It holds two generations: when the young one is full it becomes
 * the old one, and the old one goes. At most twice `capacity` entries.
 */
export class RecentCache<K, V> {
  private young = new Map<K, V>()
  private old = new Map<K, V>()
  private readonly capacity: number

  constructor(capacity: number) {
    this.capacity = capacity
  }

  get(key: K): V | undefined {
    const found = this.young.get(key)
    if (found !== undefined) return found
    const kept = this.old.get(key)
    if (kept !== undefined) this.set(key, kept)
    return kept
  }

  set(key: K, value: V): void {
    if (this.young.size >= this.capacity) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, value)
  }
}
