// Words of the quick log that stand nowhere else.
const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`)

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
  removeKept: 'It stays among your files, with no incident.',
  fromPage: 'Picture from a web page',
  saidKeeping: (count: number) => `Keeping ${files(count)}.`,
  saidKept: (count: number) => `${files(count)} kept.`,
  stillKeeping: (count: number) =>
    `${files(count)} still being kept; ${count === 1 ? 'it joins' : 'they join'} the incident when done.`,
  barName: 'Keeping files',
  barKeeping: (count: number) => `Keeping ${files(count)}`,
  percent: (percent: number) => `${percent} %`,
  joined: 'File kept and added to the incident.',
  keptAlone: 'File kept, with no incident yet.',

  pastedQuestion: 'Pasted text. Is this what they wrote?',
  notTheirs: 'No, these are my words',
  takeOut: 'Take it out',
  wordsTitle: 'Words pasted, not yet described',
  addDetail: 'Add detail',
  detail: 'Detail',

  nothingHead: 'Nothing arrived.',
  nothingBody:
    'Some programs do not let files be dragged out. Save the message as a file, then drop that file.',
  dropHere: (count: number) => (count === 0 ? 'Keep what you drop' : `Keep ${files(count)}`),
  folderHead: (name: string, count: number, size: string) => `${name}: ${files(count)}, ${size}`,
  folderEmpty: (name: string) => `There is no file in ${name}.`,
  keepFolder: (count: number) => `Keep ${files(count)}`,
  keepAlone: (count: number, size: string) =>
    `Keep ${count.toLocaleString('en-GB')} files (${size}) without an incident for now?`,
  keepThem: 'Keep them',
  notThese: 'Not these',
  showList: 'The files in it',

  more: 'More',
  asLastTime: (platform: string) => `${platform}, as last time`,
  fromFile: (time: string, isPicture: boolean) =>
    `From the file: ${time} (${isPicture ? 'when it was taken' : 'when it was saved'})`,

  copiesRemain: (places: readonly string[]) => `Copies may remain: ${places.join(', ')}.`,
  clipboard: 'clipboard',
  downloads: 'Downloads',
  clearClipboard: 'Clear clipboard',
  cleared: 'The clipboard is empty. The system’s clipboard history may keep what was in it.',
  close: 'Close',
} as const
