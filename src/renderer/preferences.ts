import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Preferences } from '../contract/preferences.ts'
import { api } from './api.ts'

const KEY = ['preferences'] as const

/** What was chosen of how the app looks and locks; undefined until it is read. */
export function usePreferences() {
  return useQuery({ queryKey: KEY, queryFn: () => api.shell.preferences({}) }).data
}

/** Chooses anew, at once: `choose({ lockMinutes: 10 })`. */
export function useChoosing() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => api.shell.setPreference(change),
    onSuccess: ({ chosen }) =>
      queries.setQueryData<Awaited<ReturnType<typeof api.shell.preferences>>>(
        KEY,
        (now) => now && { ...now, chosen },
      ),
  })
}
