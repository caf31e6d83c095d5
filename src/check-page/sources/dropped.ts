import { AppError } from '../../contract/errors.ts'
import type { NamedFile } from './file-source.ts'

/** What the reader gave: the files of one folder (its own name left out), and files that lay beside it. */
export type Given = {
  readonly name: string
  readonly folder: readonly NamedFile[] | null
  readonly files: readonly File[]
}

/** From an `<input type="file" webkitdirectory>`. */
export function fromPickedFolder(list: Iterable<File>): Given {
  const files = [...list]
  const path = files[0]?.webkitRelativePath ?? ''
  return { name: path.split('/')[0] ?? '', folder: files.map(withoutTop), files: [] }
}

function withoutTop(file: File): NamedFile {
  const path = file.webkitRelativePath
  return { name: path.slice(path.indexOf('/') + 1), file }
}

/** From an `<input type="file" multiple>`, or a drop without folders. */
export function fromFiles(list: Iterable<File>): Given {
  const files = [...list]
  return { name: files.map((file) => file.name).join(', '), folder: null, files }
}

type Dropped = {
  readonly file: File | null
  readonly entry: FileSystemEntry | null
  readonly handle: Promise<FileSystemHandle | null>
}

/** A method of Chromium; the way by entries fails there for pages that were opened from the disk (`EncodingError`). */
type WithHandle = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }

/** From a drop. Asks for everything before the first wait: afterwards the browser has forgotten what was dropped. */
export function fromDrop(transfer: DataTransfer): Promise<Given> {
  const items = [...transfer.items].filter((item) => item.kind === 'file')
  const dropped = items.map((item: WithHandle): Dropped => {
    const entry = item.webkitGetAsEntry?.() ?? null
    const isFolder = entry === null || entry.isDirectory
    const handle = isFolder ? item.getAsFileSystemHandle?.().catch(() => null) : undefined
    return { file: item.getAsFile(), entry, handle: handle ?? Promise.resolve(null) }
  })
  return readDropped(dropped)
}

async function readDropped(dropped: readonly Dropped[]): Promise<Given> {
  const folders = dropped.filter(({ entry }) => entry?.isDirectory === true)
  const plain = dropped.filter(({ entry }) => entry?.isDirectory !== true)
  const files = plain.flatMap(({ file }) => (file === null ? [] : [file]))
  if (folders.length === 0) return fromFiles(files)
  const read = await Promise.all(folders.map(readFolder))
  const only = folders.length === 1 ? folders[0]! : null
  // One folder, perhaps with the bundle beside it; or the whole inside of one, marked and dropped.
  if (only !== null && files.every(isPdf)) {
    return { name: only.entry!.name, folder: read[0]!, files }
  }
  const inside = folders.flatMap(({ entry }, at) =>
    read[at]!.map(({ name, file }) => ({ name: `${entry!.name}/${name}`, file })),
  )
  const loose = files.map((file) => ({ name: file.name, file }))
  return { name: `${inside.length + loose.length} files`, folder: [...inside, ...loose], files: [] }
}

function isPdf(file: File): boolean {
  return /\.pdf$/i.test(file.name)
}

async function readFolder({ entry, handle }: Dropped): Promise<readonly NamedFile[]> {
  const folder = await handle
  const found: NamedFile[] = []
  try {
    if (folder?.kind === 'directory') await listHandle(found, folder as FileSystemDirectoryHandle, '')
    else await listEntry(found, entry as FileSystemDirectoryEntry, '')
  } catch (cause) {
    throw new AppError('CannotRead', 'the browser does not open a folder that was dropped', { cause })
  }
  return found
}

async function listHandle(
  found: NamedFile[],
  folder: FileSystemDirectoryHandle,
  prefix: string,
): Promise<void> {
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === 'directory') await listHandle(found, handle, `${prefix}${name}/`)
    else found.push({ name: prefix + name, file: await handle.getFile() })
  }
}

async function listEntry(
  found: NamedFile[],
  folder: FileSystemDirectoryEntry,
  prefix: string,
): Promise<void> {
  const reader = folder.createReader()
  // A reader answers in parts; an empty one is the last.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (part.length === 0) return
    for (const entry of part) {
      if (entry.isDirectory)
        await listEntry(found, entry as FileSystemDirectoryEntry, `${prefix}${entry.name}/`)
      else {
        const file = await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))
        found.push({ name: prefix + entry.name, file })
      }
    }
  }
}
