import type { Exhibit } from '../../../../contract/exhibits.ts'
import type { ShownAs } from '../../../../contract/shown-as.ts'
import { fileText } from '../../../texts/file.ts'
import { Button } from '../../../ui/Button.tsx'
import { MailFile } from './MailFile.tsx'
import { PdfFile } from './PdfFile.tsx'
import { PictureFile } from './PictureFile.tsx'
import { SavedPageFile } from './SavedPageFile.tsx'
import { SoundFile } from './SoundFile.tsx'
import { TextFile } from './TextFile.tsx'
import type { View } from './use-view.ts'
import { VideoFile } from './VideoFile.tsx'

export type ShownProps = { readonly exhibit: Exhibit; readonly view: View; readonly hide: React.ReactNode }

const VIEWERS: Readonly<Record<ShownAs, (props: ShownProps) => React.ReactNode>> = {
  picture: PictureFile,
  pdf: PdfFile,
  sound: SoundFile,
  video: VideoFile,
  text: TextFile,
  mail: MailFile,
  'saved-page': SavedPageFile,
}

type Props = {
  readonly exhibit: Exhibit
  readonly kind: ShownAs
  readonly view: View
  /** Null while it is only peeked at. */
  readonly onHide: (() => void) | null
}

export function ShownFile({ exhibit, kind, view, onHide }: Props) {
  const Shown = VIEWERS[kind]
  const hide = onHide !== null && <Button onPress={onHide}>{fileText.hide}</Button>
  return <Shown exhibit={exhibit} view={view} hide={hide} />
}
