import type { DisclosureClass } from '../../contract/records.ts'
import type { PageSize } from '../ports/html-printer.ts'
import type { Typeface } from './font-files.ts'

/** Where a fact about a recipient or a rule was read, and when. */
export type Sourced = {
  readonly says: string
  readonly source: string
  /** `second-hand`: a page that quotes the rule. `general-knowledge`: not looked up; check before relying on it. */
  readonly read: 'at-source' | 'second-hand' | 'general-knowledge'
  /** The day it was looked up, `yyyy-mm-dd`. */
  readonly asAt: string
}

/** `answer`: whether volumes within it are what is asked for, or a permission that volumes do not replace. */
export type SourcedLimit = Sourced & { readonly most: number; readonly answer: 'volumes' | 'permission' }

export type BundlePart =
  | 'cover'
  | 'heading'
  | 'glance'
  | 'scope'
  | 'index'
  | 'chronology'
  | 'accounts'
  | 'incidents'
  | 'exhibits'
  | 'actions'
  | 'custody'
  | 'files'
  | 'check'
  | 'method'
  | 'receipt'

export type BundleSection = {
  /** Null where the section is its one part. */
  readonly title: string | null
  readonly parts: readonly { readonly part: BundlePart; readonly title: string }[]
}

export type Numbering =
  /** 1 on the first page of the file. */
  | { readonly mode: 'arabic' }
  /** A1, A2 … B1, B2 …: a letter for each section. */
  | { readonly mode: 'bates-per-section' }
  /** 1, 2 … and, under it, a prefix with as many digits. */
  | { readonly mode: 'bates-prefix'; readonly digits: number }

/** How one kind of recipient wants a bundle. Data, read from `resources/profiles/*.json`. */
export type BundleProfile = {
  readonly name: string
  /** What stands in file and folder names: the kind of recipient, never a person. */
  readonly recipientKind: string
  readonly page: PageSize
  readonly numbering: Numbering
  /** What its letters are drawn with: our own sans-serif, or the one with the widths of Arial where a court asks for that. */
  readonly typeface: Typeface
  /** No printed text is smaller than this, but for the foot of each page. */
  readonly smallestPt: number
  /** The classes this recipient is given. Everything else is withheld and counted by class. */
  readonly classes: readonly DisclosureClass[]
  /** `AB1` or `AB/1`. */
  readonly labelForm: 'plain' | 'slash'
  readonly dateForm: 'day-month-year' | 'month-day-year'
  /** Which of the two PDFs stands first in the package. */
  readonly first: 'master' | 'filing'
  /** The name of the PDF that stands first; null for the bundle's own. Words in braces: see `file-names.ts`. */
  readonly fileNamePattern: string | null
  /** What the recipient calls its own number. */
  readonly referenceWord: string
  /** For a court: the heading in place of a cover. Nothing about software then stands before the last section. */
  readonly heading: { readonly court: string; readonly parties: readonly [string, string] } | null
  readonly sheet: { readonly referredToIn: string; readonly box: string }
  readonly sections: readonly BundleSection[]
  /** The name of a file in `resources/wording`: what a statement for this recipient ends with. Never printed here. */
  readonly statement: string | null
  readonly limits: { readonly bytes: SourcedLimit | null; readonly pages: SourcedLimit | null }
  readonly delivery: readonly {
    readonly way: 'folder' | 'two-files' | 'one-pdf'
    readonly knownLimits: readonly Sourced[]
  }[]
  /** What the layout follows; printed on the page "Method and limits". */
  readonly rules: readonly Sourced[]
}
