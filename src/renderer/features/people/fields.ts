import type { AccountFields } from '../../../contract/accounts.ts'
import type { PersonFields } from '../../../contract/people.ts'

type Fields = Readonly<Record<string, unknown>>

/** What a new record says: a text left empty says nothing. */
export function saidFields<Some extends AccountFields | PersonFields>(typed: Some): Some {
  return Object.fromEntries(
    Object.entries(typed).filter(([, value]) => (typeof value === 'string' ? value.trim() !== '' : value)),
  ) as Some
}

/** What in `typed` is not as it was. A text emptied is said to be empty. */
export function changedFields<Some extends AccountFields | PersonFields>(before: Some, typed: Some): Some {
  const old = before as Fields
  return Object.fromEntries(
    Object.entries(typed).filter(
      ([name, value]) => value !== undefined && JSON.stringify(old[name] ?? '') !== JSON.stringify(value),
    ),
  ) as Some
}
