import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Preferences } from '../contract/preferences.ts'
import { api } from './api.ts'

export const PREFERENCES = queryOptions({
  queryKey: ['preferences'],
  queryFn: () => api.shell.preferences({}),
})

/** What was chosen of how the app looks and locks; undefined until it is read. */
export function usePreferences() {
  return useQuery(PREFERENCES).data
}

/** Chooses anew, at once: `choose({ lockMinutes: 10 })`. */
export function useChoosing() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => api.shell.setPreference(change),
    onSuccess: ({ chosen }) => queries.setQueryData(PREFERENCES.queryKey, (now) => now && { ...now, chosen }),
  })
}
