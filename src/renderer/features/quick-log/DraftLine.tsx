import { text } from '../../texts/app.ts'
import type { DraftState } from './use-draft.ts'

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** Whether what is typed is in the vault yet. */
export function DraftLine({ state }: { readonly state: DraftState }) {
  if (state.kind === 'none') return null
  const says = state.kind === 'kept' ? text.draftKept(TIME.format(new Date(state.at))) : text.draftNotKept
  return <span className="small">{says}</span>
}
