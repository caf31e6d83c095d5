import type { IncidentId } from '../../../contract/ids.ts'
import type { KnownHow } from '../../../contract/known-how.ts'
import { api } from '../../api.ts'
import { peopleText } from '../../texts/people.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useFrame } from '../frame/use-frame.ts'
import type { Choice } from '../people/choices.ts'
import { HowKnown } from '../people/KnownHowFields.tsx'
import { LinkedLine } from '../people/LinkedLine.tsx'
import { LinkForm } from '../people/LinkForm.tsx'
import { accountName, personName } from '../people/lines.ts'
import { useChange, useIncidentPeople } from '../people/queries.ts'
import { useLinking } from '../people/use-linking.ts'
import { MakeAccount } from './MakeAccount.tsx'
import { AddButton, Part } from './Part.tsx'
import type { Read } from './queries.ts'
import { saidText } from './wording.ts'

/** Who it was, as far as it is known, and how it is known. */
export function People({ read: { incident } }: { readonly read: Read }) {
  const { caseId, say } = useFrame()
  const linked = useIncidentPeople(incident.id)
  const linking = useLinking(incident.id, { at: 'incident', incident: incident.id })
  const takeBack = useChange((undo: () => Promise<unknown>) => undo())
  const written = saidText(incident.fields, 'account')
  const undo = (change: () => Promise<unknown>): void =>
    takeBack.mutate(change, { onSuccess: () => say(peopleText.takenBack) })
  const isNobody = linked.data?.accounts.length === 0 && linked.data.persons.length === 0
  const nobody = isNobody && !linking.isOpen && <p className="small">{peopleText.noneLinked}</p>
  return (
    <Part name={peopleText.partOfIncident}>
      {linked.error !== null && <Failure error={linked.error} />}
      {written === null && nobody}
      {linked.data !== undefined && <Linked people={linked.data} incident={incident.id} onUndo={undo} />}
      {takeBack.error !== null && <Failure error={takeBack.error} />}
      {written !== null && linked.data !== undefined && (
        <MakeAccount incident={incident} written={written} linked={linked.data.accounts} orElse={nobody} />
      )}
      {linking.isOpen ? (
        <LinkForm
          linking={linking}
          kinds={{ accounts: true, persons: true }}
          onLink={(choice, how) => linkWith(choice, how, incident.id, caseId)}
        />
      ) : (
        <AddButton part={peopleText.partOfIncident} autoFocus={linking.wasClosed} onPress={linking.open} />
      )}
    </Part>
  )
}

type CaseOf = ReturnType<typeof useFrame>['caseId']

function linkWith(choice: Choice, how: KnownHow, incident: IncidentId, caseId: CaseOf): Promise<unknown> {
  const incidents = [incident]
  if ('account' in choice) return api.accounts.link({ account: choice.account, incidents, how })
  if ('person' in choice) return api.people.link({ person: choice.person, incidents, how })
  if ('newHandle' in choice)
    return api.accounts.record({ case: caseId, fields: { handle: choice.newHandle }, incidents, how })
  return api.people.record({ case: caseId, fields: { name: choice.newName }, incidents, how })
}

type LinkedProps = {
  readonly people: NonNullable<ReturnType<typeof useIncidentPeople>['data']>
  readonly incident: IncidentId
  readonly onUndo: (change: () => Promise<unknown>) => void
}

function Linked({ people: { accounts, persons }, incident, onUndo }: LinkedProps) {
  const { go } = useFrame()
  return (
    <ul className="plain-list">
      {accounts.map(({ account, name, platform, displayName, how, persons: behind }) => (
        <LinkedLine
          key={account}
          name={accountName(name)}
          isMono
          how={how}
          onOpen={() => go({ at: 'account', account })}
          onTakeBack={() => onUndo(() => api.accounts.unlink({ account, incident }))}
        >
          {[displayName, platform]
            .filter((part) => part !== '' && part !== name)
            .map((part) => (
              <bdi key={part}>{part}</bdi>
            ))}
          {behind.map((one) => (
            <span key={one.person} className="small">
              <bdi>{peopleText.perhaps(one.name)}</bdi>, <HowKnown how={one.how} />
            </span>
          ))}
        </LinkedLine>
      ))}
      {persons.map(({ person, name, how }) => (
        <LinkedLine
          key={person}
          name={personName(name)}
          isMono={false}
          how={how}
          onOpen={() => go({ at: 'person', person })}
          onTakeBack={() => onUndo(() => api.people.unlink({ person, incident }))}
        />
      ))}
    </ul>
  )
}
