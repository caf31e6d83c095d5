import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import type { BundleAccounts } from '../../../../src/core/bundles/bundle-accounts.ts'
import type { BundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import type { Copy } from '../../../../src/core/bundles/templates/context.ts'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import {
  bundleContent,
  exhibitOf,
  incidentOf,
  minute,
  sampleAccounts,
} from '../../../support/bundle-content.ts'
import { footOf, linksOf, openPdf, qpdfObjects, textsOf } from '../../../support/open-pdf.ts'
import { limitsExceeded, PROFILE_NAMES, readProfile } from '../../../../src/core/bundles/profile.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { makePng } from '../../../support/pictures.ts'
import { needs } from '../../../support/judges.ts'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import { pdfFileName } from '../../../../src/core/bundles/file-names.ts'
import { PAPERS } from '../../../../src/core/bundles/pdf/papers.ts'
import { prepareBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { utf8 } from '../../../../src/core/crypto/bytes.ts'

const COPIES = ['master', 'filing'] as const satisfies readonly Copy[]
/** What CM/ECF and other courts refuse (court.md 1.4), as PDF names. */
const REFUSED =
  'AcroForm JavaScript JS EmbeddedFile EmbeddedFiles Encrypt Launch AA RichMedia SubmitForm Widget Sig'

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

/** Only letters that the typeface of every profile has. */
const latinOnly = ({ accounts, people }: BundleAccounts): BundleAccounts => ({
  accounts: accounts.slice(0, 2).map(({ fields, ...rest }) => ({
    ...rest,
    fields: { ...fields, ...(fields.displayName !== undefined && { displayName: 'The Surgery' }) },
  })),
  people: people.slice(0, 1),
})

function sample(name: string) {
  const landscape = readFileSync('tests/support/files/landscape.jpg')
  const grey = (x: number, y: number): number[] => [x % 256, y % 256, 128, 255]
  const words = (number: number): string => `Words of incident ${number}.`
  return bundleContent({
    profile: readProfile('resources', name),
    incidents: [1, 2, 3].map((number) =>
      incidentOf(
        number,
        {
          title: `Title ${number}`,
          words: words(number).repeat(number === 2 ? 400 : 1),
          happened: minute(`2026-03-0${number}T20:04:00.000Z`),
          channel: 'e-mail',
        },
        { exhibitLabels: number === 1 ? ['AB1', 'AB2', 'AB3'] : [] },
      ),
    ),
    accounts: latinOnly(sampleAccounts()),
    exhibits: [
      exhibitOf('AB1', '.jpg', 'image/jpeg', landscape),
      exhibitOf('AB2', '.png', 'image/png', makePng(360, 3000, { type: 2, filter: 4 }, grey)),
      exhibitOf('AB3', '.txt', 'text/plain', utf8('One line.\nAnother line.\n')),
    ],
  })
}

describe.skipIf(needs('chromium', 'qpdf', 'pdftotext', 'pdffonts', 'pdfinfo'))('a bundle for', () => {
  let printer: HtmlPrinter
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-profiles-'))
    printer = await openChromiumPrinter()
  })
  afterAll(async () => {
    await printer?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  describe.each(PROFILE_NAMES)('%s', (name) => {
    const content = sample(name)
    const { profile } = content
    const fonts = loadFontPack('node_modules', profile.typeface)
    const own = profile.typeface === 'arimo' ? 'Arimo' : 'Noto'
    const made = {} as Record<Copy, BundlePdf>
    const pdfs = {} as Record<Copy, PDFDocumentProxy>
    const file = (copy: Copy): string => join(folder, `${name}-${copy}.pdf`)

    beforeAll(async () => {
      const signatureField = { signedAt: content.madeAt, roomBytes: 8192 }
      const prepared = await prepareBundlePdf(content, { printer, fonts, signatureField })
      for (const copy of COPIES) {
        made[copy] = await prepared.make(copy)
        writeFileSync(file(copy), made[copy].pdfBytes)
        pdfs[copy] = await openPdf(made[copy].pdfBytes)
      }
    })
    afterAll(() => Promise.all(COPIES.map((copy) => pdfs[copy]?.loadingTask.destroy())))

    test('is sound, has the same pages in both copies, and is within its own limits', () => {
      for (const copy of COPIES) {
        expect(run('qpdf', '--check', file(copy))).toContain('No syntax or stream encoding errors found')
        expect(limitsExceeded(profile, made[copy])).toEqual([])
      }
      expect(made.filing.pages).toBe(made.master.pages)
      expect([...made.filing.stampedFirstPages]).toEqual([...made.master.stampedFirstPages])
    })

    test('stamps on every page the number that is its page label', async () => {
      const labels = (await pdfs.filing.getPageLabels()) ?? []
      expect(labels).toHaveLength(made.filing.pages)
      expect(new Set(labels).size).toBe(labels.length)
      expect(await pdfs.master.getPageLabels()).toEqual(labels)
      const form = profile.numbering.mode === 'bates-per-section' ? /^[A-F]\d+$/ : /^\d+$/
      for (const [index, label] of labels.entries()) {
        const foot = await footOf(pdfs.filing, index + 1)
        expect(label).toMatch(form)
        expect(foot.filter((line) => !/^AB\d+$|^AB-\d{6}$/.test(line))).toEqual([label])
        const bates = foot.filter((line) => /^AB-\d{6}$/.test(line))
        const wanted =
          profile.numbering.mode === 'bates-prefix' ? [`AB-${String(index + 1).padStart(6, '0')}`] : []
        expect(bates).toEqual(wanted)
      }
      if (profile.numbering.mode !== 'bates-per-section')
        expect(labels).toEqual(labels.map((_, index) => String(index + 1)))
    })

    test('has an index whose numbers are the labels of the pages they link to', async () => {
      const labels = (await pdfs.filing.getPageLabels()) ?? []
      const first = made.filing.firstPages.get('index')!
      const last = made.filing.firstPages.get('chronology')! - 1
      const seen: string[] = []
      for (let page = first; page <= last; page += 1) {
        for (const { text, toPage, dest } of await linksOf(pdfs.filing, page)) {
          expect(dest.slice(1)).toEqual([{ name: 'XYZ' }, null, expect.any(Number), null])
          seen.push(text)
          if (/^AB\d$/.test(text)) expect(await footOf(pdfs.filing, toPage)).toContain(text)
          const number = /^([A-E]?\d+)(–[A-E]?\d+)?$/.exec(text)?.[1]
          // The column "Incident" of the index for police and others has incident numbers.
          if (number !== undefined && profile.heading !== null) expect(labels[toPage - 1]).toBe(number)
        }
      }
      expect(seen).toEqual(expect.arrayContaining(['AB1', 'AB2', 'AB3']))
      for (const id of ['incident-3', 'exhibit-3', 'custody'] as const) {
        const stamped = made.filing.stampedFirstPages.get(id)!
        if (profile.heading !== null) expect(seen.map((text) => text.split('–')[0])).toContain(stamped)
      }
    })

    test('has a bookmark for every section and document with the page in its title', async () => {
      const labels = (await pdfs.filing.getPageLabels()) ?? []
      type Item = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]
      const all = (items: readonly Item[]): readonly Item[] =>
        items.flatMap((item) => [item, ...all(item.items)])
      const outline = all(await pdfs.filing.getOutline())
      for (const { title, dest } of outline) {
        const target = (dest as readonly unknown[])[0] as never
        expect(title.endsWith(` (page ${labels[await pdfs.filing.getPageIndex(target)]})`)).toBe(true)
        expect((dest as readonly unknown[]).at(-1)).toBeNull()
      }
      const titles = outline.map(({ title }) => title.replace(/ \(page [^)]+\)$/, ''))
      const named = profile.sections.flatMap(({ title, parts }) => [
        title,
        ...parts.map((part) => part.title),
      ])
      const wanted = [...named, 'Incident 1 · Title 1', 'Incident 3 · Title 3', 'Exhibit AB1', 'Exhibit AB3']
      expect(titles).toEqual(expect.arrayContaining(wanted.filter((title) => title !== null)))
    })

    test('opens on its first page at 100 %, in the right paper, with landscape on landscape', async () => {
      const opening: unknown = await pdfs.filing.getOpenAction()
      const dest = opening instanceof Map ? (opening.get('dest') as readonly unknown[]) : []
      expect(await pdfs.filing.getPageIndex(dest[0] as never)).toBe(0)
      expect(dest.slice(1)).toEqual([{ name: 'XYZ' }, null, expect.any(Number), 1])
      const { widthPt, heightPt } = PAPERS[profile.page]
      const views = await Promise.all(
        Array.from({ length: made.filing.pages }, async (_, page) => pdfs.filing.getPage(page + 1)),
      )
      const picture = made.filing.firstPages.get('exhibit-1')!
      for (const [index, { view, rotate }] of views.entries()) {
        const [width, height] = index === picture ? [heightPt, widthPt] : [widthPt, heightPt]
        expect(rotate).toBe(0)
        expect(Math.abs((view[2] as number) - width) + Math.abs((view[3] as number) - height)).toBeLessThan(
          1.5,
        )
      }
    })

    test('embeds every font, and only ours', () => {
      for (const copy of COPIES) {
        const rows = run('pdffonts', file(copy))
          .split('\n')
          .slice(2)
          .filter((line) => line !== '')
        expect(rows.length).toBeGreaterThan(2)
        const ours =
          /^([A-Z]{6}\+(Noto|Arimo|AtkinsonHyperlegibleMono)\S*|(NotoSans|Arimo)-(Regular|Bold)-\d+) .* yes (yes|no ) (yes|no ) +\d+ +\d+$/
        expect(rows.filter((line) => !ours.test(line))).toEqual([])
        expect(rows.filter((line) => !new RegExp(`^([A-Z]{6}\\+)?(${own}|Atkinson)`).test(line))).toEqual([])
      }
    })

    test('says on its first page which copy it is and where the other is', () => {
      const [master, filing] = COPIES.map((copy) =>
        run('pdftotext', '-l', '1', '-layout', file(copy), '-').replaceAll(/\s+/g, ' '),
      ) as [string, string]
      const [top, other] = [
        'stands at the top of the package',
        'is in the folder “other-copy” of the package',
      ]
      expect(master).toContain('Sealed master')
      expect(master).toContain('sealed by the recording software')
      expect(master).toContain(`The plain copy for filing ${profile.first === 'master' ? other : top}.`)
      expect(master).toContain('anchor velvet sunset orbit')
      expect(filing).toContain('Plain copy for filing')
      // A court has the PDF alone, and no folder to look into.
      const isCourt = profile.heading !== null
      expect(filing).toContain(
        isCourt
          ? 'A master with the same pages is kept by the person who prepared it.'
          : `The master of this bundle ${profile.first === 'master' ? top : other}.`,
      )
      expect(filing.includes('other-copy')).toBe(!isCourt && profile.first !== 'master')
      expect(filing).not.toContain('anchor velvet')
    })

    test('has a flat filing copy: nothing a court refuses, and no word of a seal in name, page or metadata', () => {
      const objects = { master: qpdfObjects(file('master')), filing: qpdfObjects(file('filing')) }
      const names = (copy: Copy): readonly string[] =>
        REFUSED.split(' ').filter((key) => new RegExp(`/${key}\\b`).test(objects[copy]))
      expect(names('filing')).toEqual([])
      expect(made.filing.hole).toBeNull()
      expect(names('master')).toEqual(['AcroForm', 'Widget', 'Sig'])
      const text = (copy: Copy): string => run('pdftotext', file(copy), '-')
      const metadata = (copy: Copy): string =>
        `${run('pdfinfo', file(copy))}${run('pdfinfo', '-meta', file(copy))}`
      const named = (copy: Copy): string => pdfFileName(content, copy)
      expect(`${text('filing')}${metadata('filing')}${named('filing')}`).not.toMatch(/seal/i)
      expect(objects.filing).not.toMatch(/seal/i)
      expect(text('master')).toMatch(/seal/i)
    })

    test('has a band of at most 40 mm at the foot of the master, and its room free on the other', async () => {
      const foot = await textsOf(pdfs.master, 1)
      const band = foot.filter(({ text }) =>
        /HF-7K3Q-2$|anchor velvet|harbour pencil|The twelve words/.test(text),
      )
      expect(band.length).toBeGreaterThan(2)
      expect(Math.max(...band.map(({ y, sizePt }) => y + sizePt))).toBeLessThan((27 + 40 + 6) * (72 / 25.4))
    })

    test('prints its type in the size it should have, and none under the smallest', async () => {
      const [bottom, top] = [76, PAPERS[profile.page].heightPt - 50]
      const pages = Array.from({ length: made.filing.pages }, (_, page) => textsOf(pdfs.filing, page + 1))
      const all = (await Promise.all(pages)).flat()
      // On a landscape page our own head stands lower.
      const body = all.filter(({ x, y }) => y > bottom && y < top && x !== 56.7)
      expect(body.filter(({ sizePt }) => sizePt < profile.smallestPt)).toEqual([])
      // Chromium makes everything smaller when one thing is wider than the page.
      const normal = Math.max(10.5, profile.smallestPt)
      expect(body.filter(({ sizePt }) => sizePt === normal).length).toBeGreaterThan(50)
    })
  })
})
