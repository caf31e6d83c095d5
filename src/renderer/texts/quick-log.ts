// Words of the quick log that stand nowhere else.
import type { Channel } from '../../contract/records.ts'

export const quickText = {
  more: 'More',
  fewer: 'Fewer',
  usedLast: 'Used last',
  /** What a channel names the account of it by; where it has none, it is asked for under detail. */
  accountOf: {
    'social-post': 'Account, or the name shown',
    'direct-message': 'Account, or the name shown',
    'contact-request': 'Account, or the name shown',
    review: 'Name shown',
    livestream: 'Channel or account',
    'e-mail': 'From which address',
    text: 'Their number',
    call: 'Their number, or withheld',
    voicemail: 'Their number, or withheld',
  } as Readonly<Partial<Record<Channel, string>>>,
  fromFile: (time: string, isTaken: boolean) =>
    `From the file: ${time} (${isTaken ? 'when it was taken' : 'when it was saved'})`,

  clipboard: 'clipboard',
  copiesRemain: (places: readonly string[]) => `Copies may remain: ${places.join(', ')}.`,

  pastedQuestion: 'Pasted text. Is this what they wrote?',
  notTheirs: 'No, these are my words',
  takeOut: 'Take it out',
  wordsTitle: 'Words pasted, not yet described',
  addDetail: 'Add detail',
} as const
