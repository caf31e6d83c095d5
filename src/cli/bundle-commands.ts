import { filing, must, passphrase, text, type CommandSpec } from './command-options.ts'
import { HANDOVER_COMMANDS } from './outside-commands.ts'

/** Making a bundle, handing it over, checking it, and what goes with it. */
export const BUNDLE_COMMANDS = {
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
} as const satisfies Readonly<Record<string, CommandSpec>>
