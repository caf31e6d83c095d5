import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { toHex } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { leafHash } from '../../../src/core/ledger/merkle.ts'
import { entriesOfType } from '../../../src/core/ledger/queries.ts'
import { parseCustody } from '../../../src/core/packages/custody-lines.ts'
import { openCore } from '../../support/core-vault.ts'
import { needs } from '../../support/judges.ts'
import {
  AREAS,
  JPG_AREA,
  NUMBER,
  ORIGINALS,
  SECRETS,
  askFor,
  noise,
  writeCase,
  type Case,
} from '../../support/disclosure-case.ts'
import { pixelsOf } from '../../support/pictures.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const kept = mkdtempSync(join(tmpdir(), 'disclosure-'))
afterAll(() => rmSync(kept, { recursive: true }))

/** What the first test made, for the others: the package in `kept`, and what the vault knows of it. */
type Made = {
  readonly files: Case['files']
  readonly incidents: Case['incidents']
  readonly intakes: Readonly<Record<string, { readonly seq: number; readonly leaf: string }>>
  readonly logged: Record<string, unknown>
  readonly holding: readonly number[]
}
let made: Made | null = null

function allFiles(): readonly string[] {
  return readdirSync(kept, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

const pdfs = (): readonly string[] => allFiles().filter((name) => name.endsWith('.pdf'))
const textOf = (pdf: string): string =>
  execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
const read = (name: string): Buffer => readFileSync(join(kept, name))
const custody = (label: string) => parseCustody(read(`seal/custody/${label}.jsonl`))

describe.skipIf(needs('chromium', 'qpdf', 'pdftotext'))(
  'a bundle of which parts are left out and covered',
  () => {
    test('is made, and everything matches', async () => {
      const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
      const { api, caseId } = vault
      const written = await writeCase(vault)
      const sealed = await api.bundles.seal({
        case: caseId,
        recipient: 'Practice manager',
        purpose: 'Staff safety',
        to: token(vault.folder),
        ...askFor(written),
      })
      const folder = join(vault.folder, sealed.folder)
      const report = await api.packages.verify({ from: token(folder) })
      expect(report.problems).toEqual([])
      expect(report.heading).toBe('Everything matches.')
      cpSync(folder, kept, { recursive: true })
      await api.vault.lock({})
      const opened = (await openCore(vault)).vault
      const ledger = opened.ledger
      const intakes = entriesOfType(opened.reads, 'exhibit.ingested@1').map((row) => ledger.read(row.seq))
      const all = Array.from({ length: ledger.size }, (_, seq) => ledger.read(seq as never))
      made = {
        ...written,
        intakes: Object.fromEntries(
          intakes.map((entry) => [
            (entry.payload as { exhibit: string }).exhibit,
            { seq: entry.seq, leaf: toHex(leafHash(entry.bytes)) },
          ]),
        ),
        logged: all.find((entry) => entry.type === 'bundle.disclosure@1')?.payload as Record<string, unknown>,
        holding: all
          .filter((entry) => JSON.stringify(entry.payload).includes(NUMBER))
          .map((entry) => entry.seq),
      }
    })

    test('holds the redacted copies under their labels, and of the others nothing', () => {
      const data = readdirSync(join(kept, 'data')).toSorted()
      expect(data).toEqual(['AB1-redacted.png', 'AB2-redacted.txt', 'AB3-redacted.png'])
    })

    test('has black pixels where it was covered and the picture’s own elsewhere, turned as it is seen', () => {
      const png = pixelsOf(read('data/AB1-redacted.png'))
      expect([png.width, png.height]).toEqual([120, 80])
      for (let y = 0; y < 80; y += 1)
        for (let x = 0; x < 120; x += 1) {
          const isIn = AREAS.some((a) => x >= a.x && x < a.x + a.width && y >= a.y && y < a.y + a.height)
          expect(png.at(x, y), `${x} ${y}`).toEqual(isIn ? [0, 0, 0] : noise(x, y))
        }
      const jpg = pixelsOf(read('data/AB3-redacted.png'))
      const original = read('data/AB3-redacted.png')
      expect(original.includes('Exif')).toBe(false)
      expect(jpg.height).toBeGreaterThan(jpg.width)
      const { x, y, width, height } = JPG_AREA
      const corners = [x, x + width - 1].flatMap((cx) => [y, y + height - 1].map((cy) => jpg.at(cx, cy)))
      expect(corners.flat()).toEqual(Array(12).fill(0))
      expect(jpg.at(x + width, y + height)).not.toEqual([0, 0, 0])
    })

    test('has bars of one length in a text', () => {
      const number = '█████ [details of other people]'
      expect(read('data/AB2-redacted.txt').toString('utf8')).toBe(
        `Mill: it is ${number}, ring ${number}\r\nAnna: stop, █████ [what the writer marked as personal]\r\n`,
      )
    })

    test('carries no withheld word, name, hash or size in any byte of any file, nor in any spelling of the PDFs', () => {
      const opened = pdfs().map((pdf) =>
        execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdf, '-'], { maxBuffer: 1 << 28 }),
      )
      const haystacks = [
        ...allFiles().map((name) => readFileSync(name)),
        ...opened,
        ...pdfs().map((pdf) => Buffer.from(textOf(pdf))),
      ]
      const hashes = Object.values(ORIGINALS).flatMap((bytes) => {
        const hash = Buffer.from(sha256(bytes))
        return [hash, Buffer.from(toHex(hash)), Buffer.from(hash.toString('base64'))]
      })
      const words = SECRETS.flatMap((secret) => [
        Buffer.from(secret),
        Buffer.from(secret, 'utf16le').swap16(),
      ])
      for (const needle of [...hashes, ...words])
        expect(
          haystacks.some((bytes) => bytes.includes(needle)),
          needle.toString('latin1'),
        ).toBe(false)
      expect(haystacks.some((bytes) => bytes.includes('plain-later-words'))).toBe(true)
      const sizes = [ORIGINALS.png, ORIGINALS.jpg, ORIGINALS.chat].map((bytes) => bytes.length)
      const said = [
        ...pdfs().map(textOf),
        ...allFiles()
          .filter((name) => /\.jsonl?$/.test(name))
          .map((name) => readFileSync(name, 'utf8')),
      ]
      for (const size of sizes)
        for (const form of [
          `sizeBytes":${size}`,
          `sizeBytes": ${size}`,
          `${size.toLocaleString('en-GB')} byte`,
        ])
          expect(
            said.some((text) => text.includes(form)),
            form,
          ).toBe(false)
    })

    test('names the originals by the leaf hash of the lines that took them in, and does not give those lines', () => {
      for (const [label, key] of [
        ['AB1', 'png'],
        ['AB2', 'chat'],
        ['AB3', 'jpg'],
      ] as const) {
        const { seq, leaf } = made!.intakes[made!.files[key]]!
        expect(custody(label)).toMatchObject({ seq, redacted: { leafHash: leaf } })
        expect(readdirSync(join(kept, 'seal/entries'))).not.toContain(`${String(seq).padStart(8, '0')}.json`)
        const line = `named by its line in the record log: ${String(seq).padStart(4, '0')}.`
        for (const pdf of pdfs()) {
          expect(textOf(pdf)).toContain(line)
          expect(textOf(pdf).replaceAll(' ', '')).toContain(leaf)
        }
      }
    })

    test('gives no line that holds covered words, and says which', () => {
      const given = readdirSync(join(kept, 'seal/entries')).map((name) => Number(name.slice(0, 8)))
      expect(made!.holding).toHaveLength(3)
      expect(given.filter((seq) => made!.holding.includes(seq))).toEqual([])
      const [one, two, three] = made!.holding.map((seq) => String(seq).padStart(4, '0'))
      const lines = `${one}, ${two} and ${three}`
      for (const pdf of pdfs())
        expect(textOf(pdf)).toContain(
          `Lines ${lines} of the record log hold words that are covered and are not in the package.`,
        )
    })

    test('says what is not in it, and covers the same words in every list', () => {
      for (const text of pdfs().map(textOf)) {
        for (const sentence of [
          'The writer chose 2 of the 3 incidents recorded in this case between 2 March 2026 and 10 March 2026.',
          '1 incident is not included. The writer’s reason: “It concerns another person.” It is recorded and can be asked for.',
          'health information (1 incident); 1 text. The writer’s reason for leaving out 1 text: “It is private.” The file is kept and can be asked for.',
          'Exhibit AB1 is a redacted copy: 2 areas are covered, described on page',
          'Exhibit AB2 is a redacted copy: 3 places are covered, described on page',
          'Words are covered in 1 incident (page 6) and 1 step taken (page',
          'I gave them █████',
          'lines of the record log that hold something covered here are not in the package',
          'Private notes and correspondence with lawyers are never part of a bundle.',
          '30 × 25 pixels, 10 from the left, 20 from',
          'A child’s face',
        ])
          expect(text).toContain(sentence)
        // Index, chronology, glance or heading, and the incident itself.
        expect(text.split('Calls from █████ [details of other people]').length).toBeGreaterThanOrEqual(4)
      }
    })

    test('is logged in a line of its own that no package gives and that repeats no covered word', () => {
      const { logged, files, incidents } = made!
      expect(logged).toMatchObject({
        leftOut: {
          incidents: [
            { incident: incidents[3], why: null },
            { incident: incidents[2], why: 'It concerns another person.' },
          ],
          exhibits: [{ exhibit: files.diary, why: 'It is private.' }],
          fields: [{ incident: incidents[0], classes: ['health'] }],
        },
        covered: {
          incidents: [
            {
              incident: incidents[0],
              words: [{ class: 'third-party', why: 'A relative’s number', times: 2 }],
            },
          ],
          exhibits: [
            { exhibit: files.png, areas: AREAS, words: [] },
            { exhibit: files.jpg, areas: [JPG_AREA], words: [] },
            { exhibit: files.chat, areas: [] },
          ],
        },
      })
      expect(JSON.stringify(logged)).not.toContain(NUMBER)
      const given = allFiles().some((name) => readFileSync(name).includes('bundle.disclosure@1'))
      expect(given).toBe(false)
    })
  },
)
