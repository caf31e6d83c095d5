import { AppError } from '../../../contract/errors.ts'
import type { FileDecoder } from '../../ports/file-decoder.ts'
import type { HtmlPrinter } from '../../ports/html-printer.ts'
import type { Progress } from '../../ports/progress.ts'
import type { TextRecogniser } from '../../ports/text-recogniser.ts'
import type { FontPack } from '../fonts.ts'
import type { SignatureFieldRequest } from './signature-field.ts'

export type PdfDeps = {
  readonly printer: HtmlPrinter
  readonly fonts: FontPack
  /** Without it no text is recognised in pictures. */
  readonly recogniser?: TextRecogniser | undefined
  /** Without it HEIC and TIFF files are named and not shown, and recordings have no length. */
  readonly fileDecoder?: FileDecoder | undefined
  /** For a sealed master: leaves room for a signature. */
  readonly signatureField?: SignatureFieldRequest | undefined
  readonly progress?: Progress | undefined
  readonly signal?: AbortSignal | undefined
}

/** Throws `Cancelled`. */
export function stopIfCancelled({ signal }: Pick<PdfDeps, 'signal'>): void {
  if (signal?.aborted) throw new AppError('Cancelled', 'making the bundle was cancelled')
}
