import { cpSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHost, token } from '../support/vault-host.ts'
import { PASSPHRASE, apiFor } from '../support/temp-vault.ts'
import { DOES_NOT_SAY } from '../../src/contract/packages.ts'
import { verifyPackage } from '../../src/core/packages/verify.ts'
import { CheckPage } from '../check-page/check-page-driver.ts'
import { filesIn } from '../core/packages/sample-package.ts'
import { needs } from '../support/judges.ts'
import { ask, flipped, rewritten, withRevision } from '../support/pdf-judges.ts'
import { openSampleVault } from '../support/sample-vault.ts'
import type { SampleVault } from '../support/sample-vault.ts'
import { outsideJudges } from './outside-judges.ts'
import type { Answers } from './outside-judges.ts'

/** What every judge is expected to say. The same table stands in docs/verifying.md, letter for letter. */
const MATRIX = `
| what was done to the package | pdfsig | mutool sign -v | openssl cms | sha256sum -c | minisign -V | holdfast verify and the check page |
|---|---|---|---|---|---|---|
| nothing | valid, total document | unchanged | good | all OK | both good | Everything matches. |
| one byte of the PDF changed | **digest mismatch** | **changed** | **fails** | **1 failed** | both good | **Something does not match.** |
| pages appended to the PDF | valid, **not** total document | **edits since signing** | good | **1 failed** | both good | **Something does not match.** |
| the PDF saved again | **not verified** | **error** | **nothing to check** | **1 failed** | both good | **Something does not match.** |
| the PDF cut short | **cannot read it** | **error** | **nothing to check** | **1 failed** | both good | **Something does not match.** |
| one byte of an original changed | valid, total document | unchanged | good | **1 failed** | both good | **Something does not match.** |
| an original cut short | valid, total document | unchanged | good | **1 failed** | both good | **Something does not match.** |
| one byte of the list changed | valid, total document | unchanged | good | **2 failed** | **1 of 2 fails** | **Something does not match.** |
| one byte of a log entry changed | valid, total document | unchanged | good | **1 failed** | both good | **Something does not match.** |
| two log entries swapped | valid, total document | unchanged | good | **2 failed** | both good | **Something does not match.** |
| the proof of an entry taken away | valid, total document | unchanged | good | **1 not here** | both good | **Something is missing.** |
| an entry taken away, its proof left | valid, total document | unchanged | good | **1 not here** | both good | **Something is missing.** |
| an original taken away | valid, total document | unchanged | good | **1 not here** | both good | **Something is missing.** |
| a file added | valid, total document | unchanged | good | all OK | both good | **Something was added.** |
| an earlier checkpoint of this record given | valid, total document | unchanged | good | all OK | both good | Everything matches. |
| an earlier checkpoint of another history given | valid, total document | unchanged | good | all OK | both good | **Something does not match.** |
`.trim()

const [, , ...ROWS] = MATRIX.split('\n')
const caseOf = (row: string): string => row.split(' | ')[0]!.slice(2)

type Tamper = (place: (name: string) => string) => void

const change =
  (name: string, how: (bytes: Uint8Array) => Uint8Array): Tamper =>
  (place) =>
    writeFileSync(place(name), how(readFileSync(place(name))))

const flipMiddle = (bytes: Uint8Array): Uint8Array => flipped(bytes, bytes.length >> 1)
const cutShort = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, -100)

const ORIGINAL = 'data/AB2.png'

