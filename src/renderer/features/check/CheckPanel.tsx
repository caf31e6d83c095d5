import { FileArchive, FolderOpen } from 'lucide-react'
import { useState, type DragEvent } from 'react'
import { FileToken } from '../../../contract/exhibits.ts'
import { api, tokenOf } from '../../api.ts'
import { text } from '../../texts/check.ts'
import { Button } from '../../ui/Button.tsx'
import { sizeInWords } from '../../ui/size-in-words.ts'
import { EarlierCheckpoint } from './EarlierCheckpoint.tsx'
import { useCheck, type CheckState, type Given } from './use-check.ts'
import { Verdict } from './Verdict.tsx'

/** Whatever was dropped anywhere on the page is checked; nothing of it is kept. */
export function CheckPanel() {
  const { state, check, compare, stop } = useCheck()
  const [hint, setHint] = useState('')
  const [isOver, setOver] = useState(false)
  const start = (given: Given | null): void => {
    setHint('')
    if (given !== null) void check(given)
  }
  const onDrop = async (event: DragEvent): Promise<void> => {
    event.preventDefault()
    setOver(false)
    const files = [...event.dataTransfer.files]
    if (files.length !== 1) return setHint(files.length === 0 ? text.nothingArrived : text.oneAtATime)
    const [file] = files
    start({ token: FileToken.parse(await tokenOf(file!)), name: file!.name })
  }
  return (
    <div
      className={isOver ? 'check-page over' : 'check-page'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void onDrop(event)}
    >
      <div className="check">
        <Choose onChosen={start} isOver={isOver} />
        <p role="status">{hint}</p>
        <Progress state={state} onStop={stop} />
        {state.kind === 'done' && (
          <>
            <Verdict checked={state.checked} />
            {'report' in state.checked.result && (
              <EarlierCheckpoint onCompare={(pasted) => compare(state.checked, pasted)} />
            )}
          </>
        )}
      </div>
    </div>
  )
}

type ChooseProps = { readonly onChosen: (given: Given | null) => void; readonly isOver: boolean }

function Choose({ onChosen, isOver }: ChooseProps) {
  return (
    <div className="drop-here">
      <p>{isOver ? text.dropHere : text.intro}</p>
      <div className="beside">
        <Button onPress={async () => onChosen((await api.shell.pickFolder({})).picked)}>
          <FolderOpen size={20} strokeWidth={1.75} aria-hidden="true" />
          {text.chooseFolder}
        </Button>
        <Button onPress={async () => onChosen((await api.shell.pickFile({})).picked)}>
          <FileArchive size={20} strokeWidth={1.75} aria-hidden="true" />
          {text.chooseFile}
        </Button>
      </div>
    </div>
  )
}

function Progress({ state, onStop }: { readonly state: CheckState; readonly onStop: () => void }) {
  if (state.kind !== 'running') return null
  const { given, doneBytes, totalBytes } = state
  return (
    <div className="progress-line">
      <label htmlFor="check-progress">{text.reading(given.name)}</label>
      <progress id="check-progress" max={Math.max(1, totalBytes)} value={doneBytes} />
      <span className="small">
        {totalBytes > 0 && text.readSoFar(sizeInWords(doneBytes), sizeInWords(totalBytes))}
      </span>
      <Button onPress={onStop}>{text.stop}</Button>
    </div>
  )
}
