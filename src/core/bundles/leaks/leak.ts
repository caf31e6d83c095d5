import type { LeakKind } from '../../../contract/bundles.ts'

/** Something that was found where it must not be. It never holds what it says. */
export type Leak = {
  readonly kind: LeakKind
  /** A file of the package and what part of it, in words. */
  readonly where: string
  /** The file's name in the package. */
  readonly file: string
  /** Of a PDF, from 1; null outside of its pages. */
  readonly page: number | null
  /** Which of the texts withheld stand there, by their places among them. */
  readonly which: readonly number[]
}

/** What is known of a leak beside where it is. */
export type LeakMarks = Partial<Pick<Leak, 'page' | 'which'>>

export type ReportLeak = (kind: LeakKind, where: string, marks?: LeakMarks) => void

export const LEAK_WORDS: Readonly<Record<LeakKind, string>> = {
  'withheld-words': 'words that were withheld',
  'withheld-hash': 'the SHA-256 of a file that was withheld',
  'own-details': 'details of an original that were not let through',
  'this-computer': 'a name or folder of this computer',
  'not-covered': 'an area that should be covered and is not of one colour',
}
