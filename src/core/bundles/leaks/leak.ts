/** What a leak is of. Never what it says. */
export type LeakKind = 'withheld-words' | 'withheld-hash' | 'own-details' | 'this-computer' | 'not-covered'

/** Something that was found where it must not be. `where` names a file of the package, and what part of it. */
export type Leak = { readonly kind: LeakKind; readonly where: string }

export type ReportLeak = (kind: LeakKind, where: string) => void

export const LEAK_WORDS: Readonly<Record<LeakKind, string>> = {
  'withheld-words': 'words that were withheld',
  'withheld-hash': 'the SHA-256 of a file that was withheld',
  'own-details': 'details of an original that were not let through',
  'this-computer': 'a name or folder of this computer',
  'not-covered': 'an area that should be covered and is not of one colour',
}
