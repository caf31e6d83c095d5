import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { AppError } from '../../../src/contract/errors.ts'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import { newP256KeyPair } from '../../../src/core/crypto/p256.ts'
import { checkPdfSignature } from '../../../src/core/pades/check-signature.ts'
import type { PdfSignatureCheck } from '../../../src/core/pades/check-signature.ts'
import { fingerprintOf, rootCertificateOf } from '../../../src/core/pades/certificates.ts'
import { decodeCms, encodeCms } from '../../../src/core/pades/cms.ts'
import { ROOM_BYTES } from '../../../src/core/pades/signature-dictionary.ts'
import { addTimeToken, signPdf } from '../../../src/core/pades/sign-pdf.ts'
import type { SignedPdf } from '../../../src/core/pades/sign-pdf.ts'
import { needs } from '../../support/judges.ts'
import { askTrusting, cutOut, flipped, judgePdf, rewritten, withRevision } from '../../support/pdf-judges.ts'
import { SIGNED_AT, plainSignablePdf, plainSignedPdf } from '../../support/plain-signable-pdf.ts'

const KEY = newP256KeyPair()
const NO_JUDGES = needs('pdfsig', 'mutool', 'openssl', 'qpdf')
const NO_TRUST = needs('pdfsig', 'certutil')

async function stateOf(pdfBytes: Uint8Array): Promise<string> {
  const check: PdfSignatureCheck = await checkPdfSignature(pdfBytes)
  return check.state === 'changed' ? `changed: ${check.what}` : check.state
}

describe('a signed PDF', () => {
  test('is unchanged, and says by which key and when', async () => {
    const { pdfBytes, leafSpki } = await plainSignedPdf(KEY.pkcs8)
    expect(await checkPdfSignature(pdfBytes)).toMatchObject({
      state: 'unchanged',
      signer: {
        rootFingerprint: fingerprintOf(rootCertificateOf(KEY.pkcs8)),
        claimedAt: SIGNED_AT,
        time: null,
      },
    })
    const check = await checkPdfSignature(pdfBytes)
    if (check.state !== 'unchanged') throw new AppError('Internal', 'not unchanged')
    expect(toHex(check.signer.rootSpki)).toBe(toHex(KEY.spki))
    expect(toHex(check.signer.leafSpki)).toBe(toHex(leafSpki))
  })

  test('has the same root as the next one of its vault, and a key of its own', async () => {
    const [one, two] = [await plainSignedPdf(KEY.pkcs8), await plainSignedPdf(KEY.pkcs8)]
    expect(toHex(one.rootDer)).toBe(toHex(two.rootDer))
    expect(toHex(one.leafSpki)).not.toBe(toHex(two.leafSpki))
  })

  test('holds the vault key in no form', async () => {
    const { pdfBytes } = await plainSignedPdf(KEY.pkcs8)
    const hex = toHex(pdfBytes)
    const text = Buffer.from(pdfBytes).toString('latin1')
    const secretHex = toHex(KEY.pkcs8).slice(72, 136)
    expect(hex).not.toContain(secretHex)
    expect(text).not.toContain(secretHex)
  })

  test('has a signature that fits its room as no other would', async () => {
    const { cms, leafSpki, rootSpki } = await plainSignedPdf()
    const spare = 72 - cms.signature.length
    expect(encodeCms(cms, leafSpki, rootSpki).length + spare).toBeLessThanOrEqual(ROOM_BYTES)
    const longest = { ...cms, signature: new Uint8Array(72) }
    const encoded = encodeCms(longest, leafSpki, rootSpki).length
    // The two certificates can be longer than these by two bytes each, for their own signatures.
    expect(ROOM_BYTES - encoded).toBeGreaterThanOrEqual(4)
    expect(ROOM_BYTES - encoded).toBeLessThan(32)
  })

  test('has a signature that comes apart as it was put together', async () => {
    const { cms, leafSpki, rootSpki } = await plainSignedPdf()
    const token = Uint8Array.of(0x30, 3, 2, 1, 7)
    for (const one of [cms, { ...cms, token }]) {
      const again = decodeCms(encodeCms(one, leafSpki, rootSpki))
      expect(Object.entries(again).map(([name, bytes]) => [name, bytes && toHex(bytes)])).toEqual(
        ['digest', 'leafDer', 'rootDer', 'signature', 'token'].map((name) => {
          const bytes = one[name as keyof typeof one]
          return [name, bytes && toHex(bytes)]
        }),
      )
    }
  })

  test('says no time that is in no calendar', async () => {
    const { pdfBytes, hole } = await plainSignablePdf()
    const text = Buffer.from(pdfBytes).toString('latin1').replace('(D:20260312', '(D:20260231')
    const signed = await signPdf(Buffer.from(text, 'latin1'), { hole, rootPkcs8: KEY.pkcs8 })
    expect(await stateOf(signed.pdfBytes)).toBe('changed: place')
  })

  test('is made only where room was left, and enough of it', async () => {
    const { pdfBytes, hole } = await plainSignablePdf()
    const shifted = { start: hole.start + 1, end: hole.end }
    await expect(signPdf(pdfBytes, { hole: shifted, rootPkcs8: KEY.pkcs8 })).rejects.toMatchObject({
      code: 'Internal',
    })
    const tight = await plainSignablePdf(600)
    await expect(signPdf(tight.pdfBytes, { hole: tight.hole, rootPkcs8: KEY.pkcs8 })).rejects.toMatchObject({
      code: 'Internal',
    })
    const signed = await signPdf(pdfBytes, { hole, rootPkcs8: KEY.pkcs8 })
    expect(() => addTimeToken(signed, new Uint8Array(5000))).toThrow('room')
    await expect(signPdf(pdfBytes, { hole, rootPkcs8: KEY.pkcs8 })).rejects.toThrow('no empty room')
    expect(await stateOf(pdfBytes)).toBe('unchanged')
  })
})

