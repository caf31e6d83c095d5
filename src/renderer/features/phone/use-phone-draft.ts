import { useEffect, useRef, useState } from 'react'
import type { DraftId } from '../../../contract/drafts.ts'
import type { CaseId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { useKeepBeforeLeaving } from '../../leaving.ts'

export type Heard = { readonly officer: string; readonly force: string; readonly reference: string }
export const NOTHING_HEARD: Heard = { officer: '', force: '', reference: '' }

/** From the first key that is not kept yet; what is typed is sealed within two seconds. */
const KEEP_AFTER_MS = 800

export type PhoneDraft = {
  readonly heard: Heard
  readonly setHeard: (heard: Heard) => void
  /** When it was kept; `failed` where it could not be; null while there is nothing to keep. */
  readonly kept: Date | 'failed' | null
  readonly drop: () => Promise<void>
}

/** What is written down in a call, sealed as it is typed: there again after a lock, an exit or a crash. */
export function usePhoneDraft(caseId: CaseId): PhoneDraft {
  const [heard, setHeard] = useState(NOTHING_HEARD)
  const [kept, setKept] = useState<PhoneDraft['kept']>(null)
  const id = useRef<DraftId | null>(null)
  const unkept = useRef<Heard | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const write = async (): Promise<void> => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
    const wanted = unkept.current
    if (wanted === null) return
    unkept.current = null
    id.current ??= newId()
    await api.drafts
      .save({ id: id.current, case: caseId, form: 'phone', content: JSON.stringify(wanted) })
      .then(({ keptAt }) => setKept(new Date(keptAt)))
      .catch(() => setKept('failed'))
  }
  const readLeft = async (): Promise<void> => {
    const left = (await api.drafts.list({ case: caseId })).drafts.find(({ form }) => form === 'phone')
    // Who types already is not interrupted by what was left.
    if (left === undefined || id.current !== null || unkept.current !== null) return
    id.current = left.id
    setHeard({ ...NOTHING_HEARD, ...(JSON.parse(left.content) as Partial<Heard>) })
    setKept(new Date(left.keptAt))
  }
  useEffect(() => {
    void readLeft()
    return () => void write()
  }, [])
  useKeepBeforeLeaving(write)
  return {
    heard,
    kept,
    setHeard: (next) => {
      setHeard(next)
      unkept.current = next
      timer.current ??= setTimeout(() => void write(), KEEP_AFTER_MS)
    },
    drop: async () => {
      if (timer.current !== null) clearTimeout(timer.current)
      timer.current = null
      unkept.current = null
      if (id.current !== null) await api.drafts.discard({ id: id.current })
      id.current = null
      setHeard(NOTHING_HEARD)
      setKept(null)
    },
  }
}

const newId = (): DraftId =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('') as DraftId
