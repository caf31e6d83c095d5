import { useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'

const BACKUP = ['backup-status'] as const
const RECOVERY = ['recovery-status'] as const
const TAGS = ['tags'] as const

export const useBackupStatus = () =>
  useQuery({ queryKey: BACKUP, queryFn: () => api.vault.backupStatus({}), staleTime: 0 }).data

export const useRecoveryStatus = () =>
  useQuery({ queryKey: RECOVERY, queryFn: () => api.vault.recoveryStatus({}), staleTime: 0 }).data

export const useTags = () =>
  useQuery({ queryKey: TAGS, queryFn: async () => (await api.tags.list({})).tags, staleTime: 0 }).data

/** After something was done that other screens show too: everything is read anew when it is shown. */
export function useReadAnew(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries()
}
