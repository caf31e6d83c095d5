import type { ReactNode } from 'react'
import type { KnownHow } from '../../../contract/known-how.ts'
import { peopleText } from '../../texts/people.ts'
import { Button } from '../../ui/Button.tsx'
import { Handle } from '../../ui/Handle.tsx'
import { HowKnown } from './KnownHowFields.tsx'

type Props = {
  readonly name: string
  readonly isMono: boolean
  readonly how: KnownHow
  readonly onOpen: () => void
  readonly onTakeBack: () => void
  /** What else stands in the line. */
  readonly children?: ReactNode
}

/** Somebody who is linked, how that is known, and the way to take it back. */
export function LinkedLine({ name, isMono, how, onOpen, onTakeBack, children }: Props) {
  return (
    <li className="linked-line">
      <Button kind="plain" onPress={onOpen}>
        {isMono ? <Handle says={name} /> : <bdi>{name}</bdi>}
      </Button>
      {children}
      <HowKnown how={how} />
      <Button kind="plain" aria-label={peopleText.takeBackOf(name)} onPress={onTakeBack}>
        {peopleText.takeBack}
      </Button>
    </li>
  )
}
