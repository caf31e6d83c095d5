import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { SHOW_FIRST } from '../../src/core/bundles/drafts/document.ts'
import { openWorkplace, type Told, type Workplace } from '../support/command-line.ts'
import { needs } from '../support/judges.ts'

// Each command that opens a vault takes a second or more for its password hash.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const TEST_ZIP =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))'

describe.skipIf(needs('chromium', 'unzip', 'python3', 'pdftotext'))('handing a package over', () => {
  let at: Workplace
  let sealed: Told<'seal'>
  const vault = [
    'demo/sample.holdfast',
    '--passphrase-file',
    'demo/passphrase.txt',
    '--case',
    'Millbrook Surgery',
  ]
  const ask = [...vault, '--to', 'Northshire Police', '--purpose', 'Report', '--profile', 'police']

  beforeAll(async () => {
    at = openWorkplace()
    await at.json('demo', '--out', 'demo')
    sealed = await at.json('seal', ...ask, '--let-through', 'all', '--as', 'two-files', '--out', 'two')
  })
  afterAll(() => at.remove())

  test('as two files gives the bundle and one zip that other tools and our check accept', async () => {
    const [pdf, zip] = sealed.made as [string, string]
    expect(readdirSync(at.path('two')).toSorted()).toEqual([pdf, zip].toSorted())
    expect(pdf).toBe(`Evidence-bundle-${sealed.id}-sealed.pdf`)
    expect(zip).toBe(`${sealed.folder}.zip`)
    expect(sealed).toMatchObject({ exitCode: 0, as: 'two-files', open: pdf })
    const path = at.path(`two/${zip}`)
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
    const listed = execFileSync('python3', ['-c', TEST_ZIP, path], { encoding: 'utf8' })
    expect(listed.trim()).toBe(`None ${sealed.files}`)
    const inside = execFileSync('unzip', ['-p', path, `${sealed.folder}/01-${pdf}`], { maxBuffer: 1 << 28 })
    expect(inside.equals(readFileSync(at.path(`two/${pdf}`)))).toBe(true)
    const verified = await at.json('verify', `two/${zip}`)
    expect(verified).toMatchObject({ ok: true, exitCode: 0, bundleId: sealed.id })
  })

  test('says what is known of that way and gives words to copy', () => {
    expect(sealed.notes.join(' ')).toMatch(
      /The PDF and the zip go up as two files\. \(.*as at \d+ [A-Z][a-z]+ \d{4}\)/,
    )
    expect(sealed.texts.message).toContain(`bundle ${sealed.id}`)
    expect(sealed.texts.message).toContain('in the zip')
    expect(sealed.texts.caption.length).toBeLessThanOrEqual(96)
  })

  test('prints for a court what was given for it, and not the recipient or the number of the police', async () => {
    const court = ['--court', 'County Court at Birmingham', '--case-number', 'K00BM123', '--bundle-name', 'A']
    const parties = ['--party-first', 'Alex Bennett', '--party-second', 'Persons Unknown']
    const title = ['--short-title', 'Bennett v Persons Unknown', '--hearing', '1 December 2026']
    const given = [...court, ...parties, ...title]
    const to = ['--to', 'Clerk Jones', '--purpose', 'Hearing', '--as', 'two-files', '--out', 'court']
    const only = ['--no-recognised-text', '--let-through', 'all']
    const made = await at.json('seal', ...vault, ...to, ...only, '--profile', 'uk-civil', ...given)
    const [pdf] = made.made as [string, string]
    expect(pdf).toMatch(/^K00BM123 Bennett v Persons Unknown Bundle A \d{4}-\d\d-\d\d\.pdf$/)
    const first = execFileSync('pdftotext', ['-l', '1', at.path(`court/${pdf}`), '-'], { encoding: 'utf8' })
    const text = first.replaceAll(/\s+/g, ' ')
    for (const said of ['In the County Court at Birmingham', 'Claim number K00BM123', ...parties.slice(1, 2)])
      expect(text).toContain(said)
    expect(text).not.toMatch(/Clerk Jones|other-copy/)
    expect(await at.error('seal', ...ask, ...court, '--out', 'x')).toMatchObject({ code: 'InvalidInput' })
    expect(await at.error('seal', ...ask, ...parties.slice(0, 2), '--out', 'x')).toMatchObject({
      code: 'WrongUsage',
    })
  })

  test('has no other way than those two', async () => {
    expect(await at.error('seal', ...ask, '--as', 'stick', '--out', 'x')).toMatchObject({
      code: 'WrongUsage',
    })
  })

  test('makes an encrypted copy with words of its own, and says that they go another way', async () => {
    const zip = `two/${sealed.made[1]}`
    const made = await at.json('encrypt', zip, '--out', 'copy.zip.age', '--passphrase-out', 'words.txt')
    expect(made).toMatchObject({ exitCode: 0, bundleId: sealed.id, passphrase: 'made' })
    expect(readFileSync(at.path('words.txt'), 'utf8')).toMatch(/^([a-z]+ ){7}[a-z]+\n$/)
    expect(made.warnings.join(' ')).toContain('another way than the file')
    expect(made.warnings.join(' ')).toContain('Most police and court systems refuse encrypted files.')
    expect(readFileSync(at.path('copy.zip.age')).subarray(0, 21).toString()).toBe('age-encryption.org/v1')
    const pdf = `two/${sealed.made[0]}`
    const refused = await at.error('encrypt', pdf, '--out', 'y.age', '--passphrase-out', 'y.txt')
    expect(refused.code).toBe('NotAPackage')
    for (const name of ['y.age', 'y.txt']) expect(existsSync(at.path(name))).toBe(false)
  })

  test('writes a draft with DRAFT on every page', async () => {
    const made = await at.json('draft', ...vault, '--profile', 'uk-civil', '--out', 'draft.pdf')
    for (let page = 1; page <= made.pages; page += 1) {
      const range = ['-f', String(page), '-l', String(page)]
      const text = execFileSync('pdftotext', [...range, at.path('draft.pdf'), '-'], { encoding: 'utf8' })
      expect(text).toContain(`DRAFT, not signed · ${SHOW_FIRST}`)
    }
  })
})
