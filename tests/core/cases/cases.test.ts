import { describe, expect, test } from 'vitest'
import { codeOf, record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

describe('a case', () => {
  test('is made once, then changed by its name; what is not said stays', async () => {
    const vault = await tempVault()
    const made = await vault.api.cases.save({ name: 'Harbour', initials: 'CD', reference: 'CR/1' })
    expect([made.made, made.case.initials, made.case.incidents]).toEqual([true, 'CD', 0])
    const changed = await vault.api.cases.save({ name: 'Harbour', jurisdiction: 'england-and-wales' })
    expect(changed.made).toBe(false)
    const { cases } = await (await vault.reopen()).cases.list({})
    expect(cases[1]).toEqual({
      id: made.case.id,
      name: 'Harbour',
      initials: 'CD',
      reference: 'CR/1',
      jurisdiction: 'england-and-wales',
      openedAt: made.case.openedAt,
      incidents: 0,
    })
  })

  test('without initials has those of an example', async () => {
    const { api } = await tempVault()
    expect((await api.cases.save({ name: 'Harbour' })).case.initials).toBe('EX')
  })

  test('that is saved as it is writes nothing down', async () => {
    const { api } = await tempVault()
    const { entries } = await api.vault.status({})
    expect((await api.cases.save({ name: 'Millbrook' })).made).toBe(false)
    expect((await api.vault.status({})).entries).toBe(entries)
  })

  test('counts its own incidents', async () => {
    const { api, caseId } = await tempVault()
    const { case: other } = await api.cases.save({ name: 'Harbour' })
    await record(api, caseId, { title: 'a' })
    await record(api, caseId, { title: 'b' })
    await record(api, other.id, { title: 'c' })
    const { cases } = await api.cases.list({})
    expect(cases.map((one) => [one.name, one.incidents])).toEqual([
      ['Millbrook', 2],
      ['Harbour', 1],
    ])
  })

  test.each([
    ['a name of nothing', { name: '' }],
    ['a name too long', { name: 'x'.repeat(201) }],
    ['initials in small letters', { name: 'x', initials: 'ab' }],
    ['one initial', { name: 'x', initials: 'A' }],
    ['five initials', { name: 'x', initials: 'ABCDE' }],
    ['a field that is not one', { name: 'x', colour: 'red' }],
  ])('does not have %s', async (_, fields) => {
    const { api } = await tempVault()
    expect(await codeOf(api.cases.save(fields))).toBe('InvalidInput')
  })

  test('gets another name and other details, but not the name of another', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await api.cases.save({ name: 'Harbour' })
    const changes = { name: 'The practice', parties: 'A v B', labelForm: 'slash', dayOrder: 'ask' } as const
    const changed = (await api.cases.change({ case: caseId, changes })).case
    expect(changed).toMatchObject(changes)
    const before = (await api.vault.status({})).entries
    await api.cases.change({ case: caseId, changes })
    expect((await api.vault.status({})).entries).toBe(before)
    expect(await codeOf(api.cases.change({ case: caseId, changes: { name: 'Harbour' } }))).toBe('NameTaken')
    const nowhere = '4'.repeat(32)
    expect(await codeOf(api.cases.change({ case: nowhere, changes }))).toBe('NotFound')
    await api.cases.change({ case: caseId, changes: { parties: '' } })
    const again = await vault.reopen()
    const [first] = (await again.cases.list({})).cases
    expect(first).toMatchObject({ name: 'The practice', dayOrder: 'ask' })
    expect(first).not.toHaveProperty('parties')
  })

  test('is closed and opened again; nothing in it changes', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    await record(api, caseId, { title: 'x' })
    expect((await api.cases.close({ case: caseId, closed: true })).case).toMatchObject({ incidents: 1 })
    const [closed] = (await (await vault.reopen()).cases.list({})).cases
    expect(closed?.closedAt).toMatch(/^\d{4}-/)
    const again = await vault.reopen()
    expect((await again.cases.close({ case: caseId, closed: false })).case).not.toHaveProperty('closedAt')
  })
})