describe.skipIf(
  needs('chromium', 'pdfsig', 'mutool', 'openssl', 'qpdf', 'sha256sum', 'minisign', 'pdftotext'),
)('what each judge says of a package that was tampered with', () => {
  let vault: SampleVault
  let page: CheckPage
  let good: string
  let judge: (folder: string) => Answers
  let since: Readonly<Record<string, string>>
  let tampers: Readonly<Record<string, Tamper>>
  const nothing: Tamper = () => undefined

  beforeAll(async () => {
    vault = await openSampleVault()
    page = await CheckPage.open()
    since = await earlierCheckpoints(vault)
    good = await vault.seal('police')
    judge = outsideJudges(good)
    const pdf = filesIn(good).find((name) => name.endsWith('-sealed.pdf'))!
    const entries = filesIn(good).filter((name) => name.startsWith('seal/entries/'))
    const [entry, other] = [entries[3]!, entries[5]!]
    tampers = {
      nothing,
      'one byte of the PDF changed': change(pdf, flipMiddle),
      'pages appended to the PDF': change(pdf, withRevision),
      'the PDF saved again': change(pdf, rewritten),
      'the PDF cut short': change(pdf, cutShort),
      'one byte of an original changed': change(ORIGINAL, flipMiddle),
      'an original cut short': change(ORIGINAL, cutShort),
      'one byte of the list changed': change('manifest-sha256.txt', (bytes) => flipped(bytes, 5)),
      'one byte of a log entry changed': change(entry, flipMiddle),
      'two log entries swapped': (place) => {
        renameSync(place(entry), place('swap'))
        renameSync(place(other), place(entry))
        renameSync(place('swap'), place(other))
      },
      'the proof of an entry taken away': (place) =>
        unlinkSync(place(entry.replace('entries', 'proofs').replace('.json', '.tlog-proof'))),
      'an entry taken away, its proof left': (place) => unlinkSync(place(entry)),
      'an original taken away': (place) => unlinkSync(place(ORIGINAL)),
      'a file added': (place) => writeFileSync(place('data/AB99.png'), 'added'),
      'an earlier checkpoint of this record given': nothing,
      'an earlier checkpoint of another history given': nothing,
    }
  }, 240_000)
  afterAll(async () => {
    await page?.close()
    await vault?.close()
  })

  test.each(ROWS.map((row) => [caseOf(row), row] as const))('%s', async (what, row) => {
    const folder = join(vault.folder, 'tampered')
    rmSync(folder, { recursive: true, force: true })
    cpSync(good, folder, { recursive: true })
    tampers[what]!((name) => join(folder, name))
    const earlier = since[what]
    const report = await verifyPackage(folder, earlier === undefined ? {} : { since: earlier })
    const first = await page.chooseFolder(folder)
    const said = earlier === undefined ? first : await page.compare(earlier)
    expect(said.report).toEqual(report)
    expect([said.heading, said.sentence]).toEqual([report.heading, report.sentence])
    const { pdfsig, mutool, openssl, sha256sum, minisign } = judge(folder)
    const heading = report.ok ? report.heading : `**${report.heading}**`
    expect(`| ${[what, pdfsig, mutool, openssl, sha256sum, minisign, heading].join(' | ')} |`).toBe(row)
  })

  test('what the page says of a whole bundle is printed on one sheet, with the time and what it does not say', async () => {
    await page.chooseFolder(good)
    const pdf = await page.page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    const file = join(vault.folder, 'printed.pdf')
    writeFileSync(file, pdf)
    const text = ask('pdftotext', [file, '-']).text.replaceAll(/\s+/g, ' ')
    expect(text).toMatch(/Checked on \w+ \d+ \w+ \d{4} at \d\d:\d\d:\d\d/)
    for (const words of ['Everything matches.', 'Bundle PDF', ...DOES_NOT_SAY]) expect(text).toContain(words)
  })

  test('the page asked nothing of anybody, and every case of the table was tried', () => {
    expect([page.requests, page.complaints]).toEqual([[], []])
    expect(ROWS.map(caseOf)).toEqual(Object.keys(tampers))
  })
})

test('the recipient’s page has the same table', () => {
  expect(readFileSync('docs/verifying.md', 'utf8')).toContain(MATRIX)
})

/** One of the record's own past; one that an old copy of the vault signed, which then went on by itself. */
async function earlierCheckpoints({ api, folder, path }: SampleVault) {
  const own = await api.ledger.checkpoint({ purpose: 'words' })
  await api.vault.lock({})
  cpSync(path, join(folder, 'copy.holdfast'))
  const opened = async (client: typeof api, file: string): Promise<void> => {
    await client.vault.open({ file: token(file), secret: { kind: 'passphrase', passphrase: PASSPHRASE } })
  }
  const copy = apiFor(testHost())
  await opened(copy, join(folder, 'copy.holdfast'))
  const other = await copy.ledger.checkpoint({ purpose: 'words' })
  await copy.vault.lock({})
  await opened(api, path)
  return {
    'an earlier checkpoint of this record given': own.note,
    'an earlier checkpoint of another history given': other.note,
  }
}
