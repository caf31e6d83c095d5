import type { dates } from '../../contract/dates.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { readDate } from '../when/read-date.ts'

/** Reading dates needs no vault. */
export function datesHandlers(): SliceHandlers<typeof dates> {
  return {
    read: ({ typed, now, ...reading }) => {
      const read = readDate(typed, { nowMs: Date.parse(now), ...reading })
      const { understood, question } = read
      // Whoever saves it with the question open saves that too; an option that is chosen says nothing of the kind.
      if (understood === null || question === null) return read
      return { ...read, understood: { ...understood, when: { ...understood.when, toSettle: true } } }
    },
  }
}
