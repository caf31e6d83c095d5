import type { CaseId, IncidentId } from '../../src/contract/ids.ts'
import { randomBytes } from 'node:crypto'
import { projection } from '../../src/core/events.ts'
import { openVault } from '../../src/core/vault/open.ts'
import { writeSnapshot } from '../../src/core/vault/snapshot.ts'
import { benchHost, PASSPHRASE } from '../host.ts'
import { answer, asked } from '../in-fresh-process.ts'
import { makeIncidents } from '../made-up.ts'
import { timeMs } from '../measurement.ts'

export type RecordAsk = { readonly vault: string; readonly incidents: number }
export type RecordAnswer = { readonly snapshotMs: number }

const BATCH = 1000

// Fills a vault with made-up incidents, many to a transaction, and leaves a snapshot of its read model.
const ask = asked() as RecordAsk
const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
const { vault } = await openVault(ask.vault, secret, benchHost(), projection)
const { id } = vault.reads.prepare('SELECT id FROM cases').get() as { readonly id: CaseId }
let batch: Parameters<typeof vault.write>[0] = []
for (const fields of makeIncidents(ask.incidents)) {
  const incident = randomBytes(16).toString('hex') as IncidentId
  const payload = { incident, case: id, class: 'ordinary', fields }
  batch = [...batch, { type: 'incident.recorded@1', payload }]
  if (batch.length < BATCH) continue
  vault.write(batch)
  batch = []
}
if (batch.length > 0) vault.write(batch)
const snapshotMs = await timeMs(() => writeSnapshot(vault, () => Promise.resolve()))
await vault.lock()
answer({ snapshotMs } satisfies RecordAnswer)
