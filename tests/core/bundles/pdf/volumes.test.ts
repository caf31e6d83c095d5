import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { openChromiumPrinter } from '../../../../src/cli/chromium/printer.ts'
import type { BundleProfile } from '../../../../src/core/bundles/bundle-profile.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { prepareBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import type { BundlePdf, PreparedBundlePdf } from '../../../../src/core/bundles/pdf/make-pdf.ts'
import { readProfile } from '../../../../src/core/bundles/profile.ts'
import type { Copy } from '../../../../src/core/bundles/templates/context.ts'
import { newP256KeyPair } from '../../../../src/core/crypto/p256.ts'
import { utf8 } from '../../../../src/core/crypto/bytes.ts'
import type { HtmlPrinter } from '../../../../src/core/ports/html-printer.ts'
import { ROOM_BYTES } from '../../../../src/core/pades/signature-dictionary.ts'
import { signPdf } from '../../../../src/core/pades/sign-pdf.ts'
import { bundleContent, exhibitOf, incidentOf, minute } from '../../../support/bundle-content.ts'
import { needs } from '../../../support/judges.ts'
import { footOf, linksOf, openPdf } from '../../../support/open-pdf.ts'
import type { PageLink } from '../../../support/open-pdf.ts'
import { judgePdf } from '../../../support/pdf-judges.ts'
import { makePng } from '../../../support/pictures.ts'

const COPIES = ['master', 'filing'] as const satisfies readonly Copy[]
const MOST_PAGES = 11

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28 })

function withLimit(name: string): BundleProfile {
  const source = { says: 'At most eleven pages.', source: 'made up', read: 'general-knowledge' } as const
  const pages = { ...source, asAt: '2026-11-22', most: MOST_PAGES, answer: 'volumes' } as const
  return { ...readProfile('resources', name), limits: { pages, bytes: null } }
}

function sample(name: string) {
  const landscape = readFileSync('tests/support/files/landscape.jpg')
  const grey = (x: number, y: number): number[] => [x % 256, y % 256, 128, 255]
  return bundleContent({
    profile: withLimit(name),
    incidents: [1, 2, 3, 4, 5, 6].map((number) =>
      incidentOf(
        number,
        {
          title: `Title ${number}`,
          words: `Words of incident ${number}. `.repeat(number === 2 ? 300 : 1),
          happened: minute(`2026-03-0${number}T20:04:00.000Z`),
          channel: 'e-mail',
          threat: number % 2 === 1,
        },
        {
          exhibitLabels: number === 1 ? ['AB1', 'AB2', 'AB3', 'AB4'] : [],
          related: number === 5 ? [{ relation: 'reply-to', number: 1 }] : [],
        },
      ),
    ),
    exhibits: [
      exhibitOf('AB1', '.jpg', 'image/jpeg', landscape),
      exhibitOf('AB2', '.png', 'image/png', makePng(360, 6000, { type: 2, filter: 4 }, grey)),
      exhibitOf('AB3', '.txt', 'text/plain', utf8('One line.\nAnother line.\n')),
      exhibitOf('AB4', '.jpg', 'image/jpeg', landscape, { incidentNumbers: [1, 6] }),
    ],
  })
}

type Volume = { readonly made: Record<Copy, BundlePdf>; readonly pdfs: Record<Copy, PDFDocumentProxy> }

