import type { DraftId } from '../contract/drafts.ts'

/** Of a draft that nobody has written yet: 16 random bytes in hex. */
export const newDraftId = (): DraftId =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('') as DraftId
