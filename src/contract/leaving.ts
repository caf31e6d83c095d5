import { z } from 'zod'
import { LockReason } from './call.ts'
import { DraftId } from './drafts.ts'
import { Instant } from './ids.ts'
import { procedure } from './procedure.ts'
import { Secret } from './vault.ts'

/** Why an open vault was left: locked, left at once, or the app was closed. */
export const LeaveReason = z.enum([...LockReason.options, 'exit', 'quit'])
export type LeaveReason = z.infer<typeof LeaveReason>

const Names = z.array(z.string().max(4096)).max(10_000)

/** What was made out of sight; a bundle, and a copy of one, by its id. */
export const MadeUnseen = z.strictObject({
  what: z.enum(['package', 'statement', 'encrypted-copy', 'backup']),
  id: z.string().max(40).nullable(),
})
export type MadeUnseen = z.infer<typeof MadeUnseen>

/** What leaving stopped, or finished out of sight. */
export const Stopped = z.strictObject({
  why: LeaveReason,
  /** Files that were being kept and were not; '' is a picture or text that came without a file. */
  notKept: Names,
  /** Files that were kept behind the lock screen. */
  keptMeanwhile: Names,
  /** A hand-over or a backup was being made and was stopped; nothing of it is left. */
  making: z.boolean(),
  /** What came to its end while nobody saw it. */
  made: z.array(MadeUnseen).max(100).optional(),
  /** Something was to be made, and could not be, while nobody saw it; nothing of it is left. */
  couldNotMake: z.boolean().optional(),
})
export type Stopped = z.infer<typeof Stopped>

export const Left = z.strictObject({ ...Stopped.shape, at: Instant })
export type Left = z.infer<typeof Left>

/** How the vault was left before it was opened: told once after an unlock. Sealed in the vault, outside the log. */
export const leaving = {
  /** Whether a secret opens the vault that is open: somebody comes back before work behind the lock screen is done. */
  comeBack: procedure(z.strictObject({ secret: Secret }), z.strictObject({})),
  /** Noted by the app around the page, just before the vault is locked. */
  note: procedure(Stopped, z.strictObject({})),
  /** What was told is forgotten. */
  tell: procedure(
    z.strictObject({}),
    z.strictObject({
      left: Left.nullable(),
      /** The app ended without locking. */
      hasCrashed: z.boolean(),
      /** Drafts that were written since the unlock before this one, the latest first. */
      written: z.array(DraftId),
      /** How far this computer's clock was found to have gone back since then; null where it was not. */
      clockWentBackMs: z.int().positive().nullable(),
    }),
  ),
}
