import { isAppError } from '../../contract/errors.ts'
import { failure } from '../texts/failure.ts'

const CALL = /^[a-zA-Z]+\.[a-zA-Z]+$/

/** The code, what was asked, and what an error may say besides: no name, no place on the disk, no content. */
export function codeLines(error: unknown): readonly string[] {
  if (!isAppError(error)) return [failure.codeIs('Internal')]
  const asked = CALL.test(error.message) ? [failure.asked(error.message)] : []
  return [failure.codeIs(error.code), ...asked, ...error.details]
}