describe('a signed PDF that was touched', () => {
  test('is never unchanged when any bit of it is another', async () => {
    const { pdfBytes, hole } = await plainSignedPdf()
    const inSignature = Array.from({ length: hole.end - hole.start + 700 }, (_, at) => hole.start - 500 + at)
    for (const at of inSignature.filter((at) => at < pdfBytes.length)) {
      expect(await stateOf(flipped(pdfBytes, at))).toMatch(/^changed: /)
    }
    const anywhere = fc.tuple(
      fc.integer({ min: 0, max: pdfBytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
    )
    await fc.assert(
      fc.asyncProperty(anywhere, async ([at, mask]) => {
        expect(await stateOf(flipped(pdfBytes, at, mask))).toMatch(/^changed: /)
      }),
      { numRuns: 200 },
    )
  })

  test('is never unchanged when it is cut off, at any place', async () => {
    const { pdfBytes } = await plainSignedPdf()
    for (let length = 0; length < pdfBytes.length; length += 1) {
      expect(await stateOf(pdfBytes.subarray(0, length))).not.toMatch('unchanged')
    }
  })

  test('is known to go on after what was signed, whatever follows', async () => {
    const { pdfBytes } = await plainSignedPdf()
    const tails = ['\n', 'x', '%%EOF\n', '\n%%EOF\n%%EOF\n', 'startxref\n17\n%%EOF\n']
    for (const tail of [...tails.map((text) => Buffer.from(text)), Buffer.from(pdfBytes)]) {
      const check = await checkPdfSignature(Buffer.concat([pdfBytes, tail]))
      expect(check).toMatchObject({ state: 'appended-after', signedBytes: pdfBytes.length })
    }
    const many = Buffer.concat([pdfBytes, Buffer.from('%%EOF\n'.repeat(5000))])
    expect(await stateOf(many)).toBe('changed: place')
  })

  test('is not taken for another that it holds as an exhibit', async () => {
    const inner = await plainSignedPdf()
    const around = Buffer.concat([Buffer.from('%PDF-1.7\n'), inner.pdfBytes])
    expect(await stateOf(around)).toBe('changed: place')
    const both = Buffer.concat([inner.pdfBytes, (await plainSignedPdf()).pdfBytes])
    expect(await checkPdfSignature(both)).toMatchObject({
      state: 'appended-after',
      signedBytes: inner.pdfBytes.length,
    })
  })

  test('is found out when its signature was put in by another key', async () => {
    const signed = await plainSignedPdf(KEY.pkcs8)
    const other = await plainSignedPdf()
    const swapped = (cms: Partial<SignedPdf['cms']>): Promise<string> => {
      const hex = toHex(encodeCms({ ...signed.cms, ...cms }, signed.leafSpki, signed.rootSpki))
      const room = signed.hole.end - signed.hole.start - 2
      const bytes = Uint8Array.from(signed.pdfBytes)
      bytes.set(Buffer.from(hex.padEnd(room, '0')), signed.hole.start + 1)
      return stateOf(bytes)
    }
    expect(await swapped({})).toBe('unchanged')
    expect(await swapped({ signature: other.cms.signature })).toBe('changed: signature')
    expect(await swapped({ rootDer: other.cms.rootDer })).toBe('changed: signature')
    expect(await swapped({ leafDer: other.cms.leafDer })).toBe('changed: signature')
    expect(await swapped({ digest: flipped(signed.cms.digest, 0) })).toBe('changed: signature')
  })

  test.each([
    ['empty', ''],
    ['no PDF', 'hello'],
    ['an end and nothing else', '%%EOF\n'],
    ['a start far outside', '\nstartxref\n9999999999\n%%EOF\n'],
    ['ends without end', '%%EOF\n'.repeat(100_000)],
    ['a hole without end', `${'0'.repeat(1_000_000)}>>>\nendobj\n\nstartxref\n1000010\n%%EOF\n`],
    ['slashes', '/'.repeat(3_000_000)],
  ])('is unsigned, and quickly so, when it is %s', async (_what, text) => {
    const started = performance.now()
    expect(await stateOf(Buffer.from(text))).toBe('unsigned')
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('answers for any bytes around the words that it looks for', async () => {
    const Word = fc.constantFrom(
      '/ByteRange [0 10 20 30',
      '/Contents <',
      '00ff',
      '>>\nendobj\n',
      'startxref\n9\n%%EOF\n',
      '%%EOF\n',
      '\n',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(Word, fc.string())), async (words) => {
        expect(await stateOf(Buffer.from(words.join('')))).toMatch(/^(unsigned|changed: place)$/)
      }),
    )
  })
})

describe.skipIf(NO_JUDGES)('what the judges say of a PDF', () => {
  test('that is as it was signed', async () => {
    const { pdfBytes, rootDer } = await plainSignedPdf()
    const { pdfsig, mutool, openssl, qpdf } = judgePdf(pdfBytes, rootDer)
    expect(pdfsig.text).toContain('Signature Validation: Signature is Valid.')
    expect(pdfsig.text).toContain('Total document signed')
    expect(pdfsig.text).not.toContain('Not total document signed')
    expect(pdfsig.text).toContain('Signature Type: ETSI.CAdES.detached')
    expect(pdfsig.text).toContain("Certificate Validation: Certificate issuer isn't Trusted.")
    expect(mutool.text).toContain('The document is unchanged since signing.')
    expect(openssl).toMatchObject({ status: 0, text: expect.stringContaining('successful') as string })
    expect(cutOut(pdfBytes)?.reachesEnd).toBe(true)
    expect(qpdf.status).toBe(0)
    expect(await stateOf(pdfBytes)).toBe('unchanged')
  })

  test('with one byte flipped, where qpdf sees nothing and pdfsig still leaves with 0', async () => {
    const { pdfBytes, rootDer } = await plainSignedPdf()
    const touched = flipped(pdfBytes, '%PDF-1.7\n%'.length)
    const { pdfsig, mutool, openssl, qpdf } = judgePdf(touched, rootDer)
    expect(pdfsig.status).toBe(0)
    expect(pdfsig.text).toContain('Signature Validation: Digest Mismatch.')
    expect(mutool.text).toContain('Digest error: Signature invalidated by change to document.')
    expect(openssl?.status).not.toBe(0)
    expect(openssl?.text).toContain('content verify error')
    expect(qpdf.status).toBe(0)
    expect(await stateOf(touched)).toBe('changed: content')
  })

  test('with a revision behind it, which openssl cannot see', async () => {
    const { pdfBytes, rootDer } = await plainSignedPdf()
    const appended = withRevision(pdfBytes)
    const { pdfsig, mutool, openssl, qpdf } = judgePdf(appended, rootDer)
    expect(pdfsig.text).toContain('Signature Validation: Signature is Valid.')
    expect(pdfsig.text).toContain('Not total document signed')
    expect(mutool.text).toContain('The signature is valid but there have been edits since signing.')
    expect(openssl?.status).toBe(0)
    expect(cutOut(appended)?.reachesEnd).toBe(false)
    expect(qpdf.status).toBe(0)
    expect(await stateOf(appended)).toBe('appended-after')
  })

  test('that qpdf wrote anew', async () => {
    const { pdfBytes, rootDer } = await plainSignedPdf()
    const anew = rewritten(pdfBytes)
    const { pdfsig, mutool, qpdf } = judgePdf(anew, rootDer)
    expect(pdfsig.text).not.toContain('Signature is Valid.')
    expect(mutool.text).not.toContain('unchanged since signing')
    expect(mutool.text).toContain('Verification error')
    expect(qpdf.status).toBe(0)
    expect(await stateOf(anew)).toBe('changed: place')
  })

  test('that was cut off', async () => {
    const { pdfBytes, rootDer } = await plainSignedPdf()
    const cut = pdfBytes.subarray(0, -40)
    const { pdfsig, mutool, openssl, qpdf } = judgePdf(cut, rootDer)
    expect(pdfsig.status).toBe(1)
    expect(mutool.text).toContain('byte range extends past end of file')
    expect(openssl).toBeNull()
    expect(qpdf.status).not.toBe(0)
    expect(await stateOf(cut)).toBe('changed: place')
  })
})

describe.skipIf(NO_TRUST)('a reader who took in the root of a vault', () => {
  test('is told that its bundles are trusted, each with a key of its own, and no others', async () => {
    const [one, two, other] = [
      await plainSignedPdf(KEY.pkcs8),
      await plainSignedPdf(KEY.pkcs8),
      await plainSignedPdf(),
    ]
    expect(askTrusting(one.pdfBytes, one.rootDer).text).toContain('Certificate is Trusted.')
    expect(askTrusting(two.pdfBytes, one.rootDer).text).toContain('Certificate is Trusted.')
    expect(askTrusting(other.pdfBytes, one.rootDer).text).toContain("Certificate issuer isn't Trusted.")
  })
})
