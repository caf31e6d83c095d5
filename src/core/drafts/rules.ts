import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { KeptDraft } from '../../contract/drafts.ts'
import { utf8 } from '../crypto/bytes.ts'
import type { Draft as SealedDraft } from '../vault/drafts.ts'

const Text = KeptDraft.omit({ id: true })
const decoder = new TextDecoder('utf-8', { fatal: true })

/** The bytes that are sealed for a draft. */
export function encodeDraft({ id, ...rest }: KeptDraft): SealedDraft {
  return { id, bytes: utf8(JSON.stringify(rest)) }
}

/** What `encodeDraft` wrote. Throws DamagedEntry for bytes of another shape. */
export function decodeDraft({ id, bytes }: SealedDraft): KeptDraft {
  const read = z.safeParse(Text, parsed(bytes))
  if (!read.success) throw new AppError('DamagedEntry', 'a draft has another shape')
  return KeptDraft.parse({ id, ...read.data })
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch (cause) {
    throw new AppError('DamagedEntry', 'a draft is not text', { cause })
  }
}
