import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Seq } from '../../../contract/ids.ts'
import type { LineKind } from '../../../contract/ledger.ts'
import { api } from '../../api.ts'

const KEY = 'record-log'
// Nearly everything that is done writes a line: what was asked before is not kept.
const FRESH = { staleTime: 0, gcTime: 0 } as const

export function useCheckpoints() {
  return useQuery({
    queryKey: [KEY, 'checkpoints'],
    queryFn: () => api.ledger.checkpoints({}),
    ...FRESH,
  })
}

export function useStamps() {
  return useQuery({ queryKey: [KEY, 'stamps'], queryFn: () => api.stamps.list({}), ...FRESH })
}

/** The lines in pages, newest first. A page of a search may be empty and not the last. */
export function useLines(kind: LineKind | null, search: string) {
  return useInfiniteQuery({
    queryKey: [KEY, 'lines', kind, search],
    queryFn: ({ pageParam }) => api.ledger.lines({ kind, search, before: pageParam }),
    initialPageParam: null as Seq | null,
    getNextPageParam: ({ next }) => next,
    ...FRESH,
  })
}

export function useLine(seq: Seq) {
  return useQuery({ queryKey: [KEY, 'line', seq], queryFn: () => api.ledger.line({ seq }), ...FRESH })
}

/** What somebody wrote in a line, while it is shown and no longer. */
export function useHeldWords(seq: Seq) {
  return useQuery({ queryKey: [KEY, 'held', seq], queryFn: () => api.ledger.holds({ seq }), ...FRESH })
}

/** After something was written: the log has a new line. */
export function useLogGrew(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: [KEY] })
}
