import { useEffect, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { text } from '../../texts/palette.ts'
import { Button } from '../../ui/Button.tsx'
import { onKeysAsked } from './keys-list.ts'
import { useRegions } from './use-regions.ts'

/** What works by key everywhere, before unlock too: the list of keys, and going from part to part. */
export function KeysList() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => onKeysAsked(() => setOpen(true)), [])
  useRegions()
  if (!isOpen) return null
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={setOpen}>
      <Modal className="sheet">
        <Dialog aria-labelledby="keys-heading">
          <div className="keys-list">
            <h2 id="keys-heading">{text.keysTitle}</h2>
            <p className="small">{text.keysHelp}</p>
            <dl>
              {text.keyList.map(([keys, does]) => (
                <div key={keys}>
                  <dt>{keys}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
            <Button autoFocus onPress={() => setOpen(false)}>
              {text.close}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
