import { defineConfig } from 'vitest/config'

// oxlint-disable-next-line import/no-default-export -- the tool asks for one
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'forks',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
})
