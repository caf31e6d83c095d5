// Words of the quick log that stand nowhere else.
import type { Channel } from '../../contract/records.ts'

export const quickText = {
  whatHappened: 'What happened?',
  whatHelp: 'In your own words. One line is enough.',
  when: 'When?',
  whenHelp: 'Such as yesterday about 9 pm, last Tuesday evening, 3 March. Left empty: not known.',
  understoodAs: (words: string) => `Understood as: ${words}`,
  butNotUnderstood: (line: string, words: readonly string[]) =>
    `${line}. Not understood: ${words.join('; ')}`,
  toSettle: (words: string) => `${words}. Date to settle`,
  dateOpen: 'Date not known',
  dateNotKnown: 'Date not known. You can add it later.',
  justNow: 'Just now',
  earlierToday: 'Earlier today',
  notSure: 'Not sure',
  pickDate: 'Pick a date',
  // What the three buttons put into the field, as the core reads it.
  justNowTyped: 'just now',
  earlierTodayTyped: 'earlier today',
  notSureTyped: 'not sure',
  where: 'Where?',
  platformLabel: 'Site, app or place',
  linkLabel: 'Link, if there is one',
  closeKeepDraft: 'Close, keep draft',
  throwAway: 'Throw away',
  throwAwayForGood: 'Throw away for good',
  savedToast: (when: string, files: number, late: number) =>
    [
      `Saved. ${when}.`,
      ...(files === 0 ? [] : [`${files === 1 ? '1 file' : `${files} files`} kept.`]),
      ...(late === 0 ? [] : [`${late === 1 ? '1 file is' : `${late} files are`} still being kept.`]),
    ].join(' '),
  fileTitle: 'File kept, not yet described',

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
  /** Said under the channel the first time that it is chosen. */
  hintOf: {
    'social-post': 'Keep three things: the post, the profile, what is around it.',
    livestream: 'Note the time shown in the video.',
    'e-mail': 'Drop the saved e-mail (.eml, .msg), not only a picture.',
    letter: 'Touch it as little as you can.',
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
