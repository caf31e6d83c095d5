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

/** Errors go over as their code: the words for a person are the page's, the message is for developers only. */
export const CallResult = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), code: z.enum(ERROR_CODES) }),
])
export type CallResult = z.infer<typeof CallResult>

/** Why a vault was locked: the lock screen says it once. */
export const LockReason = z.enum(['asked', 'idle', 'sleep', 'screen'])
export type LockReason = z.infer<typeof LockReason>

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
])
export type PageEvent = z.infer<typeof PageEvent>
