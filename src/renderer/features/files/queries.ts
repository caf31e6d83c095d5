import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ExhibitOrder, FileKind, ListedExhibit } from '../../../contract/exhibits.ts'
import type { CaseId, ExhibitId } from '../../../contract/ids.ts'
import { api, onAnswered } from '../../api.ts'
import { filesText } from '../../texts/files.ts'
import { useFrame } from '../frame/use-frame.ts'

/** Everything that lists files starts with this. */
export const FILES_KEY = ['files'] as const

export type FilesFilter = {
  readonly text: string
  readonly kind: FileKind | null
  readonly tag: string | null
  readonly isInbox: boolean
  readonly order: ExhibitOrder
}

export const ALL_FILES: FilesFilter = {
  text: '',
  kind: null,
  tag: null,
  isInbox: false,
  order: 'newest-first',
}

/** Those without an incident, in the order in which they are made into some. */
export const ONLY_WAITING = { isInbox: true, order: 'own-time' } as const

export const isNarrowed = ({ text, kind, tag, isInbox }: FilesFilter): boolean =>
  text.trim() !== '' || kind !== null || tag !== null || isInbox

const PAGE = 120
/** A mosaic takes less than a second to make; meanwhile the tile has the kind of file on it. Many take a while. */
const LOOK_AGAIN_MS = 1500
const LOOK_LATER_MS = 15_000
const SOON_TIMES = 20

function asked(caseId: CaseId, { text, kind, tag, isInbox, order }: FilesFilter) {
  return {
    case: caseId,
    order,
    isInbox,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(kind === null ? {} : { kind }),
    ...(tag === null ? {} : { tag }),
  }
}

const awaits = ({ items }: { readonly items: readonly ListedExhibit[] }): boolean =>
  items.some(({ awaitsMosaic }) => awaitsMosaic)

/** The files of a case, in pages. While the mosaic of one of them is still made, they are asked for again. */
export function useFiles(caseId: CaseId, filter: FilesFilter) {
  const ask = asked(caseId, filter)
  return useInfiniteQuery({
    queryKey: [...FILES_KEY, 'page', ask],
    queryFn: ({ pageParam }) => api.exhibits.page({ ...ask, limit: PAGE, after: pageParam }),
    initialPageParam: null as ExhibitId | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => {
      if (state.data?.pages.some(awaits) !== true) return false
      return state.dataUpdateCount < SOON_TIMES ? LOOK_AGAIN_MS : LOOK_LATER_MS
    },
  })
}

/** How many files a case has, and how many of them belong to no incident. */
export function useFileCounts(caseId: CaseId) {
  const count = (isInbox: boolean) => ({
    queryKey: [...FILES_KEY, 'count', caseId, isInbox],
    queryFn: async () => (await api.exhibits.page({ case: caseId, isInbox, limit: 1 })).total,
  })
  return { all: useQuery(count(false)).data, waiting: useQuery(count(true)).data }
}

/** For the rail: how many files belong to no incident; nothing where none does. */
export function useWaitingFiles() {
  useFreshFiles()
  const { waiting } = useFileCounts(useFrame().caseId)
  return waiting === undefined || waiting === 0 ? null : { count: waiting, says: filesText.filesWaiting }
}

/** What changes which files there are, or what is said of them in a list. */
const CHANGES: ReadonlySet<string> = new Set([
  'exhibits.add',
  'exhibits.link',
  'exhibits.unlink',
  'exhibits.erase',
  'incidents.record',
  'incidents.amend',
  'incidents.erase',
  'tags.change',
  'bundles.seal',
  'handovers.keepReceipt',
])

/** Lists of files are asked for again after whatever changes them, wherever on the screen that was done. */
function useFreshFiles(): void {
  const queries = useQueryClient()
  useEffect(
    () =>
      onAnswered((name) => {
        if (CHANGES.has(name)) void queries.invalidateQueries({ queryKey: FILES_KEY })
      }),
    [queries],
  )
}

export function useTags() {
  return useQuery({
    queryKey: [...FILES_KEY, 'tags'],
    queryFn: async () => (await api.tags.list({})).tags.map(({ tag }) => tag),
  })
}
