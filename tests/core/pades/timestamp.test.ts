import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { checkPdfSignature } from '../../../src/core/pades/check-signature.ts'
import { decodeCms } from '../../../src/core/pades/cms.ts'
import { readFirst } from '../../../src/core/pades/der.ts'
import { ROOM_BYTES, TOKEN_ROOM_BYTES } from '../../../src/core/pades/signature-dictionary.ts'
import { addTimeToken } from '../../../src/core/pades/sign-pdf.ts'
import {
  checkTimeResponse,
  checkTimeToken,
  imprintIn,
  imprintOf,
  timeQuery,
} from '../../../src/core/pades/timestamp.ts'
import type { TimeCheck } from '../../../src/core/pades/timestamp.ts'
import { needs } from '../../support/judges.ts'
import { ask, cutOut, flipped, inFolder, judgePdf } from '../../support/pdf-judges.ts'
import { plainSignedPdf } from '../../support/plain-signable-pdf.ts'
import { openTimeAuthority } from '../../support/time-authority.ts'
import type { AuthorityOptions, TimeAuthority } from '../../support/time-authority.ts'

const NO_JUDGES = needs('openssl', 'pdfsig', 'mutool', 'qpdf')
const imprint = imprintOf(utf8('what was signed'))
const nonce = Uint8Array.from([0x81, 2, 3, 4, 5, 6, 7, 8])

/** Throws unless the time is valid. */
function valid(check: TimeCheck): Extract<TimeCheck, { readonly state: 'valid' }> {
  if (check.state !== 'valid') throw new Error(check.why)
  return check
}

const said = ({ at, accuracyMs, policy, authorityFingerprint }: ReturnType<typeof valid>) => ({
  at,
  accuracyMs,
  policy,
  authorityFingerprint,
})

async function stampedBy(options: AuthorityOptions): Promise<TimeCheck> {
  const authority = openTimeAuthority(options)
  try {
    return await checkTimeResponse(authority.answer(timeQuery(imprint, nonce)), { imprint, nonce })
  } finally {
    authority.close()
  }
}

