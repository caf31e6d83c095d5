import type { CaseId } from '../../../contract/ids.ts'
import { useSealedDraft, type SealedDraft } from '../../use-sealed-draft.ts'

export type Heard = { readonly officer: string; readonly force: string; readonly reference: string }
const NOTHING_HEARD: Heard = { officer: '', force: '', reference: '' }

export type PhoneDraft = {
  readonly heard: Heard
  readonly setHeard: (heard: Heard) => void
  readonly kept: SealedDraft<Heard>['kept']
  readonly drop: () => Promise<void>
}

/** What is written down in a call. */
export function usePhoneDraft(caseId: CaseId): PhoneDraft {
  const { content, kept, keep, drop } = useSealedDraft<Heard>(caseId, 'phone')
  return { heard: { ...NOTHING_HEARD, ...content }, setHeard: keep, kept, drop }
}
