import { z } from 'zod'
import { ERROR_CODES } from './errors.ts'

// How a page asks, and what it hears: the one shape of everything that crosses from the page to the core.

export const CallRequest = z.strictObject({
  /** The page's own number for this call, to hear of its progress and to cancel it. */
  id: z.int().positive(),
  /** `incidents.record`. */
  name: z.string().regex(/^[a-zA-Z]+\.[a-zA-Z]+$/),
  input: z.unknown(),
})
export type CallRequest = z.infer<typeof CallRequest>

/** Errors go over as their code, with the lines to be read with its words: the message is for developers only. */
export const CallResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    ok: z.literal(false),
    code: z.enum(ERROR_CODES),
    details: z.array(z.string()).optional(),
  }),
])
export type CallResult = z.infer<typeof CallResult>

/** Why a vault was locked: the lock screen says it once. */
export const LockReason = z.enum(['asked', 'idle', 'sleep', 'screen'])
export type LockReason = z.infer<typeof LockReason>

/** What goes on behind the lock screen: how much, and nothing of what it is. */
export const WorkBehind = z.strictObject({
  files: z.int().min(0),
  /** A hand-over or a backup is being made. */
  making: z.boolean(),
  /** Rounded up; null until it can be said. */
  minutesLeft: z.int().min(1).nullable(),
})
export type WorkBehind = z.infer<typeof WorkBehind>

/** What the page is told without asking. */
export const PageEvent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('progress'),
    id: z.int().positive(),
    done: z.number(),
    total: z.number(),
    what: z.string(),
  }),
  z.strictObject({ kind: z.literal('idle-soon'), secondsLeft: z.int() }),
  z.strictObject({ kind: z.literal('idle-over') }),
  /** How often Shift alone was pressed of the three times that leave. */
  z.strictObject({ kind: z.literal('exit-presses'), presses: z.int().min(0).max(3) }),
  z.strictObject({ kind: z.literal('exit-timed-out') }),
  /** Pressed three times while somebody only tries it. */
  z.strictObject({ kind: z.literal('exit-tried') }),
  /** The page shows nothing any more, keeps what is typed and says `shell.flushed`. */
  z.strictObject({ kind: z.literal('leaving') }),
  /** Nothing is shown while the window is minimised. */
  z.strictObject({ kind: z.literal('cover'), isOn: z.boolean() }),
])
export type PageEvent = z.infer<typeof PageEvent>
