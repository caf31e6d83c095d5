// Words of the three steps that make a vault.
export const makeVaultText = {
  goOn: 'Continue',
  recoveryCode: 'Recovery code',
  stepOf: (step: number) => `Step ${step} of 3`,
  whereItLives: 'Where it lives',
  whoseComputer: 'Whose computer is this?',
  owners: { mine: 'Mine', employer: 'My employer’s', shared: 'Shared' },
  ownerMeans: {
    mine: 'Nobody can read the vault without your passphrase. Anyone who uses this computer can see that the file exists, and may copy or delete it. Software that watches the screen or keys can see what you see while it is unlocked.',
    employer:
      'Your employer can see that this file exists and may copy it. Nobody can read it without your passphrase. Software that watches the screen or keys can see what you see while it is unlocked. Check your workplace’s rules.',
    shared:
      'Others who use this computer can see that this file exists, and may copy or delete it. Nobody can read it without your passphrase. Software that watches the screen or keys can see what you see while it is unlocked. Lock it whenever you leave the computer.',
  },
  keepIn: 'Keep the vault in',
  /** Between the name of the folder and that of the file: `Documents, as records.holdfast`. */
  keepAs: ', as ',
  change: 'Change',
  choosePassphrase: 'Passphrase',
  sameAgain: 'Same again',
  suggestOne: 'Suggest one: six words',
  suggestedWords: 'Write these words down before you go on, in this order:',
  notTheSame: 'The two are not the same.',
  bothLost:
    'If this passphrase and the recovery code are both lost, nobody can open the vault. Not you, not us, not the police.',
  strength: {
    none: 'Five or more random words last, even against somebody who has copied the file and owns fast machines.',
    weak: (time: string) => `Somebody with the file could guess this. Time needed: ${time}.`,
    strong: (time: string) => `Strong. Time that somebody with the file would need to guess it: ${time}.`,
  },
  makeVault: 'Make vault',
  making: 'Making…',
  wayBackIn: 'A way back in',
  codeIntro:
    'This code opens the vault if you lose the passphrase. Write it on paper and keep it away from this computer. It is shown once.',
  typeGroup: (number: number) => `Type group ${number}`,
  groupWrong: (numbers: readonly number[]) =>
    `Not the same: group ${numbers.join(', group ')}. Compare with your paper.`,
  groupHelp: 'Upper or lower case, no spaces needed.',
  checkAndFinish: 'Check and finish',
  later: 'Do this later today',
  firstCase: 'My record',
} as const
