// Words of the quick log that stand nowhere else.
import type { Channel } from '../../contract/records.ts'

const COUNT = new Intl.NumberFormat('en-GB')
const files = (count: number): string => (count === 1 ? '1 file' : `${COUNT.format(count)} files`)

/** `Exhibit AB4` once it has a label, else its number. */
const fileNamed = (label: string | null, number: number): string =>
  label === null ? `file ${number}` : `Exhibit ${label}`

export const quickText = {
  waiting: 'waiting',
  keepingPart: (percent: number) => (percent === 0 ? 'keeping…' : `keeping… ${percent} %`),
  kept: (sha256: string) => `kept · SHA-256 ${sha256.slice(0, 4)} ${sha256.slice(4, 8)} …`,
  again: (label: string | null, number: number, at: string) =>
    `You already have this file: ${fileNamed(label, number)}, kept ${at}. Noted as a second copy.`,
  notKept: 'was not kept.',
  tryAgain: 'Try again',
  fromPage: 'Picture from a web page',
  saidKeeping: (count: number) => `Keeping ${files(count)}.`,
  saidKept: (count: number) => `${files(count)} kept.`,
  barName: 'Keeping files',
  barKeeping: (count: number) => `Keeping ${files(count)}`,
  joined: (count: number) =>
    count === 1 ? 'File kept and added to the incident.' : `${files(count)} kept and added to the incident.`,
  keptAlone: (count: number) =>
    count === 1 ? 'File kept, with no incident yet.' : `${files(count)} kept, with no incident yet.`,

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
  folderLooking: (name: string) => `Looking through the folder “${name}”…`,
  folderBrings: (name: string, count: number, size: string) =>
    `The folder “${name}” brings ${files(count)}, ${size}. Nothing of it is kept yet.`,
  folderApart: (count: number, size: string) => `Keep ${files(count)} (${size}) without an incident for now?`,
  folderEmpty: (name: string) =>
    `Nothing arrived. The folder “${name}” has no files in it. Drop the files themselves, or another folder.`,
  keepFiles: (count: number) => `Keep ${files(count)}`,
  folderLeave: 'Leave them',
  folderClose: 'Dismiss',
  dropToKeep: (count: number | null) => `Keep ${count === null ? 'what you drop' : files(count)}`,
  dropToJoin: (count: number | null) =>
    `Add ${count === null ? 'what you drop' : files(count)} to this incident`,
  nothingHead: 'Nothing arrived.',
  nothingBody:
    'Some programs do not let files be dragged out. Save the message as a file, then drop that file.',
} as const
