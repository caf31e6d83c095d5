import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Draft, DraftId } from '../../../src/contract/drafts.ts'
import type { CaseId } from '../../../src/contract/ids.ts'
import { EVERYTHING } from '../../../src/renderer/features/timeline/filter.ts'
import { codeOf, keep, record } from '../../support/say.ts'
import { tempVault, type Api } from '../../support/temp-vault.ts'

const newId = () => randomBytes(16).toString('hex') as DraftId

async function leave(api: Api, caseId: CaseId, form: Draft['form'], content: unknown): Promise<DraftId> {
  const id = newId()
  await api.drafts.save({ id, case: caseId, form, content: JSON.stringify(content) })
  return id
}

async function left(api: Api, caseId: CaseId, id: DraftId): Promise<string | null> {
  const { drafts } = await api.drafts.list({ case: caseId })
  return drafts.find((draft) => draft.id === id)?.content ?? null
}

const correctionOf = (incident: string, fields: object, note = '') => ({
  incident,
  unsaved: { fields, reason: 'other', note },
})

describe('what is typed and not saved, when something is erased for good', () => {
  test('a correction goes with its incident; the corrections of others stay', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const [gone, stays] = [
      await record(api, caseId, { title: 'gone' }),
      await record(api, caseId, { title: 'stays' }),
    ]
    const ofGone = await leave(api, caseId, 'correction', correctionOf(gone, { saw: 'SECRET' }))
    const ofOther = await leave(api, caseId, 'correction', correctionOf(stays, { saw: 'kept' }))
    await api.incidents.erase({ incident: gone, reason: 'asked to' })
    const again = await vault.reopen()
    expect(await left(again, caseId, ofGone)).toBeNull()
    expect(await left(again, caseId, ofOther)).toContain('kept')
  })

  test('a correction loses the text that is erased, and why it was to change; with nothing else in it, it goes', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x', saw: 'SECRET', told: 'by the porter' })
    const other = await record(api, caseId, { saw: 'another' })
    const both = await leave(
      api,
      caseId,
      'correction',
      correctionOf(incident, { saw: 'SECRET again', told: 'by the nurse' }, 'SECRET was wrong'),
    )
    const only = await leave(api, caseId, 'correction', correctionOf(incident, { saw: 'SECRET' }))
    const without = await leave(api, caseId, 'correction', correctionOf(incident, { told: 'x' }, 'heard'))
    const ofOther = await leave(api, caseId, 'correction', correctionOf(other, { saw: 'more' }))
    await api.incidents.eraseText({ incident, field: 'saw', reason: 'another patient' })
    expect(JSON.parse((await left(api, caseId, both))!)).toEqual(
      correctionOf(incident, { told: 'by the nurse' }),
    )
    expect(await left(api, caseId, only)).toBeNull()
    expect(JSON.parse((await left(api, caseId, without))!)).toEqual(
      correctionOf(incident, { told: 'x' }, 'heard'),
    )
    expect(await left(api, caseId, ofOther)).toContain('more')
  })

  test('a private note that is not saved goes with its incident, and a correction of somebody with them', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const [gone, stays] = [
      await record(api, caseId, { title: 'x' }),
      await record(api, caseId, { title: 'y' }),
    ]
    const { account } = await api.accounts.record({ case: caseId, fields: { handle: '@x' }, incidents: [] })
    const ofGone = await leave(api, caseId, 'note', { incident: gone, typed: 'SECRET' })
    const ofOther = await leave(api, caseId, 'note', { incident: stays, typed: 'for the union' })
    const ofAccount = await leave(api, caseId, 'account', {
      of: account,
      fields: { handle: 'SECRET' },
      reason: null,
    })
    const another = await leave(api, caseId, 'account', { of: null, fields: { handle: '@another' } })
    await api.incidents.erase({ incident: gone, reason: 'asked to' })
    await api.accounts.erase({ account, reason: 'not theirs' })
    const again = await vault.reopen()
    expect(await left(again, caseId, ofGone)).toBeNull()
    expect(await left(again, caseId, ofAccount)).toBeNull()
    expect(await left(again, caseId, ofOther)).toContain('for the union')
    expect(await left(again, caseId, another)).toContain('@another')
  })

  test('a link goes with either of its ends, and what was said of it', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x' })
    const { person: gone } = await api.people.record({ case: caseId, fields: { name: 'SECRET' } })
    const { person: stays } = await api.people.record({ case: caseId, fields: { name: 'B' } })
    const said = { basis: 'told', confidence: null, words: 'by the porter' }
    const linkOf = (of: string, person: string) =>
      leave(api, caseId, 'link', { of, typed: 'SEC', choice: { id: person, person }, said })
    const [toGone, toOther] = [await linkOf(incident, gone), await linkOf(incident, stays)]
    const ofGone = await leave(api, caseId, 'link', { of: gone, typed: '@x', choice: null, said })
    await api.people.erase({ person: gone, reason: 'asked to' })
    expect(await left(api, caseId, toGone)).toBeNull()
    expect(await left(api, caseId, ofGone)).toBeNull()
    expect(await left(api, caseId, toOther)).toContain('porter')
    await api.incidents.erase({ incident, reason: 'asked to' })
    expect(await left(api, caseId, toOther)).toBeNull()
  })

  test('a hand-over keeps nothing of an erased file or incident: not what was chosen, not what was covered', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const [gone, stays] = [await keep(vault, 'gone.png', 'one'), await keep(vault, 'stays.png', 'two')]
    const [first, second] = [await record(api, caseId, { saw: 'a' }), await record(api, caseId, { saw: 'b' })]
    const areas = [{ x: 1, y: 2, width: 3, height: 4, class: 'third-party' }] as const
    const words = [{ words: 'SECRET', class: 'third-party' }] as const
    const plan = {
      step: 'out',
      recipient: 'Police',
      hasRead: true,
      incidents: [first, second],
      withoutFiles: [gone, stays],
      files: { [gone]: 'redacted', [stays]: 'out' },
      covered: [
        { exhibit: gone, areas: [...areas], words: [...words] },
        { exhibit: stays, areas: [...areas], words: [] },
      ],
    }
    const id = await leave(api, caseId, 'hand-over', plan)
    await api.exhibits.erase({ exhibit: gone, reason: 'wrong file' })
    await api.incidents.erase({ incident: first, reason: 'asked to' })
    const now = await left(await vault.reopen(), caseId, id)
    expect(JSON.parse(now!)).toEqual({
      ...plan,
      incidents: [second],
      withoutFiles: [stays],
      files: { [stays]: 'out' },
      covered: [{ exhibit: stays, areas, words: [] }],
    })
  })

  test('a sheet keeps its words and its other files', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const [gone, stays] = [await keep(vault, 'gone.png', 'one'), await keep(vault, 'stays.png', 'two')]
    const files = [gone, stays].map((exhibit, key) => ({
      key,
      name: `${key}.png`,
      isPasted: false,
      sizeBytes: 3,
      state: { kind: 'kept' as const, exhibit, sha256: '00' },
    }))
    const content = JSON.stringify({ fields: { happened: 'They came back', date: { typed: '' } }, files })
    const id = newId()
    await api.drafts.save({ id, case: caseId, form: 'incident', content })
    await api.exhibits.erase({ exhibit: gone, reason: 'wrong file' })
    const now = JSON.parse((await left(api, caseId, id))!)
    expect(now).toEqual({ ...JSON.parse(content), files: [files[1]] })
  })

  test('a saved view of one account goes with it, name and all', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const { account } = await api.accounts.record({
      case: caseId,
      fields: { handle: '@secret' },
      incidents: [],
    })
    const who = { id: account, isPerson: false, name: '@secret' }
    await api.views.save({
      case: caseId,
      name: 'All by @secret',
      content: JSON.stringify({ ...EVERYTHING, who }),
    })
    await api.views.save({ case: caseId, name: 'Threats', content: JSON.stringify(EVERYTHING) })
    await api.accounts.erase({ account, reason: 'not theirs' })
    const again = await vault.reopen()
    expect((await again.views.list({ case: caseId })).views.map(({ name }) => name)).toEqual(['Threats'])
  })

  test('comes back by no later keeping of a form that was open meanwhile', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const incident = await record(api, caseId, { title: 'gone' })
    const exhibit = await keep(vault, 'gone.png', 'one')
    await api.incidents.erase({ incident, reason: 'asked to' })
    await api.exhibits.erase({ exhibit, reason: 'asked to' })
    const correction = { id: newId(), case: caseId, form: 'correction' } as const
    const content = JSON.stringify(correctionOf(incident, { saw: 'SECRET' }))
    expect(await codeOf(api.drafts.save({ ...correction, content }))).toBe('Erased')
    const plan = { recipient: 'Police', withoutFiles: [exhibit], incidents: null }
    const id = await leave(api, caseId, 'hand-over', plan)
    expect(JSON.parse((await left(api, caseId, id))!)).toEqual({ ...plan, withoutFiles: [] })
    expect((await api.drafts.list({ case: caseId })).drafts).toHaveLength(1)
  })

  test('stays as it was where it is no JSON and names nothing, and goes where it names what is erased', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'gone' })
    const save = async (content: string): Promise<DraftId> => {
      const id = newId()
      await api.drafts.save({ id, case: caseId, form: 'phone', content })
      return id
    }
    const [plain, naming] = [await save('half a li'), await save(`half {"${incident}`)]
    await api.incidents.erase({ incident, reason: 'asked to' })
    expect(await left(api, caseId, plain)).toBe('half a li')
    expect(await left(api, caseId, naming)).toBeNull()
  })
})
