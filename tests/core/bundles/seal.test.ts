import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import type { HtmlPrinter } from '../../../src/core/ports/html-printer.ts'
import { needs } from '../../support/judges.ts'
import { apiFor, open, tempVault, type Api, type TempVault } from '../../support/temp-vault.ts'
import { testHost, token, type TestHost } from '../../support/vault-host.ts'

const SECRETS = {
  note: 'ask-the-solicitor-zebra',
  effect: 'sleepless-quagga',
  private: 'seventeen-okapi-lane',
  fileName: 'my-daughter-dodo.txt',
  tag: 'tag-axolotl',
  caseName: 'case-of-the-tapir',
  otherCase: 'another-matter-numbat',
  unlinked: 'inbox-wombat',
}

const printingHost = (): TestHost => testHost({ openPrinter: () => openChromiumPrinter() })

function allFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

const seal = (api: Api, vault: TempVault, recipient = 'Practice manager') =>
  api.bundles.seal({ case: vault.caseId, recipient, purpose: 'Staff safety', to: token(vault.folder) })

/** A case with something in every class, and something of another case. */
async function fullVault(host = printingHost()): Promise<TempVault> {
  const vault = await tempVault(host)
  const { api, caseId, file } = vault
  await api.cases.save({ name: SECRETS.otherCase })
  const { files } = await api.exhibits.add({
    case: caseId,
    files: [token(file(SECRETS.fileName, 'the words of the file')), token(file('x.txt', SECRETS.unlinked))],
  })
  const [first] = files
  if (first === undefined || !('kept' in first)) throw new Error('not kept')
  const fields = { title: 'Letter', words: 'visible-words', effect: SECRETS.effect, private: SECRETS.private }
  const { incident } = await api.incidents.record({
    case: caseId,
    fields,
    tags: [SECRETS.tag],
    exhibits: [first.kept.exhibit],
  })
  await api.notes.write({ incident, text: SECRETS.note })
  return vault
}

