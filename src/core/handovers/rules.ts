import type { HandoverMethod, Receipt } from '../../contract/handovers.ts'

/** A picture or a PDF is the signed page; everything else is a file that the recipient's own system made. */
export const receiptKind = (mediaType: string): Receipt['kind'] =>
  mediaType.startsWith('image/') || mediaType === 'application/pdf' ? 'page' : 'file'

const METHOD_WORDS = {
  'in-person': 'in person',
  upload: 'by upload',
  'e-mail': 'by e-mail',
  post: 'by post',
  other: 'in another way',
} as const satisfies Record<HandoverMethod, string>

export const methodWords = (method: HandoverMethod): string => METHOD_WORDS[method]
