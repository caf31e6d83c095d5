import { describe, expect, test } from 'vitest'
import { codeOf, keep, record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

describe('the inbox', () => {
  test('holds what no incident names, of its case, until it is linked', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const { case: other } = await api.cases.save({ name: 'Harbour' })
    const one = await keep(vault, 'one.txt', 'one')
    const two = await keep(vault, 'two.txt', 'two')
    const elsewhere = await keep(vault, 'three.txt', 'three', other.id)
    const inbox = async (id = caseId) =>
      (await api.exhibits.inbox({ case: id })).exhibits.map((row) => row.id)
    expect(await inbox()).toEqual([one, two])
    expect(await inbox(other.id)).toEqual([elsewhere])
    const incident = await record(api, caseId, { title: 'x' }, { exhibits: [one] })
    expect(await inbox()).toEqual([two])
    await api.exhibits.link({ incident, exhibits: [two] })
    expect(await inbox()).toEqual([])
    const again = await vault.reopen()
    expect((await again.incidents.get({ incident })).exhibits.map((row) => row.id)).toEqual([one, two])
    expect((await again.exhibits.get({ exhibit: two })).incidents).toEqual([incident])
  })

  test('of the same bytes taken in for two cases is in both', async () => {
    const vault = await tempVault()
    const { case: other } = await vault.api.cases.save({ name: 'Harbour' })
    const one = await keep(vault, 'one.txt', 'same')
    expect(await keep(vault, 'copy.txt', 'same', other.id)).toBe(one)
    for (const id of [vault.caseId, other.id]) {
      const { exhibits } = await vault.api.exhibits.inbox({ case: id })
      expect(exhibits.map((row) => [row.id, row.number])).toEqual([[one, 1]])
      expect(exhibits[0]!.intakes.map((intake) => intake.caseId)).toEqual([vault.caseId, other.id])
    }
  })
})

describe('an exhibit', () => {
  test('is found by its number, its id and the start of its id', async () => {
    const vault = await tempVault()
    const one = await keep(vault, 'one.txt', 'one')
    const two = await keep(vault, 'two.txt', 'two')
    const find = async (name: string) => (await vault.api.exhibits.find({ name })).exhibit
    expect([await find('1'), await find('2')]).toEqual([one, two])
    expect(await find(two)).toBe(two)
    expect(await find(one.slice(0, 10))).toBe(one)
    for (const name of ['3', '0', 'AB1', 'nothing', 'ffff'.repeat(8)]) {
      expect(await codeOf(vault.api.exhibits.find({ name })), name).toBe('NotFound')
    }
  })

  test('is ambiguous when two ids begin as was typed', async () => {
    const vault = await tempVault()
    const ids = ['cd'.repeat(16), 'cd'.repeat(8) + '02'.repeat(8)]
    const random = {
      bytes: (n: number) => (n === 16 ? Buffer.from(ids.shift()!, 'hex') : vault.host.random.bytes(n)),
    }
    const api = await vault.reopen({ ...vault.host, random })
    const first = await keep({ ...vault, api }, 'one.txt', 'one')
    await keep({ ...vault, api }, 'two.txt', 'two')
    expect(await codeOf(api.exhibits.find({ name: 'cdcdcdcd' }))).toBe('Ambiguous')
    expect(await api.exhibits.find({ name: first.slice(0, 20) })).toEqual({ exhibit: first })
  })

  test('is linked only where both are there', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const exhibit = await keep(vault, 'one.txt', 'one')
    const incident = await record(api, caseId, { title: 'x' })
    const nowhere = '7'.repeat(32)
    expect(await codeOf(api.exhibits.link({ incident: nowhere, exhibits: [exhibit] }))).toBe('NotFound')
    expect(await codeOf(api.exhibits.link({ incident, exhibits: [exhibit, nowhere] }))).toBe('NotFound')
    expect(await codeOf(api.exhibits.link({ incident, exhibits: [] }))).toBe('InvalidInput')
    expect((await api.incidents.get({ incident })).exhibits).toEqual([])
    expect(await codeOf(api.exhibits.get({ exhibit: nowhere }))).toBe('NotFound')
  })

  test('is taken out of an incident by a new line, is as it was, and waits in the inbox again', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const wrong = await keep(vault, 'wrong.txt', 'of another matter')
    const right = await keep(vault, 'right.txt', 'one')
    const incident = await record(api, caseId, { title: 'x' }, { exhibits: [wrong, right] })
    const other = await record(api, caseId, { title: 'y' }, { exhibits: [right] })
    const filesOf = async (from = api) =>
      (await from.incidents.get({ incident })).exhibits.map((exhibit) => exhibit.id)
    const inbox = async (from = api) =>
      (await from.exhibits.inbox({ case: caseId })).exhibits.map((exhibit) => exhibit.id)
    await api.exhibits.unlink({ incident, exhibits: [wrong] })
    expect([await filesOf(), await inbox()]).toEqual([[right], [wrong]])
    await api.exhibits.unlink({ incident, exhibits: [right] })
    expect([await filesOf(), await inbox()]).toEqual([[], [wrong]])
    expect((await api.exhibits.get({ exhibit: right })).incidents).toEqual([other])
    await api.exhibits.link({ incident, exhibits: [right] })
    const again = await vault.reopen()
    expect([await filesOf(again), await inbox(again)]).toEqual([[right], [wrong]])
    expect(await again.exhibits.verify({ exhibit: wrong })).toMatchObject({ unchanged: true })
    const { lines } = await again.custody.get({ exhibit: wrong })
    expect(lines.map(({ what }) => what)).toContain('Taken out of an incident')
  })

  test('is taken out only of an incident that it is in', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const exhibit = await keep(vault, 'one.txt', 'one')
    const two = await keep(vault, 'two.txt', 'two')
    const incident = await record(api, caseId, { title: 'x' }, { exhibits: [exhibit] })
    const nowhere = '7'.repeat(32)
    expect(await codeOf(api.exhibits.unlink({ incident: nowhere, exhibits: [exhibit] }))).toBe('NotFound')
    expect(await codeOf(api.exhibits.unlink({ incident, exhibits: [exhibit, two] }))).toBe('NotFound')
    expect(await codeOf(api.exhibits.unlink({ incident, exhibits: [] }))).toBe('InvalidInput')
    expect((await api.incidents.get({ incident })).exhibits.map(({ id }) => id)).toEqual([exhibit])
  })

  test('is not taken in for a case that is not there', async () => {
    const vault = await tempVault()
    expect(await codeOf(keep(vault, 'one.txt', 'one', '8'.repeat(32) as typeof vault.caseId))).toBe(
      'NotFound',
    )
  })
})
