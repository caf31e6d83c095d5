import { useState } from 'react'
import type { KeptCheckpoint } from '../../../contract/ledger.ts'
import { api } from '../../api.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftKept } from '../../ui/DraftKept.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { dayInWords } from '../../ui/moment.ts'
import { useFormInPlace } from '../../use-form-in-place.ts'
import { useFrame } from '../frame/use-frame.ts'
import { useLogGrew } from './queries.ts'

type Seq = KeptCheckpoint['seq']

/** Who has a checkpoint, and their number for it, as far as it is typed. */
type Giving = { readonly of: Seq; readonly to: string; readonly reference: string }

function useGiving(of: Seq) {
  const { caseId } = useFrame()
  return useFormInPlace<Giving>({
    caseId,
    form: 'given-to',
    isMine: (left) => left.of === of,
    first: { of, to: '', reference: '' },
    isEmpty: ({ to, reference }) => to === '' && reference === '',
  })
}

/** Who outside holds a checkpoint: without somebody it helps nobody. */
export function GivenTo({ checkpoint }: { readonly checkpoint: KeptCheckpoint }) {
  const giving = useGiving(checkpoint.seq)
  const given = checkpoint.given.map(({ to, at, reference }) =>
    text.givenLine(to, dayInWords(new Date(at)), reference),
  )
  return (
    <div className="given-to">
      <p>
        {text.givenTo}: {given.length === 0 ? text.nobody : given.join(' · ')}
      </p>
      {giving.isOpen ? (
        <GiveForm giving={giving} />
      ) : (
        <Button kind="plain" onPress={giving.open}>
          {text.give}
        </Button>
      )}
      <p className="small">{text.helpsOnly}</p>
    </div>
  )
}

function GiveForm({ giving }: { readonly giving: ReturnType<typeof useGiving> }) {
  const grew = useLogGrew()
  const [error, setError] = useState<unknown>(null)
  const { of, to, reference } = giving.typed
  const keep = async (): Promise<void> => {
    try {
      const theirs = reference.trim()
      await api.ledger.give({
        checkpoint: of,
        to: to.trim(),
        ...(theirs === '' ? {} : { reference: theirs }),
      })
      await giving.close()
      grew()
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
        <LineField
          label={text.giveTo}
          value={to}
          onChange={(now) => giving.type({ to: now })}
          autoFocus={giving.takesFocus}
          maxLength={500}
        />
        <LineField
          label={text.giveReference}
          value={reference}
          onChange={(now) => giving.type({ reference: now })}
          isMono
          maxLength={200}
        />
        <Button type="submit" isDisabled={to.trim() === ''}>
          {text.giveKeep}
        </Button>
      </div>
      <DraftKept kept={giving.kept} />
      {error !== null && <Failure error={error} />}
    </form>
  )
}
