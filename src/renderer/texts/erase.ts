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
    'All its texts, tags, links and private notes go. Its files stay; erase each of them by itself, if it is to go.',
  textAlso:
    'Every wording of this text goes, with the lines of the record log that hold it. What else those lines said is written again now, as it stands.',
  fileAlso: (incidents: number) =>
    incidents > 1
      ? `The file cannot be brought back; its name and its mosaic go with it. It goes from all ${incidents} incidents it is in.`
      : 'The file cannot be brought back; its name and its mosaic go with it.',
  recordAlso: 'Everything written here goes, and every link with it. The incidents stay.',
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
  notReached:
    'What it does not reach: backups made before, packages already handed over, parts of this disk not used again yet.',
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
