import { useState } from 'react'
import type { KnownHow } from '../../../contract/known-how.ts'
import { peopleText } from '../../texts/people.ts'
import { useFrame } from '../frame/use-frame.ts'
import type { Choice, Kinds } from './choices.ts'
import { knownHow, KnownHowFields, NAMED_THERE, NOT_SAID } from './KnownHowFields.tsx'
import { useChange } from './queries.ts'
import { SaveForm } from './SaveForm.tsx'
import { WhoPicker } from './WhoPicker.tsx'

type Props = {
  readonly kinds: Kinds
  readonly onLink: (choice: Choice, how: KnownHow) => Promise<unknown>
  readonly onClose: () => void
}

/** Who is linked, how that is known and how sure it is. */
export function LinkForm({ kinds, onLink, onClose }: Props) {
  const { say } = useFrame()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [said, setSaid] = useState(NOT_SAID)
  const [isAsked, setAsked] = useState(false)
  // An account stands in what was kept: the usual basis is offered, and stands there to be changed.
  const isSeen =
    kinds.accounts && kinds.persons && choice !== null && ('account' in choice || 'newHandle' in choice)
  const knowing = said === NOT_SAID && isSeen ? NAMED_THERE : said
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
          onClose()
        },
      },
    )
  }
  return (
    <SaveForm
      name={peopleText.link}
      missing={isAsked ? missing : null}
      error={link.error}
      onSave={save}
      onCancel={onClose}
      saveName={peopleText.link}
    >
      {kinds.persons && <p className="small">{peopleText.whoHelp}</p>}
      <WhoPicker kinds={kinds} chosen={choice} onChoose={setChoice} />
      <KnownHowFields value={knowing} onChange={setSaid} />
    </SaveForm>
  )
}