describe.skipIf(needs('chromium', 'qpdf', 'pdftotext', 'pdfsig', 'mutool', 'openssl'))(
  'a bundle over a limit',
  () => {
    let printer: HtmlPrinter
    let folder: string
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'holdfast-volumes-'))
      printer = await openChromiumPrinter()
    })
    afterAll(async () => {
      await printer?.close()
      rmSync(folder, { recursive: true, force: true })
    })

    describe.each(['police', 'uk-family', 'us-federal'])('for %s', (name) => {
      const content = sample(name)
      const { profile } = content
      let prepared: PreparedBundlePdf
      const volumes: Volume[] = []
      const labels: string[][] = []
      const file = (copy: Copy, volume: number): string => join(folder, `${name}-${copy}-${volume}.pdf`)
      const textOf = (copy: Copy, volume: number, page: number): string =>
        run(
          'pdftotext',
          '-layout',
          '-f',
          String(page),
          '-l',
          String(page),
          file(copy, volume),
          '-',
        ).replaceAll(/\s+/g, ' ')

      /** A link that is a page's number. The column "Incident" of the index for the police has incident numbers. */
      const numbered = ({ text, toPage }: PageLink): readonly { number: string; toPage: number }[] => {
        const number = /^(?:page )?([A-E]?\d+)(–[A-E]?\d+)?$/.exec(text.replaceAll('\u00A0', ' '))?.[1]
        return number === undefined || (name === 'police' && /^[1-6]$/.test(text)) ? [] : [{ number, toPage }]
      }

      beforeAll(async () => {
        const signatureField = { signedAt: content.madeAt, roomBytes: ROOM_BYTES }
        const fonts = loadFontPack('node_modules', profile.typeface)
        prepared = await prepareBundlePdf(content, { printer, fonts, signatureField })
        for (const [index] of prepared.volumes.entries()) {
          const made = {} as Record<Copy, BundlePdf>
          const pdfs = {} as Record<Copy, PDFDocumentProxy>
          for (const copy of COPIES) {
            made[copy] = await prepared.make(copy, index + 1)
            writeFileSync(file(copy, index + 1), made[copy].pdfBytes)
            pdfs[copy] = await openPdf(made[copy].pdfBytes)
          }
          volumes.push({ made, pdfs })
          labels.push((await pdfs.filing.getPageLabels()) ?? [])
        }
      }, 240_000)
      afterAll(() =>
        Promise.all(volumes.flatMap(({ pdfs }) => COPIES.map((copy) => pdfs[copy].loadingTask.destroy()))),
      )

      test('is in several sound volumes, each within the limit, each copy with the same pages', () => {
        expect(prepared.volumes.length).toBeGreaterThan(2)
        expect(prepared.split.map(({ most }) => most)).toEqual([MOST_PAGES])
        for (const [index, { made }] of volumes.entries()) {
          expect(made.filing.pages).toBe(made.master.pages)
          expect(made.filing.pages).toBe(prepared.volumes[index]!.pages)
          expect([...made.filing.stampedFirstPages]).toEqual([...made.master.stampedFirstPages])
          const blocks = [...made.master.firstPages.keys()].filter((id) => !id.startsWith('volume-'))
          if (blocks.length > 1) expect(made.master.pages).toBeLessThanOrEqual(MOST_PAGES)
          for (const copy of COPIES) {
            expect(run('qpdf', '--check', file(copy, index + 1))).toContain(
              'No syntax or stream encoding errors',
            )
          }
        }
      })

      test('is numbered on from volume to volume, and every number is the label of its page', async () => {
        const all = labels.flat()
        expect(all).toHaveLength(prepared.pages)
        expect(new Set(all).size).toBe(all.length)
        if (profile.numbering.mode === 'bates-per-section') {
          const bySection = Map.groupBy(all, (label) => label[0]!)
          for (const [letter, own] of bySection) {
            expect(own).toEqual(own.map((_, index) => `${letter}${index + 1}`))
          }
        } else expect(all).toEqual(all.map((_, index) => String(index + 1)))
        for (const [index, { pdfs }] of volumes.entries()) {
          expect(await pdfs.master.getPageLabels()).toEqual(labels[index])
          for (const [page, label] of labels[index]!.entries()) {
            const foot = await footOf(pdfs.filing, page + 1)
            const bates = `AB-${label.padStart(6, '0')}`
            expect(foot.filter((line) => !/^AB\d$/.test(line))).toEqual(
              profile.numbering.mode === 'bates-prefix' ? [label, bates] : [label],
            )
          }
        }
      })

      test('never divides an incident or an exhibit', async () => {
        const stood = new Map<string, number>()
        for (const [index, { pdfs }] of volumes.entries()) {
          for (const [page] of labels[index]!.entries()) {
            const exhibit = (await footOf(pdfs.filing, page + 1)).find((line) => /^AB\d$/.test(line))
            if (exhibit === undefined) continue
            expect(stood.get(exhibit) ?? index).toBe(index)
            stood.set(exhibit, index)
          }
        }
        expect([...stood.keys()]).toEqual(['AB1', 'AB2', 'AB3', 'AB4'])
        expect(new Set(stood.values()).size).toBeGreaterThan(1)
        const incidents = volumes.map(({ made }) =>
          [...made.filing.firstPages.keys()].filter((id) => id.startsWith('incident-')),
        )
        expect(incidents.flat()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `incident-${number}`))
      })

      test('has links only to pages that are in the same file, and each lands on the label it prints', async () => {
        const pages = volumes.flatMap(({ pdfs }, index) =>
          labels[index]!.map((_, page) => ({ pdf: pdfs.filing, own: labels[index]!, page: page + 1 })),
        )
        let checked = 0
        for (const { pdf, own, page } of pages) {
          const annotations = await (await pdf.getPage(page)).getAnnotations({ intent: 'display' })
          expect(annotations.filter(({ dest }) => !Array.isArray(dest))).toEqual([])
          const links = await linksOf(pdf, page)
          for (const { dest } of links)
            expect(dest.slice(1)).toEqual([{ name: 'XYZ' }, null, expect.any(Number), null])
          for (const { number, toPage } of links.flatMap(numbered)) {
            expect(own[toPage - 1]).toBe(number)
            checked += 1
          }
        }
        expect(checked).toBeGreaterThan(20)
      })

      test('says in its index where everything is, with the volume of what is not in the first', () => {
        const { made } = volumes[0]!
        const from = made.filing.firstPages.get('index')!
        const to = made.filing.firstPages.get('chronology')! - 1
        const index = Array.from({ length: to - from + 1 }, (_, at) => textOf('filing', 1, from + at)).join(
          ' ',
        )
        for (const [id, { page, volume }] of prepared.places) {
          if (id.startsWith('exhibit-') && volume > 1) {
            expect(index).toMatch(new RegExp(`${page}(–[A-E]?\\d+)? .*\\(vol\\. ${volume}\\)`))
          }
        }
        for (const [at, { firstPage, lastPage }] of prepared.volumes.entries()) {
          expect(index).toMatch(new RegExp(`${at + 1}( \\(this file\\))? .*${firstPage}–${lastPage}`))
        }
      })

      test('opens each volume with which it is, what is in it and where the rest is', async () => {
        const of = prepared.volumes.length
        for (const [at, { firstPage, lastPage }] of prepared.volumes.entries()) {
          const text = textOf('filing', at + 1, 1)
          expect(text).toContain(`${at + 1} of ${of}, pages ${firstPage} to ${lastPage}`)
          expect(text).toContain('Plain copy for filing')
          expect(text).toContain(
            `HF-7K3Q-2 · volume ${at + 1} of ${of} · record 4f2a91c07d · ${prepared.pages} pages`,
          )
          const { info } = await volumes[at]!.pdfs.filing.getMetadata()
          expect(info).toMatchObject({
            Title: `Evidence bundle HF-7K3Q-2, volume ${at + 1} of ${of}, ${name === 'us-federal' ? 'March 12, 2026' : '12 March 2026'}`,
          })
          if (at === 0) continue
          expect(text).toContain('In this volume')
          expect(text).toContain('The index of the whole bundle is in volume 1.')
        }
      })

      test('has bookmarks in each volume for what is in it', async () => {
        type Item = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number]
        const all = (items: readonly Item[]): readonly Item[] =>
          items.flatMap((item) => [item, ...all(item.items)])
        for (const [index, { pdfs, made }] of volumes.entries()) {
          const outline = all(await pdfs.filing.getOutline())
          for (const { title, dest } of outline) {
            const target = (dest as readonly unknown[])[0] as never
            const label = labels[index]![await pdfs.filing.getPageIndex(target)]
            expect(title.endsWith(` (page ${label})`)).toBe(true)
          }
          const titles = outline.map(({ title }) => title)
          for (const id of made.filing.firstPages.keys()) {
            const number = /^incident-(\d)$/.exec(id)?.[1]
            if (number) expect(titles.some((title) => title.startsWith(`Incident ${number} · `))).toBe(true)
          }
          expect(titles.some((title) => title.startsWith(`Volume ${index + 1} `))).toBe(index > 0)
        }
      })

      test('signs each volume by itself', async () => {
        const { pkcs8 } = newP256KeyPair()
        for (const { made } of volumes) {
          const { pdfBytes, rootDer } = await signPdf(made.master.pdfBytes, {
            hole: made.master.hole!,
            rootPkcs8: Uint8Array.from(pkcs8),
          })
          const { pdfsig, mutool, openssl } = judgePdf(pdfBytes, rootDer)
          expect(pdfsig.text).toContain('Signature Validation: Signature is Valid.')
          expect(pdfsig.text).toMatch(/- Total document signed/)
          expect(mutool.text).toContain('The document is unchanged since signing.')
          expect(openssl).toMatchObject({ status: 0 })
          expect(made.filing.hole).toBeNull()
        }
      })
    })
  },
)
