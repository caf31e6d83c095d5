import { writeFileSync } from 'node:fs'
import { AppError } from '../../contract/errors.ts'
import type { ledger } from '../../contract/ledger.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { signPresentHead } from './sign-checkpoint.ts'

export function ledgerHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof ledger> {
  return {
    checkpoint: ({ purpose, to }) => {
      const signed = signPresentHead(session.vault, purpose)
      if (to !== undefined) writeNew(host.files.path(to), signed.note)
      return signed
    },
  }
}

/** Never writes over a file that is there. */
function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new AppError('CannotWrite', `the file cannot be written (${code})`)
  }
}
