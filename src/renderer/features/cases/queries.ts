import { useQuery } from '@tanstack/react-query'
import type { Case } from '../../../contract/cases.ts'
import type { CaseId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'

export const CASES = ['cases'] as const

export const useCases = () =>
  useQuery({ queryKey: CASES, queryFn: async () => (await api.cases.list({})).cases }).data

/** Read anew whenever it is looked at: much that is done elsewhere changes what is counted. */
export const useCasesNow = () =>
  useQuery({
    queryKey: CASES,
    queryFn: async () => (await api.cases.list({})).cases,
    refetchOnMount: 'always',
  }).data

/** The case that was chosen; at first the first one that is not closed. */
export function shownOf(cases: readonly Case[], chosen: CaseId | null): Case {
  const shown =
    cases.find(({ id }) => id === chosen) ?? cases.find(({ closedAt }) => closedAt === undefined) ?? cases[0]
  if (shown === undefined) throw new Error('a vault has a case')
  return shown
}
