import { expect, test } from 'vitest'
import { FIRST_PREFERENCES } from '../../../../src/contract/preferences.ts'
import type { VaultStatus } from '../../../../src/contract/vault.ts'
import { supportReport } from '../../../../src/renderer/features/settings/support-report.ts'

const status: VaultStatus = {
  vault: 'ab'.repeat(16) as VaultStatus['vault'],
  readOnly: null,
  entries: 1204,
  root: 'cd'.repeat(32),
  origin: 'holdfast.invalid/log/ef',
  hasRecovery: true,
  generation: 3,
  warnings: ['The file in /home/somebody is damaged.'],
}

const about = { version: '1.2.3', runsIn: 'Electron 41', platform: 'linux x64', failed: [] }

test('a report for support holds versions and counts, and nothing that tells whose vault it is', () => {
  const chosen = { ...FIRST_PREFERENCES, region: 'GB-SCT' }
  const report = supportReport({ about, status, cases: 2, incidents: 62, chosen })
  for (const said of ['version: 1.2.3', 'lines: 1204', 'incidents: 62', 'warnings: 1', 'recoveryCode: yes'])
    expect(report).toContain(said)
  for (const secret of [status.vault, status.root, status.origin, '/home', 'damaged', 'GB'])
    expect(report).not.toContain(secret)
})

test('it holds the codes of what went wrong in this run, and when', () => {
  const reportOf = (failed: readonly { readonly code: string; readonly at: string }[]) =>
    supportReport({ about: { ...about, failed }, status, cases: 0, incidents: 0, chosen: FIRST_PREFERENCES })
  expect(reportOf([])).toMatch(/^codes: none$/m)
  expect(
    reportOf([
      { code: 'DiskFull', at: '2026-11-23T14:02:05.120Z' },
      { code: 'Internal', at: '2026-11-23T14:03:00.000Z' },
    ]),
  ).toMatch(/^codes: DiskFull 2026-11-23T14:02:05.120Z, Internal 2026-11-23T14:03:00.000Z$/m)
})
