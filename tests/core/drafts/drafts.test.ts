import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DraftId, KeptDraft } from '../../../src/contract/drafts.ts'
import type { CaseId, Instant } from '../../../src/contract/ids.ts'
import { decodeDraft, encodeDraft } from '../../../src/core/drafts/rules.ts'
import { tempVault } from '../../support/temp-vault.ts'

const ID = 'ab'.repeat(16) as DraftId
const OTHER = 'cd'.repeat(16) as DraftId

describe('a draft', () => {
  test('is there after a lock with its latest words, and adds nothing to the log', async () => {
    const { api, caseId, reopen } = await tempVault()
    const before = (await api.vault.status({})).entries
    await api.drafts.save({ id: ID, case: caseId, form: 'incident', content: 'Half a' })
    const { keptAt } = await api.drafts.save({
      id: ID,
      case: caseId,
      form: 'incident',
      content: 'Half a line',
    })
    expect((await api.vault.status({})).entries).toBe(before)
    const again = await reopen()
    expect(await again.drafts.list({ case: caseId })).toEqual({
      drafts: [{ id: ID, case: caseId, form: 'incident', content: 'Half a line', keptAt }],
    })
  })

  test('is listed with its own case alone, and is gone once it is thrown away, twice if need be', async () => {
    const { api, caseId } = await tempVault()
    const { case: second } = await api.cases.save({ name: 'Second', initials: 'CD' })
    await api.drafts.save({ id: ID, case: caseId, form: 'incident', content: 'one' })
    await api.drafts.save({ id: OTHER, case: second.id, form: 'incident', content: 'two' })
    const contents = async (of: CaseId) =>
      (await api.drafts.list({ case: of })).drafts.map(({ content }) => content)
    expect([await contents(caseId), await contents(second.id)]).toEqual([['one'], ['two']])
    await api.drafts.discard({ id: ID })
    await api.drafts.discard({ id: ID })
    expect([await contents(caseId), await contents(second.id)]).toEqual([[], ['two']])
  })

  test('gives back any text that was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (content) => {
        const kept: KeptDraft = {
          id: ID,
          case: OTHER as unknown as CaseId,
          form: 'incident',
          content,
          keptAt: '2026-11-22T14:03:00.000Z' as Instant,
        }
        expect(decodeDraft(encodeDraft(kept))).toEqual(kept)
      }),
    )
  })

  test.each(['', 'no JSON', '{}', '{"form":"other"}'])('of another shape is named damaged: %j', (text) => {
    expect(() => decodeDraft({ id: ID, bytes: new TextEncoder().encode(text) })).toThrowError(
      expect.objectContaining({ code: 'DamagedEntry' }),
    )
  })
})
