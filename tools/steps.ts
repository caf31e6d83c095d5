import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT } from './find-node.mjs'

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

export type Step = { readonly name: string; readonly args: readonly string[] }

const CODE = ['src', 'tests', 'tools', 'bench']

/** What a change is held to before its tests are run. */
export const STATIC_STEPS: readonly Step[] = [
  { name: 'types', args: ['typescript:tsc', '-b'] },
  { name: 'lint', args: ['oxlint', '--type-aware', ...CODE] },
  { name: 'format', args: ['oxfmt', '--check', ...CODE] },
]

const countsSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() })

function runStep(step: Step, env: NodeJS.ProcessEnv = process.env): boolean {
  process.stdout.write(`\n== ${step.name}\n`)
  const args = [join(ROOT, 'tools/run.mjs'), ...step.args]
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env }).status === 0
}

/** One for each step, as a test counts. */
function runStatic(step: Step): Counts {
  const isPassed = runStep(step)
  return { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0 }
}

/** Runs vitest and reads the counts it leaves behind; a run that left none, or failed unseen, counts as failed. */
export function runTests(args: readonly string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-counts-'))
  try {
    const path = join(folder, 'counts.json')
    const step = { name: 'tests', args: ['vitest', 'run', ...args] }
    const isPassed = runStep(step, { ...process.env, HOLDFAST_COUNTS: path })
    const counts = readCounts(path)
    return isPassed || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readCounts(path: string): Counts {
  try {
    return countsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    process.stdout.write(`The tests left no counts: ${error instanceof Error ? error.name : 'unknown'}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }))
}

/** The line that CI and people read: alone on its line, and the last one. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Types, lint, format and all tests, each run even when one before it failed. Returns the exit code. */
export function checkEverything(testArgs: readonly string[]): number {
  const counts = addCounts([...STATIC_STEPS.map(runStatic), runTests(testArgs)])
  process.stdout.write(`\n${closingLine(counts)}\n`)
  return counts.failed === 0 ? 0 : 1
}
