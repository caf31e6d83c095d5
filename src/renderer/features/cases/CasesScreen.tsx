import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Case } from '../../../contract/cases.ts'
import { api } from '../../api.ts'
import { cases as words } from '../../texts/cases.ts'
import { settings } from '../../texts/settings.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftKept } from '../../ui/DraftKept.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { SmallForm } from '../../ui/SmallForm.tsx'
import { text } from '../../texts/app.ts'
import { useSealedDraft } from '../../use-sealed-draft.ts'
import { useFrame } from '../frame/use-frame.ts'
import { CaseDetails } from './CaseDetails.tsx'
import { CASES, useCasesNow } from './queries.ts'

/** Every case: shown, made, its details, closed. */
export function CasesScreen() {
  const { back, status } = useFrame()
  const cases = useCasesNow()
  return (
    <main className="screen">
      <ScreenHead title={words.name} back={{ name: text.back, onPress: back }} />
      <div className="cases-page">
        <p>{words.intro}</p>
        <ul className="cases">
          {cases?.map((one) => (
            <CaseLine key={one.id} of={one} canWrite={status.readOnly === null} />
          ))}
        </ul>
        {status.readOnly === null ? <MakeCase /> : <p>{settings.readOnly}</p>}
      </div>
    </main>
  )
}

function CaseLine({ of, canWrite }: { readonly of: Case; readonly canWrite: boolean }) {
  const { caseId, showCase, say } = useFrame()
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isClosed = of.closedAt !== undefined
  const close = async (): Promise<void> => {
    setError(null)
    try {
      await api.cases.close({ case: of.id, closed: !isClosed })
      await queries.invalidateQueries({ queryKey: CASES })
      say(isClosed ? words.reopenedSays(of.name) : words.closedSays(of.name))
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <li>
      <div className="beside">
        <div className="case-title">
          <strong dir="auto">{of.name}</strong>
          <span className="small">
            {settings.incidents(of.incidents)}
            {isClosed && `, ${words.closed}`}
          </span>
        </div>
        {caseId === of.id ? (
          <span className="small">{words.shown}</span>
        ) : (
          <Button
            aria-label={`${words.show}: ${of.name}`}
            onPress={() => {
              showCase(of.id)
              say(words.nowShown(of.name))
            }}
          >
            {words.show}
          </Button>
        )}
        {canWrite && (
          <>
            <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
              {isOpen ? words.hideDetails : words.details}
            </Button>
            <Button onPress={() => void close()}>{isClosed ? words.reopen : words.close}</Button>
          </>
        )}
      </div>
      {error !== null && <Failure error={error} />}
      {isOpen && <CaseDetails of={of} />}
    </li>
  )
}

type NewCase = { readonly of: null; readonly name: string }

function MakeCase() {
  const { caseId, showCase, say } = useFrame()
  const queries = useQueryClient()
  const draft = useSealedDraft<NewCase>(caseId, 'case', ({ of }) => of === null)
  const name = draft.content?.name ?? ''
  const make = async (): Promise<void> => {
    const { case: made } = await api.cases.save({ name: name.trim() })
    await queries.invalidateQueries({ queryKey: CASES })
    await draft.drop()
    showCase(made.id)
    say(words.made(made.name))
  }
  return (
    <SmallForm does={words.make} isReady={name.trim() !== ''} run={make} isMain>
      <h2>{words.make}</h2>
      <LineField
        label={words.newName}
        value={name}
        onChange={(typed) => draft.keep({ of: null, name: typed })}
        maxLength={200}
      />
      <DraftKept kept={draft.kept} />
    </SmallForm>
  )
}
