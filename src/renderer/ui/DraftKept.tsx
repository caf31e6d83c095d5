import { text } from '../texts/app.ts'
import type { SealedDraft } from '../use-sealed-draft.ts'
import { clockTime } from './moment.ts'

/** Whether what is typed is in the vault yet; nothing while nothing is typed. */
export function DraftKept({ kept }: Pick<SealedDraft<unknown>, 'kept'>) {
  if (kept === null) return null
  return (
    <p className="small" role="status">
      {kept === 'failed' ? text.draftNotKept : text.draftKept(clockTime(kept))}
    </p>
  )
}
