import type { custody, CustodyLine } from '../../contract/custody.ts'
import type { ExhibitId } from '../../contract/ids.ts'
import type { SliceHandlers } from '../../contract/procedure.ts'
import type { CoreHost } from '../host.ts'
import { requireExhibit } from '../exhibits/rules.ts'
import type { Deps } from '../session.ts'
import type { Vault } from '../vault/vault.ts'
import { formatMinute } from '../when/format.ts'
import { handedOverLines, wentOutIn } from './handed-over.ts'
import { custodyOf } from './rules.ts'
import { lastCheck, shownLines } from './shown-lines.ts'

export function custodyHandlers({ session, host }: Deps<CoreHost>): SliceHandlers<typeof custody> {
  return {
    read: ({ exhibit }) => {
      const { vault } = session
      const zone = host.clock.zone()
      const lines = linesOf(vault, exhibit)
      const wentOut = wentOutIn(vault, exhibit).map(({ id, recipient, at }) => {
        return { bundle: id, recipient, when: formatMinute(at, zone) }
      })
      return { lines: [...shownLines(lines, zone)], wentOut, checked: lastCheck(lines, zone) }
    },
    get: ({ exhibit }) => ({ exhibit, lines: linesOf(session.vault, exhibit) }),
  }
}

function linesOf(vault: Vault, exhibit: ExhibitId): CustodyLine[] {
  requireExhibit(vault, exhibit)
  const all = [...custodyOf(vault, exhibit), ...handedOverLines(vault, exhibit)]
  return all.toSorted((a, b) => a.seq - b.seq)
}
