import { fromBase64, toHex } from '../crypto/bytes.ts'
import type { Seq } from '../../contract/ids.ts'
import type { CHECKPOINT_PURPOSES } from '../../contract/ledger.ts'
import { readEd25519 } from '../vault/signing-keys.ts'
import type { Vault } from '../vault/vault.ts'
import { originOf, signCheckpoint } from './checkpoint.ts'
import { checkpointWords } from './words.ts'

export type SignedCheckpoint = {
  readonly origin: string
  readonly size: number
  readonly root: string
  readonly note: string
  readonly words: string[]
  /** The entry that stores it; it lies beyond the checkpoint itself. */
  readonly seq: Seq
}

/** Signs the present head because it is about to leave the vault, and stores it before anybody sees it. */
export function signPresentHead(
  vault: Vault,
  purpose: (typeof CHECKPOINT_PURPOSES)[number],
): SignedCheckpoint {
  vault.assertWritable()
  const { size, root } = vault.ledger.head
  const origin = originOf(fromBase64(vault.header.keys.log)!)
  const note = signCheckpoint({ origin, size, root }, readEd25519(vault.signing, 'log'))
  const [entry] = vault.write([{ type: 'checkpoint.signed@1', payload: { size, note, purpose } }])
  return { origin, size, root: toHex(root), note, words: [...checkpointWords(note)], seq: entry!.seq }
}
