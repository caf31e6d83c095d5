import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openWorkplace, type Workplace } from '../support/command-line.ts'

// Each command that opens a vault takes a second or more for its password hash.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const PASS = ['--passphrase-file', 'pass.txt'] as const
const CASE = 'Praxis Müller – 诊所'
const NAME = 'Ünïcode 截图 👀.txt'
const EVIDENCE = 'Ich weiß, wo du wohnst. 我知道你住在哪里。\u001b[2J'
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let at: Workplace
let incident = ''
const exhibits: string[] = []

beforeAll(async () => {
  at = openWorkplace()
  writeFileSync(at.path('pass.txt'), 'correct horse battery staple\n')
  writeFileSync(at.path('wrong.txt'), 'correct horse battery stapler\n')
  writeFileSync(at.path('next.txt'), 'pferd batterie 截图 klammer richtig\r\n')
  writeFileSync(at.path(NAME), EVIDENCE)
  writeFileSync(at.path('same.txt'), EVIDENCE)
  writeFileSync(at.path('empty.bin'), '')
  const made = await at.json('init', 'v.holdfast', ...PASS, '--recovery-out', 'code.txt')
  expect(made).toMatchObject({ recovery: 'file', exitCode: 0 })
  expect(made.warnings.join(' ')).toContain('The file with the recovery code opens this vault.')
})
afterAll(() => at.remove())

describe('init', () => {
  test('writes the recovery code for its owner alone, nine groups of four', () => {
    expect(readFileSync(at.path('code.txt'), 'utf8')).toMatch(
      /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){8}\n$/,
    )
    if (process.platform !== 'win32') expect(statSync(at.path('code.txt')).mode & 0o777).toBe(0o600)
  })

  test('touches no file that is there, neither as a vault nor as a recovery file', async () => {
    const before = sha256(readFileSync(at.path('v.holdfast')))
    expect(await at.error('init', 'v.holdfast', ...PASS)).toMatchObject({ code: 'VaultExists', exitCode: 3 })
    expect(sha256(readFileSync(at.path('v.holdfast')))).toBe(before)
    const refused = await at.error('init', 'other.holdfast', ...PASS, '--recovery-out', 'same.txt')
    expect(refused).toMatchObject({ code: 'CannotWrite', exitCode: 3 })
    expect(existsSync(at.path('other.holdfast'))).toBe(false)
  })

  test('without --recovery-out and without a terminal makes no way back in, and says so', async () => {
    const made = await at.json('init', 'bare.holdfast', ...PASS)
    expect(made.recovery).toBe(null)
    expect(made.warnings.join(' ')).toContain('Nothing can recover this vault')
    expect(
      await at.error(
        'recover',
        'bare.holdfast',
        '--recovery-file',
        'code.txt',
        '--new-passphrase-file',
        'next.txt',
      ),
    ).toMatchObject({
      code: 'NoRecoverySlot',
      exitCode: 3,
    })
  })
})

