import { useState } from 'react'
import type { AccountId } from '../../../contract/ids.ts'
import type { Incident } from '../../../contract/incidents.ts'
import { api } from '../../api.ts'
import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Handle } from '../../ui/Handle.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { LookAlikes } from '../people/HandleHints.tsx'
import { NAMED } from '../people/KnownHowFields.tsx'
import { useChange, useSeenAs } from '../people/queries.ts'
import { SaveForm } from '../people/SaveForm.tsx'
import { isLinked } from './is-linked.ts'

type Props = {
  readonly incident: Incident
  /** The account as it stands in the incident's own text. */
  readonly written: string
  readonly linked: readonly { readonly account: AccountId; readonly name: string }[]
}

/** What is written in the incident becomes an account, when that is asked for; the text stays as it is. */
export function MakeAccount({ incident, written, linked }: Props) {
  const { caseId } = useFrame()
  const seen = useSeenAs(caseId, written).data
  const [isMaking, setMaking] = useState(false)
  if (seen === undefined || isLinked(linked, { written, account: seen.account })) return null
  if (isMaking)
    return <Making incident={incident} written={written} seen={seen} onClose={() => setMaking(false)} />
  return (
    <div>
      <p>
        {peopleText.writtenHere} <Handle says={written} />{' '}
        <Button kind="plain" onPress={() => setMaking(true)}>
          {seen.account === null ? peopleText.makeAccount : peopleText.linkAccount}
        </Button>
      </p>
      <LookAlikes alikes={seen.lookAlikes} />
    </div>
  )
}

type MakingProps = Omit<Props, 'linked'> & {
  readonly seen: NonNullable<ReturnType<typeof useSeenAs>['data']>
  readonly onClose: () => void
}

/** This incident is linked; the others that name it only when that is ticked, with their titles in sight. */
function Making({ incident, written, seen, onClose }: MakingProps) {
  const { caseId, say } = useFrame()
  const [withOthers, setWithOthers] = useState(false)
  const others = seen.incidents.filter((one) => one.incident !== incident.id)
  const make = useChange(() => {
    const incidents = [incident.id, ...(withOthers ? others.map((one) => one.incident) : [])]
    if (seen.account !== null) return api.accounts.link({ account: seen.account, incidents, how: NAMED })
    const { platform } = incident.fields
    const fields = { handle: written, ...(platform === undefined || platform === '' ? {} : { platform }) }
    return api.accounts.record({ case: caseId, fields, incidents, how: NAMED })
  })
  const save = (): void => {
    if (make.isPending) return
    make.mutate(undefined, {
      onSuccess: () => {
        say(peopleText.linked)
        onClose()
      },
    })
  }
  const name = seen.account === null ? peopleText.makeAccount : peopleText.linkAccount
  return (
    <SaveForm name={name} missing={null} error={make.error} onSave={save} onCancel={onClose} saveName={name}>
      <p>
        <Handle says={written} />
      </p>
      {others.length > 0 && (
        <>
          <p>{peopleText.othersName(others.length)}</p>
          <ul className="small bulleted">
            {others.slice(0, MOST_SHOWN).map((one) => (
              <li key={one.incident}>
                <bdi>{one.title}</bdi>, {one.happened}
              </li>
            ))}
          </ul>
          <Tick label={peopleText.linkOthers} isOn={withOthers} onChange={setWithOthers} />
        </>
      )}
    </SaveForm>
  )
}

const MOST_SHOWN = 8
