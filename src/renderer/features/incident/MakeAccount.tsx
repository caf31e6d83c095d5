import { useState, type ReactNode } from 'react'
import type { NamedAccount, SeenAs } from '../../../contract/accounts.ts'
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
import { isOffered } from './is-offered.ts'

type Props = {
  readonly incident: Incident
  /** The account as it stands in the incident's own text. */
  readonly written: string
  readonly linked: readonly { readonly account: AccountId }[]
  /** What stands here where what is written names nobody or is linked. */
  readonly orElse: ReactNode
}

/** What is to be done: a link with an account that is here, or with a new one. */
type Making = { readonly account: AccountId | null }

/** What is written in the incident becomes an account, when that is asked for; the text stays as it is. */
export function MakeAccount({ incident, written, linked, orElse }: Props) {
  const { caseId } = useFrame()
  const seen = useSeenAs(caseId, { handle: written, platform: incident.fields.platform }).data
  const [making, setMaking] = useState<Making | null>(null)
  if (seen === undefined) return null
  if (!isOffered(linked, seen)) return orElse
  if (making !== null)
    return (
      <MakingForm
        incident={incident}
        written={written}
        seen={seen}
        account={making.account}
        onClose={() => setMaking(null)}
      />
    )
  return (
    <div>
      <p>
        {peopleText.writtenHere} <Handle says={written} />{' '}
        {seen.accounts.length <= 1 && (
          <Offer account={seen.accounts[0]?.account ?? null} onChoose={setMaking} />
        )}
      </p>
      {seen.accounts.length > 1 && <Which accounts={seen.accounts} onChoose={setMaking} />}
      <LookAlikes alikes={seen.lookAlikes} />
    </div>
  )
}

type OnChoose = { readonly onChoose: (making: Making) => void }

function Offer({ account, onChoose }: Making & OnChoose) {
  return (
    <Button kind="plain" onPress={() => onChoose({ account })}>
      {account === null ? peopleText.makeAccount : peopleText.linkAccount}
    </Button>
  )
}

/** Several go by the name, and the incident does not say which: it is asked, never guessed. */
function Which({ accounts, onChoose }: { readonly accounts: readonly NamedAccount[] } & OnChoose) {
  return (
    <>
      <p>{peopleText.whichOfThem}</p>
      <ul className="plain-list">
        {accounts.map(({ account, name, platform }) => (
          <li key={account}>
            <bdi className="mono">{name}</bdi>{' '}
            <bdi>{platform === '' ? peopleText.siteNotSaid : platform}</bdi>{' '}
            <Button
              kind="plain"
              aria-label={peopleText.linkAccountOn(platform)}
              onPress={() => onChoose({ account })}
            >
              {peopleText.linkAccount}
            </Button>
          </li>
        ))}
        <li>
          {peopleText.noneOfThem} <Offer account={null} onChoose={onChoose} />
        </li>
      </ul>
    </>
  )
}

type MakingProps = Omit<Props, 'linked' | 'orElse'> &
  Making & { readonly seen: SeenAs; readonly onClose: () => void }

/** This incident is linked; the others that name it only when that is ticked, with their titles in sight. */
function MakingForm({ incident, written, seen, account, onClose }: MakingProps) {
  const { caseId, say } = useFrame()
  const [withOthers, setWithOthers] = useState(false)
  const others = seen.incidents.filter((one) => one.incident !== incident.id)
  const make = useChange(() => {
    const incidents = [incident.id, ...(withOthers ? others.map((one) => one.incident) : [])]
    if (account !== null) return api.accounts.link({ account, incidents, how: NAMED })
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
  const name = account === null ? peopleText.makeAccount : peopleText.linkAccount
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
