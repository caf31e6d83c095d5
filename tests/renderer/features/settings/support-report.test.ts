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

test('a report for support holds versions and counts, and nothing that tells whose vault it is', () => {
  const about = { version: '1.2.3', runsIn: 'Electron 41', platform: 'linux x64' }
  const chosen = { ...FIRST_PREFERENCES, region: 'GB-SCT' }
  const report = supportReport({ about, status, cases: 2, incidents: 62, chosen })
  for (const said of ['version: 1.2.3', 'lines: 1204', 'incidents: 62', 'warnings: 1', 'recoveryCode: yes'])
    expect(report).toContain(said)
  for (const secret of [status.vault, status.root, status.origin, '/home', 'damaged', 'GB'])
    expect(report).not.toContain(secret)
})
