import { describe, expect, test } from 'vitest'
import type { Stopped } from '../../../src/contract/leaving.ts'
import { projection } from '../../../src/core/events.ts'
import { decodeLeft } from '../../../src/core/leaving/rules.ts'
import { openVault } from '../../../src/core/vault/open.ts'
import { codeOf } from '../../support/say.ts'
import { PASSPHRASE, tempVault } from '../../support/temp-vault.ts'

const NOTE: Stopped = {
  why: 'exit',
  notKept: ['voicemail.m4a', 'photo.jpg'],
  keptMeanwhile: [],
  making: false,
  made: [{ what: 'package', id: 'HF-7K3Q-2' }],
}
const NOTHING = { left: null, hasCrashed: false, written: [], clockWentBackMs: null }

describe('how a vault was left', () => {
  test('is told once after the next unlock, with the names of what was not kept, and adds nothing to the log', async () => {
    const { api, reopen } = await tempVault()
    const before = (await api.vault.status({})).entries
    await api.leaving.note(NOTE)
    expect((await api.vault.status({})).entries).toBe(before)
    const again = await reopen()
    const { left, hasCrashed } = await again.leaving.tell({})
    expect({ ...left, at: '' }).toEqual({ ...NOTE, at: '' })
    expect(hasCrashed).toBe(false)
    expect(await again.leaving.tell({})).toEqual(NOTHING)
    expect(await (await reopen()).leaving.tell({})).toEqual(NOTHING)
  })

  test('is nothing to speak of after making a vault and after a lock', async () => {
    const { api, reopen } = await tempVault()
    expect(await api.leaving.tell({})).toEqual(NOTHING)
    expect(await (await reopen()).leaving.tell({})).toEqual(NOTHING)
  })

  test('without a lock is told, once', async () => {
    const { api, host, path, reopen } = await tempVault()
    await api.vault.lock({})
    const { vault } = await openVault(path, { kind: 'passphrase', passphrase: PASSPHRASE }, host, projection)
    vault.abandon()
    const again = await reopen()
    expect(await again.leaving.tell({})).toEqual({ ...NOTHING, hasCrashed: true })
    expect(await again.leaving.tell({})).toEqual(NOTHING)
    expect(await (await reopen()).leaving.tell({})).toEqual(NOTHING)
  })

  test('comes with the drafts that were written since the unlock before, the latest first, once', async () => {
    const { api, caseId, host, reopen } = await tempVault()
    const write = async (on: typeof api, id: string) => {
      host.clock.advanceMs(1000)
      const draft = { id: id.repeat(32) as never, case: caseId, form: 'phone', content: '{}' } as const
      await on.drafts.save(draft)
      host.clock.advanceMs(1000)
    }
    await write(api, 'a')
    const second = await reopen()
    await write(second, 'b')
    await write(second, 'c')
    const third = await reopen()
    expect((await third.leaving.tell({})).written).toEqual(['c'.repeat(32), 'b'.repeat(32)])
    expect((await third.leaving.tell({})).written).toEqual([])
    host.clock.advanceMs(1000)
    expect((await (await reopen()).leaving.tell({})).written).toEqual([])
  })

  test('comes with how far the clock went back since then, once', async () => {
    const { host, reopen } = await tempVault()
    host.clock.advanceMs(-2 * 3_600_000)
    expect((await (await reopen()).leaving.tell({})).clockWentBackMs).toBe(2 * 3_600_000)
    expect((await (await reopen()).leaving.tell({})).clockWentBackMs).toBeNull()
  })

  test('is no draft: it is listed with none, and no draft takes its place', async () => {
    const { api, caseId } = await tempVault()
    await api.leaving.note(NOTE)
    expect(await api.drafts.list({ case: caseId })).toEqual({ drafts: [] })
    const id = Buffer.from('holdfast:leaving').toString('hex') as never
    expect(await codeOf(api.drafts.discard({ id }))).toBe('InvalidInput')
    const draft = { id, case: caseId, form: 'incident', content: '' } as const
    expect(await codeOf(api.drafts.save(draft))).toBe('InvalidInput')
  })

  test('opens under new keys when they are replaced', async () => {
    const { api } = await tempVault()
    await api.leaving.note(NOTE)
    await api.vault.replaceKeys({ passphrase: PASSPHRASE, withRecovery: false })
    expect((await api.leaving.tell({})).left?.notKept).toEqual(NOTE.notKept)
  })

  test.each(['', 'no JSON', '{}', '{"why":"other"}'])('of another shape is named damaged: %j', (text) => {
    expect(() => decodeLeft(new TextEncoder().encode(text))).toThrowError(
      expect.objectContaining({ code: 'DamagedEntry' }),
    )
  })
})

describe('a secret', () => {
  test('is compared with the vault that is open', async () => {
    const { api, recoveryCode } = await tempVault()
    const confirm = (secret: Parameters<typeof api.leaving.comeBack>[0]['secret']) =>
      api.leaving.comeBack({ secret })
    expect(await confirm({ kind: 'passphrase', passphrase: PASSPHRASE })).toEqual({})
    expect(await confirm({ kind: 'recovery', code: recoveryCode })).toEqual({})
    expect(await codeOf(confirm({ kind: 'passphrase', passphrase: 'x' }))).toBe('WrongPassphrase')
  })
})
