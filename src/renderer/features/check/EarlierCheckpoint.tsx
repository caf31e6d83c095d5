import { useState } from 'react'
import { text } from '../../texts/check.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { LongField } from '../../ui/LongField.tsx'

type Props = {
  /** False where the text is no checkpoint. */
  readonly onCompare: (pasted: string) => Promise<boolean>
}

/** Compares with a checkpoint that somebody was given before. */
export function EarlierCheckpoint({ onCompare }: Props) {
  const [pasted, setPasted] = useState('')
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const compare = async (): Promise<void> => {
    try {
      setError(null)
      setSaid((await onCompare(pasted)) ? '' : text.notACheckpoint)
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <Fold label={text.pasteEarlier}>
      <form
        className="form earlier"
        onSubmit={(event) => {
          event.preventDefault()
          void compare()
        }}
      >
        <LongField
          label={text.earlierLabel}
          help={text.earlierHelp}
          value={pasted}
          onChange={setPasted}
          rows={5}
        />
        <div className="beside">
          <Button type="submit" isDisabled={pasted.trim() === ''}>
            {text.compare}
          </Button>
          <span role="status">{said}</span>
        </div>
        {error !== null && <Failure error={error} />}
      </form>
    </Fold>
  )
}
