import type { Instant } from '../../contract/ids.ts'
import type { PackageTime } from '../../contract/packages.ts'

/** Page numbers, as they are stamped, that the read-me points to; one that is absent is not pointed to. */
export type ReadMePages = {
  readonly summary?: number | string
  readonly leftOut?: number | string
  readonly hashes?: number | string
  readonly check?: number | string
}

/** What is true of this package; the read-me prints nothing else. */
export type ReadMeFacts = {
  readonly bundleId: string
  readonly madeAt: Instant
  readonly zone: string
  readonly recipient: string
  readonly pdfName: string
  /** The further volumes of a bundle that is in more than one PDF. */
  readonly furtherPdfs?: readonly string[]
  /** Names under `data/`, in the bundle's order. */
  readonly dataNames: readonly string[]
  readonly pages: ReadMePages
  readonly hasCheckPage?: boolean
  /** The PDFs that carry a signature of their own, by their names in the package. */
  readonly signedPdfs?: readonly string[]
  readonly hasOtherCopy?: boolean
  readonly keyFingerprint: string
  /** Time stamps of the record, the one about the fewest lines first. */
  readonly times?: readonly PackageTime[]
  readonly log: { readonly size: number; readonly disclosed: number; readonly words: readonly string[] }
}
