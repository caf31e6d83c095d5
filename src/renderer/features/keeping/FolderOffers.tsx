import { AppError } from '../../../contract/errors.ts'
import { keepingText } from '../../texts/keeping.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { sizeInWords } from '../../ui/size-in-words.ts'
import type { Coming } from './file-lines.ts'
import type { Folders, OfferedFolder } from './use-folders.ts'

/** More than these are not one incident: they are kept for later. */
const MOST_TOGETHER = 200

type Props = {
  readonly folders: Folders
  readonly onKeep: (files: readonly Coming[]) => void
  /** Keeps files without an incident. */
  readonly onKeepApart: (files: readonly Coming[]) => void
}

/** What each folder brings, before anything of it is kept. */
export function FolderOffers({ folders, onKeep, onKeepApart }: Props) {
  return folders.offered.map((one) => {
    const close = (): void => folders.answer(one.key)
    const keep = (files: readonly Coming[]): void => {
      const take = files.length > MOST_TOGETHER ? onKeepApart : onKeep
      take(files)
      close()
    }
    return (
      <div key={one.key} className="folder-offer" ref={bringIntoView}>
        {one.found === 'failed' ? (
          <Failure error={new AppError('CannotRead', 'a folder was not read')} />
        ) : (
          <p role="status">{saysOf(one)}</p>
        )}
        <div className="beside">
          <Answers folder={one} onKeep={keep} onStop={() => folders.stop(one.key)} onClose={close} />
        </div>
      </div>
    )
  })
}

type AnswersProps = {
  readonly folder: OfferedFolder
  readonly onKeep: (files: readonly Coming[]) => void
  readonly onStop: () => void
  readonly onClose: () => void
}

function Answers({ folder: { found, soFar }, onKeep, onStop, onClose }: AnswersProps) {
  // One button the whole time: whoever presses Stop stays on it.
  const isLooking = found === 'looking'
  const isBringing = hasFiles(found)
  return (
    <>
      {isBringing && (
        <Button onPress={() => onKeep(found.files)}>{keepingText.keepFiles(found.files.length)}</Button>
      )}
      <Button kind={isLooking ? 'usual' : 'plain'} onPress={isLooking ? onStop : onClose}>
        {isLooking ? keepingText.folderStop : isBringing ? keepingText.folderLeave : keepingText.folderClose}
      </Button>
      {isLooking && soFar > 0 && <span className="small tabular">{keepingText.folderSoFar(soFar)}</span>}
    </>
  )
}

/** The sheet opens at its top, and what is to be answered stands further down. */
const bringIntoView = (offer: HTMLElement | null): void => offer?.scrollIntoView({ block: 'nearest' })

type Found = OfferedFolder['found']

const hasFiles = (found: Found): found is Exclude<Found, string> =>
  typeof found !== 'string' && found.files.length > 0

function saysOf({ name, found }: OfferedFolder): string {
  if (found === 'looking') return keepingText.folderLooking(name)
  if (found === 'stopped') return keepingText.folderStopped(name)
  if (!hasFiles(found)) return keepingText.folderEmpty(name)
  const { length } = found.files
  const size = sizeInWords(found.sizeBytes)
  return length > MOST_TOGETHER
    ? keepingText.folderApart(length, size)
    : keepingText.folderBrings(name, length, size)
}
