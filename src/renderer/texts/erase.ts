/** Erasing for good: what it takes, what stays, and what it does not reach. */
export const eraseText = {
  more: 'More',
  menu: 'Erase for good…',
  title: 'Erase for good?',
  titleOf: (name: string) => (name === '' ? 'Erase for good?' : `Erase ${name} for good?`),
  which: 'What is to be erased?',
  chooseWhich: 'Choose what is to be erased.',
  wholeIncident: 'The whole incident',
  text: (name: string) => name,
  note: (at: string) => `Private note, ${at}`,
  file: (number: number, name: string) => `File ${number}${name === '' ? '' : `, ${name}`}`,
  wholeAlso:
    'All its texts, tags, links and private notes go, with a correction of it that is not saved yet. Its files stay; erase each of them by itself, if it is to go.',
  textAlso:
    'Every wording of this text goes, with the lines of the record log that hold it, and from a correction that is not saved yet. What else those lines said is written again now, as it stands.',
  fileAlso: (incidents: number) =>
    [
      'The file cannot be brought back; its name and its mosaic go with it, and what was chosen or covered of it in a hand-over that is not made yet.',
      ...(incidents > 1 ? [`It goes from all ${incidents} incidents it is in.`] : []),
    ].join(' '),
  recordAlso:
    'Everything written here goes, every link with it, and the saved views that ask for it. The incidents stay.',
  why: 'Why?',
  chooseWhy: 'Choose why.',
  reasons: {
    'other-patient': 'Another patient’s record',
    'own-data': 'My own private data',
    'wrong-file': 'Wrong file',
    other: 'Other',
  },
  words: 'In my own words (optional)',
  wordsHelp: 'This stays in the record log, and goes with a hand-over. Do not repeat what is erased.',
  stays: 'What stays: a line in the record log that something was erased, when, and why.',
  fileStays:
    'What stays: a line in the record log that something was erased, when, and why; and the lines that say when a file of this kind, size and SHA-256 was kept, opened or put into a bundle.',
  notReached:
    'What it does not reach: backups made before, packages already handed over, the same words where you wrote them elsewhere (in another text, or a form not saved yet), parts of this disk not used again yet.',
  handedOver: 'It was handed over already:',
  bundle: ({
    id,
    recipient,
    handedOver,
    made,
  }: {
    readonly id: string
    readonly recipient: string
    readonly handedOver: string | null
    readonly made: string
  }) =>
    handedOver === null
      ? `${recipient}, bundle ${id}, made ${made}`
      : `${recipient}, bundle ${id}, ${handedOver}`,
  theyKeep: 'I know that they keep their copy',
  confirmGiven: 'Tick that they keep their copy, or keep it.',
  typeWord: 'Type ERASE',
  wordMissing: 'Type ERASE in capital letters, or keep it.',
  keepIt: 'Keep it',
  forGood: 'Erase for good',
  erased: 'Erased for good. The record log keeps a line that says so.',
} as const

export type EraseReason = keyof typeof eraseText.reasons
