import { describe, expect, test } from 'vitest'
import { ledgerLines } from '../../support/ledger-lines.ts'
import { codeOf, record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { minute } from '../../support/bundle-content.ts'

describe('a step taken', () => {
  test('stands with its case in the order of its dates, undated last, after a lock too', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const incident = await record(api, caseId, { title: 'Video' })
    const undated = await api.actions.log({ case: caseId, fields: { kind: 'letter' } })
    const later = await api.actions.log({
      case: caseId,
      fields: { kind: 'reported', to: 'YouTube', happened: minute('2026-02-28T09:10:00.000Z') },
      incidents: [incident],
    })
    const earlier = await api.actions.log({
      case: caseId,
      fields: { kind: 'police', reference: '20/098765/26', happened: minute('2026-02-02T09:10:00.000Z') },
    })
    const { actions } = await (await vault.reopen()).actions.list({ case: caseId })
    expect(actions.map(({ id }) => id)).toEqual([earlier.action, later.action, undated.action])
    expect(actions.map(({ incidents }) => incidents)).toEqual([[], [incident], []])
  })

  test('gets its answer later: the latest wording counts, the reason and the time stay', async () => {
    const { api, caseId, host } = await tempVault()
    const { action } = await api.actions.log({ case: caseId, fields: { kind: 'reported', to: 'YouTube' } })
    host.clock.advanceMs(60_000)
    await api.actions.amend({ action, fields: { outcome: 'no breach found' }, reason: 'new-information' })
    const [found] = (await api.actions.list({ case: caseId })).actions
    expect(found!.fields).toEqual({ kind: 'reported', to: 'YouTube', outcome: 'no breach found' })
    expect(found!.corrections.map(({ reason }) => reason)).toEqual(['new-information'])
    expect(Date.parse(found!.corrections[0]!.at) - Date.parse(found!.loggedAt)).toBe(60_000)
  })

  test('is found by the start of its id, and by a part of its reference', async () => {
    const { api, caseId } = await tempVault()
    const { action } = await api.actions.log({
      case: caseId,
      fields: { kind: 'police', to: 'Northshire Police', reference: '20/098765/26' },
    })
    expect(await api.actions.find({ name: action.slice(0, 8) })).toEqual({ action })
    const { results } = await api.search.find({ query: '098765' })
    expect(results.map(({ kind, id, title }) => [kind, id, title])).toEqual([
      ['action', action, 'Northshire Police'],
    ])
  })

  test('is ordinary; what was asked of a lawyer is privileged, its answer too', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await api.actions.log({ case: caseId, fields: { kind: 'blocked' } })
    const { action } = await api.actions.log({
      case: caseId,
      fields: { kind: 'lawyer', said: 'May I answer?' },
    })
    await api.actions.amend({ action, fields: { outcome: 'Wait.' }, reason: 'new-information' })
    const lines = await ledgerLines(vault, { lock: () => api.vault.lock({}) })
    expect(lines.filter(({ type }) => type.startsWith('action.')).map((line) => line.class)).toEqual([
      'ordinary',
      'privileged',
      'privileged',
    ])
  })

  test('outlives an incident that was erased for good, for it may be about others', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'A patient’s name' })
    const { action } = await api.actions.log({
      case: caseId,
      fields: { kind: 'muted' },
      incidents: [incident],
    })
    await api.incidents.erase({ incident, reason: 'names a patient' })
    expect((await api.actions.list({ case: caseId })).actions.map(({ id }) => id)).toEqual([action])
  })

  test('is not logged for nothing, nor about an incident that is not there, nor changed to nothing', async () => {
    const { api, caseId } = await tempVault()
    const nowhere = '3'.repeat(32)
    const fields = { kind: 'blocked' } as const
    expect(await codeOf(api.actions.log({ case: nowhere, fields }))).toBe('NotFound')
    expect(await codeOf(api.actions.log({ case: caseId, fields, incidents: [nowhere] }))).toBe('NotFound')
    expect(await codeOf(api.actions.amend({ action: nowhere, fields: { to: 'x' }, reason: 'other' }))).toBe(
      'NotFound',
    )
    const { action } = await api.actions.log({ case: caseId, fields })
    expect(await codeOf(api.actions.amend({ action, fields: {}, reason: 'other' }))).toBe('InvalidInput')
    expect((await api.actions.list({ case: caseId })).actions[0]!.corrections).toEqual([])
  })
})
