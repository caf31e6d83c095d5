export const recovery = {
  groupRead: (number: number, letters: string) => `Group ${number}: ${letters}`,
  readAloud: 'Read aloud',
  noVoice: 'This computer has no voice of its own; a voice from the network is not used.',
  print: 'Print instead',
  printLeaves:
    'A work printer and its queue may keep a copy. Use one of your own, and fetch the sheet at once.',
  printIt: 'Print it',
  save: 'Save a file instead',
  saveLeaves:
    'On a stick you take with you. On this computer it protects nothing: whoever takes the vault takes it too.',
  saveIt: 'Choose where',
  saved: (name: string) => `Saved as ${name}, not encrypted. Take it away from this computer.`,
  notThis: 'Not the same. Compare with your paper.',

  code: 'Recovery code',
  codeHelp: 'Nine groups of four. Type or paste it; upper or lower case, with or without dashes.',
  fromFile: 'Read it from a file',
  missing: (found: number) => `${found} of nine groups so far.`,
  wrong: (numbers: readonly number[]) =>
    numbers.length === 1
      ? `Group ${numbers[0]} is not right. Compare it with your paper.`
      : `These groups are not right: ${numbers.join(', ')}. Compare them with your paper.`,
  notThisCode:
    'All nine groups are there, and more than one character is wrong. Compare each group with your paper.',
  whole: 'All nine groups fit together.',
  noCodeInFile: 'No recovery code stands in this file.',

  syncedTo: (service: string) =>
    `This folder is copied to ${service}. Whoever runs or manages that account holds a copy of the file, encrypted, and sees its name and when it changes.`,
} as const
