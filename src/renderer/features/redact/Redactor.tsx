import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import type { Redactions } from '../../../contract/disclosure.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import { text } from '../../texts/redact.ts'
import { CoverPicture } from './CoverPicture.tsx'
import { CoverText } from './CoverText.tsx'

/** What is covered in one file: a picture by areas, a text by words. */
export type Covered = Redactions['exhibits'][number]

export type RedactorProps = {
  readonly file: {
    readonly exhibit: ExhibitId
    readonly number: number
    readonly label: string | null
    readonly name: string | null
    readonly canCover: 'areas' | 'words' | null
  }
  /** What is covered in it so far; null where nothing is. */
  readonly covered: Covered | null
  /** Words that were being typed. */
  readonly typed: string
  /** Told at every change. */
  readonly onChange: (covering: { readonly covered: Covered; readonly typed: string }) => void
  /** Keeps what is covered and closes; null where nothing is covered any more. */
  readonly onDone: (covered: Covered | null) => void
  readonly onCancel: () => void
  /** Closed, and what was begun stays as it is. */
  readonly onAside: () => void
}

/** Makes a redacted copy of one file: what is covered in it is chosen here, and drawn when the bundle is made. */
export function Redactor({ file, covered, onAside, ...ways }: RedactorProps) {
  const { exhibit, number, label, name } = file
  const title = text.title(label ?? name ?? text.fileNumber(number))
  const Cover = file.canCover === 'areas' ? CoverPicture : CoverText
  return (
    <ModalOverlay className="veil" isOpen onOpenChange={onAside}>
      <Modal className="redactor">
        <Dialog aria-label={title}>
          <Cover
            exhibit={exhibit}
            title={title}
            covered={covered ?? { exhibit, areas: [], words: [] }}
            {...ways}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

export type CoverProps = Pick<RedactorProps, 'typed' | 'onChange' | 'onDone' | 'onCancel'> & {
  readonly exhibit: ExhibitId
  readonly title: string
  readonly covered: Covered
}
