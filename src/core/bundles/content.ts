import type { Channel, DisclosureClass, IncidentFields, Relation } from '../../contract/records.ts'
import type { Instant, Seq, Sha256Hex } from '../../contract/ids.ts'
import type { PageSize } from '../ports.ts'

/** How one kind of recipient wants a bundle. Data, read from `resources/profiles/*.json`. */
export type BundleProfile = {
  readonly name: string
  /** What stands in file and folder names: the kind of recipient, never a person. */
  readonly recipientKind: string
  readonly page: PageSize
  /** The classes this recipient is given. Everything else is withheld and counted by class. */
  readonly classes: readonly DisclosureClass[]
  /** `AB1` or `AB/1`. */
  readonly labelForm: 'plain' | 'slash'
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
  readonly incidentNumbers: readonly number[]
  readonly custody: readonly CustodyLine[]
  /** The whole original. Called once, when its page is made. */
  readBytes(): Promise<Uint8Array>
}

export type BundleCorrection = {
  readonly at: Instant
  readonly reason: string
  /** The names of the fields that changed; their earlier wording is in the disclosed entries. */
  readonly fields: readonly string[]
  readonly seq: Seq
}

export type BundleIncident = {
  /** 1, 2, 3… in the bundle's date order. */
  readonly number: number
  /** What may be shown: withheld fields are absent. */
  readonly fields: IncidentFields
  readonly withheld: readonly DisclosureClass[]
  readonly channel: Channel | null
  readonly exhibitLabels: readonly string[]
  readonly related: readonly { readonly relation: Relation; readonly number: number }[]
  readonly loggedAt: Instant
  readonly seq: Seq
  readonly corrections: readonly BundleCorrection[]
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
  readonly incidents: readonly BundleIncident[]
  readonly exhibits: readonly BundleExhibit[]
  readonly scope: {
    readonly incidentsInCase: number
    /** How many of the included incidents have something withheld, by class. Never counts privileged. */
    readonly withheld: Partial<Record<DisclosureClass, number>>
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
  }
  readonly keys: {
    /** The minisign public key line (base64), and its SHA-256 in groups of four hex digits. */
    readonly minisignPublicKey: string
    readonly minisignFingerprint: string
  }
}
