import { newPassphrase, passphrase, recoveryOut, text, type CommandSpec } from './command-options.ts'

/** What opens the vault. */
export const KEY_COMMANDS = {
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
} as const satisfies Readonly<Record<string, CommandSpec>>
