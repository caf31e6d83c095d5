// Words of files that are on their way into the vault, wherever they were put in.

const COUNT = new Intl.NumberFormat('en-GB')
const files = (count: number): string => (count === 1 ? '1 file' : `${COUNT.format(count)} files`)

/** `Exhibit AB4` once it has a label, else its number. */
const fileNamed = (label: string | null, number: number): string =>
  label === null ? `file ${number}` : `Exhibit ${label}`

const alreadyThere = (again: number, of: number): string =>
  `You already had ${of === 1 ? 'this file' : `${COUNT.format(again)} of them`}: noted as a second copy.`

export const keepingText = {
  filesHead: 'Files',
  keeping: 'keeping…',
  pastedPicture: 'Pasted picture',
  pastedKept: 'kept. A paste carries no file name or time; if you have the saved file, drop it instead.',

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
  /** `again`: of how many the same bytes were there already. */
  keptAlone: (count: number, again: number) =>
    [
      `${files(count)} kept, with no incident yet.`,
      ...(again === 0 ? [] : [alreadyThere(again, count)]),
    ].join(' '),
  batch: (done: number, all: number) =>
    all === 1
      ? `Keeping 1 file: ${Math.floor(100 * done)} %`
      : `Keeping ${files(all)}: ${COUNT.format(Math.floor(done))} of ${COUNT.format(all)}`,
  stopped: 'Stopped. What was kept before stays kept.',
  folderLooking: (name: string) => `Looking through the folder “${name}”…`,
  folderSoFar: (count: number) => `${files(count)} so far`,
  folderStop: 'Stop',
  folderStopped: (name: string) => `Stopped. Nothing of the folder “${name}” was kept.`,
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
