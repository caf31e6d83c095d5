import { z } from 'zod'
import { FileToken } from './exhibits.ts'
import { Instant, VaultId } from './ids.ts'
import { procedure } from './procedure.ts'

const Passphrase = z.string().min(1).max(10_000)
const RecoveryCode = z.string().min(1).max(200)
export const Secret = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passphrase'), passphrase: Passphrase }),
  z.strictObject({ kind: z.literal('recovery'), code: RecoveryCode }),
])

export const READ_ONLY_REASONS = ['file', 'copy', 'older-than-last-seen', 'forked', 'disk-full'] as const

export const VaultStatus = z.strictObject({
  vault: VaultId,
  /** Why it opened for reading only and logs nothing; null when it can be written. */
  readOnly: z.enum(READ_ONLY_REASONS).nullable(),
  entries: z.int(),
  /** Lowercase hex. */
  root: z.string(),
  origin: z.string(),
  hasRecovery: z.boolean(),
  generation: z.int(),
  warnings: z.array(z.string()),
})
export type VaultStatus = z.infer<typeof VaultStatus>

export const CheckProblem = z.strictObject({ code: z.string(), what: z.string() })
export const CheckReport = z.strictObject({
  ok: z.boolean(),
  checked: z.strictObject({
    entries: z.int(),
    erasedEntries: z.int(),
    exhibits: z.int(),
    exhibitBytes: z.int(),
    checkpoints: z.int(),
    headerCopies: z.int(),
  }),
  head: z.strictObject({ size: z.int(), root: z.string() }),
  since: z.strictObject({ size: z.int(), root: z.string(), isPrefix: z.boolean() }).nullable(),
  problems: z.array(CheckProblem),
  logged: z.boolean(),
})
export type CheckReport = z.infer<typeof CheckReport>

const RecoveryShown = z.string().nullable()

export const vault = {
  create: procedure(
    z.strictObject({ file: FileToken, passphrase: Passphrase, withRecovery: z.boolean() }),
    z.strictObject({ status: VaultStatus, recoveryCode: RecoveryShown }),
  ),
  open: procedure(z.strictObject({ file: FileToken, secret: Secret }), VaultStatus),
  status: procedure(z.strictObject({}), VaultStatus),
  lock: procedure(z.strictObject({}), z.strictObject({ locked: z.literal(true) })),
  /** Six random words, to be written down. Nothing of them is kept. */
  suggestPassphrase: procedure(z.strictObject({}), z.strictObject({ passphrase: z.string() })),
  /** Gives the open vault another passphrase. After opening by recovery code this is how it gets a new one. */
  changePassphrase: procedure(
    z.strictObject({ passphrase: Passphrase }),
    z.strictObject({ generation: z.int(), replaced: z.array(z.string()) }),
  ),
  /** When the recovery code that stands was set up; null where there is none, or it came with the vault. */
  recoveryStatus: procedure(z.strictObject({}), z.strictObject({ since: Instant.nullable() })),
  /**
   * A new recovery code, held in memory: it opens nothing until it was written down. `ask` are the numbers of three
   * of its nine groups, from 1, to be typed back.
   */
  prepareRecovery: procedure(
    z.strictObject({}),
    z.strictObject({ code: z.string(), ask: z.array(z.int().min(1).max(9)).length(3) }),
  ),
  /** Writes the slot of the prepared code, in the place of an older one, if every group asked for was typed back. */
  confirmRecovery: procedure(
    z.strictObject({ groups: z.array(z.string().max(20)).length(3) }),
    z.strictObject({
      confirmed: z.boolean(),
      /** The numbers of the groups that do not fit. */
      wrong: z.array(z.int()),
      generation: z.int(),
    }),
  ),
  /** A new vault key, for when somebody knew the old one. The old recovery code opens nothing any more. */
  replaceKeys: procedure(
    z.strictObject({ passphrase: Passphrase, withRecovery: z.boolean() }),
    z.strictObject({ generation: z.int(), entries: z.int(), exhibits: z.int(), recoveryCode: RecoveryShown }),
  ),
  backup: procedure(
    z.strictObject({ to: FileToken }),
    z.strictObject({ size: z.int(), root: z.string(), bytes: z.int(), checked: CheckReport }),
  ),
  /** When a backup was last made or opened and found whole, and what was recorded since. */
  backupStatus: procedure(
    z.strictObject({}),
    z.strictObject({
      checkedAt: Instant.nullable(),
      /** Incidents recorded since; all of them where no backup was ever checked. */
      incidentsSince: z.int().min(0),
    }),
  ),
  /**
   * Practises restoring: opens a backup for reading with this vault's key, reads all of it and compares its log with
   * this one. Writes nothing into it. Throws ForeignBackup, and what opening a vault throws.
   */
  compareBackup: procedure(
    z.strictObject({ file: FileToken }),
    z.strictObject({
      /** When it was made. */
      copiedAt: Instant.nullable(),
      /** `part`: everything in it stands in this vault too, and this one went on. */
      relation: z.enum(['same', 'part', 'ahead', 'other']),
      /** How many lines each of the two logs has. */
      lines: z.int(),
      linesHere: z.int(),
      checked: CheckReport,
    }),
  ),
  /** Whether a recovery code opens this vault. Throws WrongRecoveryCode, NoRecoverySlot. */
  practiseRecovery: procedure(
    z.strictObject({ code: RecoveryCode }),
    z.strictObject({ fits: z.literal(true) }),
  ),
  /**
   * Reads a recovery code as it was typed, or out of a text file, and says which of its nine groups cannot be right.
   * Needs no vault.
   */
  readRecovery: procedure(
    z.union([z.strictObject({ code: RecoveryCode }), z.strictObject({ file: FileToken })]),
    z.strictObject({
      /** The groups found, in order; fewer than nine where some are missing. */
      groups: z.array(z.string()),
      /** The numbers of those that are wrong, as far as that can be told; empty when the whole fits. */
      wrong: z.array(z.int().min(1).max(9)),
      /** Its check characters fit: it was written down rightly. */
      isWhole: z.boolean(),
    }),
  ),
  /** Writes the code that was prepared into a new text file. Throws CannotWrite. */
  saveRecovery: procedure(z.strictObject({ to: FileToken }), z.strictObject({})),
  /** Makes a vault that goes on from the open copy, under a new log that names the old one. */
  restore: procedure(
    z.strictObject({ to: FileToken, reason: z.string().min(1).max(2000) }),
    z.strictObject({
      vault: VaultId,
      origin: z.string(),
      continues: z.strictObject({ origin: z.string(), size: z.int(), root: z.string() }),
    }),
  ),
  check: procedure(z.strictObject({ since: z.string().optional() }), CheckReport),
  /** Is the record that an earlier checkpoint stands for the beginning of this one? Nothing else is looked at. Throws NotACheckpoint, CheckpointMismatch. */
  compare: procedure(
    z.strictObject({ since: z.string().max(100_000) }),
    z.strictObject({
      size: z.int(),
      isPrefix: z.boolean(),
      /** Where it is not: whether it is of another log, of a later state, or of another history. */
      code: z.enum(['CheckpointMismatch', 'OlderThanLastSeen', 'Forked']).nullable(),
    }),
  ),
  /** Sweeps chunks of unfinished passes and writes a snapshot when one is due. Hosts call it when there is time. */
  maintain: procedure(z.strictObject({}), z.strictObject({ swept: z.int(), snapshot: z.boolean() })),
}