describe('wrong usage and what is not there', () => {
  test.each([
    [['add', 'v.holdfast', '--case', CASE, ...PASS], 'nothing to add'],
    [
      ['add', 'v.holdfast', '--case', CASE, '--happened', 'yesterday', ...PASS],
      '--happened: the time is not in a form',
    ],
    [
      ['add', 'v.holdfast', '--case', CASE, '--happened', '2999-01-01', ...PASS],
      '--happened: the time lies in the future',
    ],
    [
      [
        'add',
        'v.holdfast',
        '--case',
        CASE,
        '--title',
        't',
        '--zone',
        'Nowhere',
        '--happened',
        '2026',
        ...PASS,
      ],
      'time zone',
    ],
    [
      ['add', 'v.holdfast', '--case', CASE, '--title', 't', '--channel', 'fax', ...PASS],
      '--channel is one of: social-post',
    ],
    [
      ['add', 'v.holdfast', '--case', CASE, '--title', 't', '--initials', 'ABCDE', ...PASS],
      '--initials: two to four',
    ],
    [['add', 'v.holdfast', '--case', CASE, '--incident', 'abcd', '--title', 't', ...PASS], 'use amend'],
    [['add', 'v.holdfast', '--case', CASE, '-', '-', ...PASS], 'once'],
    [['list', 'v.holdfast'], '--passphrase-file'],
    [['list', '-', ...PASS], 'standard input'],
    [['frobnicate'], 'There is no such command'],
  ])('%j exits 2 and says what is wrong', async (args, says) => {
    const error = await at.error(...args)
    expect(error).toMatchObject({ code: 'WrongUsage', exitCode: 2 })
    expect(error.what).toContain(says)
  })

  test('as text it goes to standard error, and standard output stays empty', async () => {
    const { code, out, err } = await at.run(['get', 'v.holdfast'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('EXHIBIT is missing.')
    expect(err).toContain('holdfast help')
  })

  test.each([
    [['list', 'nowhere.holdfast', ...PASS], 'VaultNotFound'],
    [['list', 'same.txt', ...PASS], 'NotAVault'],
    [['list', 'v.holdfast', '--passphrase-file', 'nowhere.txt'], 'CannotRead'],
    [['list', 'v.holdfast', '--passphrase-file', 'wrong.txt'], 'WrongPassphrase'],
    [['verify', 'nowhere'], 'CannotRead'],
    [['verify', 'same.txt'], 'NotAPackage'],
  ])('%j exits 3 with %s', async (args, code) => {
    const error = await at.error(...args)
    expect(error).toMatchObject({ code, exitCode: 3 })
    expect(JSON.stringify(error)).not.toMatch(/nowhere|same\.txt|holdfast-cli-|\.ts:\d/)
  })

  test('an empty passphrase file is wrong usage', async () => {
    expect(await at.error('list', 'v.holdfast', '--passphrase-file', 'empty.bin')).toMatchObject({
      exitCode: 2,
    })
  })
})

describe('add', () => {
  test('makes the case, keeps what can be read, names by position what cannot, and records the incident with it', async () => {
    const added = await at.json(
      'add',
      'v.holdfast',
      ...PASS,
      '--case',
      CASE,
      '--initials',
      'am',
      NAME,
      'missing.png',
      'same.txt',
      'empty.bin',
      '--title',
      'Drohung per Nachricht',
      '--happened',
      '2026-03-11T21:14',
      '--zone',
      'Europe/Berlin',
      '--published',
      '2026-03-11',
      '--first-seen',
      'about 2026-03-12',
      '--channel',
      'direct-message',
      '--words',
      EVIDENCE,
      '--saw',
      's',
      '--told',
      't',
      '--place',
      'p',
      '--platform',
      'pf',
      '--url',
      'https://example.com/1',
      '--account',
      '@x',
      '--effect',
      'e',
      '--affected',
      'a',
      '--witnesses',
      'w',
      '--private',
      'pr',
      '--replied',
      'no',
      '--threat',
      '--tag',
      'öffentlich',
      '--tag',
      'b',
      '--tag',
      'b',
    )
    expect(added).toMatchObject({ exitCode: 3, notKept: 1, recorded: true, case: { name: CASE, made: true } })
    expect(added.files[1]).toEqual({ error: { code: 'CannotRead', says: 'there is no such file' } })
    const kept = added.files.flatMap((file) => ('kept' in file ? [file.kept] : []))
    expect(kept.map(({ sha256, duplicate }) => [sha256, duplicate])).toEqual([
      [sha256(EVIDENCE), false],
      [sha256(EVIDENCE), true],
      [sha256(''), false],
    ])
    incident = added.incident ?? ''
    exhibits.push(...kept.map(({ exhibit }) => exhibit))
    expect(incident).toMatch(/^[0-9a-f]{32}$/)
  })

  test('keeps standard input, of more than one chunk, in the inbox, and link takes it out', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'abcdefg')
    const { code, out, err } = await at.run(
      ['add', 'v.holdfast', ...PASS, '--case', CASE, '-', '--json'],
      bytes,
    )
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({
      files: [{ kept: { sha256: sha256(bytes), sizeBytes: bytes.length } }],
      incident: null,
    })
    const waiting = await at.json('list', 'v.holdfast', ...PASS)
    expect(waiting.inbox).toMatchObject([
      { number: 3, sha256: sha256(bytes), intakes: [{ source: 'stream', name: null }] },
    ])
    const linked = await at.json('link', 'v.holdfast', incident.slice(0, 8), '3', ...PASS)
    expect(linked.to).toEqual({ kind: 'exhibit', exhibit: waiting.inbox[0]?.id })
  })

  test('an incident of another case is not given files, and nothing is kept', async () => {
    const refused = await at.error(
      'add',
      'v.holdfast',
      ...PASS,
      '--case',
      'Another',
      '--incident',
      incident,
      'empty.bin',
    )
    expect(refused).toMatchObject({ code: 'InvalidInput', exitCode: 3 })
  })
})

