import type { LeakKind, WithheldAs } from '../../contract/bundles.ts'
import { stopAfter } from '../../contract/full-stop.ts'
import type { DisclosureClass } from '../../contract/records.ts'

const CLASSES: Readonly<Record<DisclosureClass, string>> = {
  ordinary: 'what happened',
  health: 'health, and the effect on you',
  personal: 'your own details',
  'third-party': 'names of others',
  privileged: 'what is between you and a lawyer',
}

const listed = (pages: readonly number[]): string => new Intl.ListFormat('en-GB').format(pages.map(String))

/** What a package was refused for: where it stands, why it is withheld, and what can be done. */
export const refused = {
  head: 'The bundle was not made.',
  says: 'Something you withheld is still in it. Nothing was written outside the vault.',
  kinds: {
    'withheld-words': 'Words that you withheld',
    'withheld-hash': 'The hash of a file that you withheld',
    'own-details': 'Details that a file holds about itself',
    'this-computer': 'A name or a folder of this computer',
    'not-covered': 'A part that should be covered and shows',
  } as const satisfies Readonly<Record<LeakKind, string>>,
  pages: (pages: readonly number[]) => `${pages.length === 1 ? 'page' : 'pages'} ${listed(pages)}`,
  place: (name: string, pages: string, isInFile: boolean) =>
    [
      `${name}:`,
      [pages, isInFile ? 'the file itself' : ''].filter((part) => part !== '').join(', and '),
    ].join(' '),
  incident: (title: string) => `incident “${title}”`,
  showWords: 'Show the words',
  because: (withheld: WithheldAs, name: string): string => {
    if (withheld.as === 'covered') return 'You named them to be covered.'
    if (withheld.as === 'account') return 'They are kept of an account or a person not named in this bundle.'
    if (withheld.as === 'note') return `They stand in a private note on “${name}”${stopAfter(name)}`
    if (withheld.as === 'file-name') return `A file that you withheld has this name: ${name}.`
    if (withheld.as === 'incident') return `They stand in “${name}”, which you left out.`
    return `They stand in a part of “${name}” that is not given: ${CLASSES[withheld.class]}.`
  },
  mayStand: 'These words may stay there',
  showMe: 'Show me',
  showPages: (pages: readonly number[]) =>
    `Show me ${pages.length === 1 ? 'page' : 'pages'} ${listed(pages)}`,
  redact: 'Redact again',
  redactNamed: (name: string) => `Redact again: ${name}`,
  leaveOut: 'Leave the file out',
  leaveOutNamed: (name: string) => `Leave the file out: ${name}`,
  isOut: 'The file is left out.',
  openIncident: 'Open the incident',
  change: 'Change what stays out',
  lookAgain: 'Something changed since you looked at the pages. Look at them again, then make it.',
  toPages: 'Look at the pages',
  foundHere: (pages: readonly number[]) =>
    `What stopped the package is on ${pages.length === 1 ? 'page' : 'pages'} ${listed(pages)}.`,
} as const
