import type { Filing } from '../../contract/filing.ts'
import type { Instant } from '../../contract/ids.ts'
import type { OwnDetail } from '../../contract/own-details.ts'
import type { DisclosureClass } from '../../contract/records.ts'
import type { BundleAccounts } from './bundle-accounts.ts'
import type { BundleAction } from './bundle-action.ts'
import type { BundleExhibit } from './bundle-exhibit.ts'
import type { BundleIncident } from './bundle-incident.ts'
import type { BundleProfile } from './bundle-profile.ts'

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
