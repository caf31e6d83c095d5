import { filesText } from '../../texts/files.ts'
import { Button } from '../../ui/Button.tsx'
import { useFocusTaken } from '../../ui/use-focus-taken.ts'
import { isNarrowed, type FilesFilter } from './queries.ts'

type Props = {
  /** How many there are without any filter. */
  readonly all: number
  readonly filter: FilesFilter
  readonly onChoose: () => void
  readonly onClear: () => void
}

/** An empty list says what will be here, or why nothing is. */
export function NoFiles({ all, filter, onChoose, onClear }: Props) {
  const place = useFocusTaken()
  if (all === 0)
    return (
      <div className="empty">
        <h2>{filesText.emptyHead}</h2>
        <p>{filesText.emptyBody}</p>
        <Button kind="main" onPress={onChoose}>
          {filesText.chooseFiles}
        </Button>
      </div>
    )
  const isOnlyInbox = filter.isInbox && !isNarrowed({ ...filter, isInbox: false })
  return (
    <div className="empty" ref={place} tabIndex={-1}>
      <h2>{isOnlyInbox ? filesText.nothingWaitsHead : filesText.noneFitHead}</h2>
      <p>{isOnlyInbox ? filesText.nothingWaitsBody : filesText.noneFitBody(all)}</p>
      <Button onPress={onClear}>{filesText.clear}</Button>
    </div>
  )
}
