import { BUNDLE_COMMANDS } from './bundle-commands.ts'
import { must, passphrase, recoveryOut, type CommandSpec, type OptionSpec } from './command-options.ts'
import { KEY_COMMANDS } from './key-commands.ts'
import { LOOK_UP_COMMANDS } from './look-up-commands.ts'
import { STAMP_COMMANDS } from './outside-commands.ts'
import { RECORD_COMMANDS } from './record-commands.ts'

/** Every command: the order is that of the help. */
export const COMMANDS = {
  help: {
    says: 'list the commands, or explain one',
    operands: [],
    rest: 'COMMAND',
    options: {},
    examples: ['holdfast help add'],
  },
  init: {
    says: 'make a vault',
    operands: ['VAULT'],
    options: { ...passphrase, ...recoveryOut },
    examples: ['holdfast init record.holdfast --passphrase-file pass.txt --recovery-out code.txt'],
  },
  ...RECORD_COMMANDS,
  ...LOOK_UP_COMMANDS,
  ...STAMP_COMMANDS,
  ...KEY_COMMANDS,
  ...BUNDLE_COMMANDS,
  backup: {
    says: 'make a copy, open it and check all of it',
    operands: ['VAULT'],
    options: { out: must('FILE', 'a file that is not there yet'), ...passphrase },
    examples: ['holdfast backup record.holdfast --out /media/stick/record-backup.holdfast'],
  },
  restore: {
    says: 'go on from a backup: a new log that names the old one',
    operands: ['BACKUP'],
    options: {
      out: must('VAULT', 'a file that is not there yet'),
      reason: must('TEXT', 'why; the record log keeps it'),
      ...passphrase,
    },
    examples: ['holdfast restore record-backup.holdfast --out record.holdfast --reason "the disk failed"'],
  },
  demo: {
    says: 'the whole main job on the sample case',
    operands: [],
    options: { out: must('DIR', 'a folder that is not there yet') },
    examples: ['holdfast demo --out demo'],
  },
} as const satisfies Readonly<Record<string, CommandSpec>>

/** Options that every command takes. */
export const COMMON_OPTIONS = {
  json: { type: 'flag', says: 'write one JSON document to standard output, and nothing else there' },
  progress: { type: 'flag', says: 'show progress on standard error also where that is no terminal' },
  help: { type: 'flag', says: 'explain the command' },
} as const satisfies Readonly<Record<string, OptionSpec>>

export const WHEN_FORMS = [
  'WHEN is one of: 2026-03-11T21:14   2026-03-11T21   2026-03-11   2026-03   2026-03-02/2026-03-08',
  '2026-03-11T21:00/2026-03-11T23:00   "about 2026-03-11T21:00"   "about 2026-03-11"   unknown',
] as const
