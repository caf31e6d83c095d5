/** A folder that was dropped, with everything under it. */
export type Folder = { readonly name: string; readonly files: readonly File[]; readonly sizeBytes: number }

/** Looks through a folder and all below it. Nothing is read of the files but how large they are. */
export async function lookThrough(folder: FileSystemDirectoryEntry): Promise<Folder> {
  const files = await filesUnder(folder)
  return { name: folder.name, files, sizeBytes: files.reduce((sum, { size }) => sum + size, 0) }
}

async function filesUnder(folder: FileSystemDirectoryEntry): Promise<readonly File[]> {
  const found: (readonly File[])[] = []
  for (const entry of await entriesOf(folder))
    found.push(isFolder(entry) ? await filesUnder(entry) : [await fileOf(entry as FileSystemFileEntry)])
  return found.flat()
}

/** Chromium gives a hundred at a time, and none once there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail))
    if (some.length === 0) return all
    all.push(...some)
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((done, fail) => entry.file(done, fail))

export const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry =>
  entry?.isDirectory === true
