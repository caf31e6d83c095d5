import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExhibitId, IncidentId } from '../../../contract/ids.ts'
import type { IncidentFields, Relation } from '../../../contract/records.ts'
import { api } from '../../api.ts'
import type { Reason } from './history.ts'

export const incidentKey = (incident: IncidentId) => ['incident', incident] as const

export type Read = Awaited<ReturnType<typeof api.incidents.read>>

/** An incident, its dates in words and what it is linked with. */
export function useIncident(incident: IncidentId) {
  return useQuery({
    queryKey: incidentKey(incident),
    queryFn: () => api.incidents.read({ incident }),
  })
}

/** What was written shows here and in the list it stands in, which is asked again before Back shows it. */
function useShowAgain(incident: IncidentId): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: incidentKey(incident) }),
      queries.invalidateQueries({ queryKey: ['timeline'], refetchType: 'all' }),
    ])
  }
}

export type Correction = {
  readonly fields: IncidentFields
  readonly reason: Reason
  readonly note: string | null
}

export function useCorrect(incident: IncidentId) {
  return useMutation({
    mutationFn: (correction: Correction) => api.incidents.amend({ incident, ...correction }),
    onSuccess: useShowAgain(incident),
  })
}

export function useWriteNote(incident: IncidentId) {
  return useMutation({
    mutationFn: (text: string) => api.notes.write({ incident, text }),
    onSuccess: useShowAgain(incident),
  })
}

export function useChangeTags(incident: IncidentId) {
  return useMutation({
    mutationFn: (change: { readonly add: string[]; readonly remove: string[] }) =>
      api.tags.change({ incident, ...change }),
    onSuccess: useShowAgain(incident),
  })
}

/** By a new line: the file stays, with every line about it. */
export function useTakeOutFile(incident: IncidentId) {
  return useMutation({
    mutationFn: (exhibit: ExhibitId) => api.exhibits.unlink({ incident, exhibits: [exhibit] }),
    onSuccess: useShowAgain(incident),
  })
}

export type Link = { readonly to: IncidentId; readonly relation: Relation }

export function useLinkIncident(incident: IncidentId) {
  return useMutation({
    mutationFn: (link: Link) => api.incidents.link({ incident, ...link }),
    onSuccess: useShowAll(),
  })
}

/** Takes a link back, from whichever of the two it was said. */
export function useUnlinkIncident() {
  return useMutation({
    mutationFn: (link: Link & { readonly incident: IncidentId }) => api.incidents.unlink(link),
    onSuccess: useShowAll(),
  })
}

/** What changed belongs to more than one incident. */
export function useShowAll(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['incident'] }),
      queries.invalidateQueries({ queryKey: ['people'] }),
      queries.invalidateQueries({ queryKey: ['timeline'], refetchType: 'all' }),
    ])
  }
}
