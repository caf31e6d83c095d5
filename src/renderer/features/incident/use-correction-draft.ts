import { useEffect } from 'react'
import type { CorrectionContent } from '../../../contract/drafts.ts'
import type { CaseId, IncidentId } from '../../../contract/ids.ts'
import { api } from '../../api.ts'
import { leftDraft, useSealedDraft } from '../../use-sealed-draft.ts'
import type { Unsaved } from './use-correction.ts'

type Content = CorrectionContent & { readonly incident: IncidentId; readonly unsaved: Unsaved }

/** A correction of this incident that is not saved yet, sealed as it is typed. */
export function useCorrectionDraft(caseId: CaseId, incident: IncidentId) {
  const isOfThis = (content: Content): boolean => content.incident === incident
  const { content, keep, drop } = useSealedDraft(caseId, 'correction', isOfThis)
  return {
    left: content?.unsaved ?? null,
    keep: (unsaved: Unsaved): void => (isNothing(unsaved) ? void drop() : keep({ incident, unsaved })),
    drop,
  }
}

const isNothing = ({ fields, reason, note }: Unsaved): boolean =>
  Object.keys(fields).length === 0 && reason === null && note === ''

/** After an unlock the incident is opened whose correction was left. */
export function useOpenWithCorrection(caseId: CaseId, open: (incident: IncidentId) => void): void {
  useEffect(() => {
    void leftIncident(caseId).then((incident) => incident !== null && open(incident))
    // Once, when the vault is opened.
  }, [])
}

/** One that was erased in the meantime is not opened. */
async function leftIncident(caseId: CaseId): Promise<IncidentId | null> {
  const left = await leftDraft<Content>(caseId, 'correction')
  if (left === null) return null
  const { incident } = left.content
  return api.incidents.read({ incident }).then(
    () => incident,
    () => null,
  )
}
