import { useState } from 'react'
import type { KnownHow } from '../../../contract/known-how.ts'
import { peopleText } from '../../texts/people.ts'
import { useFrame } from '../frame/use-frame.ts'
import type { Choice, Kinds } from './choices.ts'
import { knownHow, KnownHowFields, NAMED_THERE, NOT_SAID } from './KnownHowFields.tsx'
import { useChange } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'
import type { useLinking } from './use-linking.ts'
import { WhoPicker } from './WhoPicker.tsx'

type Props = {
  readonly linking: ReturnType<typeof useLinking>
  readonly kinds: Kinds
  readonly onLink: (choice: Choice, how: KnownHow) => Promise<unknown>
}

/** Who is linked, how that is known and how sure it is. */
export function LinkForm({ linking, kinds, onLink }: Props) {
  const { say } = useFrame()
  const { choice, said } = linking.typed
  const [isAsked, setAsked] = useState(false)
  // An account stands in what was kept: the usual basis is offered, and stands there to be changed.
  const isSeen =
    kinds.accounts && kinds.persons && choice !== null && ('account' in choice || 'newHandle' in choice)
  const knowing = said ?? (isSeen ? NAMED_THERE : NOT_SAID)
  const how = knownHow(knowing)
  const link = useChange(({ choice: who, how: known }: { choice: Choice; how: KnownHow }) =>
    onLink(who, known),
  )
  const missing = choice === null ? peopleText.chooseFirst : how === null ? peopleText.chooseHow : null
  const save = (): void => {
    setAsked(true)
    if (choice === null || how === null || link.isPending) return
    link.mutate(
      { choice, how },
      {
        onSuccess: () => {
          say(peopleText.linked)
          void linking.close()
        },
      },
    )
  }
  return (
    <SaveForm
      name={peopleText.link}
      missing={isAsked ? missing : null}
      error={link.error}
      kept={linking.kept}
      onSave={save}
      onCancel={linking.close}
      saveName={peopleText.link}
    >
      {kinds.persons && <p className="small">{peopleText.whoHelp}</p>}
      <WhoPicker
        kinds={kinds}
        typed={linking.typed.typed}
        chosen={choice}
        onType={(typed) => linking.type({ typed, choice: null })}
        onChoose={(who) => linking.type({ choice: who })}
        takesFocus={linking.takesFocus}
      />
      <KnownHowFields value={knowing} onChange={(now) => linking.type({ said: now })} />
    </SaveForm>
  )
}
