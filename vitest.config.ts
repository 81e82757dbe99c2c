import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // No test is about time; this only ends one that would never end.
    testTimeout: 120_000,
  },
})
