import type { PersonFields } from '../../contract/people.ts'

/** What a person is found by. */
export function personWords({ name, described, notes }: PersonFields): string {
  return [name, described, notes].filter((part) => part !== undefined).join('\n')
}
