import type { AccountId, PersonId } from '../../../contract/ids.ts'
import type { KnownHow } from '../../../contract/known-how.ts'
import { api } from '../../api.ts'
import { peopleText } from '../../texts/people.ts'
import { Failure } from '../../ui/Failure.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { AddButton, Part } from '../incident/Part.tsx'
import type { Choice } from './choices.ts'
import { LinkForm } from './LinkForm.tsx'
import { LinkedLine } from './LinkedLine.tsx'
import { accountName, personName } from './lines.ts'
import { useChange, type Account, type Person } from './queries.ts'
import { useLinking, type LinkDraft, type PlaceOfLink } from './use-linking.ts'

/** Who is taken to be behind an account, each with how that is known. */
export function PersonsBehind({ account }: { readonly account: Account }) {
  const { caseId, go } = useFrame()
  const attribute = async (choice: Choice, how: KnownHow): Promise<unknown> => {
    const person = await personOf(choice, caseId)
    return api.accounts.attribute({ account: account.account, person, how })
  }
  return (
    <Attributions
      of={account.account}
      at={{ at: 'account', account: account.account }}
      name={peopleText.behind}
      none={peopleText.nobodyBehind}
      kinds={{ accounts: false, persons: true }}
      lines={account.persons.map(({ person, name, how }) => ({
        key: person,
        name: personName(name),
        isMono: false,
        how,
        open: () => go({ at: 'person', person }),
        takeBack: () => api.accounts.unattribute({ account: account.account, person }),
      }))}
      onAttribute={attribute}
    />
  )
}

/** The accounts a person is taken to be behind. */
export function AccountsOf({ person }: { readonly person: Person }) {
  const { caseId, go } = useFrame()
  const attribute = async (choice: Choice, how: KnownHow): Promise<unknown> => {
    const account = await accountOf(choice, caseId)
    return api.accounts.attribute({ account, person: person.person, how })
  }
  return (
    <Attributions
      of={person.person}
      at={{ at: 'person', person: person.person }}
      name={peopleText.accountsHead}
      none={peopleText.noAccounts}
      kinds={{ accounts: true, persons: false }}
      lines={person.accounts.map(({ account, name, how }) => ({
        key: account,
        name: accountName(name),
        isMono: true,
        how,
        open: () => go({ at: 'account', account }),
        takeBack: () => api.accounts.unattribute({ account, person: person.person }),
      }))}
      onAttribute={attribute}
    />
  )
}

type CaseOf = ReturnType<typeof useFrame>['caseId']

async function personOf(choice: Choice, caseId: CaseOf): Promise<PersonId> {
  if ('person' in choice) return choice.person
  const name = 'newName' in choice ? choice.newName : ''
  return (await api.people.record({ case: caseId, fields: { name } })).person
}

async function accountOf(choice: Choice, caseId: CaseOf): Promise<AccountId> {
  if ('account' in choice) return choice.account
  const handle = 'newHandle' in choice ? choice.newHandle : ''
  return (await api.accounts.record({ case: caseId, fields: { handle } })).account
}

type Line = {
  readonly key: string
  readonly name: string
  readonly isMono: boolean
  readonly how: KnownHow
  readonly open: () => void
  readonly takeBack: () => Promise<unknown>
}
type Props = {
  readonly of: LinkDraft['of']
  readonly at: PlaceOfLink
  readonly name: string
  readonly none: string
  readonly kinds: { readonly accounts: boolean; readonly persons: boolean }
  readonly lines: readonly Line[]
  readonly onAttribute: (choice: Choice, how: KnownHow) => Promise<unknown>
}

function Attributions({ of, at, name, none, kinds, lines, onAttribute }: Props) {
  const { say } = useFrame()
  const linking = useLinking(of, at)
  const takeBack = useChange((line: Line) => line.takeBack())
  return (
    <Part name={name}>
      {lines.length === 0 && !linking.isOpen && <p className="small">{none}</p>}
      <ul className="plain-list">
        {lines.map((line) => (
          <LinkedLine
            key={line.key}
            name={line.name}
            isMono={line.isMono}
            how={line.how}
            onOpen={line.open}
            onTakeBack={() => takeBack.mutate(line, { onSuccess: () => say(peopleText.takenBack) })}
          />
        ))}
      </ul>
      {takeBack.error !== null && <Failure error={takeBack.error} />}
      {linking.isOpen ? (
        <LinkForm linking={linking} kinds={kinds} onLink={onAttribute} />
      ) : (
        <AddButton part={name} autoFocus={linking.wasClosed} onPress={linking.open} />
      )}
    </Part>
  )
}
