import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DOES_NOT_SAY } from '../../../src/contract/packages.ts'
import { certificatePem } from '../../../src/core/pades/certificates.ts'
import { verifyPackage } from '../../../src/core/packages/verify.ts'
import { verifyLines } from '../../../src/cli/commands/verify.ts'
import { needs } from '../../support/judges.ts'
import { rewritten, withRevision } from '../../support/pdf-judges.ts'
import { plainSignedPdf } from '../../support/plain-signable-pdf.ts'
import { checkpointOf, filesIn, madeUpEntry, madeUpLog, sealedInput, strangerKey } from './sample-package.ts'
import { row, usePackage } from './use-package.ts'

const PDF = '01-Evidence-bundle-HF-7K3Q-2-sealed.pdf'
const PLAIN = 'other-copy/Evidence-bundle-HF-7K3Q-2-filing-copy.pdf'
const ADDED_TO = 'The bundle PDF was added to after it was sealed. What was there before is unchanged.'
const SAVED_AGAIN =
  'The bundle PDF is not the file that was listed. A copy that was saved again or printed to PDF looks the same and is another file.'
const NOTHING_WRONG = 'Nothing is known to be wrong. The read-me shows other ways.'

const { folder, read, write, verified, listAgain } = usePackage(() => sealedInput())
const headline = async (since?: string): Promise<readonly [string, string]> => {
  const { heading, sentence } = await verified(folder, since)
  return [heading, sentence]
}

