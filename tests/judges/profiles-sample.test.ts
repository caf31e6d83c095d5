import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { PROFILE_NAMES, readProfile } from '../../src/core/bundles/profile.ts'
import { verifyPackage } from '../../src/core/packages/verify.ts'
import { filesIn } from '../core/packages/sample-package.ts'
import { needs } from '../support/judges.ts'
import { openPdf, qpdfObjects } from '../support/open-pdf.ts'
import { openSampleVault } from '../support/sample-vault.ts'
import type { SampleVault } from '../support/sample-vault.ts'
import {
  allLinks,
  densestPpi,
  fontsAmiss,
  misnumbered,
  qrOn,
  strayLinks,
} from '../support/structure-judges.ts'
import { outsideJudges } from './outside-judges.ts'

/** What courts refuse in a file (court.md 1.4), as PDF names. */
const REFUSED =
  'AcroForm JavaScript JS EmbeddedFile EmbeddedFiles Encrypt Launch AA RichMedia SubmitForm Widget Sig'
const SEALED_ROWS = ['Unchanged', 'Complete', 'Signed by', 'Record log', 'Bundle PDF']
const CHECKING = 'How to check this bundle'

const JUDGES = [
  ...(['chromium', 'qpdf', 'pdffonts', 'pdfimages', 'pdftoppm', 'zbarimg'] as const),
  ...(['pdfsig', 'mutool', 'openssl', 'sha256sum', 'minisign'] as const),
]

describe.skipIf(needs(...JUDGES))('the sample case, sealed for', () => {
  let vault: SampleVault
  beforeAll(async () => {
    vault = await openSampleVault()
  }, 240_000)
  afterAll(() => vault?.close())

  describe.each(PROFILE_NAMES)('%s', (name) => {
    const profile = readProfile('resources', name)
    let folder: string
    let files: Readonly<Record<'master' | 'filing', string>>
    let pdfs: readonly PDFDocumentProxy[]

    beforeAll(async () => {
      folder = await vault.seal(name)
      const names = filesIn(folder).filter((file) => file.endsWith('.pdf') && !file.startsWith('data/'))
      const [top, other] = ['', 'other-copy/'].map((place) =>
        names.filter((file) => (place === '' ? !file.includes('/') : file.startsWith(place))),
      ) as [string[], string[]]
      expect([top.length, other.length]).toEqual([1, 1])
      const [first, second] = [join(folder, top[0]!), join(folder, other[0]!)]
      files =
        profile.first === 'master' ? { master: first, filing: second } : { master: second, filing: first }
      pdfs = await Promise.all([files.master, files.filing].map((file) => openPdf(readFileSync(file))))
    }, 240_000)
    afterAll(() => Promise.all((pdfs ?? []).map((pdf) => pdf.loadingTask.destroy())))

    test('is good to every judge of its seals', async () => {
      expect(outsideJudges(folder)(folder)).toEqual({
        pdfsig: 'valid, total document',
        mutool: 'unchanged',
        openssl: 'good',
        sha256sum: 'all OK',
        minisign: 'both good',
      })
      const report = await verifyPackage(folder)
      expect(report.problems).toEqual([])
      expect(report.rows.filter(({ state }) => state === 'ok').map((row) => row.name)).toEqual(
        expect.arrayContaining(SEALED_ROWS),
      )
    })

    test('has its page labels stamped on every page, the same in both copies', async () => {
      expect(await misnumbered(pdfs[1]!)).toEqual([])
      expect(await pdfs[0]!.getPageLabels()).toEqual(await pdfs[1]!.getPageLabels())
    })

    test('has no link that lands elsewhere than it says', async () => {
      const links = await allLinks(pdfs[1]!)
      expect(await strayLinks(pdfs[1]!, links)).toEqual([])
      const labels = new Set(links.map(({ text }) => text).filter((text) => /^AB\/?\d+$/.test(text)))
      expect(labels.size).toBe(filesIn(join(folder, 'data')).length)
    })

    test('embeds every font, and only those that we pack', () => {
      expect([fontsAmiss(files.master), fontsAmiss(files.filing)]).toEqual([[], []])
    })

    test('has no picture over 300 dots to the inch in the filing copy, and nothing that a court refuses', () => {
      expect(densestPpi(files.filing)).toBeGreaterThan(50)
      expect(densestPpi(files.filing)).toBeLessThanOrEqual(300)
      const objects = qpdfObjects(files.filing)
      expect(REFUSED.split(' ').filter((key) => new RegExp(`/${key}\\b`).test(objects))).toEqual([])
    })

    test('has the checkpoint in its QR codes: on the cover of the master and on the page about checking', async () => {
      const note = readFileSync(join(folder, 'seal/checkpoint.txt'), 'utf8')
      const into = join(vault.folder, 'qr')
      const page = await pageOf(pdfs[0]!, CHECKING)
      expect(qrOn(files.master, 1, into)?.trim()).toBe(note.trim())
      expect(qrOn(files.filing, 1, into)).toBeNull()
      // In the larger type of some courts that page goes on to a second one.
      const read = qrOn(files.filing, page, into) ?? qrOn(files.filing, page + 1, into)
      expect(read?.trim()).toBe(note.trim())
    })
  })
})

/** The page, from 1, that the bookmark of this title leads to. */
async function pageOf(pdf: PDFDocumentProxy, title: string): Promise<number> {
  type Item = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]
  const all = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...all(item.items)])
  const dest = all(await pdf.getOutline()).find((one) => one.title.startsWith(title))?.dest
  if (!Array.isArray(dest)) throw new Error(`no bookmark ${title}`)
  return (await pdf.getPageIndex(dest[0] as never)) + 1
}
