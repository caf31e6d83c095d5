import type { ListedExhibit } from '../../../contract/exhibits.ts'
import { shownAs } from '../../../contract/shown-as.ts'
import { fileText } from '../../texts/file.ts'
import { filesText } from '../../texts/files.ts'
import { PictureAlone } from '../file/viewer/PictureAlone.tsx'
import { shortName } from './file-words.ts'

/** Over the list while Space is held: the picture, or where any other file is looked at. */
export function Peek({ file }: { readonly file: ListedExhibit | null }) {
  const isPicture = file !== null && shownAs(file.mediaType) === 'picture'
  return (
    <>
      {file !== null && (
        <div className="peek">
          <div className="peek-paper">
            {isPicture ? <PeekedPicture file={file} /> : <p>{filesText.notShownHere}</p>}
          </div>
        </div>
      )}
      <p role="status" className="only-heard">
        {file !== null && (isPicture ? fileText.shown : filesText.notShownHere)}
      </p>
    </>
  )
}

function PeekedPicture({ file }: { readonly file: ListedExhibit }) {
  return (
    <PictureAlone
      exhibit={file.exhibit}
      alt={fileText.pictureOf(shortName(file))}
      meanwhile={<p>{fileText.opening}</p>}
    />
  )
}
