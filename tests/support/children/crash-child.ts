import { join } from 'node:path'
import type { FileToken } from '../../../src/contract/exhibits.ts'
import type { CaseId } from '../../../src/contract/ids.ts'
import { projection } from '../../../src/core/events.ts'
import { openVault } from '../../../src/core/vault/open.ts'
import { writeSnapshot } from '../../../src/core/vault/snapshot.ts'
import { folderApi, folderHost, say, seededToken, type ChildApi } from './child-host.ts'
import { markWrites } from './mark-writes.ts'

// Writes to a vault until it is killed, and says on its standard output what it was told had been kept.
// argv: folder, mode, run (a name no earlier run had), passphrase. Waits for a byte on standard input before it opens.
const [folder = '', mode = '', run = '', passphrase = ''] = process.argv.slice(2)
const path = join(folder, 'notes.holdfast')
const token = (place: string) => place as FileToken
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
const MIB = 1024 * 1024
/** More than one batch. */
const BIG_BYTES = 17 * MIB + 4321
/** So many that the first are committed long before the last is read. */
const HUGE_BYTES = 64 * MIB
/** Every third run begins with a big file, so that some are killed in the middle of one. */
const startsBig = Number(run.replace(/\D/g, '')) % 3

async function keepAndRecord(api: ChildApi, caseId: CaseId): Promise<never> {
  for (let round = 0; ; round++) {
    if ((round + startsBig) % 4 === 0)
      await addFiles(api, caseId, [seededToken(`${run}-big-${round}`, BIG_BYTES)])
    else await addFiles(api, caseId, smallTokens(round))
    for (let i = 0; i < 4; i++) await recordAndAmend(api, caseId, `${round}.${i}`)
  }
}

async function keepHuge(api: ChildApi, caseId: CaseId): Promise<never> {
  for (let round = 0; ; round++)
    await addFiles(api, caseId, [seededToken(`${run}-huge-${round}`, HUGE_BYTES)])
}

function smallTokens(round: number): readonly string[] {
  return Array.from({ length: 6 }, (_, i) =>
    seededToken(`${run}-${round}-${i}`, (i * 7919 + round * 131) % 90_000),
  )
}

async function addFiles(api: ChildApi, caseId: CaseId, tokens: readonly string[]): Promise<void> {
  const { files } = await api.exhibits.add({ case: caseId, files: tokens.map(token) }, { progress })
  files.forEach((outcome, i) => {
    if ('kept' in outcome) say({ kind: 'file', token: tokens[i], ...outcome.kept })
    else say({ kind: 'refused', ...outcome.error })
  })
}

const progress = () => say({ kind: 'working' })

async function recordAndAmend(api: ChildApi, caseId: CaseId, round: string): Promise<void> {
  const words = `${run} said ${round}`
  const { incident, seq } = await api.incidents.record({ case: caseId, fields: { title: run, words } })
  say({ kind: 'incident', incident, seq, words })
  const fields = { words: `${words}, corrected`, effect: 'no sleep' }
  const amended = await api.incidents.amend({ incident, fields, reason: 'remembered-more' })
  say({ kind: 'incident', incident, seq: amended.seq, words: fields.words })
}

async function changePassphrases(api: ChildApi, change: 'passphrase' | 'keys'): Promise<never> {
  for (let round = 0; ; round++) {
    const next = `${run}-passphrase-${round}`
    say({ kind: 'trying', passphrase: next })
    if (change === 'passphrase') await api.vault.changePassphrase({ passphrase: next })
    else await api.vault.replaceKeys({ passphrase: next, withRecovery: false })
    say({ kind: 'changed', passphrase: next })
  }
}

async function backUp(api: ChildApi): Promise<never> {
  for (let round = 0; ; round++) {
    const to = join(folder, `backup-${run}-${round}.holdfast`)
    await api.vault.backup({ to: token(to) })
    say({ kind: 'backup', to })
  }
}

/** Below the API, which writes a snapshot only when one is due. */
async function writeSnapshots(): Promise<never> {
  const { vault } = await openVault(
    path,
    { kind: 'passphrase', passphrase },
    folderHost(join(folder, 'state')),
    projection,
  )
  say({ kind: 'open' })
  for (;;) {
    await writeSnapshot(vault, breathe)
    say({ kind: 'snapshot', size: vault.ledger.size })
    vault.write([{ type: 'vault.locked@1', payload: {} }])
  }
}

async function work(): Promise<never> {
  markWrites(join(folder, 'mark'))
  say({ kind: 'ready' })
  await new Promise((resolve) => process.stdin.once('data', resolve))
  if (mode === 'snapshot') return writeSnapshots()
  const api = folderApi(join(folder, 'state'))
  await api.vault.open({ file: token(path), secret: { kind: 'passphrase', passphrase } })
  say({ kind: 'open' })
  if (mode === 'passphrase' || mode === 'keys') return changePassphrases(api, mode)
  if (mode === 'backup') return backUp(api)
  const { cases } = await api.cases.list({})
  if (mode === 'huge') return keepHuge(api, cases[0]!.id)
  return keepAndRecord(api, cases[0]!.id)
}

await work()