describe.skipIf(needs('chromium', 'qpdf', 'pdftotext', 'minisign', 'sha256sum'))('sealing a bundle', () => {
  test('makes a package that the outside judges and our own check accept', async () => {
    const vault = await fullVault()
    const sealed = await seal(vault.api, vault)
    const folder = join(vault.folder, sealed.folder)
    const report = await vault.api.packages.verify({ from: token(folder) })
    expect(report.problems).toEqual([])
    expect(report.ok).toBe(true)
    const run = (command: string, ...args: string[]) =>
      execFileSync(command, args, { cwd: folder, encoding: 'utf8' })
    run('sha256sum', '-c', '--quiet', 'manifest-sha256.txt')
    run('sha256sum', '-c', '--quiet', 'tagmanifest-sha256.txt')
    for (const list of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      expect(run('minisign', '-V', '-p', 'seal/keys/minisign.pub', '-m', list)).toContain(
        'Signature and comment signature verified',
      )
    }
    const pdf = readdirSync(folder).find((name) => name.startsWith('01-'))!
    run('qpdf', '--check', pdf)
    expect(run('pdftotext', pdf, '-')).toContain('visible-words')
    expect((await vault.api.bundles.list({})).bundles.map((bundle) => bundle.state)).toEqual(['sealed'])
    expect((await vault.api.vault.check({})).ok).toBe(true)
  })

  test('carries nothing of what the profile withholds, in no file and in no spelling of the PDF', async () => {
    const vault = await fullVault()
    const sealed = await seal(vault.api, vault)
    const folder = join(vault.folder, sealed.folder)
    const files = allFiles(folder)
    const pdf = files.find((name) => name.endsWith('.pdf'))!
    const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' })
    const opened = execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdf, '-'], {
      maxBuffer: 1 << 28,
    })
    const haystacks = [...files.map((name) => readFileSync(name)), Buffer.from(text), opened]
    for (const [what, secret] of Object.entries(SECRETS)) {
      const found = haystacks.some(
        (bytes) => bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le').swap16()),
      )
      expect(found, what).toBe(false)
    }
  })

  test('the search for withheld words fires on a word that is there', async () => {
    const hidden = deflateSync(Buffer.from('visible-words'))
    expect(hidden.includes('visible-words')).toBe(false)
    const vault = await fullVault()
    const sealed = await seal(vault.api, vault)
    const files = allFiles(join(vault.folder, sealed.folder))
    expect(files.some((name) => readFileSync(name).includes('visible-words'))).toBe(true)
  })

  test('a second hand-over keeps the labels and says nothing of the first', async () => {
    const vault = await fullVault()
    const { api, caseId, file } = vault
    const first = await seal(api, vault, 'recipient-one-ibex')
    const { files } = await api.exhibits.add({ case: caseId, files: [token(file('b.txt', 'earlier'))] })
    const [kept] = files
    if (kept === undefined || !('kept' in kept)) throw new Error('not kept')
    const happened = {
      kind: 'exact',
      fromAt: '2020-01-01T10:00:00.000Z',
      toAt: '2020-01-01T10:00:00.000Z',
      unit: 'second',
      zone: 'UTC',
      asTyped: '',
    } as const
    await api.incidents.record({
      case: caseId,
      fields: { title: 'Earlier', happened },
      exhibits: [kept.kept.exhibit],
    })
    const second = await seal(api, vault, 'Occupational health')
    const data = readdirSync(join(vault.folder, second.folder, 'data'))
    expect(readdirSync(join(vault.folder, first.folder, 'data'))).toEqual(['AB1.txt'])
    expect(data.toSorted()).toEqual(['AB1.txt', 'AB2.txt'])
    const ab1 = readFileSync(join(vault.folder, second.folder, 'data/AB1.txt'), 'utf8')
    expect(ab1).toBe('the words of the file')
    const told = allFiles(join(vault.folder, second.folder)).filter((name) =>
      readFileSync(name).includes('recipient-one-ibex'),
    )
    expect(told).toEqual([])
    expect(second.id.endsWith('-2')).toBe(true)
  })

  test('leaves no gap in the numbers for one that was not made, which stays in the log', async () => {
    let isBroken = true
    const goneAway: HtmlPrinter = {
      name: 'none',
      print: () => Promise.reject(new Error('the browser went away')),
      close: () => Promise.resolve(),
    }
    const openPrinter = () => (isBroken ? Promise.resolve(goneAway) : openChromiumPrinter())
    const vault = await fullVault(testHost({ openPrinter }))
    const fail = () => seal(vault.api, vault).catch(() => null)
    await fail()
    await fail()
    isBroken = false
    const { id, folder } = await seal(vault.api, vault)
    expect(id.endsWith('-1')).toBe(true)
    isBroken = true
    await fail()
    const again = await vault.reopen()
    const { bundles } = await again.bundles.list({})
    const last = id.replace(/1$/, '2')
    expect(bundles.map((one) => [one.id, one.state])).toEqual([
      [id, 'abandoned'],
      [id, 'abandoned'],
      [id, 'sealed'],
      [last, 'abandoned'],
    ])
    const { lines } = await again.ledger.lines({ kind: 'hand-overs' })
    const said = lines.map(({ says }) => says).filter((says) => /^Bundle [\w-]+ /.test(says))
    expect(said.toReversed()).toEqual([
      `Bundle ${id} begun, for Practice manager`,
      `Bundle ${id} was not made: it could not be finished`,
      `Bundle ${id} begun, for Practice manager`,
      `Bundle ${id} was not made: it could not be finished`,
      `Bundle ${id} begun, for Practice manager`,
      expect.stringMatching(`^Bundle ${id} made, \\d+ pages$`),
      `Bundle ${last} begun, for Practice manager`,
      `Bundle ${last} was not made: it could not be finished`,
    ])
    expect((await again.packages.verify({ from: token(join(vault.folder, folder)) })).problems).toEqual([])
    expect((await again.vault.check({})).ok).toBe(true)
    const { exhibit } = await again.exhibits.find({ name: 'AB1' })
    const custody = (await again.custody.get({ exhibit })).lines.map(({ what }) => what)
    const put = `Put into bundle ${id} for Practice manager`
    const notMade = `${put}, which was not made`
    expect(custody.filter((what) => what.startsWith(put))).toEqual([notMade, notMade, put])
  })

  test('an earlier checkpoint is recognised as the beginning of the record', async () => {
    const vault = await fullVault()
    const { note } = await vault.api.ledger.checkpoint({ purpose: 'words' })
    await vault.api.incidents.record({ case: vault.caseId, fields: { title: 'Later' } })
    const sealed = await seal(vault.api, vault)
    const from = token(join(vault.folder, sealed.folder))
    const report = await vault.api.packages.verify({ from, since: note })
    expect(report.rows.find((row) => row.name === 'Earlier record')?.state).toBe('ok')
  })

  test('goes on from a restored backup, under the key of the new log', async () => {
    const vault = await fullVault()
    const backup = join(vault.folder, 'b.holdfast')
    await vault.api.vault.backup({ to: token(backup) })
    const host = printingHost()
    const api = apiFor(host)
    await open(api, backup)
    await api.vault.restore({ to: token(join(vault.folder, 'restored.holdfast')), reason: 'new laptop' })
    const sealed = await seal(api, vault)
    const report = await api.packages.verify({ from: token(join(vault.folder, sealed.folder)) })
    expect(report.problems).toEqual([])
    await api.vault.lock({})
  })
})

