import { useState } from 'react'
import { lookThrough, type Folder } from './folders.ts'

/** A folder that was dropped: it is looked through, then it says what it brings, and waits to be answered. */
export type OfferedFolder = {
  readonly key: number
  readonly name: string
  readonly found: Folder | 'looking' | 'failed'
}

let lastKey = 0

export type Folders = {
  readonly offered: readonly OfferedFolder[]
  readonly offer: (folders: readonly FileSystemDirectoryEntry[]) => void
  readonly answer: (key: number) => void
}

/** The folders that were dropped on one part of the screen. Nothing of them is kept before somebody says so. */
export function useFolders(): Folders {
  const [offered, setOffered] = useState<readonly OfferedFolder[]>([])
  const look = async (folder: FileSystemDirectoryEntry): Promise<void> => {
    const key = ++lastKey
    setOffered((now) => [...now, { key, name: folder.name, found: 'looking' }])
    // A folder that may not be read, or that is gone by now.
    const found = await lookThrough(folder).catch(() => 'failed' as const)
    setOffered((now) => now.map((one) => (one.key === key ? { ...one, found } : one)))
  }
  return {
    offered,
    offer: (folders) => {
      for (const folder of folders) void look(folder)
    },
    answer: (key) => setOffered((now) => now.filter((one) => one.key !== key)),
  }
}
