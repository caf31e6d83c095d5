import type { Filing } from '../../contract/filing.ts'
import type { AccountFields } from '../../contract/accounts.ts'
import type { ActionFields } from '../../contract/actions.ts'
import type { OwnDetail } from '../../contract/own-details.ts'
import type { KnownHow } from '../../contract/known-how.ts'
import type { Channel, DisclosureClass, IncidentFields, Relation } from '../../contract/records.ts'
import type { Instant, Seq, Sha256Hex } from '../../contract/ids.ts'
import type { When } from '../../contract/when.ts'
import type { CoveredArea } from '../../contract/disclosure.ts'
import type { PageSize } from '../ports.ts'
import type { Typeface } from './font-files.ts'
import type { CoveredCount } from './cover-words.ts'

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

/** Where something stands in a bundle handed over before; `volume` is null where that was one PDF. */
export type EarlierPlace = { readonly bundle: string; readonly page: string; readonly volume: number | null }

/** The bundles that this one goes on from, the earliest first. */
export type Continues = {
  readonly parts: readonly {
    readonly id: string
    readonly madeAt: Instant
    /** Of its pages, as they are stamped. */
    readonly first: string
    readonly last: string
  }[]
  readonly pages: number
  readonly inSections: Readonly<Record<string, number>>
  /** By number, and by label. */
  readonly incidents: ReadonlyMap<number, EarlierPlace>
  readonly exhibits: ReadonlyMap<string, EarlierPlace>
}

export type CustodyLine = {
  readonly seq: Seq
  readonly at: Instant
  /** In words, without adjectives: "Kept, from a file chosen by the writer". */
  readonly what: string
  readonly by: string
  readonly purpose: string | null
}

export type BundleExhibit = {
  readonly label: string
  /** The name under `data/`, such as `AB1.png`. */
  readonly fileName: string
  /** Media type sniffed from the bytes, or `application/octet-stream`. */
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: Sha256Hex
  /** Null when the profile withholds personal metadata. */
  readonly originalName: string | null
  readonly fileModifiedAt: Instant | null
  readonly keptAt: Instant
  /** The entry that records its intake. */
  readonly seq: Seq
  /** "from a file", "from the clipboard" … */
  readonly how: string
  readonly toolVersion: string
  /** The lines of the package that took in these bytes; more than one where they came again. */
  readonly cameIn?: readonly Seq[] | undefined
  readonly incidentNumbers: readonly number[]
  readonly custody: readonly CustodyLine[]
  /** For a redacted copy: everything above about the file is about the copy, and its original is not in the package. */
  readonly redaction?: Redaction | undefined
  /** The whole file. Called when its page is made, and again for a picture that is shrunk for the filing copy. */
  readBytes(): Promise<Uint8Array>
}

/** The value of a field that is short enough to be printed again: a line, a choice, a mark, a date. */
export type ShortValue = string | boolean | When

/** A field that a correction changed, and what stood there before. */
export type FieldChange = {
  readonly field: string
  /**
   * Null where nothing stood there. `not given` where it is of a class this bundle is not given: nothing is said of it.
   * `says` is null for a long text; `line` is null where the package does not give the line that holds it; `zone` is
   * there where a date was in another time zone.
   */
  readonly before:
    | null
    | 'not given'
    | { readonly says: ShortValue | null; readonly line: Seq | null; readonly zone?: string }
}

export type BundleCorrection = {
  readonly at: Instant
  readonly reason: string
  /** The line that holds the new wording. */
  readonly seq: Seq
  readonly isLineGiven: boolean
  /** The writer's own, with bars over words that are withheld. */
  readonly note: string | null
  readonly changes: readonly FieldChange[]
}

export type BundleIncident = {
  /** 1, 2, 3… in the bundle's date order. */
  readonly number: number
  /** What may be shown: withheld fields are absent. */
  readonly fields: IncidentFields
  readonly withheld: readonly DisclosureClass[]
  /** What the bars in its texts cover. */
  readonly covered?: readonly CoveredCount[] | undefined
  /** Files of this incident that are not in the bundle. */
  readonly exhibitsLeftOut?: number | undefined
  /** Lines about it that are not in the package, because words in them are covered. */
  readonly linesCovered?: readonly Seq[] | undefined
  readonly channel: Channel | null
  readonly exhibitLabels: readonly string[]
  readonly related: readonly { readonly relation: Relation; readonly number: number }[]
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly corrections: readonly BundleCorrection[]
}

/** A step that was taken, with what came of it. */
export type BundleAction = {
  readonly fields: ActionFields
  /** What the bars in its texts cover. */
  readonly covered?: readonly CoveredCount[] | undefined
  /** The incidents of this bundle that it was about. */
  readonly incidentNumbers: readonly number[]
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly corrections: readonly BundleCorrection[]
}

/** What the writer said of a link at one time; `how` is null where they took it back. */
export type SaidOfLink = {
  readonly at: Instant
  readonly seq: Seq
  readonly isLineGiven: boolean
  readonly how: KnownHow | null
}

