import words from '../../resources/errors.json' with { type: 'json' }
import type { ErrorCode } from '../contract/errors.ts'

type Words = { readonly happened: string; readonly safe: string; readonly todo: string }
type Given = Readonly<
  Record<
    string,
    { readonly what: string; readonly safe: string; readonly todo: string; readonly inApp?: string }
  >
>

/** The words for a code: what happened, what is safe, what to do here, where nobody types a command. */
export function errorWords(code: ErrorCode): Words {
  const { what, safe, todo, inApp } = (words as Given)[code]!
  return { happened: what, safe, todo: inApp ?? todo }
}
