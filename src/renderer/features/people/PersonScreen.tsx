import { useState } from 'react'
import { api } from '../../api.ts'
import { eraseText } from '../../texts/erase.ts'
import { peopleText } from '../../texts/people.ts'
import type { PlaceAt } from '../frame/place.ts'
import { Part } from '../incident/Part.tsx'
import { AccountsOf } from './Behind.tsx'
import { Correcting } from './Correcting.tsx'
import { IncidentRows } from './IncidentRows.tsx'
import { personName } from './lines.ts'
import { PersonFieldsForm } from './PersonFieldsForm.tsx'
import { usePerson, type Person } from './queries.ts'
import { SubjectPage } from './SubjectPage.tsx'
import { WordingHistory } from './WordingHistory.tsx'

/** One person, named or not: how they are described, which accounts might be theirs, and what happened. */
export function PersonScreen({ place }: { readonly place: PlaceAt<'person'> }) {
  const found = usePerson(place.person)
  const [isCorrecting, setCorrecting] = useState(false)
  const person = found.data
  return (
    <SubjectPage
      title={person === undefined ? null : personName(person.fields.name ?? '')}
      under={[peopleText.person, ...(person === undefined ? [] : [peopleText.logged(person.logged)])]}
      error={found.error}
      isCorrecting={isCorrecting}
      onCorrect={() => setCorrecting(true)}
      erasable={{
        id: place.person,
        name: '',
        also: eraseText.recordAlso,
        inBundles: { person: place.person },
        erase: (reason) => api.people.erase({ person: place.person, reason }),
      }}
    >
      {person !== undefined &&
        (isCorrecting ? (
          <Correcting
            form="person"
            of={person.person}
            before={person.fields}
            amend={(asked) => api.people.amend({ person: person.person, ...asked })}
            onClose={() => setCorrecting(false)}
          >
            {(typed, change) => <PersonFieldsForm value={typed} onChange={change} />}
          </Correcting>
        ) : (
          <Reading person={person} />
        ))}
    </SubjectPage>
  )
}

const ORDER = ['name', 'described', 'notes'] as const

function Reading({ person }: { readonly person: Person }) {
  const { fields } = person
  return (
    <>
      {(['described', 'notes'] as const).map((field) => (
        <Part key={field} {...peopleText.fields[field]}>
          {fields[field] === undefined || fields[field] === '' ? (
            <p className="hint">{peopleText.notSaid}</p>
          ) : (
            <p className="said" dir="auto">
              {fields[field]}
            </p>
          )}
        </Part>
      ))}
      <AccountsOf person={person} />
      <IncidentRows subject={{ person: person.person }} />
      <WordingHistory wordings={person.wordings.map((wording) => ({ ...wording, says: saysOf(wording) }))} />
    </>
  )
}

function saysOf({ fields }: Person['wordings'][number]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ORDER.flatMap((field) => {
      const says = fields[field]
      return says === undefined ? [] : [[peopleText.fields[field].name, says] as const]
    }),
  )
}
