import { useEffect, useState } from 'react'
import type { CaseId } from '../../../contract/ids.ts'
import { useFrame } from '../frame/use-frame.ts'
import type { Look } from './FilesView.tsx'
import { useFileCounts, useFiles, type FilesFilter } from './queries.ts'
import { useChoosing } from './use-choosing.ts'
import { filesWhenLeft, type Left } from './use-show-files.ts'

export type FilesList = ReturnType<typeof useFilesList>

/** The files that are shown, what they are narrowed to, and what is chosen among them. */
export function useFilesList(caseId: CaseId) {
  const { kept, place } = useFrame()
  const left = filesWhenLeft(kept)
  const [filter, setFilter] = useState(left.current.filter)
  const [look, setLook] = useState(left.current.look)
  const found = useFiles(caseId, filter)
  const { all = 0, waiting = 0 } = useFileCounts(caseId)
  const files = found.data?.pages.flatMap(({ items }) => items) ?? []
  const choosing = useChoosing(files, filter.isInbox, left.current.exhibit)
  const leave = (change: Partial<Left>): void => {
    left.current = { ...left.current, ...change }
  }
  useEffect(() => {
    // Whoever leads here may ask for some of them (use-show-files.ts), and they may be on screen already.
    if (left.current.filter === filter) return
    setFilter(left.current.filter)
    choosing.clear()
  }, [place])
  return {
    files,
    total: found.data?.pages[0]?.total ?? 0,
    isEmpty: found.isSuccess && files.length === 0,
    counts: { all, waiting },
    filter,
    look,
    choosing,
    left: left.current,
    leave,
    change: (some: Partial<FilesFilter>): void => {
      const next = { ...filter, ...some }
      setFilter(next)
      choosing.clear()
      leave({ filter: next, exhibit: null, offsetPx: 0 })
    },
    changeLook: (next: Look): void => {
      setLook(next)
      leave({ look: next, offsetPx: 0 })
    },
    more: (): void => {
      if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage()
    },
  }
}