describe.skipIf(NO_JUDGES)('a time stamp', () => {
  let authority: TimeAuthority
  beforeAll(() => {
    authority = openTimeAuthority()
  })
  afterAll(() => authority.close())

  test('is asked for in words that openssl reads: a hash, a nonce, and nothing of us', () => {
    const query = timeQuery(imprint, nonce)
    expect(query.length).toBeLessThan(80)
    const text = inFolder((folder) => {
      writeFileSync(join(folder, 'q.tsq'), query)
      return ask('openssl', ['ts', '-query', '-in', join(folder, 'q.tsq'), '-text']).text
    })
    expect(text).toContain('Hash Algorithm: sha256')
    expect(text).toContain(`Nonce: 0x${toHex(nonce).toUpperCase()}`)
    expect(text).toContain('Certificate required: yes')
    expect(text).toContain('Policy OID: unspecified')
    expect(text).toContain('Extensions:')
  })

  test('is read, with its time and whose it is', async () => {
    const before = Date.now()
    const check = valid(
      await checkTimeResponse(authority.answer(timeQuery(imprint, nonce)), { imprint, nonce }),
    )
    expect(Math.abs(Date.parse(check.at) - before)).toBeLessThan(20_000)
    expect(check).toMatchObject({ accuracyMs: 1500, policy: '1.2.3.4.1' })
    expect(check.authorityFingerprint).toMatch(/^([0-9A-F]{4} ){15}[0-9A-F]{4}$/)
    expect(authority.accepts(check.token, toHex(imprint))).toBe(true)
    expect(await checkTimeToken(check.token, imprint)).toEqual(check)
  })

  test.each<readonly [string, AuthorityOptions]>([
    ['RSA and SHA-512', { signerDigest: 'sha512' }],
    ['RSA and a certificate named by SHA-1', { certificateDigest: 'sha1' }],
    ['RSA and a certificate named by SHA-512', { certificateDigest: 'sha512' }],
    ['P-256', { key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] }],
    ['P-384 and SHA-384', { key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], signerDigest: 'sha384' }],
  ])('is read from an authority with %s', async (_what, options) => {
    expect(valid(await stampedBy(options)).state).toBe('valid')
  })

  test('is read with the certificate of who issued its own, if that is right', async () => {
    expect(valid(await stampedBy({ chain: 'own' })).authorityName).toBe('Stamps')
    // Of the same name, and not the one that signed.
    expect(await stampedBy({ chain: authority.rootPem })).toMatchObject({ why: 'authority' })
  })

  test.each([
    ['/O=Times Ltd/CN=Stamps 1', 'Stamps 1'],
    ['/O=Times Ltd', 'Times Ltd'],
    ['/CN=時刻認証局', '時刻認証局'],
    ['/C=GB', ''],
    [`/CN=a\u202eb \u200b c${'d'.repeat(50)}`, `a b c${'d'.repeat(50)}`],
  ])('has the name of the certificate with %s', async (subject, name) => {
    expect(valid(await stampedBy({ subject })).authorityName).toBe(name)
  })

  test('says for which hash it is, before anything is checked', () => {
    const response = authority.answer(timeQuery(imprint, nonce))
    expect(toHex(imprintIn(response) ?? new Uint8Array())).toBe(toHex(imprint))
    expect(imprintIn(utf8('no response'))).toBeNull()
    expect(imprintIn(response.subarray(0, 9))).toBeNull()
  })

  test('is not taken when it is signed with a weak hash', async () => {
    expect(await stampedBy({ signerDigest: 'sha1' })).toEqual({ state: 'invalid', why: 'signature' })
  })

  test.each<readonly [string, string, string]>([
    ['for time stamping alone', 'critical, timeStamping', 'valid'],
    ['for time stamping, but not so that it must be heeded', 'timeStamping', 'authority'],
    ['for a second use', 'critical, timeStamping, codeSigning', 'authority'],
    ['for another use', 'critical, emailProtection', 'authority'],
  ])('of a certificate %s is judged by that', async (_what, extendedKeyUsage, expected) => {
    // Made first: a certificate is not for a time before its own.
    const other = openTimeAuthority({ extendedKeyUsage })
    const genuine = valid(
      await checkTimeResponse(authority.answer(timeQuery(imprint, nonce)), { imprint, nonce }),
    )
    const check = await checkTimeToken(other.signAgain(genuine.token), imprint)
    other.close()
    expect(check.state === 'valid' ? check.state : check.why).toBe(expected)
  })

  test('is read when it is signed by RSA-PSS, and not with SHA-1 inside', async () => {
    const pss = ['-keyopt', 'rsa_padding_mode:pss']
    const strong = openTimeAuthority({ signAgainWith: pss })
    const weak = openTimeAuthority({ signAgainWith: [...pss, '-keyopt', 'rsa_mgf1_md:sha1', '-md', 'sha1'] })
    const genuine = valid(
      await checkTimeResponse(authority.answer(timeQuery(imprint, nonce)), { imprint, nonce }),
    )
    expect(await checkTimeToken(strong.signAgain(genuine.token), imprint)).toMatchObject({ state: 'valid' })
    expect(await checkTimeToken(weak.signAgain(genuine.token), imprint)).toMatchObject({ why: 'signature' })
    strong.close()
    weak.close()
  })

  test('is not taken from a certificate that was made after it', async () => {
    const genuine = valid(
      await checkTimeResponse(authority.answer(timeQuery(imprint, nonce)), { imprint, nonce }),
    )
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const later = openTimeAuthority()
    expect(await checkTimeToken(later.signAgain(genuine.token), imprint)).toMatchObject({ why: 'authority' })
    later.close()
  })

  test('is not taken for other bytes, for another query, or when it says no', async () => {
    const response = authority.answer(timeQuery(imprint, nonce))
    const other = imprintOf(utf8('something else'))
    const nonce2 = flipped(nonce, 7)
    expect(await checkTimeResponse(response, { imprint: other, nonce })).toMatchObject({ why: 'imprint' })
    expect(await checkTimeResponse(response, { imprint, nonce: nonce2 })).toMatchObject({ why: 'nonce' })
    // SHA-256 becomes SHA-384 in name, which this authority does not stamp.
    const wrongHash = Buffer.from(timeQuery(imprint, nonce))
    wrongHash[wrongHash.indexOf(Buffer.from('0304020105', 'hex')) + 3] = 2
    expect(await checkTimeResponse(authority.answer(wrongHash), { imprint, nonce })).toMatchObject({
      why: 'refused',
    })
  })

  test('is not valid with a bit flipped in what is signed, nor cut off, nor with something behind it', async () => {
    const response = authority.answer(timeQuery(imprint, nonce))
    const { token } = valid(await checkTimeResponse(response, { imprint, nonce }))
    for (let length = 0; length < token.length; length += 7)
      expect((await checkTimeToken(token.subarray(0, length), imprint)).state).toBe('invalid')
    expect((await checkTimeToken(Buffer.concat([token, Buffer.from([0])]), imprint)).state).toBe('invalid')
    const genuine = valid(await checkTimeToken(token, imprint))
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const check = await checkTimeToken(flipped(token, at, mask), imprint)
        // The root's certificate, which may travel along, is under no signature; what is said stays the same.
        if (check.state === 'valid') expect(said(check)).toEqual(said(genuine))
      }),
      { numRuns: 300 },
    )
  })

  test('is never an error, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await checkTimeToken(bytes, imprint)).toEqual({ state: 'invalid', why: 'unreadable' })
        expect(await checkTimeResponse(bytes, { imprint, nonce })).toEqual({
          state: 'invalid',
          why: 'unreadable',
        })
      }),
    )
    const deep = Buffer.concat(Array.from({ length: 15_000 }, () => Buffer.from([0x30, 0x80])))
    expect(await checkTimeToken(deep, imprint)).toEqual({ state: 'invalid', why: 'unreadable' })
  })

  test('is put into a signed PDF, and everybody still says what they said', async () => {
    const signed = await plainSignedPdf(undefined, ROOM_BYTES + TOKEN_ROOM_BYTES)
    const question = { imprint: imprintOf(signed.cms.signature), nonce: randomBytes(8) }
    const response = authority.answer(timeQuery(question.imprint, question.nonce))
    const time = valid(await checkTimeResponse(response, question))
    const { pdfBytes, rootDer } = addTimeToken(signed, time.token)
    expect(await checkPdfSignature(pdfBytes)).toMatchObject({ state: 'unchanged', signer: { time } })
    const { pdfsig, mutool, openssl } = judgePdf(pdfBytes, rootDer)
    expect(pdfsig.text).toContain('Signature is Valid.')
    expect(pdfsig.text).toMatch(/- Total document signed/)
    expect(mutool.text).toContain('The document is unchanged since signing.')
    expect(openssl?.status).toBe(0)
    const { token } = decodeCms(readFirst(cutOut(pdfBytes)!.cms).whole)
    expect(authority.accepts(token!, toHex(question.imprint))).toBe(true)
  })

  test('over other bytes leaves the signature good and is itself called invalid', async () => {
    const signed = await plainSignedPdf(undefined, ROOM_BYTES + TOKEN_ROOM_BYTES)
    const response = authority.answer(timeQuery(imprint, nonce))
    const { token } = valid(await checkTimeResponse(response, { imprint, nonce }))
    const { pdfBytes } = addTimeToken(signed, token)
    expect(await checkPdfSignature(pdfBytes)).toMatchObject({
      state: 'unchanged',
      signer: { time: { state: 'invalid', why: 'imprint' } },
    })
  })
})
