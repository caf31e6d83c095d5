import type { ListedExhibit } from '../../../contract/exhibits.ts'
import { FileIcon } from '../../ui/FileIcon.tsx'
import { Mosaic } from '../../ui/Mosaic.tsx'
import { filesText } from '../../texts/files.ts'
import { heardOf, shortName } from './file-words.ts'

/** A file as a tile: a grey mosaic or its kind, its label or number, and a date. */
export function FileTile({ file }: { readonly file: ListedExhibit }) {
  return (
    <>
      <span className="file-picture">
        {file.mosaic === null ? <FileIcon kind={file.kind} sizePx={32} /> : <Mosaic mosaic={file.mosaic} />}
      </span>
      <span className="file-caption">
        <FileIcon kind={file.kind} sizePx={16} />
        <span className={file.label === null ? 'file-number' : 'mono'}>{shortName(file)}</span>
      </span>
      <span className="file-date">
        <span className="only-heard">
          , {file.ownTime === null ? filesText.keptFirst : filesText.timeFirst[file.ownTime.from]}{' '}
        </span>
        {file.ownTime?.short ?? file.kept}
        <span className="only-heard">, {heardOf(file)}</span>
      </span>
    </>
  )
}
