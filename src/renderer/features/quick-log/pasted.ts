import type { Brought } from './arrivals.ts'
import { isFolder } from './folders.ts'
import { comingOf } from './tokens.ts'

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
  const folders = items.map((item) => item.webkitGetAsEntry()).filter(isFolder)
  const files = items
    .filter((item) => !isFolder(item.webkitGetAsEntry()))
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

const linkOf = (list: string): string => list.split(/\r?\n/).find((line) => /^https?:/i.test(line)) ?? ''

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))
