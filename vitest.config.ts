import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Modules are pure but for their caches, which kits share as well: loading them once a worker halves the time.
    isolate: false,
    // No test is about time; this only ends one that would never end.
    testTimeout: 120_000,
  },
})
