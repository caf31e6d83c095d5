import type { When } from '../../contract/when.ts'
import { formatWhen } from './format.ts'

/** A date as it stands by itself on a page, with a capital; null where none was said. */
export function whenInWords(when: When | undefined): string | null {
  if (when === undefined) return null
  const words = formatWhen(when, { sayTimeNotKnown: true })
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
