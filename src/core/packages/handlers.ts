import { join } from 'node:path'
import type { packages } from '../../contract/packages.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import { mendPastedNote } from '../ledger/mend-pasted.ts'
import type { Deps } from '../session.ts'
import { verifyPackage } from './verify.ts'

/** Checking a package needs no vault: whoever was handed one can do it. */
export function packagesHandlers({ host }: Deps<CoreHost>): SliceHandlers<typeof packages> {
  return {
    encrypt: async ({ from, to, passphrase }, context) => {
      // Loaded when it is needed.
      const { encryptPackage } = await import('./encrypted-copy.ts')
      return encryptPackage(host.files.path(from), host.files.path(to), passphrase, context)
    },
    verify: ({ from, named, since }, { signal, progress }) =>
      verifyPackage(named === undefined ? host.files.path(from) : join(host.files.path(from), named), {
        signal,
        tell: ({ doneBytes, totalBytes }) => progress(doneBytes, totalBytes, 'reading'),
        // However the text travelled; its signature is verified as it was made.
        ...(since === undefined ? {} : { since: mendPastedNote(since) }),
      }),
  }
}
