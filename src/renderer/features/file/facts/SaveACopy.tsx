import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Exhibit } from '../../../../contract/exhibits.ts'
import { factsText } from '../../../texts/file-facts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { useFrame } from '../../frame/use-frame.ts'
import { nameOf } from '../queries.ts'
import { suggestedName } from './suggested-name.ts'
import { useSaveCopy } from './queries.ts'

type Props = { readonly exhibit: Exhibit; readonly label: string | null }

/** Takes a copy out of the vault: warned of, and noted in the record log. */
export function SaveACopy({ exhibit, label }: Props) {
  const { say } = useFrame()
  const [isAsking, setAsking] = useState(false)
  const save = useSaveCopy(exhibit.id)
  const choose = (): void =>
    save.mutate(suggestedName(label, exhibit.number, nameOf(exhibit)), {
      onSuccess: (copy) => {
        if (copy === null) return
        setAsking(false)
        say(copy.logged ? factsText.saved : factsText.savedUnlogged)
      },
    })
  return (
    <>
      <Button onPress={() => setAsking(true)}>{factsText.saveCopy}</Button>
      <ModalOverlay className="veil" isOpen={isAsking} onOpenChange={setAsking}>
        <Modal className="sheet asking">
          <Dialog role="alertdialog">
            <Heading slot="title" level={2}>
              {factsText.saveCopyHead}
            </Heading>
            <p>{factsText.saveCopyBody}</p>
            {save.error !== null && <Failure error={save.error} />}
            <div className="beside">
              <Button autoFocus onPress={() => setAsking(false)}>
                {factsText.cancel}
              </Button>
              <Button kind="main" isDisabled={save.isPending} onPress={choose}>
                {factsText.chooseWhere}
              </Button>
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}
