import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { Left } from '../../contract/leaving.ts'
import { utf8 } from '../crypto/bytes.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

export const encodeLeft = (left: Left): Uint8Array => utf8(JSON.stringify(left))

/** What `encodeLeft` wrote. Throws DamagedEntry for bytes of another shape. */
export function decodeLeft(bytes: Uint8Array): Left {
  let parsed: unknown
  try {
    parsed = JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    throw new AppError('DamagedEntry', 'how the vault was left is not text', { cause })
  }
  const read = z.safeParse(Left, parsed)
  if (!read.success) throw new AppError('DamagedEntry', 'how the vault was left has another shape')
  return read.data
}
