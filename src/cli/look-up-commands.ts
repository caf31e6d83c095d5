import { must, passphrase, text, zone, type CommandSpec } from './command-options.ts'

/** Finding what is in the record, and checking that it is still what was kept. */
export const LOOK_UP_COMMANDS = {
  list: {
    says: 'show the timeline',
    operands: ['VAULT'],
    options: {
      case: text('NAME', 'of this case'),
      tag: text('T', 'with this tag'),
      from: text('D', 'that may have happened on this day or later'),
      to: text('D', 'that may have happened on this day or earlier'),
      ...zone,
      ...passphrase,
    },
    examples: ['holdfast list record.holdfast --case "My record" --from 2026-01-01 --to 2026-03'],
  },
  search: {
    says: 'find words in incidents, notes and file names',
    operands: ['VAULT', 'QUERY'],
    options: { limit: text('N', 'at most this many, up to 200; 50 otherwise'), ...passphrase },
    examples: ['holdfast search record.holdfast "car park"'],
  },
  get: {
    says: 'write an original out, byte for byte',
    operands: ['VAULT', 'EXHIBIT'],
    options: { out: must('FILE', 'a file that is not there yet'), ...passphrase },
    examples: ['holdfast get record.holdfast 7 --out copy.png'],
  },
  custody: {
    says: 'show what happened to a file since it was kept',
    operands: ['VAULT', 'EXHIBIT'],
    options: passphrase,
    examples: ['holdfast custody record.holdfast 7'],
  },
  check: {
    says: 'hash every file again, verify every entry, and say what was checked',
    operands: ['VAULT'],
    options: { since: text('CHECKPOINT', 'a file with a checkpoint given out before'), ...passphrase },
    examples: ['holdfast check record.holdfast --since checkpoint.txt'],
  },
  checkpoint: {
    says: 'sign the present state of the record, to be kept outside',
    operands: ['VAULT'],
    options: { out: text('FILE', 'write it into this new file'), ...passphrase },
    examples: ['holdfast checkpoint record.holdfast --out checkpoint.txt'],
  },
} as const satisfies Readonly<Record<string, CommandSpec>>
