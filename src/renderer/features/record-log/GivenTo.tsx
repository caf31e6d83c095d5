import { useState } from 'react'
import type { KeptCheckpoint } from '../../../contract/ledger.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { dayInWords } from '../../ui/moment.ts'
import { useLogGrew } from './queries.ts'

/** Who outside holds a checkpoint: without somebody it helps nobody. */
export function GivenTo({ checkpoint }: { readonly checkpoint: KeptCheckpoint }) {
  const [isWriting, setWriting] = useState(false)
  const given = checkpoint.given.map(({ to, at, reference }) =>
    text.givenLine(to, dayInWords(new Date(at)), reference),
  )
  return (
    <div className="given-to">
      <p>
        {text.givenTo}: {given.length === 0 ? text.nobody : given.join(' · ')}
      </p>
      {isWriting ? (
        <GiveForm checkpoint={checkpoint.seq} onDone={() => setWriting(false)} />
      ) : (
        <Button kind="plain" onPress={() => setWriting(true)}>
          {text.give}
        </Button>
      )}
      <p className="small">{text.helpsOnly}</p>
    </div>
  )
}

type FormProps = { readonly checkpoint: KeptCheckpoint['seq']; readonly onDone: () => void }

function GiveForm({ checkpoint, onDone }: FormProps) {
  const grew = useLogGrew()
  const [to, setTo] = useState('')
  const [reference, setReference] = useState('')
  const [error, setError] = useState<unknown>(null)
  const keep = async (): Promise<void> => {
    try {
      const theirs = reference.trim()
      await api.ledger.give({ checkpoint, to: to.trim(), ...(theirs === '' ? {} : { reference: theirs }) })
      grew()
      onDone()
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <form
      className="form earlier"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <div className="beside aligned">
        <LineField label={text.giveTo} value={to} onChange={setTo} autoFocus maxLength={500} />
        <LineField
          label={text.giveReference}
          value={reference}
          onChange={setReference}
          isMono
          maxLength={200}
        />
        <Button type="submit" isDisabled={to.trim() === ''}>
          {text.giveKeep}
        </Button>
      </div>
      {error !== null && <Failure error={error} />}
    </form>
  )
}
