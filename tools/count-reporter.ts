import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'
import type { Counts } from './steps.ts'

function countModule(module: TestModule, counts: Counts, skippedNames: string[]): Counts {
  let { passed, failed, skipped } = counts
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'passed') passed += 1
    else if (state === 'failed') failed += 1
    else {
      skipped += 1
      skippedNames.push(`${module.relativeModuleId}: ${test.fullName}`)
    }
  }
  // A file that could not be loaded has no tests to count and would otherwise pass unseen.
  if (module.errors().length > 0) failed += 1
  return { passed, failed, skipped }
}

/** Names every skipped test, and leaves the counts where `tools/test.ts` picks them up. */
export class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const skippedNames: string[] = []
    let counts: Counts = { passed: 0, failed: unhandledErrors.length, skipped: 0 }
    for (const module of modules) counts = countModule(module, counts, skippedNames)
    for (const name of skippedNames) process.stdout.write(`skipped: ${name}\n`)
    const path = process.env['HOLDFAST_COUNTS']
    if (path) writeFileSync(path, JSON.stringify(counts))
  }
}
