import {
  text,
  must,
  filing,
  passphrase,
  newPassphrase,
  recoveryOut,
  zone,
  type CommandSpec,
  type OptionSpec,
} from './command-options.ts'
import { HANDOVER_COMMANDS, STAMP_COMMANDS } from './outside-commands.ts'

/** What an incident can say, one option for each of its fields. */
const fields = {
  title: text('T', 'a short name for it'),
  happened: text('WHEN', 'when it happened'),
  published: text('WHEN', 'when it was posted'),
  'first-seen': text('WHEN', 'when you first saw it'),
  ...zone,
  channel: text(
    'C',
    'social-post, direct-message, e-mail, text, call, voicemail, review, in-person, letter, …',
  ),
  place: text('P', 'where'),
  platform: text('P', 'which site or app'),
  url: text('U', 'its address; never opened'),
  account: text('A', 'the name, handle or number it came from'),
  words: text('W', 'the exact words'),
  saw: text('W', 'what you saw or heard'),
  told: text('W', 'what you were told, and by whom'),
  replied: text('R', 'yes, no or not-said'),
  threat: { type: 'flag', says: 'it holds a threat' },
  effect: text('W', 'its effect on you (health)'),
  affected: text('W', 'who else was affected'),
  witnesses: text('W', 'who else saw or heard it'),
  private: text('W', 'what is personal, such as an address'),
} as const

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
  add: {
    says: 'keep files, and record an incident with them',
    operands: ['VAULT'],
    rest: 'FILE',
    options: {
      case: must('NAME', 'the case; made when the name is new'),
      initials: text('AB', 'for a new case: two to four letters of the person who produces the files'),
      incident: text('ID', 'link the files to this incident'),
      ...fields,
      tag: { type: 'many', value: 'T', says: 'a tag; may be given again' },
      ...passphrase,
    },
    examples: [
      'holdfast add record.holdfast --case "My record" --title "Comment under the video" \\',
      '  --happened 2026-03-11T21:14 --channel social-post --tag public comment.png',
      'cat export.zip | holdfast add record.holdfast --case "My record" --passphrase-file pass.txt -',
    ],
  },
  case: {
    says: 'make a case, or change one',
    operands: ['VAULT'],
    options: {
      name: must('NAME', 'the case'),
      initials: text('AB', 'two to four letters of the person who produces the files'),
      jurisdiction: text('J', 'such as england-and-wales'),
      reference: text('R', 'the reference of the court or the police'),
      writer: text('W', 'the person whose record it is, as it should stand on a bundle'),
      ...passphrase,
    },
    examples: [
      'holdfast case record.holdfast --name "My record" --initials AB --jurisdiction england-and-wales',
    ],
  },
  show: {
    says: 'show every version of an incident, its links and notes',
    operands: ['VAULT', 'INCIDENT'],
    options: passphrase,
    examples: ['holdfast show record.holdfast 3f8a12c4'],
  },
  amend: {
    says: 'correct an incident or add to it; the old wording stays',
    operands: ['VAULT', 'INCIDENT'],
    options: {
      ...fields,
      tag: { type: 'many', value: 'T', says: 'add a tag; may be given again' },
      untag: { type: 'many', value: 'T', says: 'take a tag away; may be given again' },
      reason: must(
        'TEXT',
        'why; may begin with typing-mistake:, remembered-more:, wrong-date: or new-information:',
      ),
      ...passphrase,
    },
    examples: [
      'holdfast amend record.holdfast 3f8a12c4 --happened 2026-03-10 --reason "wrong-date: the diary says so"',
    ],
  },
  note: {
    says: 'write a private note; it is in no bundle',
    operands: ['VAULT', 'INCIDENT'],
    options: { 'text-file': must('F', 'a text file; - reads standard input'), ...passphrase },
    examples: ['holdfast note record.holdfast 3f8a12c4 --text-file note.txt'],
  },
  action: {
    says: 'write down a step you took: blocked, reported, police, …',
    operands: ['VAULT'],
    options: {
      case: must('NAME', 'the case'),
      kind: must('K', 'blocked, muted, reported, police, data-protection, employer, regulator, letter, …'),
      happened: text('WHEN', 'when it was'),
      ...zone,
      to: text('T', 'to whom: a platform, a force, a person'),
      reference: text('R', 'the number they gave'),
      said: text('W', 'what you said or asked'),
      outcome: text('W', 'what came of it; may come later, with `outcome`'),
      incident: { type: 'many', value: 'ID', says: 'what it was about; may be given again' },
      ...passphrase,
    },
    examples: [
      'holdfast action record.holdfast --case "My record" --kind police --happened 2026-02-02 \\',
      '  --to "West Midlands Police" --reference 20/098765/26 --incident 3f8a12c4',
    ],
  },
  outcome: {
    says: 'write down what came of a step, or correct it; the old wording stays',
    operands: ['VAULT', 'ACTION'],
    options: {
      outcome: text('W', 'what came of it'),
      happened: text('WHEN', 'when the step was'),
      ...zone,
      to: text('T', 'to whom'),
      reference: text('R', 'the number they gave'),
      said: text('W', 'what you said or asked'),
      reason: must('TEXT', 'why; may begin with new-information: or another of the words of `amend`'),
      ...passphrase,
    },
    examples: [
      'holdfast outcome record.holdfast 7c41d2 --outcome "no breach found" --reason new-information',
    ],
  },
  link: {
    says: 'link an incident to a file, or to another incident',
    operands: ['VAULT', 'INCIDENT', 'EXHIBIT|INCIDENT'],
    options: { relation: text('R', 'to another incident: share-of, reply-to or same-as'), ...passphrase },
    examples: [
      'holdfast link record.holdfast 3f8a12c4 7',
      'holdfast link record.holdfast 3f8a12c4 91bd0e55 --relation reply-to',
    ],
  },
  erase: {
    says: 'erase a file or an incident for good',
    operands: ['VAULT', 'EXHIBIT|INCIDENT'],
    options: {
      reason: must('TEXT', 'why; the record log keeps it'),
      yes: { type: 'flag', says: 'on a terminal: do not ask' },
      ...passphrase,
    },
    examples: ['holdfast erase record.holdfast 7 --reason "kept by mistake"'],
  },
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
  ...STAMP_COMMANDS,
  passphrase: {
    says: 'give the vault another passphrase',
    operands: ['VAULT'],
    options: { ...passphrase, ...newPassphrase },
    examples: ['holdfast passphrase record.holdfast --passphrase-file old.txt --new-passphrase-file new.txt'],
  },
  recover: {
    says: 'open with the recovery code and set a new passphrase',
    operands: ['VAULT'],
    options: {
      'recovery-file': text('F', 'a file that holds the recovery code; asked for on a terminal otherwise'),
      ...newPassphrase,
    },
    examples: ['holdfast recover record.holdfast --recovery-file code.txt --new-passphrase-file new.txt'],
  },
  rekey: {
    says: 'make a new vault key, for when somebody knew it',
    operands: ['VAULT'],
    options: { ...passphrase, ...newPassphrase, ...recoveryOut },
    examples: [
      'holdfast rekey record.holdfast --passphrase-file old.txt --new-passphrase-file new.txt --recovery-out code2.txt',
    ],
  },
  seal: {
    says: 'make a package for one recipient',
    operands: ['VAULT'],
    options: {
      case: must('NAME', 'the case'),
      to: must('RECIPIENT', 'who gets it'),
      purpose: must('TEXT', 'what for'),
      out: must('DIR', 'the folder the package is put into'),
      profile: text('P', 'police, uk-civil, uk-tribunal, uk-family, us-federal or ca; internal otherwise'),
      as: text('WAY', 'folder, or two-files: the bundle beside one zip of everything; folder otherwise'),
      include: { type: 'many', value: 'INCIDENT', says: 'only this incident; may be given again' },
      exclude: {
        type: 'many',
        value: 'NAME[:WHY]',
        says: 'leave out this incident or file, and say why; may be given again',
      },
      ...filing,
      append: text(
        'BUNDLE',
        'go on from this earlier bundle, such as HF-7K3Q-1: only what is new, numbered on',
      ),
      redact: text('FILE', 'a JSON file that says what is covered in pictures, texts and incidents'),
      accounts: {
        type: 'flag',
        says: 'also the accounts seen in these incidents, and who you take to be behind them',
      },
      'no-recognised-text': { type: 'flag', says: 'do not let a machine look for text in the pictures' },
      'let-through': {
        type: 'many',
        value: 'N',
        says: 'a file whose own details (place, device, owner, thumbnail) may go with it, or all; may be given again',
      },
      ...passphrase,
    },
    examples: [
      'holdfast seal record.holdfast --case "My record" --to "Northshire Police" --purpose "Report" --out handover',
      'holdfast seal record.holdfast --case "My record" --to "Northshire Police" --purpose "Report" --out handover \\',
      '  --exclude "3f8a12c4:It concerns another person." --exclude AB7 --redact covered.json',
    ],
  },
  ...HANDOVER_COMMANDS,
  verify: {
    says: 'check a package; needs no vault and no passphrase',
    operands: ['PATH'],
    options: { since: text('CHECKPOINT', 'a file with a checkpoint given out before') },
    examples: ['holdfast verify handover/HF-7K3Q-1-internal-2026-11-22'],
  },
  draft: {
    says: 'write a draft statement for you and your lawyer; it is in no bundle',
    operands: ['VAULT'],
    options: {
      case: must('NAME', 'the case'),
      profile: must('P', 'police, uk-civil, uk-tribunal, uk-family, us-federal or ca'),
      out: must('FILE', 'a PDF file that is not there yet'),
      ...passphrase,
    },
    examples: ['holdfast draft record.holdfast --case "My record" --profile uk-civil --out draft.pdf'],
  },
  encrypt: {
    says: 'make an encrypted copy of a package, for sending; needs no vault',
    operands: ['PACKAGE'],
    options: {
      out: must('FILE', 'a file that is not there yet, such as HF-7K3Q-1-police-2026-11-22.zip.age'),
      'passphrase-file': text(
        'F',
        'a file that holds the passphrase you chose; asked for on a terminal otherwise',
      ),
      'passphrase-out': text('G', 'make a passphrase of eight words and write it into this new file'),
    },
    examples: [
      'holdfast encrypt handover/HF-7K3Q-1-internal-2026-11-22 --out HF-7K3Q-1.zip.age --passphrase-out words.txt',
    ],
  },
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
