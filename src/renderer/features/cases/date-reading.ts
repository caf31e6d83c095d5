import type { Case } from '../../../contract/cases.ts'
import type { DateReading } from '../quick-log/read-date.ts'
import { ZONE } from '../quick-log/read-date.ts'
import { usualOrder } from './usual-order.ts'

/** How a typed date is meant in a case: as was chosen, else as is usual where it is heard. */
export function dateReadingOf({ dayOrder, zone, jurisdiction = '' }: Case): DateReading {
  return { dayOrder: dayOrder ?? usualOrder(jurisdiction), zone: zone ?? ZONE }
}
