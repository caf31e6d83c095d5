import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { text } from '../../texts/palette.ts'
import { Button } from '../../ui/Button.tsx'

/** The keys that work everywhere, each with what it does. */
export function KeysSheet({ onClose }: { readonly onClose: () => void }) {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={onClose}>
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
            <Button autoFocus onPress={onClose}>
              {text.close}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
