import type { Instant } from '../../contract/ids.ts'
import type { CustodyRecord, PackageTime } from '../../contract/packages.ts'
import type { MinisignKey } from './minisign.ts'
import type { ReadMePages } from './read-me-facts.ts'

/** An exhibit's file: what its custody record says, and its bytes, read once and in pieces. */
export type PackageExhibit = {
  readonly custody: CustodyRecord
  read(): AsyncIterable<Uint8Array>
}

/** One PDF of the bundle, under its name in the package. */
export type PackagePdf = {
  readonly name: string
  readonly isSigned: boolean
  /** Asked for once, when it is written, so that no two of them are in memory. A large one is freed then. */
  make(): Promise<Uint8Array>
}

/** The exact canonical bytes of one entry that is disclosed. */
export type PackageEntry = { readonly seq: number; readonly bytes: Uint8Array }

/** A signed note and a time-stamp token over its bytes, DER, with what the token says. */
export type StampedCheckpoint = Omit<PackageTime, 'file'> & {
  readonly note: string
  readonly token: Uint8Array
}

export type PackageInput = {
  /** `HF-7K3Q-2`. */
  readonly bundleId: string
  readonly madeAt: Instant
  readonly zone: string
  readonly recipient: string
  readonly appVersion: string
  /** The volumes of the bundle, mostly one, in the copy that the read-me says to open. */
  readonly pdfs: readonly [PackagePdf, ...PackagePdf[]]
  /** The same volumes in the other copy. */
  readonly otherCopies: readonly PackagePdf[]
  /** The root certificate of the PDF key, PEM; null where no PDF is signed. */
  readonly rootCertificate?: string | null
  /** The page that checks a package in a browser (`resources/check-page`), or null for a package without it. */
  readonly checkPage?: Uint8Array | null
  readonly pages: ReadMePages
  readonly exhibits: readonly PackageExhibit[]
  /** Entry 0 and every entry that a custody record names are among them. */
  readonly entries: readonly PackageEntry[]
  /** All leaf hashes of the log up to the checkpoint, 32 bytes each. */
  readonly leavesBytes: Uint8Array
  /** The whole signed note. */
  readonly checkpointNote: string
  readonly logPublicKey: Uint8Array
  /** Time stamps of checkpoints of this log, of no more lines than this one. */
  readonly times?: readonly StampedCheckpoint[]
  /** The checkpoints of bundles that were made for the same recipient before. */
  readonly earlier?: readonly { readonly bundleId: string; readonly note: string }[]
  readonly manifestKey: MinisignKey
  /** Signs a BLAKE2b-512 with a trusted comment (`signMinisign`). Called twice: the secret need not be open before. */
  signList(prehash: Uint8Array, trustedComment: string): string
  /** Looks at everything that was written, before it gets its name; what it throws leaves nothing behind. */
  inspect?(unfinishedPath: string): Promise<void>
  readonly signal?: AbortSignal
}
