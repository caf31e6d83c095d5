import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apiFor, open, PASSPHRASE, someBytes, tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const CHUNK = 1024 * 1024

describe('a vault', () => {
  test('keeps what was written over a lock', async () => {
    const { api, caseId, reopen } = await tempVault()
    const { incident } = await api.incidents.record({
      case: caseId,
      fields: {
        title: 'Comment under clinic video',
        words: 'I know where you park',
        effect: 'I did not sleep',
      },
      tags: ['video'],
    })
    const again = await reopen()
    const shown = await again.incidents.get({ incident })
    expect(shown.fields).toMatchObject({ title: 'Comment under clinic video', effect: 'I did not sleep' })
    expect(shown.versions.map((version) => version.class)).toEqual(['ordinary', 'health'])
    expect(shown.tags).toEqual(['video'])
  })

  test.each([0, 1, 255, 30_000, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 40 * CHUNK + 17])(
    'gives a file of %i bytes back as it came',
    async (length) => {
      const { api, caseId, file, folder, reopen } = await tempVault()
      const bytes = someBytes(length)
      const added = await api.exhibits.add({ case: caseId, files: [token(file('in.bin', bytes))] })
      const [first] = added.files
      if (first === undefined || !('kept' in first)) throw new Error('not kept')
      const again = await reopen()
      await again.exhibits.copy({ exhibit: first.kept.exhibit, to: token(join(folder, 'out.bin')) })
      expect(Buffer.compare(readFileSync(join(folder, 'out.bin')), bytes)).toBe(0)
      const checked = await again.vault.check({})
      expect(checked.problems).toEqual([])
      expect(checked.checked.exhibitBytes).toBe(length)
    },
  )

  test('stores the same bytes once and notes the second intake', async () => {
    const { api, caseId, file } = await tempVault()
    const big = someBytes(2 * CHUNK)
    const files = [file('a.bin', 'same'), file('b.bin', 'same'), file('c.bin', big), file('d.bin', big)].map(
      token,
    )
    const { files: outcomes } = await api.exhibits.add({ case: caseId, files })
    const kept = outcomes.flatMap((outcome) => ('kept' in outcome ? [outcome.kept] : []))
    expect(kept.map((one) => one.duplicate)).toEqual([false, true, false, true])
    expect(kept[1]!.exhibit).toBe(kept[0]!.exhibit)
    expect(kept[3]!.exhibit).toBe(kept[2]!.exhibit)
    const { lines } = await api.custody.get({ exhibit: kept[2]!.exhibit })
    expect(lines.map((line) => line.type)).toEqual(['exhibit.ingested@1', 'exhibit.ingested-again@1'])
    const shown = await api.exhibits.get({ exhibit: kept[0]!.exhibit })
    expect(shown.intakes.map((intake) => intake.name)).toEqual(['a.bin', 'b.bin'])
    await api.vault.maintain({})
    expect((await api.vault.check({})).problems).toEqual([])
  })

  test('keeps the wording that an amendment replaced', async () => {
    const { api, caseId, reopen } = await tempVault()
    const { incident } = await api.incidents.record({
      case: caseId,
      fields: { title: 'Call', words: 'at seven' },
    })
    await api.incidents.amend({ incident, fields: { words: 'at eight' }, reason: 'typing-mistake' })
    const shown = await (await reopen()).incidents.get({ incident })
    expect(shown.fields.words).toBe('at eight')
    expect(shown.versions.map((version) => version.fields.words)).toEqual(['at seven', 'at eight'])
  })

  test('opens with the recovery code and takes a new passphrase', async () => {
    const { api, path, host, recoveryCode } = await tempVault()
    await api.vault.lock({})
    const recovered = apiFor(host)
    await recovered.vault.open({
      file: token(path),
      secret: { kind: 'recovery', code: recoveryCode.toLowerCase() },
    })
    await recovered.vault.changePassphrase({ passphrase: 'another one' })
    await recovered.vault.lock({})
    await expect(open(apiFor(host), path)).rejects.toMatchObject({ code: 'WrongPassphrase' })
    const last = apiFor(host)
    await open(last, path, 'another one')
    await last.vault.lock({})
  })

  test('replaces its keys: everything is still there, the old recovery code opens nothing', async () => {
    const { api, path, host, caseId, file, recoveryCode, reopen } = await tempVault()
    await api.incidents.record({ case: caseId, fields: { title: 'before' } })
    await api.exhibits.add({ case: caseId, files: [token(file('a.bin', someBytes(3 * CHUNK)))] })
    const replaced = await api.vault.replaceKeys({ passphrase: PASSPHRASE, withRecovery: true })
    expect(replaced.recoveryCode).not.toBe(recoveryCode)
    const again = await reopen()
    expect((await again.vault.check({})).ok).toBe(true)
    await again.vault.lock({})
    const attempt = apiFor(host).vault.open({
      file: token(path),
      secret: { kind: 'recovery', code: recoveryCode },
    })
    await expect(attempt).rejects.toMatchObject({ code: 'WrongRecoveryCode' })
  })

  test('a backup opens for reading, and restoring it starts a log that names the old one', async () => {
    const { api, caseId, file, folder } = await tempVault()
    await api.exhibits.add({ case: caseId, files: [token(file('a.bin', someBytes(30_000)))] })
    const origin = (await api.vault.status({})).origin
    const backup = join(folder, 'backup.holdfast')
    const done = await api.vault.backup({ to: token(backup) })
    expect(done.checked.ok).toBe(true)
    const elsewhere = testHost()
    const copy = apiFor(elsewhere)
    const status = await open(copy, backup)
    expect(status.readOnly).toBe('copy')
    await expect(copy.cases.save({ name: 'x' })).rejects.toMatchObject({ code: 'IsACopy' })
    const restored = join(folder, 'restored.holdfast')
    const began = await copy.vault.restore({ to: token(restored), reason: 'new laptop' })
    expect(began.continues).toEqual({ origin, size: done.size, root: done.root })
    expect(began.origin).not.toBe(origin)
    expect((await copy.vault.check({})).ok).toBe(true)
    await copy.vault.lock({})
    const after = apiFor(elsewhere)
    expect((await open(after, restored)).readOnly).toBeNull()
    await after.vault.lock({})
  })

  test('erases an exhibit and an incident for good and still adds up', async () => {
    const { api, caseId, file, reopen } = await tempVault()
    const { files } = await api.exhibits.add({
      case: caseId,
      files: [token(file('a.bin', someBytes(3 * CHUNK)))],
    })
    const [first] = files
    if (first === undefined || !('kept' in first)) throw new Error('not kept')
    const { exhibit } = first.kept
    const { incident } = await api.incidents.record({
      case: caseId,
      fields: { title: 'gone' },
      exhibits: [exhibit],
    })
    await api.notes.write({ incident, text: 'a private word' })
    await api.incidents.erase({ incident, reason: 'asked to' })
    await api.exhibits.erase({ exhibit, reason: 'asked to' })
    const again = await reopen()
    await expect(again.incidents.get({ incident })).rejects.toMatchObject({ code: 'Erased' })
    await expect(again.exhibits.get({ exhibit })).rejects.toMatchObject({ code: 'Erased' })
    expect((await again.search.find({ query: 'private' })).results).toEqual([])
    const checked = await again.vault.check({})
    expect(checked.problems).toEqual([])
    expect(checked.checked.erasedEntries).toBe(4)
  })

  test('finds words, beginnings, half a handle and two Chinese characters', async () => {
    const { api, caseId } = await tempVault()
    const fields = {
      title: 'Post',
      words: 'They wrote 我们知道你住在哪里 under it',
      account: '@truth_seeker_88',
    }
    const { incident } = await api.incidents.record({ case: caseId, fields })
    for (const query of ['wrote', 'wro', 'seeker_8', '知道', 'ruth_see']) {
      const { results } = await api.search.find({ query })
      expect(
        results.map((result) => result.id),
        query,
      ).toEqual([incident])
    }
  })
})
