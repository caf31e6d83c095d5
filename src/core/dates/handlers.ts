import type { dates } from '../../contract/dates.ts'
import { isAppError } from '../../contract/errors.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { When } from '../../contract/when.ts'
import { formatWhen } from '../when/format.ts'
import { parseWhen } from '../when/parse.ts'

/** Reading dates needs no vault. */
export function datesHandlers(): SliceHandlers<typeof dates> {
  return {
    read: ({ typed, zone, now }) => {
      const when = understand(typed, zone, Date.parse(now))
      return {
        understood: when === null ? null : { when, words: formatWhen(when, { sayTimeNotKnown: true }) },
      }
    },
  }
}

function understand(typed: string, zone: string, nowMs: number): When | null {
  try {
    return parseWhen(typed, { nowMs, zone })
  } catch (error) {
    if (isAppError(error, 'InvalidInput')) return null
    throw error
  }
}
