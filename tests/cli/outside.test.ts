import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needs } from '../support/judges.ts'
import { openTimeAuthority, type TimeAuthority } from '../support/time-authority.ts'
import { openWorkplace, type Workplace } from '../support/command-line.ts'

const PASS = ['--passphrase-file', 'pass'] as const

describe.skipIf(needs('chromium', 'openssl'))('outside witnesses on the command line', () => {
  let at: Workplace
  let authority: TimeAuthority
  let bundleId = ''
  let words: readonly string[] = []
  beforeAll(async () => {
    at = openWorkplace()
    authority = openTimeAuthority({ subject: '/CN=Example Time Service', chain: 'own' })
    writeFileSync(at.path('pass'), 'seven words that nobody else would choose')
    writeFileSync(at.path('a.txt'), 'the words')
    await at.json('init', 'v.holdfast', ...PASS, '--recovery-out', 'code')
    const add = ['v.holdfast', '--case', 'My record', '--initials', 'AB', '--title', 'Letter', 'a.txt']
    await at.json('add', ...add, ...PASS)
  })
  afterAll(() => {
    at.remove()
    authority.close()
  })

  test('a query is carried to a time service and its answer back, into a package that says so', async () => {
    const asked = await at.json('stamp query', 'v.holdfast', '--out', 'q.tsq', ...PASS)
    expect((await at.json('stamp list', 'v.holdfast', ...PASS)).waiting).toHaveLength(1)
    expect(await at.error('stamp', 'query', 'v.holdfast', '--out', 'q.tsq', ...PASS)).toMatchObject({
      code: 'CannotWrite',
      exitCode: 3,
    })
    writeFileSync(at.path('page.html'), '<html>')
    expect(await at.error('stamp', 'import', 'v.holdfast', 'page.html', ...PASS)).toMatchObject({
      code: 'NotATimeStamp',
      exitCode: 3,
    })
    writeFileSync(at.path('a.tsr'), authority.answer(readFileSync(at.path('q.tsq'))))
    const stamp = await at.json('stamp import', 'v.holdfast', 'a.tsr', ...PASS)
    expect(stamp).toMatchObject({ isNew: true, size: asked.size, authority: 'Example Time Service' })
    const { out } = await at.run(['stamp', 'list', 'v.holdfast', ...PASS])
    expect(out).toContain(`The first ${asked.size} lines of the record were there not later than`)

    const seal = ['--case', 'My record', '--to', 'Northshire Police', '--purpose', 'Report', '--out', 'out']
    const sealed = await at.json('seal', 'v.holdfast', ...seal, ...PASS)
    const verified = await at.json('verify', `out/${sealed.folder}`)
    expect(verified.times).toMatchObject([{ size: asked.size, at: stamp.at }])
    bundleId = sealed.id
    words = sealed.checkpoint.words
  }, 400_000)

  test('a hand-over is written down, with what was said and the receipt', async () => {
    const how = ['--method', 'in-person', '--happened', '2026-03-12T16:30', '--received-by', 'PC Shah']
    const said = ['--number', '4471', '--said', 'We will call.']
    const bundle = ['v.holdfast', bundleId.toLowerCase()]
    expect(await at.error('handover', 'said', ...bundle, ...said, ...PASS)).toMatchObject({
      code: 'NotFound',
    })
    await at.json('handover', ...bundle, ...how, ...said, ...PASS)
    await at.json('handover said', ...bundle, '--reference', '20/123456/26', ...PASS)
    await at.json('handover amend', ...bundle, '--place', 'Central', '--reason', 'remembered-more', ...PASS)
    writeFileSync(at.path('r.json'), '{"ref":"20/123456/26"}')
    const receipt = await at.json('receipt import', ...bundle, 'r.json', ...PASS)
    expect(receipt).toMatchObject({ kind: 'file', number: 2 })
    const { handovers } = await at.json('handover list', 'v.holdfast', ...PASS)
    expect(handovers).toMatchObject([
      {
        id: bundleId,
        method: 'in-person',
        receivedBy: 'PC Shah',
        place: 'Central',
        said: [{ number: '4471', words: 'We will call.' }, { reference: '20/123456/26' }],
        corrections: [{ reason: 'remembered-more' }],
        receipts: [{ number: 2, kind: 'file' }],
        checkpoint: { words },
      },
    ])
    const listed = (await at.run(['handover', 'list', 'v.holdfast', ...PASS])).out
    for (const part of [
      'in person, Thursday 12 March 2026, 16:30, received by PC Shah, at Central',
      'reference 20/123456/26',
      'A receipt file: file 2',
    ])
      expect(listed).toContain(part)
    const custody = (await at.run(['custody', 'v.holdfast', '1', ...PASS])).out
    expect(custody).toContain('Released by the writer, received by PC Shah')
    expect(custody).toMatch(/line \d+, by the writer\n {2}Handed over in person/)
    await at.run(['get', 'v.holdfast', '2', '--out', 'back.json', ...PASS])
    expect(readFileSync(at.path('back.json'))).toEqual(readFileSync(at.path('r.json')))
    expect(
      await at.error('handover', ...bundle, '--method', 'pigeon', '--happened', 'unknown', ...PASS),
    ).toMatchObject({
      code: 'WrongUsage',
      exitCode: 2,
    })
  }, 400_000)
})
