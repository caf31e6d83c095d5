import type { ListedExhibit } from '../../../contract/exhibits.ts'
import { FileIcon } from '../../ui/FileIcon.tsx'
import { Mosaic } from '../../ui/Mosaic.tsx'
import { sizeInWords } from '../../ui/size-in-words.ts'
import { filesText } from '../../texts/files.ts'
import { formatOf, incidentWords, nameOf, shortName } from './file-words.ts'

/** A file as a row: label, name, type, size, when it was kept, and its incident. */
export function FileRow({ file }: { readonly file: ListedExhibit }) {
  return (
    <>
      <span className="file-small">
        {file.mosaic === null ? <FileIcon kind={file.kind} /> : <Mosaic mosaic={file.mosaic} />}
      </span>
      <span className={file.label === null ? 'file-number' : 'mono'}>{shortName(file)}</span>
      <bdi className="file-name">{nameOf(file)}</bdi>
      <span>
        <span className="only-heard">
          {filesText.kinds[file.kind]}, {filesText.hidden},{' '}
        </span>
        {formatOf(file)}
      </span>
      <span className="file-size">{sizeInWords(file.sizeBytes)}</span>
      <span>
        <span className="only-heard">{filesText.keptFirst} </span>
        {file.kept}
      </span>
      <span className="file-incident" dir="auto">
        {incidentWords(file)}
      </span>
    </>
  )
}
