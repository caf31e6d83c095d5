import type { ActionFields } from '../../contract/actions.ts'
import { AppError } from '../../contract/errors.ts'
import type { ActionId, CaseId, Seq } from '../../contract/ids.ts'
import type { phone } from '../../contract/phone.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { When } from '../../contract/when.ts'
import { findCase } from '../cases/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import type { CoreHost } from '../host.ts'
import { findCheckpoint, listCheckpoints } from '../ledger/queries.ts'
import { signPresentHead } from '../ledger/sign-checkpoint.ts'
import { checkpointWords } from '../ledger/words.ts'
import type { Clock } from '../ports/clock.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import { instantOf } from '../when/zone.ts'
import { readOut } from './read-out.ts'

export function phoneHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof phone> {
  return {
    begin: ({ case: caseId }) => {
      const { vault } = session
      requireCase(vault, caseId)
      return {
        readOut: readOut(vault.reads, caseId, host.clock),
        checkpoint: vault.readOnly === null ? wordsToRead(vault) : null,
      }
    },
    keep: ({ case: caseId, checkpoint, ...heard }) => {
      const { vault } = session
      requireCase(vault, caseId)
      if (checkpoint !== null && findCheckpoint(vault.reads, checkpoint) === null)
        throw new AppError('NotFound', 'no such checkpoint')
      const action = toHex(host.random.bytes(16)) as ActionId
      const fields = stepOf(heard, host.clock)
      const given = { checkpoint: checkpoint ?? 0, to: fields.to ?? 'Police', ...referenceOf(heard) }
      const [step] = vault.write([
        { type: 'action.logged@1', payload: { action, case: caseId, fields, incidents: [] } },
        ...(checkpoint === null ? [] : [{ type: 'checkpoint.given@1', payload: given }]),
      ])
      return { action, seq: step!.seq }
    },
  }
}

function requireCase(vault: Vault, id: CaseId): void {
  if (findCase(vault.reads, id) === null) throw new AppError('NotFound', 'no such case')
}

/** A checkpoint that was made to read out stands as long as nothing came after it. */
function wordsToRead(vault: Vault): { seq: Seq; words: string[] } {
  const [latest] = listCheckpoints(vault.reads)
  if (latest?.purpose === 'words' && latest.seq === vault.ledger.size - 1)
    return { seq: latest.seq, words: [...checkpointWords(latest.note)] }
  const { seq, words } = signPresentHead(vault, 'words')
  return { seq, words }
}

type Heard = { readonly officer: string; readonly force: string; readonly reference: string }

const SAID = 'By telephone'

function stepOf(heard: Heard, clock: Clock): ActionFields {
  const to = [heard.officer.trim(), heard.force.trim()].filter((part) => part !== '').join(', ')
  return {
    kind: 'police',
    happened: thisMinute(clock),
    ...(to === '' ? {} : { to }),
    ...referenceOf(heard),
    said: SAID,
  }
}

const referenceOf = ({ reference }: Heard): { reference?: string } =>
  reference.trim() === '' ? {} : { reference: reference.trim() }

const MINUTE_MS = 60_000

function thisMinute(clock: Clock): When {
  const fromMs = Math.floor(clock.nowMs() / MINUTE_MS) * MINUTE_MS
  const [fromAt, toAt] = [instantOf(fromMs), instantOf(fromMs + MINUTE_MS)]
  return { kind: 'minute', fromAt, toAt, unit: 'minute', zone: clock.zone(), asTyped: 'now' }
}
