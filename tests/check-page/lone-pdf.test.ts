import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPackage } from '../../src/core/packages/verify.ts'
import { checkPdfSignature } from '../../src/core/pades/check-signature.ts'
import { needs } from '../support/judges.ts'
import { plainSignedPdf } from '../support/plain-signable-pdf.ts'
import { CheckPage } from './check-page-driver.ts'
import type { Said } from './check-page-driver.ts'

describe.skipIf(needs('chromium'))('a bundle’s PDF that is dropped alone', () => {
  const root = mkdtempSync(join(tmpdir(), 'lone-pdf-'))
  const path = join(root, 'bundle.pdf')
  let page: CheckPage
  let signed: Uint8Array
  beforeAll(async () => {
    page = await CheckPage.open()
    signed = (await plainSignedPdf()).pdfBytes
  })
  afterAll(async () => {
    await page.close()
    rmSync(root, { recursive: true })
  })

  /** What the page says, after asking core in Node for its answer to the same bytes. */
  async function said(pdfBytes: Uint8Array, state: string): Promise<Said> {
    expect((await checkPdfSignature(pdfBytes)).state).toBe(state)
    writeFileSync(path, pdfBytes)
    const answer = await page.drop(path)
    expect(answer.report).toEqual(await verifyPackage(path))
    expect([page.requests, page.complaints]).toEqual([[], []])
    return answer
  }

  it('is checked in part when its signature is right, and the key is named', async () => {
    const check = await checkPdfSignature(signed)
    const fingerprint = check.state === 'unchanged' ? check.signer.rootFingerprint : ''
    expect(fingerprint).toMatch(/^[0-9A-F]{4}( [0-9A-F]{4}){15}$/)
    expect(await said(signed, 'unchanged')).toMatchObject({
      heading: 'This could be checked in part.',
      sentence:
        'This PDF is unchanged since it was sealed. The other files were not here to check. Sealed by the PDF ' +
        `key ${fingerprint} (a key, not a person): compare it with the one you were given.`,
    })
  })

  it('does not match when something was put behind the seal', async () => {
    const longer = Buffer.concat([signed, Buffer.from('\n1 0 obj\n<<>>\nendobj\n%%EOF\n')])
    expect(await said(longer, 'appended-after')).toMatchObject({
      heading: 'Something does not match.',
      sentence: 'The bundle PDF was added to after it was sealed. What was there before is unchanged.',
    })
  })

  it('does not match when a byte was changed, or the end is gone', async () => {
    const changed = Buffer.from(signed)
    changed[200]! ^= 1
    for (const bytes of [changed, signed.subarray(0, -100)]) {
      const { heading, sentence } = await said(bytes, 'changed')
      expect(heading).toBe('Something does not match.')
      expect(sentence).toMatch(/^This PDF is not as it was when it was sealed\./)
    }
  })

  it('cannot be checked when it carries no signature, and nothing is said to be wrong', async () => {
    const document = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n')
    const { heading, sentence } = await said(document, 'unsigned')
    expect(heading).toBe('This could not be checked.')
    expect(sentence).toContain('Nothing is known to be wrong.')
  })
})
