import { z } from 'zod'
import { Instant } from './ids.ts'

/**
 * When something happened, as precisely as the person knows it and no more.
 *
 * | kind    | fromAt, toAt                                             | unit            |
 * |---------|----------------------------------------------------------|-----------------|
 * | exact   | equal                                                    | second          |
 * | minute  | the minute, `toAt` exclusive                             | minute          |
 * | hour    | the hour, `toAt` exclusive                               | hour            |
 * | day     | the day in `zone`, `toAt` exclusive (the next midnight)  | day             |
 * | month   | the month in `zone`, `toAt` exclusive                    | day             |
 * | range   | first and last moment, `toAt` exclusive; in hours: a part of the day, such as the evening | minute, hour or day |
 * | about   | how far off it may be: minute = 1 hour either side, day = 3 days either side; the middle is what was said | minute or day |
 * | unknown | absent                                                   | absent          |
 *
 * `zone` is the IANA zone the words were meant in, `asTyped` the words as they were given.
 */
export const When = z
  .strictObject({
    kind: z.enum(['exact', 'minute', 'hour', 'day', 'month', 'range', 'about', 'unknown']),
    fromAt: Instant.optional(),
    toAt: Instant.optional(),
    unit: z.enum(['second', 'minute', 'hour', 'day']).optional(),
    zone: z.string().min(1).max(64),
    asTyped: z.string().max(500),
    /** What was typed left a question open, and nobody has answered it: these bounds hold what is certain. */
    toSettle: z.literal(true).optional(),
  })
  .refine((when) => (when.kind === 'unknown') === (when.fromAt === undefined), 'bounds only when known')
  .refine((when) => (when.fromAt === undefined) === (when.toAt === undefined), 'both bounds or none')
  .refine((when) => (when.fromAt ?? '') <= (when.toAt ?? ''), 'the end is not before the start')
export type When = z.infer<typeof When>
