import { useEffect, useState } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import type { Channel } from '../../../contract/records.ts'
import { api } from '../../api.ts'

/** What was said last of how something came and where. */
export type LastSaid = { readonly channel: Channel | null; readonly places: readonly string[] }

const NOTHING: LastSaid = { channel: null, places: [] }

/** As it is when a sheet is opened: what is offered does not move under somebody's hand. Null until it is read. */
export function useLastSaid(caseId: CaseId): LastSaid | null {
  const [last, setLast] = useState<LastSaid | null>(null)
  useEffect(() => {
    let isGone = false
    const read = async (): Promise<void> => {
      // The sheet opens without it as well: nothing hangs on what is offered.
      const said = await api.incidents.lastSaid({ case: caseId }).catch(() => NOTHING)
      if (!isGone) setLast(said)
    }
    void read()
    return () => {
      isGone = true
    }
  }, [caseId])
  return last
}
