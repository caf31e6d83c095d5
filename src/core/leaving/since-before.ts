import type { DraftId } from '../../contract/drafts.ts'
import { decodeDraft } from '../drafts/rules.ts'
import { readDrafts } from '../vault/drafts.ts'
import { clockJumpedPayload } from '../vault/events.ts'
import type { Vault } from '../vault/vault.ts'
import { findClockJump, sessionBefore } from './queries.ts'

type SinceBefore = { readonly written: DraftId[]; readonly clockWentBackMs: number | null }

/** What was written in the session before this one and not saved, and whether the clock went back in it or since. */
export function sinceBefore(vault: Vault): SinceBefore {
  const before = vault.readOnly === null ? sessionBefore(vault.reads) : null
  if (before === null) return { written: [], clockWentBackMs: null }
  const { from, to } = before
  const written = readDrafts(vault)
    .map(decodeDraft)
    .filter(({ keptAt }) => keptAt >= from.at && keptAt <= to.at)
    .toSorted((one, other) => other.keptAt.localeCompare(one.keptAt))
  return { written: written.map(({ id }) => id), clockWentBackMs: clockWentBackMs(vault, from.seq, to.seq) }
}

type Seq = NonNullable<ReturnType<typeof findClockJump>>

function clockWentBackMs(vault: Vault, from: Seq, to: Seq): number | null {
  const jump = findClockJump(vault.reads, from, to)
  if (jump === null) return null
  const { before, now } = clockJumpedPayload.parse(vault.ledger.read(jump).payload)
  return Date.parse(before) - Date.parse(now)
}
