import { z } from 'zod'
import { Instant } from '../../contract/ids.ts'
import type { Db } from '../db/open.ts'
import { defineEvent, type SliceProjection } from '../model/projection.ts'
import { PublicKeys } from './header.ts'

const Software = z.strictObject({ app: z.string(), platform: z.string() })
const Generation = z.int().positive()
const SlotKinds = z.array(z.enum(['passphrase', 'recovery']))

const setGeneration = (model: Db, generation: number): void =>
  void model.prepare('UPDATE vault_state SET generation = ?').run(generation)

/** Null where no code was set up, or one was made together with the vault. */
const setRecoverySince = (model: Db, at: Instant | null): void =>
  void model.prepare('UPDATE vault_state SET recovery_since = ?').run(at)

const created = defineEvent({
  type: 'vault.created@1',
  payload: Software.extend({ vault: z.string(), format: z.int(), generation: Generation, keys: PublicKeys }),
  apply: (model, _entry, payload) => setGeneration(model, payload.generation),
})

const unlocked = defineEvent({
  type: 'vault.unlocked@1',
  payload: Software.extend({ root: z.literal('matches') }),
})

const locked = defineEvent({ type: 'vault.locked@1', payload: z.strictObject({}) })

const slotsChanged = defineEvent({
  type: 'vault.slots-changed@1',
  payload: z.strictObject({
    generation: Generation,
    changed: SlotKinds,
    how: z.enum(['passphrase', 'recovery']),
  }),
  apply: (model, entry, { generation, changed }) => {
    setGeneration(model, generation)
    if (changed.includes('recovery')) setRecoverySince(model, entry.at)
  },
})

const keysReplaced = defineEvent({
  type: 'vault.keys-replaced@1',
  payload: z.strictObject({ generation: Generation, slots: SlotKinds }),
  apply: (model, entry, { generation, slots }) => {
    setGeneration(model, generation)
    setRecoverySince(model, slots.includes('recovery') ? entry.at : null)
  },
})

const logContinued = defineEvent({
  type: 'log.continued@1',
  payload: z.strictObject({
    origin: z.string(),
    size: z.int().positive(),
    root: z.hex().length(64),
    reason: z.string(),
    generation: Generation,
    keys: PublicKeys,
  }),
  apply: (model, _entry, payload) => setGeneration(model, payload.generation),
})

const backedUp = defineEvent({
  type: 'vault.backed-up@1',
  payload: z.strictObject({ size: z.int(), root: z.hex().length(64) }),
})

/** A copy was read from its first byte to its last and was whole. `made`: by making it; `practised`: by opening one. */
const backupChecked = defineEvent({
  type: 'vault.backup-checked@1',
  payload: z.strictObject({ size: z.int(), root: z.hex().length(64), how: z.enum(['made', 'practised']) }),
  // An older backup that is opened to practise does not bring what is in a newer one into doubt.
  apply: (model, entry, { size }) =>
    void model
      .prepare('UPDATE vault_state SET backup_checked_at = ?, backup_size = max(backup_size, ?)')
      .run(entry.at, size),
})

const checked = defineEvent({
  type: 'vault.checked@1',
  payload: Software.extend({
    entries: z.int(),
    exhibits: z.int(),
    bytes: z.int(),
    problems: z.int(),
    /** How many of the problems are exhibits; each of them has an `exhibit.verified@1` that says so. */
    damaged: z.int().optional(),
  }),
  apply: (model, _entry, { problems, damaged = 0 }) =>
    void model.prepare('UPDATE vault_state SET other_problems = ?').run(problems - damaged),
})

export const clockJumpedPayload = z.strictObject({ before: Instant, now: Instant })

const clockJumped = defineEvent({ type: 'clock.jumped@1', payload: clockJumpedPayload })

export const vaultProjection: SliceProjection = {
  tables: `
    CREATE TABLE vault_state (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL, backup_checked_at TEXT,
      backup_size INTEGER NOT NULL, other_problems INTEGER NOT NULL, recovery_since TEXT) STRICT;
    INSERT INTO vault_state VALUES (1, 0, NULL, 0, 0, NULL);
  `,
  events: [
    created,
    unlocked,
    locked,
    slotsChanged,
    keysReplaced,
    logContinued,
    backedUp,
    backupChecked,
    checked,
    clockJumped,
  ],
}
