export const settings = {
  name: 'Settings',
  sections: {
    locking: 'Locking and exit',
    recovery: 'Passphrase and recovery',
    backup: 'Backup',
    appearance: 'Appearance',
    case: 'Case and exhibits',
    tags: 'Tags',
    encrypted: 'What is encrypted',
    leaving: 'Leaving this computer',
    about: 'About',
  },
  kept: (what: string, value: string) => `${what}: ${value}.`,
  on: 'on',
  off: 'off',
  saved: 'Saved.',
  readOnly: 'This vault is open for reading only. What stands in it cannot be changed.',

  lockAfter: 'Lock after',
  minutes: (count: number) => (count === 1 ? '1 minute without use' : `${count} minutes without use`),
  alwaysLocks:
    'The vault also locks when the computer sleeps and, on Windows and macOS, when its screen locks. Linux does not tell programs of that: lock by hand there.',
  shiftThrice: 'Shift three times',
  shift: { close: 'Closes Holdfast', lock: 'Locks the vault', nothing: 'Does nothing' },
  shiftHelp:
    'Either Shift key, three times within five seconds, no other key between. Exit now is there besides.',
  tryIt: 'Try it',
  trying: 'Press Shift three times now. For half a minute nothing happens but a word here.',
  tried: 'That was it. Without Try it, Holdfast would be gone.',
  cover: 'Cover the window when I switch to another program',
  capture: 'Keep this window out of screenshots and screen sharing',
  captureMay: 'It may not work on this macOS: newer screen sharing sees the window all the same.',
  captureAssistive: 'Off, because a screen reader or magnifier is in use that may need the picture.',
  remember: 'Offer the last vault at the next start',
  rememberHelp:
    'Its place is then kept in the app’s own folder, shown nowhere but behind “Open another vault”.',
  shortLine: 'Before unlock, show only “Help now”',
  shortLineHelp: 'For somebody who is overlooked at their desk: the line says neither danger nor a number.',
  whatLocking: 'What locking does',
  lockingWords: [
    'Locking closes the vault, overwrites the keys it can reach, ends the part of the program that held them, and takes this page away.',
    'It does not promise that the computer’s memory is clean: parts of what was open can stay there until the program ends.',
    'Closing Holdfast, by Exit now, by Shift three times or by quitting, ends the program, and what it held in memory with it.',
  ],

  changePassphrase: 'Change the passphrase',
  newPassphrase: 'New passphrase',
  change: 'Change it',
  changing: 'Changing…',
  changed:
    'The passphrase is changed. The old one opens this vault no more; backups made before still open with it.',
  recoveryCode: 'Recovery code',
  noCode: 'Not set up. Nothing can recover this vault if you forget the passphrase.',
  hasCode: (day: string | null) => (day === null ? 'Set up.' : `Set up on ${day}.`),
  setUp: 'Set up',
  practise: 'Practise with it',
  replace: 'Replace',
  practiseHelp: 'Type the code from your paper. Nothing changes; you learn whether it would open the vault.',
  check: 'Check',
  fits: 'It opens this vault. Put the paper back where it was.',
  replaceAsk: 'The old code will open this vault no more. Backups made before still open with it.',
  replaceIt: 'Replace it',
  keepIt: 'Keep the old one',
  codeSet: 'The recovery code is set up.',

  lastBackup: 'Last backup, checked',
  never: 'never',
  since: (count: number) =>
    count === 0
      ? 'Nothing was recorded since.'
      : count === 1
        ? '1 incident was recorded since.'
        : `${count} incidents were recorded since.`,
  makeBackup: 'Make one',
  makingBackup: (percent: number) => `Making and checking it: ${percent} %`,
  backupMade: (files: number, lines: number) =>
    `Made, and read again from beginning to end: ${files} ${files === 1 ? 'file' : 'files'} and ${lines} lines, all as they are in this vault.`,
  backupHelp:
    'A backup is a copy of the vault under the same passphrase and recovery code. Keep it on a stick or another disk, away from this computer. Nobody can read it without them.',
  practiseRestore: 'Practise restoring',
  practiseRestoreHelp:
    'Opens a backup for reading, reads all of it and compares it with this vault. Nothing is written into it; the record log of this vault notes that it was read.',
  comparing: (percent: number) => `Reading it: ${percent} %`,
  relation: {
    same: 'It holds everything that this vault holds.',
    part: 'Everything in it stands in this vault too; this one went on since.',
    ahead:
      'It holds more than this vault: this file is an older state. Find out which of the two you work in.',
    other: 'Its history is another than this vault’s. Keep both files and compare them.',
  },
  compared: (made: string, lines: number, here: number) =>
    `Made ${made}. It has ${lines} lines; this vault has ${here}.`,
  wholeCopy: (files: number) =>
    `Read from beginning to end: ${files} ${files === 1 ? 'file' : 'files'}, all whole.`,
  damagedCopy: (problems: number) => `${problems} of its parts are damaged. Make a new backup.`,
  stop: 'Cancel',
  restoreHow:
    'To restore for good: lock this vault, open the backup with “Open another vault”, and choose Restore.',

  theme: 'Colours',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  contrast: 'Contrast',
  contrasts: { normal: 'Normal', more: 'More' },
  textSize: 'Text',
  percent: (value: number) => `${value} %`,
  rows: 'Rows',
  rowKinds: { roomy: 'Roomy', compact: 'Compact' },
  motion: 'Reduce motion',
  quiet: 'Hide pictures and words until I ask (quiet view)',

  caseTitle: 'Title',
  writer: 'Whose record it is',
  writerHelp: 'As it should stand on a bundle.',
  initials: 'Initials',
  initialsHelp:
    'Two to four capital letters: those of the person who produces the exhibits. They begin each label.',
  parties: 'Parties',
  reference: 'Reference of the police or court',
  jurisdiction: 'Jurisdiction',
  jurisdictions: {
    'england-and-wales': 'England and Wales',
    scotland: 'Scotland',
    canada: 'Canada',
    'united-states-federal': 'United States, federal',
  },
  notChosen: 'Not chosen',
  labelForm: 'Form of a label',
  labelForms: { plain: 'AB1', slash: 'AB/1' },
  labelHelp: 'A label once given stays as it is.',
  dayOrder: 'How 3/4 is read',
  dayOrders: { 'day-first': '3 April', 'month-first': '4 March', ask: 'Ask each time' },
  zone: 'Time zone',
  zoneHelp: (here: string) => `Left empty: this computer’s, now ${here}.`,
  noSuchZone: 'There is no zone of this name. Such as Europe/London or America/Toronto.',
  initialsWrong: 'Two to four capital letters, A to Z.',

  noTags: 'No tags yet. Tags are put on an incident, on its own page.',
  tag: 'Tag',
  colour: 'Colour',
  rename: 'Rename',
  renameTo: (tag: string) => `New name for ${tag}`,
  colourOf: (tag: string) => `Colour of ${tag}`,
  merges: (tag: string) => `There is a tag ${tag} already. The two become one.`,
  renamed: (count: number) => `Renamed in ${count === 1 ? '1 incident' : `${count} incidents`}.`,
  save: 'Save',
  cancel: 'Cancel',
  incidents: (count: number) => (count === 1 ? '1 incident' : `${count} incidents`),
  colours: ['No colour', 'Teal', 'Blue', 'Violet', 'Plum', 'Rust', 'Ochre', 'Moss', 'Slate'],

  about: {
    version: 'Version',
    host: 'Runs in',
    newer: 'A newer version',
    newerHow:
      'Holdfast never asks the network. Look where you got it from, on any computer, and compare the number above. A newer version opens the vaults of older ones.',
    keys: 'Keys',
    showKeys: 'List of keys',
    licences: 'Made with',
    report: 'A report for support',
    reportHelp:
      'Versions, counts, choices, and the codes of what went wrong since the app was started; no name, no place on the disk, nothing that you wrote. Read it before you copy it.',
    show: 'Show the report',
    copy: 'Copy it',
    copied: 'Copied. The clipboard will be cleared in 60 seconds; clipboard history may keep it.',
  },
} as const
