import { useState } from 'react'
import { api } from '../../api.ts'
import { eraseText } from '../../texts/erase.ts'
import { incidentText } from '../../texts/incident.ts'
import { peopleText } from '../../texts/people.ts'
import type { PlaceAt } from '../frame/place.ts'
import { isHandle } from '../../ui/is-handle.ts'
import { DateCorrection } from '../incident/DateCorrection.tsx'
import { Part } from '../incident/Part.tsx'
import { AccountFieldsForm } from './AccountFieldsForm.tsx'
import { PersonsBehind } from './Behind.tsx'
import { Correcting } from './Correcting.tsx'
import { LookAlikes } from './HandleHints.tsx'
import { IncidentRows } from './IncidentRows.tsx'
import { accountName } from './lines.ts'
import { useAccount, type Account } from './queries.ts'
import { SubjectPage } from './SubjectPage.tsx'
import { WordingHistory } from './WordingHistory.tsx'

/** One account: what is seen of it, who it might be, and where it was seen. */
export function AccountScreen({ place }: { readonly place: PlaceAt<'account'> }) {
  const found = useAccount(place.account)
  const [isCorrecting, setCorrecting] = useState(false)
  const account = found.data
  const under = [peopleText.account, account?.fields.platform ?? '', account?.fields.displayName ?? '']
  return (
    <SubjectPage
      title={account === undefined ? null : accountName(account.name)}
      isMono={account !== undefined && isHandle(accountName(account.name))}
      under={under.filter((part) => part !== '')}
      error={found.error}
      isCorrecting={isCorrecting}
      onCorrect={() => setCorrecting(true)}
      erasable={{
        id: place.account,
        name: '',
        also: eraseText.recordAlso,
        inBundles: { account: place.account },
        erase: (reason) => api.accounts.erase({ account: place.account, reason }),
      }}
    >
      {account !== undefined &&
        (isCorrecting ? (
          <Correcting
            form="account"
            of={account.account}
            before={account.fields}
            amend={(asked) => api.accounts.amend({ account: account.account, ...asked })}
            onClose={() => setCorrecting(false)}
          >
            {(typed, change) => (
              <>
                <AccountFieldsForm value={typed} onChange={change} />
                <DateCorrection
                  name={peopleText.fields.firstSeen.name}
                  says={account.firstSeen}
                  isOpen={false}
                  left={typed.firstSeen === account.fields.firstSeen ? undefined : typed.firstSeen}
                  onChange={(firstSeen) => change({ firstSeen })}
                />
              </>
            )}
          </Correcting>
        ) : (
          <Reading account={account} />
        ))}
    </SubjectPage>
  )
}

const ORDER = ['handle', 'platform', 'displayName', 'contact', 'url'] as const

function Reading({ account }: { readonly account: Account }) {
  const { fields } = account
  return (
    <>
      <LookAlikes alikes={account.lookAlikes} />
      <Part name={peopleText.facts}>
        <dl className="facts">
          {ORDER.map((field) => (
            <div key={field}>
              <dt>{peopleText.fields[field].name}</dt>
              <dd>
                <FieldOf field={field} says={fields[field] ?? ''} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{peopleText.fields.firstSeen.name}</dt>
            <dd>{account.firstSeen ?? <span className="hint">{peopleText.notSaid}</span>}</dd>
          </div>
          <div>
            <dt>{incidentText.loggedDate}</dt>
            <dd>{account.logged}</dd>
          </div>
        </dl>
      </Part>
      <PersonsBehind account={account} />
      <IncidentRows subject={{ account: account.account }} />
      <WordingHistory wordings={account.wordings.map((wording) => ({ ...wording, says: saysOf(wording) }))} />
    </>
  )
}

type FieldProps = { readonly field: (typeof ORDER)[number]; readonly says: string }

function FieldOf({ field, says }: FieldProps) {
  if (says === '') return <span className="hint">{peopleText.notSaid}</span>
  const isMono = field !== 'platform' && field !== 'displayName'
  return <bdi className={isMono ? 'mono link-text' : ''}>{says}</bdi>
}

function saysOf({ fields, firstSeen }: Account['wordings'][number]): Readonly<Record<string, string>> {
  const lines = ORDER.flatMap((field) => {
    const says = fields[field]
    return says === undefined ? [] : [[peopleText.fields[field].name, says] as const]
  })
  const seen = firstSeen === null ? [] : [[peopleText.fields.firstSeen.name, firstSeen] as const]
  return Object.fromEntries([...lines, ...seen])
}
