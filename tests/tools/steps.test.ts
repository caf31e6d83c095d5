import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../tools/find-node.mjs'
import { addCounts, closingLine } from '../../tools/steps.ts'

// Under the repository, so that the inner vitest finds its own modules.
let folder = ''
beforeAll(() => {
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true })
  folder = mkdtempSync(join(ROOT, 'node_modules/.cache/steps-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs vitest with our reporter on one file of that text. */
function runInner(text: string): { readonly counts: unknown; readonly output: string } {
  writeFileSync(join(folder, 'inner.check.ts'), `import { expect, test } from 'vitest'\n${text}`)
  const reporter = join(ROOT, 'tools/count-reporter.ts')
  writeFileSync(
    join(folder, 'inner.config.ts'),
    `import { CountReporter } from ${JSON.stringify(reporter)}
     export default { test: { include: ['inner.check.ts'], reporters: [new CountReporter()] } }`,
  )
  const path = join(folder, 'counts.json')
  rmSync(path, { force: true })
  const args = [join(ROOT, 'tools/run.mjs'), 'vitest', 'run', '--root', folder, '--config', 'inner.config.ts']
  const env = { ...process.env, HOLDFAST_COUNTS: path }
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', env })
  return { counts: JSON.parse(readFileSync(path, 'utf8')), output: done.stdout }
}

test('counts what passed, failed and was skipped, and names the skipped', () => {
  const { counts, output } = runInner(`
    test('fine', () => expect(1).toBe(1))
    test('broken', () => expect(1).toBe(2))
    test.skip('left out', () => {})`)
  expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 })
  expect(output).toContain('skipped: inner.check.ts: left out')
})

test('a file that cannot be loaded counts as failed', () => {
  expect(runInner(`throw new Error('at load')`).counts).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('an error that no test caught counts as failed', () => {
  const text = `test('fine', () => { setTimeout(() => { throw new Error('later') }, 1) })
    test('waits', () => new Promise((done) => setTimeout(done, 50)))`
  expect(runInner(text).counts).toEqual({ passed: 2, failed: 1, skipped: 0 })
})

test('the closing line is the one that CI reads', () => {
  const sum = addCounts([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 40, failed: 2, skipped: 3 },
  ])
  expect(closingLine(sum)).toMatch(/^\d+ passed, \d+ failed, \d+ skipped$/)
  expect(closingLine(sum)).toBe('41 passed, 2 failed, 3 skipped')
})
