import { createPortal } from 'react-dom'
import type { KeptCheckpoint } from '../../../contract/ledger.ts'
import { text } from '../../texts/record-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Fold } from '../../ui/Fold.tsx'
import { exactMoment } from '../../ui/moment.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { TwelveWords } from '../../ui/TwelveWords.tsx'

/** What printing leaves behind stands before the button; only the checkpoint is on the paper. */
export function PrintCheckpoint({ checkpoint }: { readonly checkpoint: KeptCheckpoint }) {
  const { at, seq, words, note } = checkpoint
  return (
    <Fold label={text.print}>
      <p>{text.printWarning}</p>
      <Button onPress={() => globalThis.print()}>{text.printNow}</Button>
      {createPortal(
        <div className="on-paper" aria-hidden="true">
          <h1>{text.printTitle}</h1>
          <p>{text.whichCheckpoint(exactMoment(new Date(at)), seq)}</p>
          <TwelveWords words={words} label={text.words} isLarge />
          <QrCode text={note} label={text.qrSays} />
          <pre className="mono">{note}</pre>
          <p>{text.printAbout}</p>
        </div>,
        document.body,
      )}
    </Fold>
  )
}
