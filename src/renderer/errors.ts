import words from '../../resources/errors.json'
import type { ErrorCode } from '../contract/errors.ts'

type Words = { readonly happened: string; readonly safe: string; readonly todo: string }

/** The words for a code: what happened, what is safe, what to do. */
export function errorWords(code: ErrorCode): Words {
  const { what, safe, todo } = (words as Record<string, { what: string; safe: string; todo: string }>)[code]!
  return { happened: what, safe, todo }
}
