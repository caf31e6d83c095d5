import { useQuery } from '@tanstack/react-query'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { InBundles } from '../../../contract/erasures.ts'
import { api } from '../../api.ts'
import { eraseText } from '../../texts/erase.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Chips.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { LineField } from '../../ui/LineField.tsx'
import { optionsOf } from '../../ui/options.ts'
import { Tick } from '../../ui/Tick.tsx'
import { useErasing } from './use-erasing.ts'

/** One thing that can be erased for good. */
export type Erasable = {
  readonly id: string
  readonly name: string
  /** What else goes, or where else it was. */
  readonly also: string | null
  /** What a bundle may hold already. */
  readonly inBundles: InBundles | null
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
  const { part, typed, isKnown } = erasing
  const given = useHandedOver(part)
  const error = erasing.error ?? given.error
  const erase = async (): Promise<void> => {
    // Pressed faster than it is known who has a copy: that is waited for.
    const known = given.data ?? (await given.refetch({ cancelRefetch: false })).data
    if (known !== undefined) erasing.erase(known)
  }
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
      <Modal className="sheet">
        <Dialog className="erase-dialog">
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void erase()
            }}
          >
            <Heading slot="title">
              {parts.length === 1 ? eraseText.titleOf(parts[0]!.name) : eraseText.title}
            </Heading>
            {parts.length > 1 && (
              <Chips
                label={eraseText.which}
                options={parts}
                chosen={part?.id ?? null}
                onChoose={erasing.choose}
              />
            )}
            <Why erasing={erasing} />
            <WhatStays part={part} />
            <HandedOver given={given.data ?? []} isKnown={isKnown} onKnow={erasing.setKnown} />
            <LineField label={eraseText.typeWord} value={typed} onChange={erasing.setTyped} isMono />
            {erasing.missing !== null && (
              <p role="alert" className="notice">
                {erasing.missing}
              </p>
            )}
            {error !== null && <Failure error={error} />}
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

function Why({ erasing }: { readonly erasing: ReturnType<typeof useErasing> }) {
  return (
    <>
      <Chips
        label={eraseText.why}
        options={optionsOf(eraseText.reasons)}
        chosen={erasing.why}
        onChoose={erasing.setWhy}
      />
      <LineField
        label={eraseText.words}
        help={eraseText.wordsHelp}
        value={erasing.words}
        onChange={erasing.setWords}
        maxLength={1500}
      />
    </>
  )
}

type GivenProps = {
  readonly given: NonNullable<ReturnType<typeof useHandedOver>['data']>
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
      <p>{isFile(part) ? eraseText.fileStays : eraseText.stays}</p>
      <p>{eraseText.notReached}</p>
    </div>
  )
}

const isFile = (part: Erasable | null): boolean =>
  part !== null && part.inBundles !== null && 'exhibit' in part.inBundles

/** The bundles that hold it. */
function useHandedOver(part: Erasable | null) {
  return useQuery({
    queryKey: ['handed-over', part?.inBundles],
    queryFn: async () =>
      part === null || part.inBundles === null ? [] : (await api.erasures.handedOver(part.inBundles)).bundles,
    enabled: part !== null,
    staleTime: 0,
  })
}
