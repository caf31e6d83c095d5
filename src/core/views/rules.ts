import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { SavedView } from '../../contract/views.ts'
import { utf8 } from '../crypto/bytes.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

export const encodeViews = (views: readonly SavedView[]): Uint8Array => utf8(JSON.stringify(views))

/** What `encodeViews` wrote. Throws DamagedEntry for bytes of another shape. */
export function decodeViews(bytes: Uint8Array): readonly SavedView[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    throw new AppError('DamagedEntry', 'the saved views are not text', { cause })
  }
  const read = z.safeParse(z.array(SavedView), parsed)
  if (!read.success) throw new AppError('DamagedEntry', 'the saved views have another shape')
  return read.data
}
