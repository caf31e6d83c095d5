import { text } from '../../texts/app.ts'
import { clockTime } from '../../ui/moment.ts'
import type { DraftState } from './use-draft.ts'

/** Whether what is typed is in the vault yet. */
export function DraftLine({ state }: { readonly state: DraftState }) {
  if (state.kind === 'none') return null
  const says = state.kind === 'kept' ? text.draftKept(clockTime(new Date(state.at))) : text.draftNotKept
  return <span className="small">{says}</span>
}
