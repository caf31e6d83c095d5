import type { EvidencePart } from '../../../../contract/evidence.ts'
import type { ViewToken } from '../../../../contract/exhibits.ts'

/** Where main serves a part of an opened file. */
export const evidenceUrl = (view: ViewToken, part: EvidencePart): string => `evidence://${view}/${part}`
