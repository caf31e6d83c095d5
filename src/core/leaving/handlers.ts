import type { Instant } from '../../contract/ids.ts'
import type { leaving } from '../../contract/leaving.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import { wipeKeys } from '../crypto/keys.ts'
import type { CoreHost } from '../host.ts'
import type { Deps } from '../session.ts'
import { dropLeaving, keepLeaving, readLeaving } from '../vault/drafts.ts'
import { openSlot } from '../vault/slots.ts'
import type { Vault } from '../vault/vault.ts'
import { wasLockedBefore } from './queries.ts'
import { decodeLeft, encodeLeft } from './rules.ts'
import { sinceBefore } from './since-before.ts'

export function leavingHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof leaving> {
  let hasToldOf: Vault | null = null
  return {
    comeBack: async ({ secret }) => {
      const { header } = session.vault
      wipeKeys(await openSlot(header.vault, header.slots, secret, host.kdf))
      return {}
    },
    note: (stopped) => {
      const at = new Date(host.clock.nowMs()).toISOString() as Instant
      keepLeaving(session.vault, encodeLeft({ ...stopped, at }))
      return {}
    },
    tell: () => {
      const { vault } = session
      const bytes = readLeaving(vault)
      const isFirst = hasToldOf !== vault
      hasToldOf = vault
      const hasCrashed = isFirst && vault.readOnly === null && !wasLockedBefore(vault.reads)
      const said = { hasCrashed, ...(isFirst ? sinceBefore(vault) : { written: [], clockWentBackMs: null }) }
      if (bytes === null) return { left: null, ...said }
      // A vault that cannot be written tells it again the next time.
      if (vault.readOnly === null) dropLeaving(vault)
      return { left: decodeLeft(bytes), ...said }
    },
  }
}
