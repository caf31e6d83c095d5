import { useState } from 'react'
import { Dialog, Heading, Label, Modal, ModalOverlay, Radio, RadioGroup } from 'react-aria-components'
import type { Exhibit } from '../../../../contract/exhibits.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { fileText } from '../../../texts/file.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { LineField } from '../../../ui/LineField.tsx'
import { Tick } from '../../../ui/Tick.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { useCustody, useEraseFile } from './queries.ts'

type Props = { readonly exhibit: Exhibit; readonly label: string | null }
type Reason = keyof typeof factsText.reasons

/** Erases a file for good: why, what stays, what is not reached, and a word typed. Asked twice if others have it. */
export function EraseFile({ exhibit, label }: Props) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <Button onPress={() => setAsking(true)}>{factsText.erase}</Button>
      <ModalOverlay className="veil" isOpen={isAsking} onOpenChange={setAsking}>
        <Modal className="sheet asking">
          <Dialog role="alertdialog">
            <Erasing exhibit={exhibit} label={label} onClose={() => setAsking(false)} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

function Erasing({ exhibit, label, onClose }: Props & { readonly onClose: () => void }) {
  const { back, say } = useFrame()
  const form = useEraseForm()
  const wentOut = useCustody(exhibit.id).data?.wentOut ?? []
  const erase = useEraseFile(exhibit.id, () => {
    say(factsText.erased)
    back()
  })
  const canErase = form.isComplete && (wentOut.length === 0 || form.isSure) && !erase.isPending
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (canErase) erase.mutate(form.reason)
      }}
    >
      <Heading slot="title" level={2}>
        {factsText.eraseHead(label === null ? fileText.noName(exhibit.number) : label)}
      </Heading>
      <p>
        {factsText.eraseBody} {factsText.eraseNames}{' '}
        {exhibit.incidents.length > 0 && factsText.eraseEverywhere(exhibit.incidents.length)}
      </p>
      <p className="small">{factsText.notReached}</p>
      {wentOut.map(({ bundle, recipient, when }) => (
        <p key={bundle} className="notice">
          {factsText.wentOut(recipient, when, bundle)}
        </p>
      ))}
      <ReasonFields form={form} />
      {wentOut.length > 0 && <Tick label={factsText.stillErase} isOn={form.isSure} onChange={form.setSure} />}
      {erase.error !== null && <Failure error={erase.error} />}
      <div className="beside">
        <Button autoFocus onPress={onClose}>
          {factsText.keepIt}
        </Button>
        <Button type="submit" kind="erase" isDisabled={!canErase}>
          {factsText.erase}
        </Button>
      </div>
    </form>
  )
}

function useEraseForm() {
  const [chosen, setChosen] = useState<Reason | null>(null)
  const [words, setWords] = useState('')
  const [typed, setTyped] = useState('')
  const [isSure, setSure] = useState(false)
  const reason = chosen === 'other' ? words.trim() : (chosen ?? '')
  const isComplete = reason !== '' && typed.trim() === factsText.word
  return { chosen, setChosen, words, setWords, typed, setTyped, isSure, setSure, reason, isComplete }
}

function ReasonFields({ form }: { readonly form: ReturnType<typeof useEraseForm> }) {
  return (
    <>
      <RadioGroup
        className="field"
        value={form.chosen}
        onChange={(chosen) => form.setChosen(chosen as Reason)}
      >
        <Label>{factsText.reason}</Label>
        <div className="chips">
          {Object.entries(factsText.reasons).map(([reason, says]) => (
            <Radio key={reason} value={reason} className="chip radio-chip">
              {says}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {form.chosen === 'other' && (
        <LineField
          label={factsText.reasonWords}
          help={factsText.reasonHelp}
          value={form.words}
          onChange={form.setWords}
          maxLength={500}
        />
      )}
      <LineField label={factsText.typeErase} value={form.typed} onChange={form.setTyped} isMono />
    </>
  )
}
