import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HtmlPrinter } from '../../../src/core/ports/html-printer.ts'
import type { BundlePdf } from '../../../src/core/bundles/pdf/make-pdf.ts'
import { loadFontPack } from '../../../src/core/bundles/fonts.ts'
import { makeBundlePdf } from '../../../src/core/bundles/pdf/make-pdf.ts'
import { newP256KeyPair } from '../../../src/core/crypto/p256.ts'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { ROOM_BYTES } from '../../../src/core/pades/signature-dictionary.ts'
import { checkPdfSignature } from '../../../src/core/pades/check-signature.ts'
import { signPdf } from '../../../src/core/pades/sign-pdf.ts'
import { at, bundleContent } from '../../support/bundle-content.ts'
import { needs } from '../../support/judges.ts'
import {
  ask,
  cutOut,
  flipped,
  inFolder,
  judgePdf,
  rewritten,
  withRevision,
} from '../../support/pdf-judges.ts'

const SIGNED_AT = '2026-03-12T14:05:00.000Z'
const NO_JUDGES = needs('chromium', 'pdfsig', 'mutool', 'openssl', 'qpdf', 'pdftotext')

async function stateOf(pdfBytes: Uint8Array): Promise<string> {
  return (await checkPdfSignature(pdfBytes)).state
}

describe.skipIf(NO_JUDGES)('the signature of a real bundle', () => {
  let printer: HtmlPrinter
  let plain: BundlePdf
  let made: BundlePdf
  let rootDer: Uint8Array

  beforeAll(async () => {
    printer = await openChromiumPrinter()
    const fonts = loadFontPack('node_modules')
    plain = await makeBundlePdf(bundleContent(), { printer, fonts })
    const signatureField = { signedAt: at(SIGNED_AT), roomBytes: ROOM_BYTES }
    made = await makeBundlePdf(bundleContent(), { printer, fonts, signatureField })
    const signed = await signPdf(made.pdfBytes, { hole: made.hole!, rootPkcs8: newP256KeyPair().pkcs8 })
    rootDer = signed.rootDer
  })
  afterAll(() => printer.close())

  test('is good to every judge', async () => {
    const { pdfsig, mutool, openssl, qpdf } = judgePdf(made.pdfBytes, rootDer)
    expect(pdfsig.text).toContain('Signature Validation: Signature is Valid.')
    expect(pdfsig.text).toMatch(/- Total document signed/)
    expect(mutool.text).toContain('The document is unchanged since signing.')
    expect(openssl).toMatchObject({ status: 0 })
    expect(cutOut(made.pdfBytes)?.reachesEnd).toBe(true)
    expect(qpdf.text).toContain('No syntax or stream encoding errors found')
    expect(await checkPdfSignature(made.pdfBytes)).toMatchObject({
      state: 'unchanged',
      signer: { claimedAt: SIGNED_AT },
    })
  })

  test('is broken by a flipped byte', async () => {
    const touched = flipped(made.pdfBytes, Math.floor(made.pdfBytes.length / 2))
    const { pdfsig, mutool, openssl } = judgePdf(touched, rootDer)
    expect(pdfsig.text).toContain('Digest Mismatch.')
    expect(pdfsig.status).toBe(0)
    expect(mutool.text).toContain('Signature invalidated by change to document')
    expect(openssl?.status).not.toBe(0)
    expect(await checkPdfSignature(touched)).toEqual({ state: 'changed', what: 'content' })
  })

  test('is over less than the file when a revision was appended', async () => {
    const appended = withRevision(made.pdfBytes)
    const { pdfsig, mutool, openssl } = judgePdf(appended, rootDer)
    expect(pdfsig.text).toContain('Signature is Valid.')
    expect(pdfsig.text).toContain('Not total document signed')
    expect(mutool.text).toContain('there have been edits since signing')
    expect(openssl?.status).toBe(0)
    expect(cutOut(appended)?.reachesEnd).toBe(false)
    expect(await stateOf(appended)).toBe('appended-after')
  })

  test('does not outlive a program that writes the file anew, nor a file cut off', async () => {
    const anew = rewritten(made.pdfBytes)
    const { pdfsig, mutool, qpdf } = judgePdf(anew, rootDer)
    expect(pdfsig.text).not.toContain('Signature is Valid.')
    expect(mutool.text).not.toContain('unchanged since signing')
    expect(qpdf.status).toBe(0)
    expect(await stateOf(anew)).toBe('changed')
    const cut = made.pdfBytes.subarray(0, -100)
    expect(judgePdf(cut, rootDer).pdfsig.text).not.toContain('Signature is Valid.')
    expect(judgePdf(cut, rootDer).mutool.text).toContain('byte range extends past end of file')
    expect(await stateOf(cut)).toBe('changed')
  })

  test('changes nothing that is read, and a bundle without it has no trace of a form', async () => {
    expect(made.pages).toBe(plain.pages)
    const textOf = (pdfBytes: Uint8Array): string =>
      inFolder((folder) => {
        writeFileSync(join(folder, 'a.pdf'), pdfBytes)
        return ask('pdftotext', ['-layout', join(folder, 'a.pdf'), '-']).text
      })
    expect(textOf(made.pdfBytes)).toBe(textOf(plain.pdfBytes))
    expect(plain.hole).toBeNull()
    expect(await stateOf(plain.pdfBytes)).toBe('unsigned')
    const catalogOf = (pdfBytes: Uint8Array): string =>
      inFolder((folder) => {
        writeFileSync(join(folder, 'a.pdf'), pdfBytes)
        return ask('mutool', ['show', join(folder, 'a.pdf'), 'trailer/Root']).text
      })
    expect(catalogOf(plain.pdfBytes)).not.toMatch(/AcroForm|Perms|Extensions/)
    expect(catalogOf(made.pdfBytes)).toMatch(/\/Perms[^]*\/DocMDP/)
    expect(catalogOf(made.pdfBytes)).toMatch(/\/SigFlags 3/)
  })
})
