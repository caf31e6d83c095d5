/** What is, what is not: DESIGN section 3 in plain words. */
export const ENCRYPTED = {
  intro: 'Everything you write and keep goes into one file, and all of its content is encrypted there.',
  head: { what: 'What', state: 'Encrypted', who: 'Who can see it' },
  rows: [
    [
      'Incidents, words, notes, tags, people, drafts',
      'Yes',
      'Nobody without the passphrase or the recovery code',
    ],
    ['Files, their names and their small pictures', 'Yes', 'Nobody without them'],
    [
      'The index for searching',
      'Yes',
      'Nobody without them; it is readable in memory while the vault is open',
    ],
    ['A backup', 'Yes', 'Nobody without the same passphrase or code'],
    [
      'That the vault file exists, its name, size and when it was last written',
      'No',
      'Whoever can open the folder: your employer, a synchronising service, another user',
    ],
    ['How many lines and pieces the file has', 'No', 'Whoever has a copy of the file'],
    [
      'What you see and type while it is unlocked',
      'No',
      'Software that watches the screen or the keys, and who owns it',
    ],
    [
      'The computer’s memory',
      'No',
      'Whoever can read it; ending the program clears it, locking alone does not promise to',
    ],
    [
      'A file you save out, a print, a package you hand over',
      'No',
      'Whoever has it, and the printer’s own memory',
    ],
    ['What you copy', 'No', 'Other programs for up to a minute; the system’s clipboard history may keep it'],
    [
      'Choices such as theme, minutes and region; where the last vault was',
      'No',
      'Other users of this account',
    ],
  ],
  employerHead: 'What an employer can still see',
  employer:
    'On a computer that your employer manages they can see that Holdfast is installed and when it runs, copy the vault file, and, with software that watches the screen or keys, see what you see while it is unlocked. They cannot read the file without your passphrase.',
} as const

export const LEAVING = {
  intro: 'Before you give this computer back, or stop using it:',
  steps: [
    [
      'Make a backup',
      'Onto a stick or a disk of your own, and practise restoring it once. It is in Backup, on this page’s left.',
    ],
    [
      'Take the recovery code with you',
      'The paper, not a picture of it. The backup opens with the passphrase or with the code.',
    ],
    [
      'Open the backup on the other computer',
      'Install Holdfast there, choose “Open another vault”, then Restore. It goes on from there.',
    ],
    [
      'Delete the vault here',
      'The file itself, then empty the bin. Backups of this computer and a synchronised folder may still hold it, encrypted.',
    ],
    [
      'Uninstall Holdfast',
      'Its own folder keeps choices, the window’s place, and one sealed line for each vault it has seen; nothing of a record. It can be deleted.',
    ],
  ],
  remainsHead: 'What remains all the same',
  remains: [
    'Originals outside the vault: Downloads, Pictures, the recycle bin, the phone they came from. Holdfast never deletes them.',
    'Copies you saved out or printed, and what a work printer keeps.',
    'What software that watches this computer has recorded while the vault was open.',
  ],
} as const
