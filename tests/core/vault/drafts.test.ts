import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { projection } from '../../../src/core/events.ts'
import { createVault } from '../../../src/core/vault/create.ts'
import { dropDraft, keepDraft, readDrafts } from '../../../src/core/vault/drafts.ts'
import { openVault } from '../../../src/core/vault/open.ts'
import { replaceKeys } from '../../../src/core/vault/replace-keys.ts'
import { raw } from '../../support/raw-vault.ts'
import { PASSPHRASE, tempFolder } from '../../support/temp-vault.ts'
import { testHost } from '../../support/vault-host.ts'

const ID = 'ab'.repeat(16)
const OTHER = 'cd'.repeat(16)
const text = (words: string) => new TextEncoder().encode(words)
const said = (drafts: ReturnType<typeof readDrafts>) =>
  drafts.map(({ id, bytes }) => [id, new TextDecoder().decode(bytes)])

async function withDrafts() {
  const host = testHost()
  const path = `${tempFolder()}/v.holdfast`
  const { vault } = await createVault({ path, passphrase: PASSPHRASE, withRecovery: false }, host, projection)
  keepDraft(vault, { id: ID, bytes: text('half a sentence quokka') })
  keepDraft(vault, { id: OTHER, bytes: text('another') })
  const reopen = async () =>
    (await openVault(path, { kind: 'passphrase', passphrase: PASSPHRASE }, host, projection)).vault
  return { vault, path, reopen }
}

describe('a draft', () => {
  test('is there after a lock, the latest wording of it, and says nothing in the log or on the disk', async () => {
    const { vault, path, reopen } = await withDrafts()
    const size = vault.ledger.size
    keepDraft(vault, { id: ID, bytes: text('a whole sentence quokka') })
    expect(vault.ledger.size).toBe(size)
    await vault.lock()
    expect(readFileSync(path).includes('quokka')).toBe(false)
    const again = await reopen()
    expect(said(readDrafts(again))).toEqual([
      [ID, 'a whole sentence quokka'],
      [OTHER, 'another'],
    ])
    await again.lock()
  })

  test('is gone when it was saved or thrown away', async () => {
    const { vault } = await withDrafts()
    dropDraft(vault, ID)
    expect(said(readDrafts(vault))).toEqual([[OTHER, 'another']])
    await vault.lock()
  })

  test('goes along when the keys are replaced', async () => {
    const { vault, reopen } = await withDrafts()
    await replaceKeys(vault, { passphrase: PASSPHRASE, withRecovery: false })
    await vault.lock()
    const again = await reopen()
    expect(said(readDrafts(again)).length).toBe(2)
    await again.lock()
  })

  test('opens only in its own place', async () => {
    const { vault, path, reopen } = await withDrafts()
    await vault.lock()
    raw(path, (db) => {
      const boxes = db.prepare('SELECT id, box FROM drafts ORDER BY id').all() as {
        id: Buffer
        box: Buffer
      }[]
      const update = db.prepare('UPDATE drafts SET box = ? WHERE id = ?')
      update.run(boxes[1]!.box, boxes[0]!.id)
    })
    const again = await reopen()
    expect(() => readDrafts(again)).toThrowError(expect.objectContaining({ code: 'DamagedEntry' }))
    again.abandon()
  })
})
