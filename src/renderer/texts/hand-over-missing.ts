/** What a step of a hand-over still needs, said when somebody wants to go on. */
export const missing = {
  kind: 'Choose who it is for.',
  recipient: 'Write their name.',
  purpose: 'Write why you hand it over.',
  writer: 'Write your name as it should stand on the bundle.',
  initials: 'Write two to four capital letters for your initials, A to Z.',
  incidents: 'Tick at least one incident.',
  reading: 'The files are still being read.',
  files: (count: number) =>
    count === 1 ? 'Decide about 1 file.' : `Decide about ${count.toLocaleString('en-GB')} files.`,
  read: 'Look at the pages, then tick that you have.',
  made: 'Make the package first.',
}
