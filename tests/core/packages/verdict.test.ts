import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runChecks } from '../../../src/core/packages/checks.ts'
import type { Checks } from '../../../src/core/packages/checks.ts'
import { loadPackage } from '../../../src/core/packages/load.ts'
import { openSource } from '../../../src/core/packages/open-source.ts'
import { verdictOf } from '../../../src/core/packages/verdict.ts'
import { writePackage } from '../../../src/core/packages/write-package.ts'
import { madeUpInput, newFolder } from './sample-package.ts'

const root = newFolder()
let good: Checks
beforeAll(async () => {
  await writePackage(join(root, 'p'), madeUpInput())
  good = runChecks(await loadPackage(await openSource(join(root, 'p'))), null)
})
afterAll(() => rmSync(root, { recursive: true }))

describe('the verdict', () => {
  it('is never "Everything matches." while a check was not made, though none found a problem', () => {
    expect(verdictOf(good)).toMatchObject({ ok: true, heading: 'Everything matches.' })
    const halves: readonly Partial<Checks>[] = [
      { files: { ...good.files, compared: false } },
      { signatures: { ...good.signatures, signed: false } },
      { keysNamed: false },
      { log: { ...good.log, leaves: null } },
      { log: { ...good.log, checkpoint: null } },
    ]
    for (const half of halves) {
      const verdict = verdictOf({ ...good, ...half })
      expect(verdict).toMatchObject({ ok: false, heading: 'This could not be checked.' })
      expect(verdict.rows.map((row) => row.state)).not.toContain('failed')
      expect(verdict.sentence).toContain('Nothing is known to be wrong.')
    }
  })

  it.each([
    [0, /^All 23 files are those that were listed and signed/],
    [1, /^The 1 file in data and 23 other files are those that were listed and signed/],
    [2, /^All 2 files in data and 23 other files are those that were listed and signed/],
  ])('counts %i files in data in plain English', (matchingData, says) => {
    expect(verdictOf({ ...good, files: { ...good.files, matchingData } }).sentence).toMatch(says)
  })

  it('is in part where only what was asked beside the lists and the log was not checked', () => {
    const large = { ...good.pdfs, notLookedAt: ['01-large.pdf'] }
    const later = { compared: false, isLater: true, size: 30, problems: [] }
    for (const [half, says] of [
      [{ pdfs: large }, 'The signature in 01-large.pdf was not looked at: the file is too large.'],
      [{ earlier: later }, 'the checkpoint given is of a later record, of 30 lines.'],
    ] as const) {
      const verdict = verdictOf({ ...good, ...half })
      expect(verdict).toMatchObject({ ok: false, heading: 'This could be checked in part.' })
      expect(verdict.sentence).toMatch(/^All 3 files in data and 23 other files are those/)
      expect(verdict.sentence).toContain(says)
      expect(verdict.rows.map((row) => row.state)).not.toContain('failed')
    }
  })

  it('says the worst first: who signed, then what differs, then what is missing, then what was added', () => {
    const problem = (kind: Checks['problems'][number]['kind']) => ({
      kind,
      file: 'data/AB1.png',
      says: `${kind}.`,
    })
    const headings = (kinds: readonly Checks['problems'][number]['kind'][]) => {
      const { heading, sentence } = verdictOf({ ...good, problems: kinds.map(problem) })
      return [heading, sentence.split('.')[0]]
    }
    expect(headings(['added', 'missing', 'custody', 'changed', 'signature'])).toEqual([
      'Something does not match.',
      'signature',
    ])
    expect(headings(['added', 'missing', 'custody'])).toEqual(['Something does not match.', 'custody'])
    expect(headings(['added', 'missing', 'unreadable'])).toEqual(['Something is missing.', 'missing'])
    expect(headings(['added', 'unreadable'])).toEqual(['Something was added.', 'added'])
    expect(headings(['unreadable'])).toEqual(['This could not be checked.', 'unreadable'])
  })
})