describe('the words for each case of the recipient’s table', () => {
  it('good', async () => {
    const report = await verified()
    expect([report.ok, report.heading]).toEqual([true, 'Everything matches.'])
    expect(report.sentence).toBe(
      'All 3 files in data and 25 other files are those that were listed and signed on 12 March 2026 at 14:05 UTC, ' +
        'by the clock of the computer that signed.',
    )
    expect(report.rows.map(({ name, state }) => `${name}: ${state}`)).toEqual([
      'Unchanged: ok',
      'Complete: ok',
      'Signed by: ok',
      'Record log: ok',
      'Bundle PDF: ok',
      'Not later than: not-checked',
      'Earlier record: not-checked',
    ])
  })

  it('changed file', async () => {
    write('data/AB1.png', 'another picture')
    expect(await headline()).toEqual([
      'Something does not match.',
      'data/AB1.png is not the file that was listed. The other 27 match.',
    ])
  })

  it.skipIf(needs('qpdf'))('PDF re-saved', async () => {
    write(PDF, rewritten(read(PDF)))
    expect(await headline()).toEqual(['Something does not match.', SAVED_AGAIN])
    expect(row(await verified(), 'Bundle PDF')).toBe('failed')
  })

  it('pages appended', async () => {
    write(PDF, withRevision(read(PDF)))
    expect(await headline()).toEqual(['Something does not match.', ADDED_TO])
    expect(row(await verified(), 'Bundle PDF')).toBe('failed')
  })

  it('signature wrong', async () => {
    listAgain(strangerKey)
    expect(await headline()).toEqual([
      'Something does not match.',
      'The list of files was not signed by the key in this package.',
    ])
  })

  it('missing', async () => {
    unlinkSync(join(folder, 'data/AB2.m4a'))
    expect(await headline()).toEqual([
      'Something is missing.',
      'data/AB2.m4a is listed and not here. The other 27 match. Was the whole folder copied?',
    ])
  })

  it('extra', async () => {
    write('holiday.jpg', 'x')
    write('Thumbs.db', 'x')
    const { heading, sentence, addedByComputer } = await verified()
    expect([heading, sentence]).toEqual([
      'Something was added.',
      'holiday.jpg is here and not listed. All 28 listed files match.',
    ])
    expect(addedByComputer).toEqual(['Thumbs.db'])
  })

  it('proof wrong', async () => {
    write('seal/proofs/00000005.tlog-proof', read('seal/proofs/00000006.tlog-proof'))
    listAgain()
    expect(await headline()).toEqual([
      'Something does not match.',
      'Line 5 is said to be in the record log and the proof does not fit.',
    ])
  })

  it('an earlier checkpoint that is a prefix', async () => {
    const log = madeUpLog(undefined, undefined, pdfKeyOf(read('seal/entries/00000000.json')))
    const [heading, sentence] = await headline(checkpointOf(log, 7))
    expect(heading).toBe('Everything matches.')
    expect(sentence).toMatch(/, and the earlier record of 7 lines is the beginning of this one\.$/)
  })

  it('one that is not', async () => {
    const other = madeUpLog().with(3, madeUpEntry(3, 'note.written@1', {}))
    expect(await headline(checkpointOf(other, 7))).toEqual([
      'Something does not match.',
      'The record of 7 lines is not the beginning of this one. One of the two was rewritten or comes from a restored copy.',
    ])
  })

  it('the PDF alone', async () => {
    const report = await verified(join(folder, PDF))
    const key = /PDF key ([0-9A-F ]+) \(/.exec((await verified()).rows.map(({ says }) => says).join())?.[1]
    expect([report.ok, report.heading, report.sentence]).toEqual([
      false,
      'This could be checked in part.',
      'This PDF is unchanged since it was sealed. The other files were not here to check. ' +
        `Sealed by the PDF key ${key} (a key, not a person): compare it with the one you were given.`,
    ])
    expect(report.rows.filter(({ state }) => state === 'ok').map(({ name }) => name)).toEqual(['Bundle PDF'])
  })

  it('the plain copy alone, or another PDF', async () => {
    for (const path of [join(folder, PLAIN), join(folder, 'other.pdf')]) {
      if (path.endsWith('other.pdf')) writeFileSync(path, '%PDF-1.7\nnothing more')
      const { heading, sentence } = await verifyPackage(path)
      expect(heading).toBe('This could not be checked.')
      expect(sentence).toBe(
        'This PDF carries no signature of its own, so alone it cannot be checked. Check the whole folder or the zip. ' +
          NOTHING_WRONG,
      )
    }
  })

  it('of what it does not say: on the command line under every verdict, and in the bundle’s page and the read-me', async () => {
    const lines = verifyLines(await verified()).join('\n')
    for (const sentence of DOES_NOT_SAY) expect(lines).toContain(`  ${sentence}`)
    const template = readFileSync('src/core/bundles/templates/checking.ts', 'utf8').replaceAll(/\s+/g, ' ')
    for (const words of ['Who sat at the keyboard', 'that nothing else exists', 'beyond what each page says'])
      expect(template).toContain(words)
  })
})

describe('the seal of the PDF, where somebody with the key of the lists listed everything again', () => {
  const says = async (): Promise<readonly [string, string | undefined]> => {
    listAgain()
    const report = await verified()
    expect(report.problems.map(({ kind }) => kind)).toEqual(['pdf'])
    expect(report.rows.find(({ name }) => name === 'Bundle PDF')?.says).toBe(report.sentence)
    return [report.heading, report.sentence]
  }

  it('still shows what was appended', async () => {
    write(PDF, withRevision(read(PDF)))
    expect(await says()).toEqual(['Something does not match.', ADDED_TO])
  })

  it('still shows a changed byte', async () => {
    const changed = Buffer.from(read(PDF))
    changed[200]! ^= 1
    write(PDF, changed)
    expect((await says())[1]).toBe(`${PDF} does not hold what its signature is over.`)
  })

  it('is missed where a copy without it took its place', async () => {
    write(PDF, '%PDF-1.7 a copy without it')
    expect((await says())[1]).toBe(`${PDF} does not carry the seal that its name says it has.`)
  })

  it('by another key is not that of this record, also with that key’s certificate beside it', async () => {
    const other = await plainSignedPdf()
    write(PDF, other.pdfBytes)
    expect((await says())[1]).toBe(`${PDF} was sealed by another PDF key than the one of this record.`)
    write('seal/keys/root.pem', certificatePem(other.rootDer))
    expect((await says())[1]).toBe(`${PDF} was sealed by another PDF key than the one of this record.`)
  })

  it('is asked of one PDF at least where the certificate is here', async () => {
    unlinkSync(join(folder, PDF))
    expect((await says())[1]).toBe('No PDF here carries the signature of the PDF key.')
  })
})

describe('a bundle in several volumes', () => {
  const volumes = usePackage(() => sealedInput(undefined, 3))

  it('has every one of them checked', async () => {
    const report = await volumes.verified()
    expect(report.ok).toBe(true)
    expect(report.rows.find(({ name }) => name === 'Bundle PDF')?.says).toMatch(
      /^3 PDFs are unchanged since they were sealed on 12 March 2026 at 14:05 UTC/,
    )
    const last = filesIn(volumes.folder).find((name) => name.endsWith('-sealed-Volume-3-of-3.pdf'))!
    volumes.write(last, withRevision(volumes.read(last)))
    const changed = await volumes.verified()
    expect([changed.sentence, row(changed, 'Bundle PDF')]).toEqual([ADDED_TO, 'failed'])
    volumes.write(last, '%PDF-1.7 a copy without the seal')
    volumes.listAgain()
    const unsealed = await volumes.verified()
    expect(unsealed.sentence).toBe(`${last} does not carry the seal that its name says it has.`)
  })
})

function pdfKeyOf(firstEntry: Buffer): string {
  return JSON.parse(firstEntry.toString()).payload.keys.pdf
}
