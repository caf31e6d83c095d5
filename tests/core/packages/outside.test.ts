import { renameSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../../src/core/crypto/bytes.ts'
import { needs } from '../../support/judges.ts'
import { ask, flipped } from '../../support/pdf-judges.ts'
import { openTimeAuthority, type TimeAuthority } from '../../support/time-authority.ts'
import { checkpointOf, madeUpEntry, madeUpLog, strangerKey } from './sample-package.ts'
import { inputWithOutside, stamped } from './stamped-package.ts'
import type { StampedCheckpoint } from '../../../src/core/packages/package-input.ts'
import { kinds, row, usePackage } from './use-package.ts'

const NOTE = 'seal/timestamps/00000007-checkpoint.txt'
const TOKEN = 'seal/timestamps/00000007.tst'

describe.skipIf(needs('openssl'))('what was said outside, in a package', () => {
  let [authority, other]: (TimeAuthority | undefined)[] = []
  let times: readonly StampedCheckpoint[] = []
  beforeAll(async () => {
    authority = openTimeAuthority()
    other = openTimeAuthority({ subject: '/CN=Autre horloge é' })
    times = await Promise.all([stamped(authority, 7), stamped(authority, 3), stamped(other, 7)])
  })
  afterAll(() => [authority, other].forEach((one) => one?.close()))

  const { folder, read, write, verified, listAgain } = usePackage(() => inputWithOutside(times))
  const saysOf = async (name: string) => (await verified()).rows.find((one) => one.name === name)?.says

  it('is there, fits, and is said in words that claim no more', async () => {
    const report = await verified()
    expect(report.heading).toBe('Everything matches.')
    expect(report.times.map(({ file, size }) => [file, size])).toEqual([
      ['seal/timestamps/00000003.tst', 3],
      [TOKEN, 7],
      ['seal/timestamps/00000007-2.tst', 7],
    ])
    expect(await saysOf('Not later than')).toMatch(
      /^The first 7 lines were in the record log not later than \d+ \w+ \d{4} at \d\d:\d\d UTC, says “Stamps”\. The first 3 lines were .*, says “Stamps”\. 1 other time stamp fits too\. A name is what a certificate says: nobody here vouches for the key\.$/,
    )
    expect(row(report, 'Not later than')).toBe('ok')
    expect(await saysOf('Earlier record')).toBe(
      '2 earlier checkpoints in this package, of 2, 5 lines: each is of the beginning of this record. ' +
        'Whether they are what you were given is for you to compare: paste or name the one that you have.',
    )
  })

  it('is not later than what the services said', async () => {
    for (const { at, file } of (await verified()).times) {
      const { text } = ask('openssl', ['ts', '-reply', '-in', join(folder, file), '-token_in', '-text'])
      const said = /Time stamp: (.*)/.exec(text)?.[1] ?? ''
      expect(Date.parse(at)).toBe(Date.parse(said))
    }
  })

  it('is checked by openssl as the read-me says', async () => {
    const readMe = read('00-READ-ME-FIRST.txt').toString()
    expect(readMe).toMatch(/ {2}- Not later than \d+ \w+ \d{4}, \d\d:\d\d UTC, says/)
    const [, args = ''] = /openssl (ts -verify.*?)\r\n {8}Expect/s.exec(readMe) ?? []
    const words = args.replaceAll('\\\r\n', ' ').split(/\s+/)
    const inFolder = words.map((word) =>
      word === 'FILE' ? other!.rootPem : word.startsWith('seal/') ? join(folder, word) : word,
    )
    expect(ask('openssl', inFolder).text).toContain('Verification: OK')
    write('seal/timestamps/00000007-checkpoint.txt', checkpointOf(madeUpLog(), 6))
    expect(ask('openssl', inFolder).text).toContain('Verification: FAILED')
  })

  it('is compared with what the reader has as well', async () => {
    const report = await verified(folder, checkpointOf(madeUpLog(), 4))
    expect(report.rows.at(-1)).toEqual({
      name: 'Earlier record',
      state: 'ok',
      says:
        'The record of 4 lines is the beginning of this one. 2 earlier checkpoints in this package, of 2, 5 lines: ' +
        'each is of the beginning of this record.',
    })
  })

  const rewritten = () => madeUpLog().map((entry, seq) => (seq === 1 ? madeUpEntry(1, 'x.y@1', {}) : entry))
  const later = () => [...madeUpLog(), madeUpEntry(13, 'vault.locked@1', {})]

  it.each<readonly [string, string, () => void]>([
    ['a token with another byte', TOKEN, () => write(TOKEN, flipped(read(TOKEN), read(TOKEN).length - 9))],
    ['no token', TOKEN, () => write(TOKEN, 'no token')],
    ['the token of another checkpoint', TOKEN, () => write(TOKEN, read('seal/timestamps/00000003.tst'))],
    ['another note than was stamped', NOTE, () => write(NOTE, checkpointOf(madeUpLog(), 6))],
    ['a note of the right size that was rewritten', NOTE, () => write(NOTE, checkpointOf(rewritten(), 7))],
    ['a note by another key', NOTE, () => write(NOTE, checkpointOf(madeUpLog(), 7, strangerKey))],
    ['a note that is none', NOTE, () => write(NOTE, 'x')],
    ['tokens of nothing', 'seal/timestamps/00000007-2.tst', () => unlinkSync(join(folder, NOTE))],
    [
      'a note without a token',
      'seal/timestamps/00000009-checkpoint.txt',
      () => write('seal/timestamps/00000009-checkpoint.txt', checkpointOf(madeUpLog(), 9)),
    ],
    ['a file of another name', 'seal/timestamps/x.txt', () => write('seal/timestamps/x.txt', 'x')],
  ])('fails on %s, whoever signed the list', async (_what, file, tamper) => {
    tamper()
    listAgain()
    const report = await verified()
    expect(kinds(report)).toEqual(['time'])
    expect(report.problems[0]?.file).toBe(file)
    expect(report.heading).toBe('Something does not match.')
    expect(row(report, 'Not later than')).toBe('failed')
  })

  it.each<readonly [string, () => string | Uint8Array]>([
    ['of a rewritten record', () => checkpointOf(rewritten(), 5)],
    ['by another key', () => checkpointOf(madeUpLog(), 5, strangerKey)],
    ['of a later record', () => checkpointOf(later(), 14)],
    ['that is none', () => utf8('no checkpoint')],
  ])('fails on an earlier checkpoint %s, whoever signed the list', async (_what, note) => {
    write('seal/earlier/HF-7K3Q-1-checkpoint.txt', note())
    listAgain()
    const report = await verified()
    expect(kinds(report)).toEqual(['earlier-record'])
    expect(report.sentence).toContain(
      'seal/earlier/HF-7K3Q-1-checkpoint.txt is not a checkpoint of the beginning',
    )
    expect(row(report, 'Earlier record')).toBe('failed')
  })

  it('fails on an earlier checkpoint under a name that no bundle gives', async () => {
    renameSync(join(folder, 'seal/earlier/HF-7K3Q-1-checkpoint.txt'), join(folder, 'seal/earlier/a.txt'))
    listAgain()
    expect(kinds(await verified())).toEqual(['earlier-record'])
  })

  it('says nothing where the record itself could not be checked, and nothing twice of a file that is missing', async () => {
    unlinkSync(join(folder, TOKEN))
    const withoutToken = await verified()
    expect([withoutToken.heading, kinds(withoutToken)]).toEqual(['Something is missing.', ['missing']])
    unlinkSync(join(folder, 'seal/timestamps/00000003-checkpoint.txt'))
    expect(kinds(await verified())).toEqual(['missing'])
    unlinkSync(join(folder, 'seal/leaves.bin'))
    const report = await verified()
    expect(report.times).toEqual([])
    expect([row(report, 'Not later than'), row(report, 'Earlier record')]).toEqual([
      'not-checked',
      'not-checked',
    ])
  })
})
