import { AppError } from '../../contract/errors.ts'
import type { Handover, handovers } from '../../contract/handovers.ts'
import type { HandoverId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { findSealedBundle, sealedBundles, type SealedBundleRow } from '../bundles/queries.ts'
import { toHex } from '../crypto/bytes.ts'
import { requireExhibit } from '../exhibits/rules.ts'
import type { CoreHost } from '../host.ts'
import { checkpointWords } from '../ledger/words.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import {
  correctionsOf,
  findHandover,
  listHandovers,
  receiptsOf,
  saidAt,
  type HandoverRow,
} from './queries.ts'
import { receiptKind } from './rules.ts'

export function handoversHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof handovers> {
  return {
    record: ({ bundle, ...told }) => {
      const { vault } = session
      requireSealed(vault, bundle)
      const handover = toHex(host.random.bytes(16)) as HandoverId
      const [entry] = vault.write([{ type: 'bundle.handed-over@1', payload: { handover, bundle, ...told } }])
      return { handover, seq: entry!.seq }
    },
    addSaid: ({ handover, said }) => {
      const { bundle } = required(session.vault, handover)
      const payload = { handover, bundle, said }
      const [entry] = session.vault.write([{ type: 'handover.answered@1', payload }])
      return { seq: entry!.seq }
    },
    amend: ({ handover, fields, reason, note }) => {
      const { bundle } = required(session.vault, handover)
      const payload = { handover, bundle, fields, reason, note }
      const [entry] = session.vault.write([{ type: 'handover.amended@1', payload }])
      return { seq: entry!.seq }
    },
    keepReceipt: ({ bundle, exhibit }) => {
      const { vault } = session
      requireSealed(vault, bundle)
      const { mediaType } = requireExhibit(vault, exhibit)
      const known = receiptsOf(vault.reads, bundle).find((receipt) => receipt.exhibit === exhibit)
      if (known !== undefined) return { seq: known.seq, kind: known.kind }
      const kind = receiptKind(mediaType)
      const [entry] = vault.write([{ type: 'receipt.imported@1', payload: { bundle, exhibit, kind } }])
      return { seq: entry!.seq, kind }
    },
    list: () => listed(session.vault),
  }
}

function requireSealed(vault: Vault, bundle: HandoverRow['bundle']): SealedBundleRow {
  const row = findSealedBundle(vault.reads, bundle)
  if (row === null) throw new AppError('NotFound', 'no such bundle, or it was not finished')
  return row
}

function required(vault: Vault, id: HandoverId): HandoverRow {
  const row = findHandover(vault.reads, id)
  if (row === null) throw new AppError('NotFound', 'no such hand-over')
  return row
}

function listed(vault: Vault) {
  const rows = listHandovers(vault.reads)
  const handedOver = new Set(rows.map(({ bundle }) => bundle))
  return {
    handovers: rows.map((row) => viewOf(vault, row)),
    notRecorded: sealedBundles(vault.reads)
      .filter(({ bundle }) => !handedOver.has(bundle))
      .map(({ bundle, id, recipient, at }) => {
        return { bundle, id, recipient, at, receipts: receiptsOf(vault.reads, bundle) }
      }),
  }
}

function viewOf(vault: Vault, { fields, ...row }: HandoverRow): Handover {
  const { id, caseId, recipient, purpose, size, note } = requireSealed(vault, row.bundle)
  return {
    ...row,
    ...fields,
    id,
    case: caseId,
    recipient,
    purpose,
    said: saidAt(vault.reads, row.handover),
    corrections: correctionsOf(vault.reads, row.handover),
    receipts: receiptsOf(vault.reads, row.bundle),
    checkpoint: { size, words: [...checkpointWords(note)] },
  }
}
