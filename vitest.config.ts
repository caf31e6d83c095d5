import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { CountReporter } from './tools/count-reporter.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    pool: 'forks',
    // Much of a run is waiting for a browser or a password hash: one test file at a time leaves two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The built app is imported by Node itself, so that `electron` is what the Chromium host says it is.
    server: { deps: { external: [/\/out\/main\//] } },
    // Nothing waits this long where nothing else runs; where much does, being slow is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    reporters: ['default', new CountReporter()],
  },
})
