import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { ScreenHead } from '../../ui/ScreenHead.tsx'
import { useFrame } from '../frame/use-frame.ts'
import { NewAccount } from './NewAccount.tsx'
import { NewPerson } from './NewPerson.tsx'
import { PeopleList } from './PeopleList.tsx'
import { useEverybody } from './queries.ts'

/** Every account and person that something is known of: one list, two kinds. */
export function PeopleScreen() {
  const { caseId, caseName, kept } = useFrame()
  const left = kept<string | null>('people', null)
  const [adding, setAdding] = useState<'account' | 'person' | null>(null)
  const everybody = useEverybody(caseId)
  // An empty list offers it itself.
  const hasSome =
    everybody.data !== undefined && everybody.data.accounts.length + everybody.data.persons.length > 0
  const close = (): void => setAdding(null)
  return (
    <main className="screen">
      <ScreenHead title={peopleText.people} above={caseName} takesFocus={left.current === null}>
        {adding === null && (
          <>
            <Button onPress={() => setAdding('person')}>{peopleText.addPerson}</Button>
            {hasSome && (
              <Button kind="main" onPress={() => setAdding('account')}>
                <UserPlus size={20} strokeWidth={1.75} aria-hidden="true" />
                {peopleText.addAccount}
              </Button>
            )}
          </>
        )}
      </ScreenHead>
      {adding === 'account' && <NewAccount onClose={close} />}
      {adding === 'person' && <NewPerson onClose={close} />}
      {everybody.error !== null && <Failure error={everybody.error} />}
      {adding === null && everybody.data !== undefined && (
        <PeopleList {...everybody.data} left={left} onAdd={() => setAdding('account')} />
      )}
    </main>
  )
}
