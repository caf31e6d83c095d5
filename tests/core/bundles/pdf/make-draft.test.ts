import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { SHOW_FIRST } from '../../../../src/core/bundles/drafts/document.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { makeDraftPdf, type DraftPdf } from '../../../../src/core/bundles/pdf/make-draft.ts'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import { draftContent } from '../../../support/draft-content.ts'
import { needs } from '../../../support/judges.ts'
import { footOf, openPdf, qpdfObjects, textsOf } from '../../../support/open-pdf.ts'

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

describe.skipIf(needs('chromium', 'qpdf', 'pdftotext', 'pdffonts', 'pdfinfo'))('a draft for', () => {
  let printer: HtmlPrinter
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-drafts-'))
    printer = await openChromiumPrinter()
  })
  afterAll(async () => {
    await printer?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  describe.each(['police', 'uk-civil', 'uk-family', 'us-federal', 'ca'])('%s', (name) => {
    const content = draftContent(name)
    const file = (): string => join(folder, `${name}.pdf`)
    let made: DraftPdf

    beforeAll(async () => {
      const fonts = loadFontPack('node_modules', content.profile.typeface)
      made = await makeDraftPdf(content, { printer, fonts })
      writeFileSync(file(), made.pdfBytes)
    })

    test('says DRAFT and who sees it first on every page', async () => {
      const pdf = await openPdf(made.pdfBytes)
      expect(made.pages).toBeGreaterThan(2)
      for (let page = 1; page <= made.pages; page += 1) {
        const text = run('pdftotext', '-f', String(page), '-l', String(page), file(), '-')
        expect(text).toContain('DRAFT, not signed')
        expect(text).toContain(SHOW_FIRST)
        // Once across the page too, not only in the foot.
        const large = (await textsOf(pdf, page)).filter((one) => one.text === 'DRAFT' && one.sizePt > 80)
        expect(large).toHaveLength(1)
      }
      await pdf.loadingTask.destroy()
    })

    test('numbers its pages from 1 and labels them the same', async () => {
      const pdf = await openPdf(made.pdfBytes)
      expect(await pdf.getPageLabels()).toEqual(Array.from({ length: made.pages }, (_, at) => String(at + 1)))
      for (let page = 1; page <= made.pages; page += 1)
        expect(await footOf(pdf, page)).toEqual([String(page)])
      await pdf.loadingTask.destroy()
    })

    test('has no author, no form, no signature, and our fonts alone', () => {
      run('qpdf', '--check', file())
      const info = run('pdfinfo', file())
      expect(info).toMatch(/^Title: +DRAFT .*, not signed$/m)
      expect(info).not.toMatch(/^Author|^Creator|Bennett/m)
      expect(run('pdfinfo', '-meta', file())).not.toMatch(/creator|Bennett/i)
      expect(qpdfObjects(file())).not.toMatch(/\/(AcroForm|Sig|JavaScript|EmbeddedFiles|Encrypt|Launch|AA)\b/)
      const rows = run('pdffonts', file())
        .split('\n')
        .slice(2)
        .filter((row) => row !== '')
      expect(rows.length).toBeGreaterThan(2)
      const ours =
        /^([A-Z]{6}\+(Noto|Arimo)\S*|(NotoSans|Arimo)-(Regular|Bold)-\d+) .* yes (yes|no ) (yes|no ) +\d+ +\d+$/
      expect(rows.filter((row) => !ours.test(row))).toEqual([])
    })

    test('prints what was written in every script, and names what has no shape', () => {
      const text = run('pdftotext', file(), '-').replaceAll(/\s+/g, ' ')
      expect(text).toContain('我知道你住在哪里')
      expect(text).toContain('U+202E')
      expect(text).toContain('For U+10FFFD this document has no letter shape.')
    })

    test('counts the places that are left to fill in', () => {
      expect(made.blanks).toBeGreaterThan(15)
    })
  })
})
