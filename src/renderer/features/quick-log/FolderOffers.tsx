import { AppError } from '../../../contract/errors.ts'
import { quickText } from '../../texts/quick-log.ts'
import { Button } from '../../ui/Button.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { sizeInWords } from '../../ui/size-in-words.ts'
import type { Coming } from './file-lines.ts'
import type { Folder } from './folders.ts'
import { comingOf } from './tokens.ts'
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
    const keep = ({ files }: Folder): void => {
      const take = files.length > MOST_TOGETHER ? onKeepApart : onKeep
      take(files.map((file) => comingOf(file)))
      close()
    }
    return <FolderOffer key={one.key} folder={one} onKeep={keep} onClose={close} />
  })
}

type OfferProps = {
  readonly folder: OfferedFolder
  readonly onKeep: (found: Folder) => void
  readonly onClose: () => void
}

function FolderOffer({ folder: { name, found }, onKeep, onClose }: OfferProps) {
  if (found === 'looking') return <p className="small">{quickText.folderLooking(name)}</p>
  const isEmpty = found !== 'failed' && found.files.length === 0
  return (
    <div className="folder-offer" ref={bringIntoView}>
      {found === 'failed' ? (
        <Failure error={new AppError('CannotRead', 'a folder was not read')} />
      ) : (
        <p role="status">{isEmpty ? quickText.folderEmpty(name) : brings(name, found)}</p>
      )}
      <div className="beside">
        {found !== 'failed' && !isEmpty && (
          <Button onPress={() => onKeep(found)}>{quickText.keepFiles(found.files.length)}</Button>
        )}
        <Button kind="plain" onPress={onClose}>
          {found === 'failed' || isEmpty ? quickText.folderClose : quickText.folderLeave}
        </Button>
      </div>
    </div>
  )
}

/** The sheet opens at its top, and what is to be answered stands further down. */
const bringIntoView = (offer: HTMLElement | null): void => offer?.scrollIntoView({ block: 'nearest' })

function brings(name: string, { files, sizeBytes }: Folder): string {
  const size = sizeInWords(sizeBytes)
  return files.length > MOST_TOGETHER
    ? quickText.folderApart(files.length, size)
    : quickText.folderBrings(name, files.length, size)
}
