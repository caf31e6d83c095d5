import type { CoveredArea } from '../../contract/disclosure.ts'
import type { Instant, Seq, Sha256Hex } from '../../contract/ids.ts'
import type { CoveredCount } from './cover-words.ts'

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

/** What a redacted copy covers, and the line of the record log that names its original. */
export type Redaction = {
  readonly areas: readonly CoveredArea[]
  readonly words: readonly CoveredCount[]
  /** RFC 6962 leaf hash of the intake entry, hex: it is salted, so it says nothing of what it stands for. */
  readonly leafHash: Sha256Hex
}
