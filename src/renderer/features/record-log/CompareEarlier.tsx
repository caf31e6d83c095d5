import { useState } from 'react'
import { isAppError } from '../../../contract/errors.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { LongField } from '../../ui/LongField.tsx'

/** Is the record that somebody kept a checkpoint of the beginning of this one? */
export function CompareEarlier() {
  const [pasted, setPasted] = useState('')
  const [said, setSaid] = useState('')
  const [error, setError] = useState<unknown>(null)
  const compare = async (): Promise<void> => {
    setError(null)
    setSaid('')
    try {
      const { size, code } = await api.vault.compare({ since: pasted })
      setSaid(code === null ? text.isBeginning(size) : text.notBeginning[code])
    } catch (failed) {
      if (isAppError(failed, 'CheckpointMismatch')) setSaid(text.notBeginning.CheckpointMismatch)
      else setError(failed)
    }
  }
  return (
    <Fold label={text.compareEarlier}>
      <form
        className="form earlier"
        onSubmit={(event) => {
          event.preventDefault()
          void compare()
        }}
      >
        <LongField label={text.compareLabel} help={text.compareHelp} value={pasted} onChange={setPasted} />
        <div className="beside">
          <Button type="submit" isDisabled={pasted.trim() === ''}>
            {text.compare}
          </Button>
        </div>
        <p role="status">{said}</p>
        {error !== null && <Failure error={error} />}
      </form>
    </Fold>
  )
}
