import type { KeptCheckpoint, LineKind } from '../../contract/ledger.ts'

const number = (value: number): string => value.toLocaleString('en-GB')
const count = (value: number, one: string): string => `${number(value)} ${one}${value === 1 ? '' : 's'}`

export const text = {
  name: 'Record log',
  intro: (lines: number) =>
    `${count(lines, 'line')}. Each builds on the one before; a changed or missing line shows.`,

  checkAll: 'Check everything',
  checking: 'Reading every line and every file',
  checkedSoFar: (done: string, total: string) => `${done} of ${total} of files read`,
  stop: 'Stop',
  checkGood: 'Everything matches.',
  checkBad: 'Something does not match.',
  checkedAll: (files: number, lines: number, time: string) =>
    `Checked ${number(files)} of ${count(files, 'file')} and ${number(lines)} of ${count(lines, 'line')} at ${time}. All unchanged since they were kept.`,
  checkedSome: (files: number, lines: number, time: string) =>
    `Checked ${count(files, 'file')} and ${count(lines, 'line')} at ${time}.`,
  standing: (files: number, lines: number) =>
    `What still stands: ${count(files, 'other file')} and ${count(lines, 'other line')} are unchanged since they were kept. Delete nothing; compare with your latest backup.`,
  erasedBefore: (lines: number) => `${count(lines, 'line')} had been erased before, as the log says.`,
  checkpointsToo: (made: number) => `${count(made, 'checkpoint')} given out before still fit.`,
  notLogged: 'The record log could not note this check: the vault is open for reading.',

  checkpoint: 'Checkpoint',
  checkpointIntro:
    'The state of your record at one moment, as twelve words. Later it shows whether the record was changed.',
  noCheckpoint: 'None made yet.',
  whichCheckpoint: (when: string, seq: number) => `${when}, line ${number(seq)}`,
  aboutLines: (size: number) => `It is about the first ${count(size, 'line')}.`,
  makeFirst: 'Make a checkpoint',
  makeNew: 'Make a new one',
  words: 'The twelve words',
  onPhone: 'I am on the phone now',
  print: 'Print',
  printWarning: 'A work printer and its queue may keep a copy.',
  printNow: 'Print the checkpoint',
  printTitle: 'State of a record',
  printAbout:
    'Whoever holds this paper can later tell whether the record was changed since. It says nothing of what the record holds.',
  saveFile: 'Save as file',
  savedFile: (name: string) => `Saved as ${name}.`,
  qr: 'QR code',
  qrSays: 'QR code of the checkpoint’s text',
  carry: 'Carry to a time service',
  carryIntro:
    'A time service outside can say that this record was there not later than its answer. Holdfast sends nothing: you carry a file there and bring the answer back. The file holds a hash and a random number; neither says anything of the record.',
  carrySteps: [
    'Save the question on a stick.',
    'On a computer that is online, give it to a time service (RFC 3161) and keep its answer as a file.',
    'Bring the answer back here.',
  ],
  saveQuestion: 'Save the question',
  questionSaved: (name: string) => `Saved as ${name}. It is about a checkpoint made just now.`,
  chooseAnswer: 'Choose the answer',
  waiting: (when: string, size: number) => `Asked ${when}, about ${count(size, 'line')}: no answer yet.`,
  answered: (when: string, size: number, authority: string) =>
    `The first ${count(size, 'line')} were there not later than ${when}, says ${authority === '' ? 'a service without a name' : authority}. Nobody here has vouched for it.`,
  givenTo: 'Given to',
  givenLine: (to: string, when: string, reference: string | null) =>
    [to, when, ...(reference === null ? [] : [reference])].join(', '),
  nobody: 'nobody yet',
  give: 'Write down who has it',
  giveTo: 'Who has it',
  giveReference: 'Their reference, if there is one',
  giveKeep: 'Keep',
  helpsOnly: 'A checkpoint helps only when somebody else holds it.',
  others: (made: number) => `Other checkpoints (${number(made)})`,
  purposes: {
    handover: 'went out with a hand-over',
    backup: 'for a backup',
    print: 'to print or save',
    words: 'to read out',
    timestamp: 'for a time service',
  } satisfies Record<KeptCheckpoint['purpose'], string>,

  compareEarlier: 'Compare with an earlier state',
  compareLabel: 'Earlier checkpoint',
  compareHelp: 'Paste the text of a checkpoint of this record that somebody kept.',
  compare: 'Compare',
  isBeginning: (size: number) =>
    `The record of ${count(size, 'line')} is the beginning of this one. Nothing in it was changed since.`,
  notBeginning: {
    CheckpointMismatch: 'This checkpoint is of another record.',
    OlderThanLastSeen:
      'This checkpoint is of a later state than this record has. This vault may be an older copy: look for the newer file.',
    Forked:
      'The record that this checkpoint stands for is not the beginning of this one. One of the two was rewritten or comes from a restored copy.',
  },

  lines: 'Lines',
  kindsLabel: 'What to show',
  all: 'All',
  kinds: {
    incidents: 'Incidents',
    files: 'Files',
    steps: 'Steps',
    'hand-overs': 'Hand-overs',
    'locks-and-checks': 'Locks and checks',
  } satisfies Record<LineKind, string>,
  search: 'Search the lines',
  line: (seq: number) => `line ${number(seq)}`,
  noneFit: 'No line fits.',
  clear: 'Show all lines',
  searching: 'Looking further back',
  written: 'Written',
  by: (who: string) => (who === 'owner' ? 'by you' : `by ${who}`),
  wordForWord: 'Word for word',
  show: 'Show what it says',
  hide: 'Hide what it says',
  hidden: 'What somebody wrote is hidden until you ask.',
  technical: 'Technical',
  type: 'Type',
  leafHash: 'Leaf hash, SHA-256',
  position: 'Position',
  disclosure: 'Disclosure class',
  erased: 'It was erased; its hash and its place stay.',
} as const
