import type { OwnDetail } from '../../contract/own-details.ts'
import type { ExhibitRow } from '../exhibits/queries.ts'
import { shapeOf } from '../exhibits/rules.ts'
import { readChunks } from '../vault/passes.ts'
import type { Vault } from '../vault/vault.ts'
import { ownDetailsOf } from './leaks/own-details.ts'

const HEAD_BYTES = 64 * 1024

/** What a file that is kept says of itself beside what it shows, as a bundle would ask about it. Kinds, never values. */
export function keptDetailsOf(vault: Vault, row: ExhibitRow): Promise<readonly OwnDetail[]> {
  const content = {
    sizeBytes: row.sizeBytes,
    head: () => Promise.resolve(headOf(vault, row)),
    // oxlint-disable-next-line typescript/require-await -- what lies in the vault is read as a file is
    chunks: async function* () {
      for (const chunk of readChunks(vault, shapeOf(row))) yield Buffer.from(chunk)
    },
  }
  return ownDetailsOf(content, row.mediaType)
}

function headOf(vault: Vault, row: ExhibitRow): Buffer {
  const [first] = readChunks(vault, shapeOf(row))
  return Buffer.from(first ?? new Uint8Array()).subarray(0, HEAD_BYTES)
}
