import { z } from 'zod'
import { AppError } from '../../contract/errors.ts'
import { KeptDraft } from '../../contract/drafts.ts'
import { utf8 } from '../crypto/bytes.ts'
import type { Db } from '../db/open.ts'
import { findErased } from '../erasures/queries.ts'
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

/** What a form holds; undefined where it is no JSON. */
export function parsedContent(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    // A form writes what it likes: what is no JSON has no parts.
    return undefined
  }
}

const ID = /^[0-9a-f]{32}$/
const IDS = /[0-9a-f]{32}/g

/** In the place of something that goes. No JSON text has it. */
const GONE = Symbol('gone')

/**
 * What a form holds without what names something erased. In a list, each one that names it goes; so does a part kept
 * under its name. Whatever else names it goes whole; null where all of it does.
 */
export function withoutErased(model: Db, content: string): string | null {
  const isGone = (words: string): boolean => ID.test(words) && findErased(model, words) !== null
  const parsed = parsedContent(content)
  if (parsed === undefined) return (content.match(IDS) ?? []).some(isGone) ? null : content
  const left = pruned(parsed, isGone)
  if (left === GONE) return null
  const text = JSON.stringify(left)
  return text === JSON.stringify(parsed) ? content : text
}

function pruned(value: unknown, isGone: (words: string) => boolean): unknown {
  if (typeof value === 'string') return isGone(value) ? GONE : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => pruned(one, isGone)).filter((one) => one !== GONE)
  const kept = Object.entries(value)
    .filter(([name]) => !isGone(name))
    .map(([name, one]) => [name, pruned(one, isGone)] as const)
  return kept.some(([, one]) => one === GONE) ? GONE : Object.fromEntries(kept)
}