describe('the record', () => {
  test('amend, tags and note, and show has every version of it', async () => {
    const changed = await at.json(
      'amend',
      'v.holdfast',
      incident,
      ...PASS,
      '--happened',
      '2026-03-10T21:14',
      '--zone',
      'Europe/Berlin',
      '--effect',
      'Schlaflos',
      '--tag',
      'c',
      '--untag',
      'b',
      '--reason',
      'wrong-date: the diary says so',
    )
    expect(changed.tags.toSorted()).toEqual(['c', 'öffentlich'])
    const { code } = await at.run(
      ['note', 'v.holdfast', incident, ...PASS, '--text-file', '-'],
      'Mit der Anwältin gesprochen.\n',
    )
    expect(code).toBe(0)
    const { incident: shown, caseName } = await at.json('show', 'v.holdfast', incident.slice(0, 6), ...PASS)
    expect(caseName).toBe(CASE)
    expect(shown.fields).toMatchObject({
      words: EVIDENCE,
      effect: 'Schlaflos',
      threat: true,
      replied: 'no',
      channel: 'direct-message',
      happened: {
        kind: 'minute',
        fromAt: '2026-03-10T20:14:00.000Z',
        zone: 'Europe/Berlin',
        asTyped: '2026-03-10T21:14',
      },
      firstSeen: { kind: 'about', unit: 'day', zone: 'Europe/Berlin' },
    })
    const first = shown.versions.filter(({ reason }) => reason === null)
    const later = shown.versions.filter(({ reason }) => reason !== null)
    expect(first.map((version) => version.class).toSorted()).toEqual([
      'health',
      'ordinary',
      'personal',
      'third-party',
    ])
    expect(later.map(({ note, reason }) => [reason, note])).toEqual(
      ['ordinary', 'health'].map(() => ['wrong-date', 'the diary says so']),
    )
    expect(first.find((version) => version.class === 'ordinary')?.fields.happened?.fromAt).toBe(
      '2026-03-11T20:14:00.000Z',
    )
    expect(shown.notes.map(({ text }) => text)).toEqual(['Mit der Anwältin gesprochen.\n'])
    expect(shown.exhibits.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(shown.exhibits[0]?.intakes.map(({ name }) => name)).toEqual([NAME, 'same.txt'])
  })

  test('as text it is readable, and what evidence says does not steer the terminal', async () => {
    const { out, err, code } = await at.run(['show', 'v.holdfast', incident, ...PASS])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(
      'When it happened: Tuesday 10 March 2026, 21:14 (Europe/Berlin; typed: 2026-03-10T21:14)',
    )
    expect(out).toContain('Corrected or added to')
    expect(out).toContain('<U+001B>[2J')
    expect(out).not.toContain('\u001b')
  })

  test('case changes a case; list and search find what was recorded, and not what lies outside', async () => {
    const changed = await at.json(
      'case',
      'v.holdfast',
      ...PASS,
      '--name',
      CASE,
      '--jurisdiction',
      'england-and-wales',
      '--reference',
      'R/1',
    )
    expect(changed).toMatchObject({ made: false, case: { initials: 'AM', incidents: 1, reference: 'R/1' } })
    const found = await at.json(
      'list',
      'v.holdfast',
      ...PASS,
      '--case',
      CASE,
      '--from',
      '2026-03',
      '--to',
      '2999-12-31',
      '--tag',
      'c',
    )
    expect(found).toMatchObject({
      total: 1,
      approximate: 0,
      inbox: [],
      items: [{ incident, title: 'Drohung per Nachricht', exhibits: 3 }],
    })
    expect((await at.json('list', 'v.holdfast', ...PASS, '--to', '2026-03-09')).items).toEqual([])
    expect((await at.json('search', 'v.holdfast', '住在', ...PASS)).results[0]).toMatchObject({
      kind: 'incident',
      incident,
    })
    expect(await at.error('list', 'v.holdfast', ...PASS, '--case', 'No such case')).toMatchObject({
      code: 'NotFound',
      exitCode: 3,
    })
  })
})

describe('an original', () => {
  test('comes back byte for byte, never over a file that is there, and its custody says so', async () => {
    const copied = await at.json('get', 'v.holdfast', '3', '--out', 'out.bin', ...PASS)
    expect(copied).toMatchObject({ logged: true, exitCode: 0 })
    expect(readFileSync(at.path('out.bin')).equals(Buffer.alloc(3 * 1024 * 1024 + 17, 'abcdefg'))).toBe(true)
    expect(await at.error('get', 'v.holdfast', '1', '--out', 'same.txt', ...PASS)).toMatchObject({
      code: 'CannotWrite',
      exitCode: 3,
    })
    expect(readFileSync(at.path('same.txt'), 'utf8')).toBe(EVIDENCE)
    const { lines } = await at.json('custody', 'v.holdfast', '3', ...PASS)
    const types = lines.map(({ type }) => type)
    expect(types[0]).toBe('exhibit.ingested@1')
    expect(types).toContain('exhibit.copied@1')
  })

  test('a number that no file has is not found', async () => {
    expect(await at.error('custody', 'v.holdfast', '9', ...PASS)).toMatchObject({
      code: 'NotFound',
      exitCode: 3,
    })
  })
})
