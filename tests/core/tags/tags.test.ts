import { describe, expect, test } from 'vitest'
import { ledgerLines } from '../../support/ledger-lines.ts'
import { codeOf, record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

describe('tags', () => {
  test('are put on, taken off and counted, the commonest first', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const one = await record(api, caseId, { title: 'one' }, { tags: ['video', 'work'] })
    const two = await record(api, caseId, { title: 'two' }, { tags: ['work'] })
    expect(await api.tags.change({ incident: one, add: ['家', 'work'], remove: ['video'] })).toEqual({
      tags: ['work', '家'],
    })
    const again = await vault.reopen()
    expect(await again.tags.list({})).toEqual({
      tags: [
        { tag: 'work', incidents: 2, colour: null },
        { tag: '家', incidents: 1, colour: null },
      ],
    })
    expect((await again.incidents.get({ incident: two })).tags).toEqual(['work'])
  })

  test('that are not there can be taken off, and one both put on and taken off is off', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x' })
    expect(await api.tags.change({ incident, add: ['a'], remove: ['a', 'b'] })).toEqual({ tags: [] })
    expect(await api.tags.list({})).toEqual({ tags: [] })
  })

  test('are a personal entry of their own', async () => {
    const vault = await tempVault()
    await record(vault.api, vault.caseId, { title: 'x' }, { tags: ['my word for him'] })
    const lines = await ledgerLines(vault, { lock: () => vault.api.vault.lock({}) })
    const holding = lines.filter((line) => line.text.includes('my word for him'))
    expect(holding.map((line) => [line.type, line.class])).toEqual([['incident.tagged@1', 'personal']])
  })

  test.each(['', ' a', 'a ', '\n', 'x'.repeat(61), '\ud800'])('are not %j', async (tag) => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x' })
    expect(await codeOf(api.tags.change({ incident, add: [tag] }))).toBe('InvalidInput')
  })

  test('are not put on nothing', async () => {
    const { api } = await tempVault()
    expect(await codeOf(api.tags.change({ incident: '4'.repeat(32), add: ['a'] }))).toBe('NotFound')
  })

  test('get another name wherever they stand, and become one with a tag of that name', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const one = await record(api, caseId, { title: 'one' }, { tags: ['vid', 'work'] })
    await record(api, caseId, { title: 'two' }, { tags: ['video'] })
    await api.tags.colour({ tag: 'vid', colour: 3 })
    expect(await api.tags.rename({ from: 'vid', to: 'video' })).toEqual({ incidents: 1 })
    expect((await api.incidents.get({ incident: one })).tags).toEqual(['video', 'work'])
    const again = await vault.reopen()
    expect((await again.tags.list({})).tags).toEqual([
      { tag: 'video', incidents: 2, colour: 3 },
      { tag: 'work', incidents: 1, colour: null },
    ])
    expect(await codeOf(again.tags.rename({ from: 'vid', to: 'x' }))).toBe('NotFound')
  })

  test('keep their own colour when another becomes one with them, and lose it when asked', async () => {
    const { api, caseId } = await tempVault()
    await record(api, caseId, { title: 'one' }, { tags: ['a', 'b'] })
    await api.tags.colour({ tag: 'a', colour: 1 })
    await api.tags.colour({ tag: 'b', colour: 2 })
    await api.tags.rename({ from: 'a', to: 'b' })
    expect((await api.tags.list({})).tags).toEqual([{ tag: 'b', incidents: 1, colour: 2 }])
    await api.tags.colour({ tag: 'b', colour: null })
    expect((await api.tags.list({})).tags).toEqual([{ tag: 'b', incidents: 1, colour: null }])
    expect(await codeOf(api.tags.colour({ tag: 'b', colour: 9 }))).toBe('InvalidInput')
    expect(await codeOf(api.tags.colour({ tag: 'gone', colour: 1 }))).toBe('NotFound')
  })
})
