import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeptDraft } from '../../../contract/drafts.ts'
import type { Left } from '../../../contract/leaving.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/shell.ts'
import { Button } from '../../ui/Button.tsx'
import { askForFiles } from '../quick-log/ask-for-files.ts'
import { useOpenMade } from '../hand-over/use-open-made.ts'
import { leftDraftOf } from './left-draft.ts'
import { isSudden, leftWords } from './left-words.ts'
import type { Place } from './place.ts'
import { useFrame } from './use-frame.ts'

/** Once after an unlock: how the vault was left, and what that stopped. It stays until it is closed. */
export function LeftLine() {
  const { caseId } = useFrame()
  const told = useQuery({ queryKey: ['left'], queryFn: () => api.leaving.tell({}) })
  const drafts = useQuery({
    queryKey: ['left', 'drafts', caseId],
    queryFn: async () => (await api.drafts.list({ case: caseId })).drafts,
  })
  const isRead = told.data !== undefined && drafts.data !== undefined
  return (
    <div role="status" aria-live="polite" data-react-aria-top-layer="true">
      {isRead && <Line {...lineOf(told.data, drafts.data)} />}
    </div>
  )
}

type Tell = Awaited<ReturnType<typeof api.leaving.tell>>

function lineOf(told: Tell, drafts: readonly KeptDraft[]): LineProps {
  const written = isSudden(told) ? leftDraftOf(drafts, told.written) : null
  const last = drafts.find(({ id }) => told.written.includes(id))
  const hasQuickLog = drafts.some(({ form }) => form === 'incident')
  const hasDraft = hasQuickLog || last?.form === 'correction'
  return {
    says: leftWords({ ...told, hasDraft, writtenIn: written?.in ?? null }),
    ...leftOf(told.left),
    written: written?.place ?? null,
  }
}

function leftOf(left: Left | null): Pick<LineProps, 'canAddAgain' | 'made'> {
  if (left === null) return { canAddAgain: false, made: null }
  const made = left.made?.find(({ what }) => what === 'package')
  return { canAddAgain: left.notKept.length > 0, made: made?.id ?? null }
}

type LineProps = {
  readonly says: string
  readonly canAddAgain: boolean
  /** The bundle that was made out of sight. */
  readonly made: string | null
  /** Where somebody was writing when they left. */
  readonly written: Place | null
}

function Line({ says, canAddAgain, made, written }: LineProps) {
  const { go, logNew } = useFrame()
  const [isClosed, setClosed] = useState(false)
  const addAgain = (): void => {
    setClosed(true)
    logNew()
    askForFiles()
  }
  const goOnWriting = (place: Place): void => {
    setClosed(true)
    go(place)
  }
  const openMade = useOpenMade()
  const open = async (id: string): Promise<void> => {
    await openMade(id)
    setClosed(true)
  }
  if (says === '' || isClosed) return null
  return (
    <div className="left-line">
      <p dir="auto">{says}</p>
      <div className="beside">
        {made !== null && <Button onPress={() => void open(made)}>{text.openMade}</Button>}
        {written !== null && <Button onPress={() => goOnWriting(written)}>{text.goOnWriting}</Button>}
        {canAddAgain && <Button onPress={addAgain}>{text.addAgain}</Button>}
        <Button kind="plain" onPress={() => setClosed(true)}>
          {text.close}
        </Button>
      </div>
    </div>
  )
}
