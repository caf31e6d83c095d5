import { useState } from 'react'
import type { Seq } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/phone.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { clockTime } from '../../ui/moment.ts'
import { useFrame } from '../frame/use-frame.ts'
import { usePhoneDraft, type Heard } from './use-phone-draft.ts'

const MOST = 200

/** What the person at the other end says. It is kept as a step taken. */
export function WriteDown({ checkpoint }: { readonly checkpoint: Seq | null }) {
  const { caseId, say } = useFrame()
  const { heard, setHeard, kept, drop } = usePhoneDraft(caseId)
  const [error, setError] = useState<unknown>(null)
  const keep = async (): Promise<void> => {
    try {
      setError(null)
      await api.phone.keep({ case: caseId, checkpoint, ...heard })
      await drop()
      say(text.kept)
    } catch (failed) {
      setError(failed)
    }
  }
  const field = (name: keyof Heard, isMono: boolean) => (
    <LineField
      label={text[name]}
      value={heard[name]}
      onChange={(value) => setHeard({ ...heard, [name]: value })}
      maxLength={MOST}
      isMono={isMono}
    />
  )
  return (
    <form
      className="write-down"
      aria-labelledby="write-down-heading"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep()
      }}
    >
      <h2 id="write-down-heading" className="part-name">
        {text.writeDown}
      </h2>
      <div className="beside aligned">
        {field('officer', false)}
        {field('force', false)}
        {field('reference', true)}
        <Button kind="main" type="submit">
          {text.keep}
        </Button>
      </div>
      <p className="small" role="status">
        {kept === 'failed' ? text.draftNotKept : kept === null ? '' : text.draftKept(clockTime(kept))}
      </p>
      {error !== null && <Failure error={error} />}
    </form>
  )
}
