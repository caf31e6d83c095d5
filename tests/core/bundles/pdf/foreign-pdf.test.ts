import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { hostilePdf, writePdf } from '../../../support/hostile-pdf.ts'
import { needs } from '../../../support/judges.ts'
import { readForeignPdf } from '../../../../src/core/bundles/pdf/foreign-pdf.ts'

describe('reading a PDF of unknown origin', () => {
  test('keeps its pages, their direction and how its form is filled in', async () => {
    const read = await readForeignPdf(hostilePdf(), 200)
    expect(read).toMatchObject({
      pagesInFile: 2,
      pages: [{ turn: 0, box: { width: 595, height: 842 } }, { turn: 90 }],
    })
  })

  test('leaves behind whatever acts', async () => {
    const read = await readForeignPdf(hostilePdf(), 200)
    if (typeof read === 'string') throw new Error(read)
    const all = read.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n')
    expect(all).toContain('/Form')
    expect(
      ['/JavaScript', '/Launch', '/AA', '/EmbeddedFile', '/Widget', 'planted'].filter((one) =>
        all.includes(one),
      ),
    ).toEqual([])
  })

  test('reads no more pages than asked for, and says how many there are', async () => {
    const read = await readForeignPdf(hostilePdf(), 1)
    expect(read).toMatchObject({ pagesInFile: 2, pages: [{}] })
  })

  test('says that one with a password is encrypted', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' })
    expect(await readForeignPdf(await document.save(), 200)).toBe('encrypted')
  })

  test.skipIf(needs('qpdf'))(
    'reads one whose password only guards against changes, as a reader would',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'holdfast-guarded-'))
      try {
        writeFileSync(join(folder, 'a.pdf'), hostilePdf())
        for (const bits of ['128', '256']) {
          const method = bits === '128' ? ['--use-aes=y'] : []
          execFileSync('qpdf', [
            '--encrypt',
            '',
            'owner',
            bits,
            ...method,
            '--',
            join(folder, 'a.pdf'),
            join(folder, 'b.pdf'),
          ])
          expect(await readForeignPdf(readFileSync(join(folder, 'b.pdf')), 200)).toMatchObject({
            pagesInFile: 2,
          })
          execFileSync('qpdf', [
            '--encrypt',
            'user',
            'owner',
            bits,
            ...method,
            '--',
            join(folder, 'a.pdf'),
            join(folder, 'b.pdf'),
          ])
          expect(await readForeignPdf(readFileSync(join(folder, 'b.pdf')), 200)).toBe('encrypted')
        }
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
  )

  test('answers for every broken or endless file without throwing', async () => {
    const loop = writePdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 1 >>'])
    expect(await readForeignPdf(loop, 200)).toBe('unreadable')
    const whole = hostilePdf()
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const changed = Uint8Array.from(whole)
        changed[at] = value
        await expect(readForeignPdf(changed, 200)).resolves.toBeDefined()
      }),
      { numRuns: 150 },
    )
  })
})
