import { AppError } from '../../contract/errors.ts'
import type { Seq } from '../../contract/ids.ts'
import type { ledger, KeptCheckpoint } from '../../contract/ledger.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { Db } from '../db/open.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { heldBy, linesBefore, openLine } from './lines.ts'
import { findCheckpoint, givenOf, listCheckpoints, type CheckpointRow } from './queries.ts'
import { signPresentHead } from './sign-checkpoint.ts'
import { checkpointWords } from './words.ts'
import { writeNewFile } from './write-new-file.ts'

export function ledgerHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof ledger> {
  return {
    checkpoint: ({ purpose, to }) => {
      const signed = signPresentHead(session.vault, purpose)
      if (to !== undefined) writeNewFile(host.files.path(to), signed.note)
      return signed
    },
    checkpoints: () => {
      const { reads, ledger: log } = session.vault
      return { checkpoints: listCheckpoints(reads).map((row) => checkpointView(reads, row)), size: log.size }
    },
    saveCheckpoint: ({ checkpoint, to }) => {
      writeNewFile(host.files.path(to), requireCheckpoint(session.vault.reads, checkpoint).note)
      return {}
    },
    give: ({ checkpoint, to, reference }) => {
      requireCheckpoint(session.vault.reads, checkpoint)
      const payload = { checkpoint, to, ...(reference === undefined ? {} : { reference }) }
      const [entry] = session.vault.write([{ type: 'checkpoint.given@1', payload }])
      return { seq: entry!.seq }
    },
    lines: (wanted) => linesBefore(session.vault, wanted),
    line: ({ seq }) => openLine(session.vault, seq),
    holds: ({ seq }) => ({ holds: [...heldBy(session.vault, seq)] }),
  }
}

function checkpointView(model: Db, row: CheckpointRow): KeptCheckpoint {
  return { ...row, words: [...checkpointWords(row.note)], given: [...givenOf(model, row.seq)] }
}

/** Throws NotFound. */
function requireCheckpoint(model: Db, seq: Seq): CheckpointRow {
  const row = findCheckpoint(model, seq)
  if (row === null) throw new AppError('NotFound', 'no such checkpoint')
  return row
}
