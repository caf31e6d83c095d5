import { tokenOf } from '../../api.ts'
import type { FileToken } from '../../../contract/exhibits.ts'
import type { Coming } from './file-lines.ts'
import type { ComingFolder } from './folders.ts'
import { comingOf } from './tokens.ts'

/** What was pasted or dropped outside a field. */
export type Brought = {
  readonly files: readonly Coming[]
  /** Each says what it brings before anything of it is kept. */
  readonly folders: readonly ComingFolder[]
  /** Text that somebody else wrote, as far as is known. */
  readonly words: string
  /** Kept as text and never fetched. */
  readonly link: string
  /** It was pasted, so a copy of it is on the clipboard. */
  readonly isPasted: boolean
}

export const isNothing = ({ files, folders, words, link }: Brought): boolean =>
  files.length === 0 && folders.length === 0 && words.trim() === '' && link === ''

/** What a paste brings; in a field that is typed into, text belongs there. */
export function pasted({ clipboardData, target }: ClipboardEvent): Brought {
  const files = [...(clipboardData?.files ?? [])].map((file) => comingOf(file))
  const words = files.length > 0 || isTypedInto(target) ? '' : (clipboardData?.getData('text/plain') ?? '')
  return { files, folders: [], words, link: '', isPasted: true }
}

/** What a drop brings: files and folders, else a link, else text. */
export function dropped({ dataTransfer }: DragEvent): Brought {
  const link = linkOf(dataTransfer?.getData('text/uri-list') ?? '')
  const items = [...(dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
  const folders = items.filter(isFolder).flatMap((item) => folderOf(item.getAsFile()))
  const files = items
    .filter((item) => !isFolder(item))
    .flatMap((item) => item.getAsFile() ?? [])
    .map((file) => comingOf(file, link === '' ? 'disk' : 'page'))
  const hasFiles = files.length + folders.length > 0
  return {
    files,
    folders,
    words: hasFiles || link !== '' ? '' : (dataTransfer?.getData('text/plain') ?? ''),
    link: hasFiles ? '' : link,
    isPasted: false,
  }
}

const isFolder = (item: DataTransferItem): boolean => item.webkitGetAsEntry()?.isDirectory === true

/** The page is given a folder as a file that cannot be read; main is told where it lies. */
const folderOf = (folder: File | null): readonly ComingFolder[] =>
  folder === null ? [] : [{ name: folder.name, token: async () => (await tokenOf(folder)) as FileToken }]

const linkOf = (list: string): string => list.split(/\r?\n/).find((line) => /^https?:/i.test(line)) ?? ''

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))
