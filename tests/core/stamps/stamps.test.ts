import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../../src/core/crypto/bytes.ts'
import { sha256 } from '../../../src/core/crypto/hash.ts'
import { TAG, readInside, readValue, sequence, smallInteger } from '../../../src/core/pades/der.ts'
import { tokenAndNote } from '../../../src/core/stamps/rules.ts'
import { openCore } from '../../support/core-vault.ts'
import { needs } from '../../support/judges.ts'
import { flipped } from '../../support/pdf-judges.ts'
import { codeOf } from '../../support/say.ts'
import { tempVault, type Api, type TempVault } from '../../support/temp-vault.ts'
import { openTimeAuthority, type TimeAuthority } from '../../support/time-authority.ts'
import { token } from '../../support/vault-host.ts'

describe.skipIf(needs('openssl'))('a time stamp of the record', () => {
  let authority: TimeAuthority
  beforeAll(() => {
    authority = openTimeAuthority({ chain: 'own' })
  })
  afterAll(() => authority.close())

  async function ask(vault: TempVault, name = 'q.tsq', api: Api = vault.api) {
    const path = join(vault.folder, name)
    const asked = await api.stamps.query({ to: token(path) })
    return { ...asked, queryBytes: readFileSync(path) }
  }

  const bring = (vault: TempVault, response: Uint8Array, api: Api = vault.api) =>
    api.stamps.import({ from: token(vault.file('answer.tsr', response)) })

  test('is asked for with a hash of a signed checkpoint, and its answer is kept with its token', async () => {
    const vault = await tempVault()
    const { queryBytes, ...asked } = await ask(vault)
    const before = Date.now()
    const stamp = await bring(vault, authority.answer(queryBytes))
    expect(stamp).toMatchObject({
      query: asked.seq,
      size: asked.size,
      accuracyMs: 1500,
      authority: 'Stamps',
      isNew: true,
    })
    expect(Math.abs(Date.parse(stamp.at) - before)).toBeLessThan(20_000)
    const api = await vault.reopen()
    const { isNew: _isNew, ...kept } = stamp
    expect(await api.stamps.list({})).toEqual({ stamps: [kept], waiting: [] })
    await api.vault.lock({})
    const { vault: core } = await openCore(vault)
    const { token: tokenBytes, note } = tokenAndNote(core, stamp.seq)
    expect(toHex(sha256(utf8(note)))).toBe(asked.imprint)
    expect(authority.accepts(tokenBytes, asked.imprint)).toBe(true)
  })

  test('needs no answer, and two services may answer one query', async () => {
    const vault = await tempVault()
    const first = await ask(vault)
    const second = await ask(vault, 'q2.tsq')
    expect(second.size).toBeGreaterThan(first.size)
    const other = openTimeAuthority({ subject: '/CN=Other clock' })
    await bring(vault, authority.answer(second.queryBytes))
    await bring(vault, other.answer(second.queryBytes))
    other.close()
    const { stamps, waiting } = await vault.api.stamps.list({})
    expect(stamps.map(({ size, authority: name }) => [size, name])).toEqual([
      [second.size, 'Stamps'],
      [second.size, 'Other clock'],
    ])
    expect(waiting).toEqual([{ seq: first.seq, at: first.at, size: first.size, imprint: first.imprint }])
  })

  test('that comes again is not written again', async () => {
    const vault = await tempVault()
    const answer = authority.answer((await ask(vault)).queryBytes)
    const first = await bring(vault, answer)
    expect(await bring(vault, answer)).toEqual({ ...first, isNew: false })
    expect((await vault.api.stamps.list({})).stamps).toHaveLength(1)
  })

  test('that is wrong in any way is a named error, and nothing is lost', async () => {
    const vault = await tempVault()
    const stranger = await tempVault()
    const { queryBytes, imprint } = await ask(vault)
    const answer = authority.answer(queryBytes)
    const foreign = authority.answer((await ask(stranger)).queryBytes)
    // SHA-256 becomes SHA-384 in name, which this authority does not stamp.
    const refusedQuery = Buffer.from(queryBytes)
    refusedQuery[refusedQuery.indexOf(Buffer.from('0304020105', 'hex')) + 3] = 2
    // The same hash, asked with another number.
    const replayed = authority.answer(flipped(queryBytes, queryBytes.length - 5))
    const [, tokenBytes] = readInside(readValue(answer, TAG.sequence), TAG.sequence)
    const mailer = openTimeAuthority({ extendedKeyUsage: 'critical, emailProtection' })
    const wrongUse = sequence(sequence(smallInteger(0)), mailer.signAgain(tokenBytes!.whole))
    mailer.close()
    const wrongs: readonly (readonly [string, Uint8Array])[] = [
      ['NotATimeStamp', new Uint8Array()],
      ['NotATimeStamp', utf8('<html>Service unavailable</html>')],
      ['NotATimeStamp', answer.subarray(0, answer.length - 1)],
      ['NotATimeStamp', new Uint8Array(80_000)],
      ['TimeStampRefused', authority.answer(refusedQuery)],
      ['ForeignTimeStamp', foreign],
      ['ForeignTimeStamp', replayed],
      ['TimeStampNotValid', flipped(answer, answer.length - 3)],
      ['TimeStampNotValid', wrongUse],
    ]
    for (const [code, response] of wrongs) expect(await codeOf(bring(vault, response))).toBe(code)
    expect(await codeOf(vault.api.stamps.import({ from: token(join(vault.folder, 'none')) }))).toBe(
      'CannotRead',
    )
    expect(await vault.api.stamps.list({})).toMatchObject({ stamps: [], waiting: [{ imprint }] })
    expect((await bring(vault, answer)).isNew).toBe(true)
  })

  test('no byte of an answer may be another', async () => {
    const vault = await tempVault()
    const { queryBytes } = await ask(vault)
    const answer = authority.answer(queryBytes)
    for (let at = 0; at < answer.length; at += 37) {
      const code = await codeOf(bring(vault, flipped(answer, at)))
      // The issuer's own signature over itself is nothing that is relied on.
      if (code !== null) expect(code).toMatch(/TimeStamp/)
    }
    const { stamps } = await vault.api.stamps.list({})
    for (const stamp of stamps) expect(stamp.authority).toBe('Stamps')
  })

  test('is not asked for over a file that is there, and the query that was made stays listed', async () => {
    const vault = await tempVault()
    const path = vault.file('there.tsq', 'mine')
    expect(await codeOf(vault.api.stamps.query({ to: token(path) }))).toBe('CannotWrite')
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})
