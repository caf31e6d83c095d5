import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import type { BundleKey, ExhibitId, IncidentId } from '../../../src/contract/ids.ts'
import { needs } from '../../support/judges.ts'
import { linksOf, openPdf } from '../../support/open-pdf.ts'
import { tempVault, type TempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const RECIPIENT = 'Practice manager'

type Sealed = Awaited<ReturnType<TempVault['api']['bundles']['seal']>>

describe.skipIf(needs('chromium', 'pdftotext', 'pdfsig'))('a bundle that continues another', () => {
  let vault: TempVault
  let first: Sealed
  let second: Sealed
  let third: Sealed

  const seal = (continues?: BundleKey, recipient = RECIPIENT): Promise<Sealed> =>
    vault.api.bundles.seal({
      case: vault.caseId,
      recipient,
      purpose: 'Staff safety',
      to: token(vault.folder),
      recogniseText: false,
      ...(continues && { continues }),
    })
  async function keep(name: string): Promise<ExhibitId> {
    const files = [token(vault.file(`${name}.txt`, `the words of ${name}`))]
    const [kept] = (await vault.api.exhibits.add({ case: vault.caseId, files })).files
    if (kept === undefined || !('kept' in kept)) throw new Error('not kept')
    return kept.kept.exhibit
  }
  async function record(
    title: string,
    day: string,
    exhibits: readonly ExhibitId[] = [],
  ): Promise<IncidentId> {
    const fromAt = `${day}T10:00:00.000Z` as never
    const happened = {
      kind: 'exact',
      fromAt,
      toAt: fromAt,
      unit: 'second',
      zone: 'UTC',
      asTyped: '',
    } as const
    const fields = { title, happened }
    const { incident } = await vault.api.incidents.record({
      case: vault.caseId,
      fields,
      exhibits: [...exhibits],
    })
    return incident
  }
  const pathOf = ({ folder, open }: Sealed): string => join(vault.folder, folder, open)
  const textOf = (sealed: Sealed): string =>
    execFileSync('pdftotext', ['-layout', pathOf(sealed), '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
  const dataOf = ({ folder }: Sealed): readonly string[] =>
    readdirSync(join(vault.folder, folder, 'data')).toSorted()
  async function labelsOf(sealed: Sealed): Promise<readonly string[]> {
    const pdf = await openPdf(readFileSync(pathOf(sealed)))
    const labels = (await pdf.getPageLabels()) ?? []
    await pdf.loadingTask.destroy()
    return labels
  }
  const numbersFrom = (from: number, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => String(from + index))

  async function handOverThrice(): Promise<void> {
    vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
    const { api } = vault
    const letter = await record('A letter', '2026-02-01', [await keep('letter')])
    const call = await record('A call', '2026-02-02')
    first = await seal()
    await api.incidents.amend({ incident: call, fields: { title: 'A long call' }, reason: 'remembered-more' })
    await api.exhibits.link({ exhibits: [await keep('envelope')], incident: letter })
    await record('An earlier visit', '2026-01-01', [await keep('picture')])
    second = await seal(first.bundle)
    await record('A last word', '2026-03-01')
    third = await seal(second.bundle)
  }

  /** Holds only what was not handed over, and numbers its pages on. */
  async function holdsOnlyWhatIsNew(): Promise<void> {
    expect(await labelsOf(first)).toEqual(numbersFrom(1, first.pages))
    expect(await labelsOf(second)).toEqual(numbersFrom(first.pages + 1, second.pages))
    expect(await labelsOf(third)).toEqual(numbersFrom(first.pages + second.pages + 1, third.pages))
    expect(dataOf(first)).toEqual(['AB1.txt'])
    expect(dataOf(second)).toEqual(['AB2.txt', 'AB3.txt'])
    expect(existsSync(join(vault.folder, third.folder, 'data'))).toBe(false)
    expect([first, second, third].map(({ incidents }) => incidents)).toEqual([2, 2, 1])
  }

  /** Keeps the number of an incident that is corrected, and gives new ones the next. */
  function keepsNumbers(): void {
    const text = textOf(second)
    expect(text).toContain('Incident 2 A long call')
    expect(text).toContain('Incident 3 An earlier visit')
    expect(text).not.toContain('A letter')
    expect(textOf(third)).toContain('Incident 4 A last word')
  }

  /** Says what it continues, and where that has what is not here. */
  function saysWhatItContinues(): void {
    const text = textOf(second)
    const day = /Continues (bundle \S+ of .+?, pages 1 to \d+)/.exec(text)?.[1]
    expect(day?.startsWith(`bundle ${first.id} of `)).toBe(true)
    expect(day?.endsWith(`pages 1 to ${first.pages}`)).toBe(true)
    const pages = execFileSync('pdftotext', [pathOf(first), '-'], { encoding: 'utf8' }).split('\f')
    const letterPage = pages.findIndex((page) => /Incident 1\s+A letter/.test(page)) + 1
    expect(letterPage).toBeGreaterThan(1)
    expect(text).toContain(`incident 1 (page ${letterPage} of bundle ${first.id})`)
    expect(text).toMatch(new RegExp(`Incidents: 1 \\(page ${letterPage}\\), 2 \\(page \\d+\\)\\.`))
    expect(text).toMatch(/Exhibits: AB1 \(page \d+\)\./)
    expect(text).toContain('2 incidents were handed over there. 1 of them stands here again, corrected.')
    expect(text).toContain('This bundle has 1 new incident.')
    expect(textOf(third)).toContain(`pages ${first.pages + 1} to ${first.pages + second.pages}`)
  }

  /** Has links only into itself, to the number they print. */
  async function hasLinksOnlyIntoItself(): Promise<void> {
    const labels = await labelsOf(second)
    const pdf = await openPdf(readFileSync(pathOf(second)))
    let checked = 0
    for (const [index] of labels.entries()) {
      for (const { text, toPage } of await linksOf(pdf, index + 1)) {
        const number = Number(/^(?:page\s)?(\d+)(–\d+)?$/.exec(text)?.[1] ?? 0)
        if (number <= first.pages) continue
        expect(labels[toPage - 1]).toBe(String(number))
        checked += 1
      }
    }
    await pdf.loadingTask.destroy()
    expect(checked).toBeGreaterThan(8)
  }

  /** Is a package of its own that matches, with a signature that is valid. */
  async function isAPackageOfItsOwn(): Promise<void> {
    for (const sealed of [first, second, third]) {
      const report = await vault.api.packages.verify({ from: token(join(vault.folder, sealed.folder)) })
      expect(report.problems).toEqual([])
      const said = execFileSync('pdfsig', [pathOf(sealed)], { encoding: 'utf8' })
      expect(said).toContain('Signature is Valid.')
      expect(said).toContain('Total document signed')
    }
  }

  /** Is refused where nothing is new, for another recipient, and behind one that is continued already. */
  async function isRefused(): Promise<void> {
    await expect(seal(third.bundle)).rejects.toMatchObject({ code: 'NothingToSeal' })
    await expect(seal(third.bundle, 'Somebody else')).rejects.toMatchObject({ code: 'CannotContinue' })
    await expect(seal(first.bundle)).rejects.toMatchObject({ code: 'CannotContinue' })
    await expect(seal('0'.repeat(32) as BundleKey)).rejects.toMatchObject({ code: 'NotFound' })
  }

  test('holds only what is new, numbered on, says where the rest is, and is continued once', async () => {
    await handOverThrice()
    await holdsOnlyWhatIsNew()
    keepsNumbers()
    saysWhatItContinues()
    await hasLinksOnlyIntoItself()
    await isAPackageOfItsOwn()
    await isRefused()
    await vault.api.vault.lock({})
  }, 300_000)
})
