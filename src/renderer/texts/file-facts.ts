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
  valuesHidden:
    'These are the file’s own words, and they may be hurtful or private. The record log notes that you looked, once each time the vault is unlocked.',
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
} as const
