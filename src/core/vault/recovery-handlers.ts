import type { Instant } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { vault as vaultContract } from '../../contract/vault.ts'
import { formatRecoveryCode, readRecoveryCode } from '../crypto/recovery-code.ts'
import type { CoreHost } from '../host.ts'
import { writeNewFile } from '../ledger/write-new-file.ts'
import type { Deps } from '../session.ts'
import {
  confirmRecovery,
  practiseRecovery,
  prepareRecovery,
  requirePrepared,
  type PreparedRecovery,
} from './prepare-recovery.ts'
import type { Vault } from './vault.ts'
import { codeFileText, readCodeFile } from './recovery-file.ts'

type RecoveryHandlers = Pick<
  SliceHandlers<typeof vaultContract>,
  | 'recoveryStatus'
  | 'prepareRecovery'
  | 'confirmRecovery'
  | 'practiseRecovery'
  | 'readRecovery'
  | 'saveRecovery'
> & { readonly forget: () => void }

/** What is asked of recovery codes. A prepared one is held here in memory until it is the vault's or is forgotten. */
export function recoveryHandlers({ session, host }: Deps<CoreHost>): RecoveryHandlers {
  let prepared: PreparedRecovery | null = null
  return {
    forget: () => {
      prepared = null
    },
    recoveryStatus: () => ({ since: recoverySince(session.vault) }),
    prepareRecovery: () => {
      const { code, ...made } = prepareRecovery(session.vault)
      prepared = made
      return { code, ask: [...made.ask] }
    },
    confirmRecovery: ({ groups }) => {
      const { vault, how } = session.opened
      const wrong = confirmRecovery(requirePrepared(prepared, vault), groups, how)
      if (wrong.length === 0) prepared = null
      return { confirmed: wrong.length === 0, wrong, generation: vault.header.generation }
    },
    practiseRecovery: async ({ code }) => {
      await practiseRecovery(session.vault, code)
      return { fits: true }
    },
    readRecovery: (from) => {
      const typed = 'code' in from ? from.code : readCodeFile(host.files.path(from.file))
      const { groups, wrong, isWhole } = readRecoveryCode(typed)
      return { groups: [...groups], wrong: [...wrong], isWhole }
    },
    saveRecovery: ({ to }) => {
      const { codeBytes } = requirePrepared(prepared, session.vault)
      writeNewFile(host.files.path(to), codeFileText(formatRecoveryCode(codeBytes)))
      return {}
    },
  }
}

/** When the code that stands was set up; null where none does, or it was made together with the vault. */
function recoverySince(vault: Vault): Instant | null {
  const sql = 'SELECT recovery_since FROM vault_state'
  return vault.reads.prepare(sql).pluck().get() as Instant | null
}
