import type { Instant } from '../../contract/ids.ts'
import type { VerifyRow } from '../../contract/packages.ts'

export function row(name: VerifyRow['name'], state: VerifyRow['state'], says: string): VerifyRow {
  return { name, state, says }
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

export function inWords(at: Instant): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at))
  return `${words} at ${at.slice(11, 16)} UTC`
}
