import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CheckReport, vault as vaultContract, VaultStatus } from '../../contract/vault.ts'
import { randomWords } from '../crypto/random-words.ts'
import { formatRecoveryCode } from '../crypto/recovery-code.ts'
import { fromBase64, toHex } from '../crypto/bytes.ts'
import { projection } from '../events.ts'
import { allExhibits } from '../exhibits/queries.ts'
import type { CoreHost } from '../host.ts'
import { originOf } from '../ledger/checkpoint.ts'
import { mendPastedNote } from '../ledger/mend-pasted.ts'
import { breathe, type Deps } from '../session.ts'
import { backUp } from './backup.ts'
import { backupStatus } from './backup-status.ts'
import { changePassphrase } from './change-slots.ts'
import { compareWith } from './check-since.ts'
import { checkVault, type Checked } from './check.ts'
import { noteCheck } from './note-check.ts'
import { compareBackup } from './compare-backup.ts'
import { createVault } from './create.ts'
import { openVault, type OpenedVault } from './open.ts'
import { sweepChunks } from './passes.ts'
import { recoveryHandlers } from './recovery-handlers.ts'
import { replaceKeys } from './replace-keys.ts'
import { restore } from './restore.ts'
import { snapshotIsDue, writeSnapshot } from './snapshot.ts'
import type { Vault } from './vault.ts'

/** 66 bits. */
const SUGGESTED_WORDS = 6

export function vaultHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof vaultContract> {
  const { forget, ...recovery } = recoveryHandlers({ session, host })
  return {
    create: async ({ file, passphrase, withRecovery }) => {
      await session.lock()
      const ask = { path: host.files.path(file), passphrase, withRecovery }
      const made = await createVault(ask, host, projection)
      session.begin(made.vault, 'passphrase', null)
      return { status: statusOf(made.vault, null), recoveryCode: shownCode(made.recoveryCode) }
    },
    open: async ({ file, secret }) => {
      await session.lock()
      const opened = await openVault(host.files.path(file), secret, host, projection)
      session.begin(opened.vault, secret.kind, opened)
      return statusOf(opened.vault, opened)
    },
    status: () => statusOf(session.vault, session.opened.from),
    lock: () => {
      forget()
      return session.lock().then(() => ({ locked: true }) as const)
    },
    suggestPassphrase: () => ({ passphrase: randomWords(host.random, SUGGESTED_WORDS) }),
    changePassphrase: async ({ passphrase }) => {
      await changePassphrase(session.vault, passphrase, session.opened.how)
      return { generation: session.vault.header.generation, replaced: ['passphrase'] }
    },
    ...recovery,
    replaceKeys: async (ask) => {
      const { recoveryCode, ...counts } = await replaceKeys(session.vault, ask)
      return { ...counts, generation: session.vault.header.generation, recoveryCode: shownCode(recoveryCode) }
    },
    backup: async ({ to }, { progress, signal }) => {
      const check = (copy: Vault) => checkAll(copy, null, progress, signal)
      const { checked, ...done } = await backUp(session.vault, host.files.path(to), check)
      return { ...done, checked: saidOf(checked, false) }
    },
    backupStatus: () => backupStatus(session.vault),
    compareBackup: async ({ file }, { progress, signal }) => {
      const check = (copy: Vault) => checkAll(copy, null, progress, signal)
      const { checked, ...compared } = await compareBackup(session.vault, host.files.path(file), check)
      return { ...compared, checked: saidOf(checked, false) }
    },
    restore: async ({ to, reason }) => {
      const { vault, continues } = await restore(session.vault, host.files.path(to), reason)
      await session.lock()
      session.begin(vault, 'passphrase', null)
      const { vault: id, origin } = statusOf(vault, null)
      return { vault: id, origin, continues }
    },
    check: async ({ since }, { progress, signal }) => {
      return reportOf(session.vault, await checkAll(session.vault, since ?? null, progress, signal))
    },
    compare: ({ since }) => compareNote(session.vault, since),
    maintain: () => maintain(session.vault),
  }
}

const shownCode = (code: Uint8Array | null) => (code === null ? null : formatRecoveryCode(code))

function compareNote(vault: Vault, since: string) {
  const { found, code } = compareWith(vault, mendPastedNote(since))
  return { size: found.size, isPrefix: found.isPrefix, code }
}

type Progress = (done: number, total: number, what: string) => void

function checkAll(
  vault: Vault,
  since: string | null,
  progress: Progress,
  signal: AbortSignal,
): Promise<Checked> {
  const exhibits = allExhibits(vault.reads)
  const total = exhibits.reduce((sum, exhibit) => sum + exhibit.sizeBytes, 0)
  return checkVault(vault, {
    exhibits,
    since,
    signal,
    pause: breathe,
    progress: (done) => progress(done, total, 'checking'),
  })
}

/** A check of a vault that can be written is itself a line of its log. */
function reportOf(vault: Vault, checked: Checked): CheckReport {
  const isLogged = vault.readOnly === null
  if (isLogged) noteCheck(vault, checked)
  return saidOf(checked, isLogged)
}

function saidOf({ checked, head, since, problems }: Checked, isLogged: boolean): CheckReport {
  return { ok: problems.length === 0, checked, head, since, problems, logged: isLogged }
}

async function maintain(vault: Vault): Promise<{ swept: number; snapshot: boolean }> {
  if (vault.readOnly !== null) return { swept: 0, snapshot: false }
  let swept = 0
  while (sweepChunks(vault)) {
    swept++
    await breathe()
  }
  const snapshot = snapshotIsDue(vault) && (await writeSnapshot(vault, breathe))
  return { swept, snapshot }
}

function statusOf(vault: Vault, opened: OpenedVault | null): VaultStatus {
  const { size, root } = vault.ledger.head
  return {
    vault: vault.id,
    readOnly: vault.readOnly,
    entries: size,
    root: toHex(root),
    origin: originOf(fromBase64(vault.header.keys.log)!),
    hasRecovery: vault.header.slots.some((slot) => slot.kind === 'recovery'),
    generation: vault.header.generation,
    warnings: warningsOf(vault, opened),
  }
}

const READ_ONLY_SAYS = {
  file: 'This file cannot be written. It is open for reading, and nothing is logged.',
  copy: 'This is a backup. It is open for reading, and nothing is logged. Restore it to go on from it.',
  'older-than-last-seen':
    'This computer has seen a newer state of this vault. It is open for reading, and nothing is logged. Look for the newer file, or restore this one.',
  forked:
    'This computer has seen another history of this vault. It is open for reading, and nothing is logged. Keep both files and compare them.',
  'disk-full':
    'There is no room left on this disk. The vault is open for reading, and nothing is logged. Free some room, then open it again.',
} as const

function warningsOf(vault: Vault, opened: OpenedVault | null): string[] {
  const warnings: string[] = []
  if (vault.readOnly !== null) warnings.push(READ_ONLY_SAYS[vault.readOnly])
  if (opened !== null && opened.wholeHeaders < 2) {
    warnings.push(
      'One of the two copies of the header is damaged. Nothing is lost; it is written anew with the next change of passphrase. Make a backup.',
    )
  }
  if (opened?.recollection === 'unreadable') {
    warnings.push(
      'What this computer remembers of this vault cannot be read, so whether this is its newest state was not checked. It is remembered anew from now on.',
    )
  }
  if (!vault.header.slots.some((slot) => slot.kind === 'recovery')) {
    warnings.push('Nothing can recover this vault if the passphrase is lost: it has no recovery code.')
  }
  return warnings
}
