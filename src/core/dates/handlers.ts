import type { dates } from '../../contract/dates.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { readDate } from '../when/read-date.ts'

/** Reading dates needs no vault. */
export function datesHandlers(): SliceHandlers<typeof dates> {
  return {
    read: ({ typed, zone, now, dayOrder }) => readDate(typed, { nowMs: Date.parse(now), zone, dayOrder }),
  }
}
