import type { FileToken } from '../contract/exhibits.ts'
import type { ByteSource } from './exhibits/source.ts'
import type { FileDecoder } from './ports/file-decoder.ts'
import type { HtmlPrinter } from './ports/html-printer.ts'
import type { TextRecogniser } from './ports/text-recogniser.ts'
import type { VaultHost } from './vault/vault.ts'

/** Turns one-time tokens into files. Only the host knows paths; a page never does. */
export interface FileTokens {
  /** Opens what a token stands for, for reading. Throws CannotRead. */
  open(token: FileToken): ByteSource
  /** The path a token stands for, to write to or to open a vault at. Throws CannotRead. */
  path(token: FileToken): string
}

/** Everything core asks of its host. */
export type CoreHost = VaultHost & {
  readonly files: FileTokens
  /**
   * What this computer gives itself away by: its own name, its user's, and folders such as the home folder. A package is
   * looked through for them.
   */
  readonly identity: () => readonly string[]
  /** Ends what it does with Cancelled when `signal` says so. Throws BrowserMissing. */
  readonly openPrinter: (signal?: AbortSignal) => Promise<HtmlPrinter>
  /** Without it no text is recognised in pictures. Nothing starts before the first picture. */
  readonly openRecogniser?: () => TextRecogniser
  /** Reads what a browser cannot: HEIC, TIFF, the length of a recording. Without it those are named and not shown. */
  readonly fileDecoder?: FileDecoder
  /** The folder that holds `@fontsource/*`. */
  readonly fontsFolder: string
  /** The folder that holds profiles and words. */
  readonly resourcesFolder: string
}
