import { useQuery } from '@tanstack/react-query'
import type { Exhibit } from '../../../contract/exhibits.ts'
import type { ExhibitId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'

export const exhibitKey = (exhibit: ExhibitId) => ['exhibit', exhibit] as const

/** The facts of one file that is kept; nothing of what is in it. */
export function useExhibit(exhibit: ExhibitId) {
  return useQuery({ queryKey: exhibitKey(exhibit), queryFn: () => api.exhibits.get({ exhibit }) })
}

/** What it was called when it came last, if it had a name. */
export const nameOf = ({ intakes }: Exhibit): string | null => intakes.at(-1)?.name ?? null
