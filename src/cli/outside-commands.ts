import { must, passphrase, text, zone, type CommandSpec } from './command-options.ts'

type Specs = Readonly<Record<string, CommandSpec>>

/** Asking somebody outside when the record was there. */
export const STAMP_COMMANDS = {
  'stamp query': {
    says: 'ask a time service outside when the record was there: writes the query, sends nothing',
    operands: ['VAULT'],
    options: { out: must('FILE', 'a file that is not there yet'), ...passphrase },
    examples: ['holdfast stamp query record.holdfast --out query.tsq'],
  },
  'stamp import': {
    says: 'check and keep the answer of a time service',
    operands: ['VAULT', 'FILE'],
    options: passphrase,
    examples: ['holdfast stamp import record.holdfast answer.tsr'],
  },
  'stamp list': {
    says: 'show which time services said when the record was there',
    operands: ['VAULT'],
    options: passphrase,
    examples: ['holdfast stamp list record.holdfast'],
  },
} as const satisfies Specs

const said = {
  said: text('W', 'what they said'),
  name: text('N', 'the name they gave'),
  number: text('N', 'their number, such as a collar number'),
  reference: text('R', 'the reference they gave'),
} as const

/** What became of a bundle once it was made. */
export const HANDOVER_COMMANDS = {
  handover: {
    says: 'write down that a bundle was handed over',
    operands: ['VAULT', 'BUNDLE'],
    options: {
      method: must('M', 'in-person, upload, e-mail, post or other'),
      happened: must('WHEN', 'when it was'),
      ...zone,
      'received-by': text('P', 'the person who took it'),
      place: text('P', 'where'),
      ...said,
      ...passphrase,
    },
    examples: [
      'holdfast handover record.holdfast HF-7K3Q-1 --method in-person --happened 2026-03-12T16:30 \\',
      '  --received-by "PC Shah" --place "Central station" --number 4471 --reference 20/123456/26',
    ],
  },
  'handover said': {
    says: 'write down what the recipient of a bundle said later',
    operands: ['VAULT', 'BUNDLE'],
    options: {
      ...said,
      ...passphrase,
    },
    examples: ['holdfast handover said record.holdfast HF-7K3Q-1 --reference 20/123456/26'],
  },
  'handover amend': {
    says: 'correct how a bundle was handed over; what was written before stays',
    operands: ['VAULT', 'BUNDLE'],
    options: {
      method: text('M', 'in-person, upload, e-mail, post or other'),
      happened: text('WHEN', 'when it was'),
      ...zone,
      'received-by': text('P', 'the person who took it'),
      place: text('P', 'where'),
      reason: must('TEXT', 'why; may begin with wrong-date: or another of the words of `amend`'),
      ...passphrase,
    },
    examples: [
      'holdfast handover amend record.holdfast HF-7K3Q-1 --happened 2026-03-11 --reason "wrong-date: it was Wednesday"',
    ],
  },
  'handover list': {
    says: 'show which bundle went to whom, when and how, and what they said',
    operands: ['VAULT'],
    options: passphrase,
    examples: ['holdfast handover list record.holdfast'],
  },
  'receipt import': {
    says: 'keep the receipt of a bundle: a photograph of the signed page, or a file',
    operands: ['VAULT', 'BUNDLE', 'FILE'],
    options: passphrase,
    examples: ['holdfast receipt import record.holdfast HF-7K3Q-1 receipt.jpg'],
  },
} as const satisfies Specs
