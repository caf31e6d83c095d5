import { fromUtf8 } from '../../src/core/crypto/bytes.ts'
import { projection } from '../../src/core/events.ts'
import { openVault } from '../../src/core/vault/open.ts'
import type { Seq } from '../../src/contract/ids.ts'
import { PASSPHRASE, type TempVault } from './temp-vault.ts'
import { testHost } from './vault-host.ts'

export type LedgerLine = {
  readonly seq: number
  readonly type: string
  /** The class that the read model indexed it under. */
  readonly class: string
  readonly payload: Readonly<Record<string, unknown>>
  /** The exact bytes that a package would disclose, as text. */
  readonly text: string
}

/** Every line of a vault's ledger as it is stored. Locks the vault first and opens it past the contract. */
export async function ledgerLines(
  temp: TempVault,
  last: { lock(): Promise<unknown> },
): Promise<readonly LedgerLine[]> {
  await last.lock()
  const secret = { kind: 'passphrase', passphrase: PASSPHRASE } as const
  const { vault } = await openVault(temp.path, secret, testHost(), projection)
  try {
    const rows = vault.reads.prepare('SELECT seq, type, class FROM entries ORDER BY seq').all() as {
      readonly seq: Seq
      readonly type: string
      readonly class: string
    }[]
    return rows.map((row) => {
      const { payload, bytes } = vault.ledger.read(row.seq)
      return { ...row, payload: payload as LedgerLine['payload'], text: fromUtf8(bytes) }
    })
  } finally {
    vault.abandon()
  }
}