/** That an account belongs to something, in the writer's own words: never a finding. */
export type BundleHow = Omit<SaidOfLink, 'how'> & {
  readonly how: KnownHow
  /** What they said of the same before, the earliest first. */
  readonly before: readonly SaidOfLink[]
}

type OfTheRecord = {
  /** 1, 2, 3… in the bundle's own order. */
  readonly number: number
  /** What the bars in its texts cover. */
  readonly covered: readonly CoveredCount[]
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly isLineGiven: boolean
  readonly corrections: readonly BundleCorrection[]
}

/** An account as it appears, the incidents of this bundle it is seen in, and who is taken to be behind it. */
export type BundleAccount = OfTheRecord & {
  readonly fields: AccountFields
  /** Other accounts here that look the same to a hasty eye. */
  readonly looksLike: readonly number[]
  readonly incidents: readonly { readonly number: number; readonly how: BundleHow }[]
  readonly people: readonly { readonly number: number; readonly how: BundleHow }[]
}

/** Somebody the writer takes to be behind an account of this bundle. */
export type BundlePerson = OfTheRecord & {
  /** Null where it is not known. */
  readonly name: string | null
  /** Null where nothing was said, or where details of other people are not given. */
  readonly described: string | null
}

export type BundleAccounts = {
  readonly accounts: readonly BundleAccount[]
  readonly people: readonly BundlePerson[]
}

/** What a redacted copy covers, and the line of the record log that names its original. */
export type Redaction = {
  readonly areas: readonly CoveredArea[]
  readonly words: readonly CoveredCount[]
  /** RFC 6962 leaf hash of the intake entry, hex: it is salted, so it says nothing of what it stands for. */
  readonly leafHash: Sha256Hex
}

/** What the writer left out, for the page that says so. `why` in the writer's words. */
export type LeftOutCounts = {
  /** One for each incident that is not included, within the bundle's period. */
  readonly incidents: readonly { readonly why: string | null }[]
  /** Files of the incidents that are included. */
  readonly exhibits: readonly { readonly mediaType: string; readonly why: string | null }[]
  /** Lines of the record log that are not in the package because something in them is covered. */
  readonly lines: number
  /** Whether the incidents counted here include one whose date is not known. */
  readonly hasUndated: boolean
}

/** The first `size` lines were there not later than `at`, says the holder of a certificate with that name. */
export type OutsideTime = {
  readonly size: number
  readonly at: Instant
  readonly accuracyMs: number | null
  readonly authority: string
}

export type EarlierBundle = {
  /** `HF-7K3Q-1`. */
  readonly id: string
  readonly at: Instant
  readonly size: number
  readonly words: readonly string[]
}

/** Everything that is printed. Plain data but for `readBytes`, so that a test can write one by hand. */
export type BundleContent = {
  /** `HF-7K3Q-2`. */
  readonly id: string
  readonly profile: BundleProfile
  readonly madeAt: Instant
  readonly zone: string
  readonly appVersion: string
  readonly browser: string
  /** The writer's name, or empty. */
  readonly from: string
  readonly initials: string
  readonly recipient: string
  readonly purpose: string
  readonly reference: string | null
  readonly filing?: Filing | undefined
  readonly continues?: Continues | undefined
  /** The person's own words; absent lines are not printed. */
  readonly howToReach?: string | undefined
  readonly askedFor?: string | undefined
  /** Whether the package holds `02-Check-this-package.html`. */
  readonly hasCheckPage?: boolean | undefined
  readonly incidents: readonly BundleIncident[]
  readonly exhibits: readonly BundleExhibit[]
  /** In the order they were taken. */
  readonly actions: readonly BundleAction[]
  /** Absent where they were not asked for. */
  readonly accounts?: BundleAccounts | undefined
  /** Originals that say something of themselves, which the writer let go with them. */
  readonly letThrough?:
    | readonly { readonly label: string; readonly details: readonly OwnDetail[] }[]
    | undefined
  readonly scope: {
    /** Recorded in this case within the bundle's period, or without a known date. */
    readonly incidentsInCase: number
    /** How many of the included incidents have something withheld, by class. Never counts privileged. */
    readonly withheld: Partial<Record<DisclosureClass, number>>
    readonly leftOut?: LeftOutCounts | undefined
  }
  readonly log: {
    readonly origin: string
    readonly size: number
    readonly rootHex: string
    /** How many entries the package discloses. */
    readonly disclosed: number
    readonly words: readonly string[]
    /** The checkpoint's signed note, as text. */
    readonly checkpointNote: string
    /** When the first line was written. */
    readonly startedAt?: Instant | undefined
    /** What time services outside said of the record, the stamp about the fewest lines first. */
    readonly times?: readonly OutsideTime[] | undefined
    /** Checkpoints of bundles that were made for this recipient before, oldest first. */
    readonly earlier?: readonly EarlierBundle[] | undefined
  }
  readonly keys: {
    /** The minisign public key line (base64), and its SHA-256 in groups of four hex digits. */
    readonly minisignPublicKey: string
    readonly minisignFingerprint: string
    /** SHA-256 of the certificate of the PDF key, in groups; absent where the master is not signed. */
    readonly pdfFingerprint?: string | undefined
  }
}
