import type { Exhibit } from '../../../../contract/exhibits.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { sizeInWords } from '../../../ui/size-in-words.ts'
import { useCheckNow, useCustody, type Custody } from './queries.ts'

type Props = { readonly exhibit: Exhibit; readonly kept: string }

/** Whether the bytes are those that were kept: what the last check said, and another one. */
export function CheckNow({ exhibit, kept }: Props) {
  const custody = useCustody(exhibit.id)
  const check = useCheckNow(exhibit.id)
  const result = check.data
  return (
    <div className="file-check">
      <div role="status">
        {result === undefined && custody.data !== undefined && <LastCheck checked={custody.data.checked} />}
        {result?.unchanged === true && (
          <p className="right">{factsText.unchanged(kept, sizeInWords(exhibit.sizeBytes))}</p>
        )}
      </div>
      {result?.unchanged === false && (
        <div role="alert" className="notice">
          <p className="wrong">
            <strong>{factsText.changedHead}</strong>
          </p>
          <p>{factsText.changedTodo}</p>
        </div>
      )}
      {check.error !== null && <Failure error={check.error} />}
      <Button onPress={() => check.mutate()} isDisabled={check.isPending}>
        {check.isPending ? factsText.checking : factsText.checkNow}
      </Button>
    </div>
  )
}

function LastCheck({ checked }: Pick<Custody, 'checked'>) {
  if (checked === null) return <p className="small">{factsText.neverChecked}</p>
  return checked.unchanged ? (
    <p className="right">{factsText.lastChecked(checked.when)}</p>
  ) : (
    <p className="wrong">{factsText.foundChanged(checked.when)}</p>
  )
}
