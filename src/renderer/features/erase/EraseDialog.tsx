import { useQuery } from '@tanstack/react-query'
import { Dialog, Heading, Input, Label, Modal, ModalOverlay, TextField } from 'react-aria-components'
import type { ExhibitId, IncidentId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { eraseText } from '../../texts/erase.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { Tick } from '../../ui/Tick.tsx'
import { Chips } from '../people/KnownHowFields.tsx'
import { WhichPart } from './WhichPart.tsx'
import { useErasing } from './use-erasing.ts'

/** One thing that can be erased for good. */
export type Erasable = {
  readonly id: string
  readonly name: string
  /** What else goes, or where else it was. */
  readonly also: string | null
  /** What a bundle may hold already. */
  readonly inBundles: { readonly incident: IncidentId } | { readonly exhibit: ExhibitId } | null
  readonly erase: (reason: string) => Promise<unknown>
}

type Props = {
  readonly parts: readonly Erasable[]
  readonly onErased: (part: Erasable) => void
  readonly onClose: () => void
}

/** Nothing of this can be taken back: which, why, what stays, what it does not reach, and the word typed. */
export function EraseDialog({ parts, onErased, onClose }: Props) {
  const erasing = useErasing(parts, onErased)
  const { part, why, words, typed, isKnown } = erasing
  const given = useHandedOver(part)
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="sheet">
        <Dialog className="erase-dialog">
          <form
            onSubmit={(event) => {
              event.preventDefault()
              erasing.erase(given)
            }}
          >
            <Heading slot="title">{eraseText.title}</Heading>
            {parts.length > 1 && <WhichPart parts={parts} chosen={part} onChoose={erasing.choose} />}
            <Chips
              name={eraseText.why}
              all={eraseText.reasonOrder}
              names={eraseText.reasons}
              value={why}
              onChange={erasing.setWhy}
            />
            <LineField
              label={eraseText.words}
              help={eraseText.wordsHelp}
              value={words}
              onChange={erasing.setWords}
              maxLength={1500}
            />
            <WhatStays part={part} />
            <HandedOver given={given ?? []} isKnown={isKnown} onKnow={erasing.setKnown} />
            <TextField className="field" value={typed} onChange={erasing.setTyped}>
              <Label>{eraseText.typeWord}</Label>
              <Input className="input mono" autoComplete="off" />
            </TextField>
            {erasing.missing !== null && (
              <p role="alert" className="notice">
                {erasing.missing}
              </p>
            )}
            {erasing.error !== null && <Failure error={erasing.error} />}
            <div className="beside form-foot">
              <Button autoFocus onPress={onClose}>
                {eraseText.keepIt}
              </Button>
              <Button kind="erase" type="submit">
                {eraseText.forGood}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type GivenProps = {
  readonly given: NonNullable<ReturnType<typeof useHandedOver>>
  readonly isKnown: boolean
  readonly onKnow: (isKnown: boolean) => void
}

/** To whom it went already, and that they keep their copy: said a second time before it is erased. */
function HandedOver({ given, isKnown, onKnow }: GivenProps) {
  if (given.length === 0) return null
  return (
    <div className="field">
      <p>{eraseText.handedOver}</p>
      <ul className="bulleted">
        {given.map((bundle) => (
          <li key={bundle.id}>
            <bdi>{eraseText.bundle(bundle)}</bdi>
          </li>
        ))}
      </ul>
      <Tick label={eraseText.theyKeep} isOn={isKnown} onChange={onKnow} />
    </div>
  )
}

function WhatStays({ part }: { readonly part: Erasable | null }) {
  return (
    <div className="field small">
      {part !== null && part.also !== null && <p>{part.also}</p>}
      <p>{eraseText.stays}</p>
      <p>{eraseText.notReached}</p>
    </div>
  )
}

/** The bundles that hold it; undefined until that is known. */
function useHandedOver(part: Erasable | null) {
  const { data } = useQuery({
    queryKey: ['handed-over', part?.inBundles],
    queryFn: async () =>
      part === null || part.inBundles === null ? [] : (await api.erasures.handedOver(part.inBundles)).bundles,
    enabled: part !== null,
    staleTime: 0,
  })
  return data
}
