import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { text } from '../../texts/shell.ts'
import { Button } from '../../ui/Button.tsx'
import { askForFiles } from '../quick-log/ask-for-files.ts'
import { useLeftDraft } from '../quick-log/use-left-draft.ts'
import { useOpenMade } from '../hand-over/use-open-made.ts'
import { leftWords } from './left-words.ts'
import { useFrame } from './use-frame.ts'

/** Once after an unlock: how the vault was left, and what that stopped. It stays until it is closed. */
export function LeftLine() {
  const { caseId } = useFrame()
  const told = useQuery({ queryKey: ['left'], queryFn: () => api.leaving.tell({}) })
  const draft = useLeftDraft(caseId)
  return (
    <div role="status" aria-live="polite" data-react-aria-top-layer="true">
      {told.data !== undefined && draft !== null && (
        <Line
          says={leftWords(told.data.left, told.data.hasCrashed, draft.keptAt !== null)}
          canAddAgain={(told.data.left?.notKept.length ?? 0) > 0}
          made={told.data.left?.made?.find(({ what }) => what === 'package')?.id ?? null}
        />
      )}
    </div>
  )
}

type LineProps = {
  readonly says: string
  readonly canAddAgain: boolean
  /** The bundle that was made out of sight. */
  readonly made: string | null
}

function Line({ says, canAddAgain, made }: LineProps) {
  const { logNew } = useFrame()
  const [isClosed, setClosed] = useState(false)
  const addAgain = (): void => {
    setClosed(true)
    logNew()
    askForFiles()
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
        {canAddAgain && <Button onPress={addAgain}>{text.addAgain}</Button>}
        <Button kind="plain" onPress={() => setClosed(true)}>
          {text.close}
        </Button>
      </div>
    </div>
  )
}
