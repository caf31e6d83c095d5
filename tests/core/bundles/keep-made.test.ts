import { describe, expect, test } from 'vitest'
import type { DraftId } from '../../../src/contract/drafts.ts'
import { keepMade } from '../../../src/core/bundles/keep-made.ts'
import { decodeDraft } from '../../../src/core/drafts/rules.ts'
import { readDrafts } from '../../../src/core/vault/drafts.ts'
import { openCore } from '../../support/core-vault.ts'
import { tempVault } from '../../support/temp-vault.ts'

const ID = 'ab'.repeat(16) as DraftId

/** A vault in which a hand-over was begun, and what its draft says now. */
async function begun() {
  const made = await tempVault()
  await made.api.drafts.save({ id: ID, case: made.caseId, form: 'hand-over', content: '{"step":"make"}' })
  await made.api.vault.lock({})
  const { vault } = await openCore(made)
  return { vault, says: () => readDrafts(vault).map((sealed) => decodeDraft(sealed).content) }
}

describe('what was made, in the draft of its hand-over', () => {
  test('stands beside what was there', async () => {
    const { vault, says } = await begun()
    keepMade(vault, ID, { id: 'HF-7K3Q-1' })
    expect(says()).toEqual(['{"step":"make","made":{"id":"HF-7K3Q-1"}}'])
  })

  test('is left out where the disk is full, and what was made stays made', async () => {
    const { vault, says } = await begun()
    vault.db.pragma(`max_page_count = ${String(vault.db.pragma('page_count', { simple: true }))}`)
    keepMade(vault, ID, { what: 'x'.repeat(200_000) })
    expect(says()).toEqual(['{"step":"make"}'])
  })

  test('does not hide a fault that nobody reckoned with', async () => {
    const { vault } = await begun()
    vault.db.exec("CREATE TEMP TRIGGER no_draft BEFORE INSERT ON drafts BEGIN SELECT RAISE(ABORT, 'no'); END")
    expect(() => keepMade(vault, ID, { id: 'HF-7K3Q-1' })).toThrow()
  })
})
