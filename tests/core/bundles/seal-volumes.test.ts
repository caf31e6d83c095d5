import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { needs } from '../../support/judges.ts'
import { openPdf } from '../../support/open-pdf.ts'
import { tempFolder, tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const MOST_PAGES = 8

/** The resources with a limit in the profile that the tests seal for. */
function resourcesWithLimit(): string {
  const folder = join(tempFolder(), 'resources')
  cpSync('resources', folder, { recursive: true })
  const file = join(folder, 'profiles/internal.json')
  const profile = z.looseObject({}).parse(JSON.parse(readFileSync(file, 'utf8')))
  const pages = {
    says: 'At most eight pages.',
    source: 'made up',
    read: 'general-knowledge',
    asAt: '2026-11-22',
    most: MOST_PAGES,
    answer: 'volumes',
  }
  writeFileSync(file, JSON.stringify({ ...profile, limits: { bytes: null, pages } }))
  return folder
}

describe.skipIf(needs('chromium', 'pdfsig', 'sha256sum'))('sealing over a limit', () => {
  test('puts every volume in both copies into the package, each master with its own signature', async () => {
    const resourcesFolder = resourcesWithLimit()
    const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter(), resourcesFolder }))
    const { api, caseId } = vault
    for (const number of [1, 2, 3, 4]) {
      await api.incidents.record({ case: caseId, fields: { title: `Incident of the test ${number}` } })
    }
    const sealed = await api.bundles.seal({
      case: caseId,
      recipient: 'Practice manager',
      purpose: 'Staff safety',
      to: token(vault.folder),
      recogniseText: false,
    })
    const folder = join(vault.folder, sealed.folder)
    const of = sealed.volumes
    expect(of).toBeGreaterThan(1)
    const masters = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
    const named = (number: number): string => `Evidence-bundle-${sealed.id}-volume-${number}-of-${of}`
    const numbers = Array.from({ length: of }, (_, index) => index + 1)
    expect(masters.toSorted()).toEqual(numbers.map((number) => `01-${named(number)}-sealed.pdf`))
    expect(readdirSync(join(folder, 'other-copy')).toSorted()).toEqual(
      numbers.map((number) => `${named(number)}-filing-copy.pdf`),
    )
    expect(sealed.open).toBe(`01-${named(1)}-sealed.pdf`)
    expect(sealed.notes.join('\n')).toMatch(
      new RegExp(`in ${of} volumes, numbered on, because of a limit. At most eight pages. \\(made up, as at`),
    )
    expect(sealed.notes.join('\n')).not.toContain('limit is passed')

    const labels: string[] = []
    for (const name of masters.toSorted()) {
      const said = execFileSync('pdfsig', [join(folder, name)], { encoding: 'utf8' })
      expect(said).toContain('Signature is Valid.')
      expect(said).toContain('Total document signed')
      const pdf = await openPdf(readFileSync(join(folder, name)))
      expect(pdf.numPages).toBeLessThanOrEqual(MOST_PAGES)
      labels.push(...((await pdf.getPageLabels()) ?? []))
      await pdf.loadingTask.destroy()
    }
    expect(labels).toEqual(Array.from({ length: sealed.pages }, (_, index) => String(index + 1)))

    const report = await api.packages.verify({ from: token(folder) })
    expect(report.problems).toEqual([])
    expect(report.ok).toBe(true)
    execFileSync('sha256sum', ['-c', '--quiet', 'tagmanifest-sha256.txt'], { cwd: folder })
    const readMe = readFileSync(join(folder, '00-READ-ME-FIRST.txt'), 'utf8')
    for (const name of masters) expect(readMe).toContain(name)
    await api.vault.lock({})
  }, 240_000)
})
