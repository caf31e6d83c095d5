import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { checkPdfSignature } from '../pades/check-signature.ts'
import { printable } from './load.ts'
import type { LonePdf } from './lone-pdfs.ts'
import { MAX_PDF_BYTES } from './look-at-pdf.ts'

const PDF_MAGIC = '%PDF-'

/** Checks a file that is a PDF by the signature in it. Null for what is no PDF. Throws `CannotRead`. */
export async function checkPdfFile(path: string): Promise<LonePdf | null> {
  const read = await readPdf(path).catch((cause: unknown) => {
    throw new AppError('CannotRead', 'the file cannot be read', { cause })
  })
  if (read === 'no-pdf') return null
  const name = printable(basename(path))
  return { name, check: read === 'too-large' ? null : await checkPdfSignature(read) }
}

async function readPdf(path: string): Promise<Uint8Array | 'no-pdf' | 'too-large'> {
  const file = await open(path)
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return 'no-pdf'
    const { buffer } = await file.read(Buffer.alloc(PDF_MAGIC.length), 0, PDF_MAGIC.length, 0)
    if (buffer.toString('latin1') !== PDF_MAGIC) return 'no-pdf'
    return stat.size > MAX_PDF_BYTES ? 'too-large' : await file.readFile()
  } finally {
    await file.close()
  }
}
