import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { text } from '../../texts/shell.ts'
import { Button } from '../../ui/Button.tsx'
import { askForFiles } from '../quick-log/ask-for-files.ts'
import { useLeftDraft } from '../quick-log/use-left-draft.ts'
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
        />
      )}
    </div>
  )
}

function Line({ says, canAddAgain }: { readonly says: string; readonly canAddAgain: boolean }) {
  const { logNew } = useFrame()
  const [isClosed, setClosed] = useState(false)
  if (says === '' || isClosed) return null
  const addAgain = (): void => {
    setClosed(true)
    logNew()
    askForFiles()
  }
  return (
    <div className="left-line">
      <p dir="auto">{says}</p>
      <div className="beside">
        {canAddAgain && <Button onPress={addAgain}>{text.addAgain}</Button>}
        <Button kind="plain" onPress={() => setClosed(true)}>
          {text.close}
        </Button>
      </div>
    </div>
  )
}
