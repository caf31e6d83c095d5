import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { SAMPLE_FOLDER } from '../../src/cli/resources.ts'
import { readSampleCase } from '../../src/core/sample/sample-case.ts'
import { finished, openWorkplace, type Workplace } from '../support/command-line.ts'
import { needs } from '../support/judges.ts'

// Each command that opens a vault takes a second or more for its password hash.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

describe.skipIf(needs('chromium'))('the whole main job on the sample case', () => {
  let at: Workplace
  let made: Awaited<ReturnType<typeof demo>>
  const demo = () => at.json('demo', '--out', 'démo')
  const pass = ['--passphrase-file', 'démo/passphrase.txt']
  const packageAt = (): string => at.path(join('démo', made.made.package))
  const copyOf = (name: string): string => {
    cpSync(packageAt(), at.path(name), { recursive: true })
    return at.path(name)
  }

  beforeAll(async () => {
    at = openWorkplace()
    made = await demo()
  }, 300_000)
  afterAll(() => at.remove())

  test('one command leaves a vault, a package that was verified, and where to begin', () => {
    const sample = readSampleCase(SAMPLE_FOLDER)
    const named = [...sample.incidents.flatMap(({ files }) => files), ...sample.inbox]
    expect(made).toMatchObject({
      exitCode: 0,
      incidents: sample.incidents.length,
      files: { kept: named.length, duplicates: 1 },
      verified: { ok: true, heading: 'Everything matches.' },
      checked: { ok: true, checked: { exhibits: named.length - 1 } },
      sealed: { incidents: sample.incidents.length, exhibits: named.length - 2 },
    })
    for (const name of Object.values(made.made)) expect(existsSync(at.path(join('démo', name)))).toBe(true)
    expect(
      readFileSync(at.path(join('démo', made.made.openFirst)))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(made.warnings.join(' ')).toContain('throw-away vault')
  })

  test('the vault holds everything: corrections, tags, notes, links, the inbox', async () => {
    const { items, inbox, approximate } = await at.json('list', 'démo/sample.holdfast', ...pass)
    expect(items.length).toBe(14)
    expect(approximate).toBeGreaterThan(2)
    expect(inbox.map(({ intakes }) => intakes[0]?.name)).toEqual(['vidboard-profile.png'])
    const phone = items.find(({ title }) => title === 'Shouting on the phone to reception')
    const shown = await at.json('show', 'démo/sample.holdfast', phone?.incident ?? '', ...pass)
    expect(shown.incident.versions.map(({ reason }) => reason)).toContain('wrong-date')
    expect(shown.incident.fields.happened?.asTyped).toBe('2025-10-14T10:12')
    const letter = items.find(({ title }) => title.startsWith('Typed letter'))
    const linked = await at.json('show', 'démo/sample.holdfast', letter?.incident ?? '', ...pass)
    expect(linked.incident.links).toMatchObject([{ relation: 'same-as' }])
    expect(linked.incident.notes.length).toBe(1)
  })

  test('the exhibits in the package are the files of the sample, byte for byte', () => {
    const data = readdirSync(join(packageAt(), 'data')).map((name) =>
      readFileSync(join(packageAt(), 'data', name)),
    )
    const sample = readSampleCase(SAMPLE_FOLDER).incidents.flatMap(({ files }) => files)
    const missing = sample.filter((name) => {
      const original = readFileSync(join(SAMPLE_FOLDER, name))
      return !data.some((bytes) => bytes.equals(original))
    })
    expect(missing).toEqual([])
  })

  test('the package gives the accounts of the sample, and who is taken to be behind them, each in its own line', () => {
    const entries = join(packageAt(), 'seal/entries')
    const lines = readdirSync(entries).map((name) => readFileSync(join(entries, name), 'utf8'))
    const count = (type: string): number => lines.filter((line) => line.includes(`"${type}@1"`)).length
    const { accounts } = readSampleCase(SAMPLE_FOLDER)
    expect([count('account.recorded'), count('account.attributed')]).toEqual([
      accounts.length,
      accounts.flatMap(({ behind }) => behind).length,
    ])
  })

  test('verify needs no vault: a whole package passes, with an earlier checkpoint compared', async () => {
    await at.json('checkpoint', 'démo/sample.holdfast', '--out', 'later.txt', ...pass)
    const good = await at.json('verify', packageAt(), '--since', join(packageAt(), 'seal', 'checkpoint.txt'))
    expect(good).toMatchObject({ ok: true, exitCode: 0, problems: [] })
    expect(good.rows.find(({ name }) => name === 'Earlier record')?.state).toBe('ok')
    const { out, err } = await at.run(['verify', packageAt()])
    expect([out.split('\n')[0], err]).toEqual(['Everything matches.', ''])
  })

  test.each<[string, (folder: string) => void, string]>([
    [
      'a changed file',
      (folder) => appendFileSync(join(folder, 'data', readdirSync(join(folder, 'data'))[0]!), 'x'),
      'changed',
    ],
    [
      'a missing file',
      (folder) => rmSync(join(folder, 'data', readdirSync(join(folder, 'data'))[0]!)),
      'missing',
    ],
    ['an extra file', (folder) => writeFileSync(join(folder, 'data', 'more.txt'), 'x'), 'added'],
  ])('%s is found, and exits 1', async (name, spoil, kind) => {
    const folder = copyOf(name)
    spoil(folder)
    const report = await at.json('verify', folder)
    expect(report).toMatchObject({ ok: false, exitCode: 1 })
    expect(report.problems.map((problem) => problem.kind)).toContain(kind)
  })

  test('a file that a computer added by itself is named, and is no problem', async () => {
    const folder = copyOf('touched')
    writeFileSync(join(folder, '.DS_Store'), 'x')
    expect(await at.json('verify', folder)).toMatchObject({ ok: true, addedByComputer: ['.DS_Store'] })
  })

  test('its PDF alone can be checked in part', async () => {
    const report = await at.json('verify', join('démo', made.made.openFirst))
    expect(report).toMatchObject({ ok: false, exitCode: 1, heading: 'This could be checked in part.' })
    expect(report.rows.filter(({ state }) => state === 'ok').map(({ name }) => name)).toEqual(['Bundle PDF'])
    const inPackage = made.verified.rows.find(({ name }) => name === 'Bundle PDF')
    expect(inPackage).toMatchObject({ state: 'ok' })
    const key = /Sealed by the PDF key ([0-9A-F ]+) \(/.exec(inPackage?.says ?? '')?.[1]
    expect(report.sentence).toContain(`Sealed by the PDF key ${key} (a key, not a person)`)
  })

  test('seal hands over again under the next number, and refuses a case with nothing in it', async () => {
    const ask = ['--to', 'A lawyer', '--purpose', 'Advice', '--let-through', 'all', ...pass]
    const sealed = await at.json(
      'seal',
      'démo/sample.holdfast',
      '--case',
      'Millbrook Surgery',
      '--out',
      'second',
      ...ask,
    )
    expect(sealed.id).not.toBe(made.sealed.id)
    expect(readdirSync(at.path('second'))).toEqual([sealed.folder])
    await at.json('case', 'démo/sample.holdfast', '--name', 'Empty', ...pass)
    const refused = await at.error(
      'seal',
      'démo/sample.holdfast',
      '--case',
      'Empty',
      '--out',
      'third',
      ...ask,
    )
    expect(refused).toMatchObject({ code: 'NothingToSeal', exitCode: 3 })
    expect(existsSync(at.path('third'))).toBe(false)
  })

  test('Ctrl-C while the package is being made takes everything away again', async () => {
    const child = at.start(['demo', '--out', 'stopped', '--json'])
    const ended = finished(child)
    while (!existsSync(at.path('stopped/package'))) await new Promise((resolve) => setTimeout(resolve, 50))
    child.kill('SIGINT')
    const { code, out } = await ended
    expect([code, JSON.parse(out)]).toMatchObject([3, { error: { code: 'Cancelled' } }])
    expect(existsSync(at.path('stopped'))).toBe(false)
  })

  test('a folder that is there is not touched', async () => {
    mkdirSync(at.path('mine'))
    expect(await at.error('demo', '--out', 'mine')).toMatchObject({ code: 'CannotWrite', exitCode: 3 })
    expect(readdirSync(at.path('mine'))).toEqual([])
  })
})
