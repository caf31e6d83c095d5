import type { FoundDetail } from '../../contract/exhibits.ts'
import type { OwnDetail } from '../../contract/own-details.ts'

/** Everything about a file that is not looking at it. */
export const factsText = {
  about: 'About this file',
  tabs: { facts: 'Facts', metadata: 'Metadata', custody: 'Custody' },
  name: 'Name',
  noName: 'It came without a name',
  label: 'Label',
  kept: 'Kept',
  how: 'How',
  source: {
    file: 'From a file that was chosen or dropped',
    stream: 'Pasted, without a file name or time',
  },
  from: 'From',
  noIncident: 'No incident yet',
  by: 'By',
  you: 'You',
  type: 'Type',
  pixels: (width: number, height: number) => `${width} × ${height}`,
  ownTime: { picture: 'Taken, as the camera noted it', disk: 'Last changed, before it came here' },
  size: 'Size',
  hash: 'SHA-256',
  copy: 'Copy',
  copyHash: 'Copy SHA-256',

  neverChecked: 'Not checked since it was kept.',
  lastChecked: (when: string) => `Unchanged: checked ${when}`,
  foundChanged: (when: string) => `Not the file that was kept, when checked ${when}`,
  checkNow: 'Check now',
  checking: 'Checking…',
  unchanged: (kept: string, size: string) =>
    `Unchanged since it was kept (${kept}). Checked just now, ${size} read.`,
  changedHead: 'This file has changed on the disk since it was kept.',
  changedTodo: 'Do not delete anything. Open your latest backup and compare.',

  lookingFor: 'Reading what the file says of itself…',
  nothingFound: 'Nothing was found in this file beside what it shows.',
  goesAlong: 'It goes with the original if you hand the original over.',
  foundIn: (what: string) => `Found in this file: ${what}.`,
  tells: {
    place: 'a location',
    device: 'a device name',
    person: 'the name of a person',
    thumbnail: 'a small picture of it',
  } satisfies Record<OwnDetail, string>,
  groups: {
    place: 'Where it was made',
    device: 'Device',
    person: 'People and accounts',
    thumbnail: 'Small picture inside',
    other: 'Everything else',
  } satisfies Record<FoundDetail['kind'], string>,
  valuesHidden: 'These are the file’s own words, and they may be hurtful or private.',
  show: 'Show what it says',
  hide: 'Hide what it says',

  custodyHelp: 'What happened to this file since it was kept, in the words that a bundle prints.',
  line: (seq: number) => `line ${seq}`,
  byWhom: (by: string) => `by ${by}`,

  saveCopy: 'Save a copy',
  saveCopyHead: 'The copy will not be encrypted.',
  saveCopyBody:
    'Anyone who can open that folder can read it, and it may be backed up or synchronised. The record log notes that you made it.',
  chooseWhere: 'Choose where',
  cancel: 'Cancel',
  saved: 'The copy was written. The record log notes it.',
  savedUnlogged:
    'The copy was written. This vault is open for reading only, so the record log does not note it.',

  erase: 'Erase for good',
  eraseHead: (name: string) => `Erase ${name} for good?`,
  eraseBody:
    'The file cannot be brought back. The record log keeps a line saying that a file was erased, when, and your reason. Backups and packages you already gave out still hold it.',
  eraseNames: 'Its name and its mosaic go with it.',
  eraseEverywhere: (count: number) =>
    count === 1
      ? 'It leaves the incident that it stands in.'
      : `It leaves all ${count} incidents that it stands in.`,
  notReached:
    'Not reached: backups made before, packages already handed over, and blocks of this disk that have not been used again.',
  wentOut: (recipient: string, when: string, bundle: string) =>
    `It went into a bundle for ${recipient} on ${when} (${bundle}). What they have is not erased.`,
  reason: 'Why',
  reasons: {
    'another patient’s record': 'Another patient’s record',
    'my own private data': 'My own private data',
    'wrong file': 'Wrong file',
    other: 'Other',
  },
  reasonWords: 'The reason, in your words',
  reasonHelp: 'It stays in the record log. Write nothing into it that should be gone.',
  typeErase: 'Type ERASE',
  word: 'ERASE',
  stillErase: 'Yes, erase it although others have it',
  keepIt: 'Keep it',
  erased: 'Erased for good. The record log notes it.',
} as const
