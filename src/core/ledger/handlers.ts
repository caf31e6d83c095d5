import type { ledger } from '../../contract/ledger.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { signPresentHead } from './sign-checkpoint.ts'
import { writeNewFile } from './write-new-file.ts'

export function ledgerHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof ledger> {
  return {
    checkpoint: ({ purpose, to }) => {
      const signed = signPresentHead(session.vault, purpose)
      if (to !== undefined) writeNewFile(host.files.path(to), signed.note)
      return signed
    },
  }
}
