import type { Case } from '../../../contract/cases.ts'

/** Which of two numbers is the day, where nobody has said: as is usual where the case is heard. */
export function usualOrder(jurisdiction: string): NonNullable<Case['dayOrder']> {
  if (jurisdiction.startsWith('united-states')) return 'month-first'
  return jurisdiction.startsWith('canada') ? 'ask' : 'day-first'
}
