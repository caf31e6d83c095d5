import { must, passphrase, text, zone, type CommandSpec } from './command-options.ts'

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

/** Incidents and steps: writing them down, seeing what was written, correcting it, erasing it. */
export const RECORD_COMMANDS = {
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
} as const satisfies Readonly<Record<string, CommandSpec>>