describe('an export that does not come about', () => {
  const failing = (fail: () => Promise<never>): HtmlPrinter => ({
    name: 'none',
    print: fail,
    close: () => Promise.resolve(),
  })

  test('leaves no file and one line saying that it was abandoned', async () => {
    const broken = failing(() => Promise.reject(new Error('the browser went away')))
    const vault = await fullVault(testHost({ openPrinter: () => Promise.resolve(broken) }))
    const before = allFiles(vault.folder).length
    await expect(seal(vault.api, vault)).rejects.toMatchObject({ code: 'Internal' })
    expect(allFiles(vault.folder)).toHaveLength(before)
    expect((await vault.api.bundles.list({})).bundles.map((bundle) => bundle.state)).toEqual(['abandoned'])
  })

  test('reads in the log as it happened: begun, then what it leaves out, then its end', async () => {
    const broken = failing(() => Promise.reject(new Error('the browser went away')))
    const vault = await fullVault(testHost({ openPrinter: () => Promise.resolve(broken) }))
    const { incident } = await vault.api.incidents.record({
      case: vault.caseId,
      fields: { title: 'Left out' },
    })
    const asked = { case: vault.caseId, recipient: 'x', purpose: 'y', to: token(vault.folder) }
    const exclude = { incidents: [{ incident }] }
    await expect(vault.api.bundles.seal({ ...asked, exclude })).rejects.toMatchObject({ code: 'Internal' })
    const { lines } = await vault.api.ledger.lines({ kind: 'hand-overs' })
    const said = lines.toReversed().map(({ says }) => says.replace(/HF-\S+?(?=:| )/, 'X'))
    expect(said.filter((says) => says.startsWith('Bundle'))).toEqual([
      'Bundle X begun, for x',
      'Bundle X: what it leaves out was noted',
      'Bundle X was not made: it could not be finished',
    ])
  })

  test('when it is cancelled, likewise', async () => {
    const cancel = new AbortController()
    const stopping = failing(() => {
      cancel.abort()
      return Promise.reject(new Error('stopped'))
    })
    const vault = await fullVault(testHost({ openPrinter: () => Promise.resolve(stopping) }))
    const before = allFiles(vault.folder).length
    const asked = { case: vault.caseId, recipient: 'x', purpose: 'y', to: token(vault.folder) }
    await expect(vault.api.bundles.seal(asked, { signal: cancel.signal })).rejects.toBeDefined()
    expect(allFiles(vault.folder)).toHaveLength(before)
    expect((await vault.api.bundles.list({})).bundles.map((bundle) => bundle.state)).toEqual(['abandoned'])
  })

  test('without a browser nothing is written down at all', async () => {
    const vault = await fullVault(testHost())
    await expect(seal(vault.api, vault)).rejects.toBeDefined()
    expect((await vault.api.bundles.list({})).bundles).toEqual([])
  })
})
