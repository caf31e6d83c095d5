import { expect, test } from 'vitest'
import type { CaseId } from '../../../src/contract/ids.ts'
import { decodeViews } from '../../../src/core/views/rules.ts'
import { codeOf, record } from '../../support/say.ts'
import { tempVault, type Api } from '../../support/temp-vault.ts'

const names = async (api: Api, caseId: CaseId) =>
  (await api.views.list({ case: caseId })).views.map(({ name, content }) => [name, content])

test('a view is there after a lock, by its name, and adds nothing to the log', async () => {
  const { api, caseId, reopen } = await tempVault()
  const before = (await api.vault.status({})).entries
  await api.views.save({ case: caseId, name: 'Threats', content: '{"flags":["threat"]}' })
  await api.views.save({ case: caseId, name: 'Calls', content: '{}' })
  expect((await api.vault.status({})).entries).toBe(before)
  expect(await names(await reopen(), caseId)).toEqual([
    ['Calls', '{}'],
    ['Threats', '{"flags":["threat"]}'],
  ])
})

test('a view of the same name takes its place; of another case it is another', async () => {
  const { api, caseId } = await tempVault()
  const { case: second } = await api.cases.save({ name: 'Second', initials: 'CD' })
  await api.views.save({ case: caseId, name: 'Threats', content: 'old' })
  await api.views.save({ case: caseId, name: 'Threats', content: 'new' })
  await api.views.save({ case: second.id, name: 'Threats', content: 'elsewhere' })
  expect([await names(api, caseId), await names(api, second.id)]).toEqual([
    [['Threats', 'new']],
    [['Threats', 'elsewhere']],
  ])
})

test('a deleted view is gone, and no draft is touched by any of it', async () => {
  const { api, caseId } = await tempVault()
  await api.drafts.save({ id: 'ab'.repeat(16), case: caseId, form: 'incident', content: 'typed' } as never)
  const { view } = await api.views.save({ case: caseId, name: 'Threats', content: '{}' })
  await api.views.delete({ id: view.id })
  await api.views.delete({ id: view.id })
  expect(await names(api, caseId)).toEqual([])
  expect((await api.drafts.list({ case: caseId })).drafts).toHaveLength(1)
})

test('a view stays when the keys are replaced', async () => {
  const { api, caseId } = await tempVault()
  await api.views.save({ case: caseId, name: 'Threats', content: '{}' })
  await api.vault.replaceKeys({ passphrase: 'another passphrase of mine', withRecovery: false })
  expect(await names(api, caseId)).toEqual([['Threats', '{}']])
})

test('a view of no case is refused', async () => {
  const { api } = await tempVault()
  const view = { case: '0'.repeat(32) as CaseId, name: 'Threats', content: '{}' }
  expect(await codeOf(api.views.save(view))).toBe('NotFound')
})

test('bytes of another shape are damage', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  expect(() => decodeViews(bytes('{'))).toThrow('not text')
  expect(() => decodeViews(bytes('[{"id":1}]'))).toThrow('another shape')
})

test('a view follows a tag that gets another name, and names one tag once', async () => {
  const { api, caseId, reopen } = await tempVault()
  await record(api, caseId, { title: 'one' }, { tags: ['clinc', 'work'] })
  const content = JSON.stringify({ text: 'clinc', tags: ['clinc', 'work'], flags: [] })
  await api.views.save({ case: caseId, name: 'Tagged', content })
  await api.views.save({ case: caseId, name: 'Of another shape', content: 'no JSON' })
  await api.tags.rename({ from: 'clinc', to: 'clinic' })
  const again = await reopen()
  const kept = async () => {
    const [other, [, tagged = ''] = []] = await names(again, caseId)
    return [other, JSON.parse(tagged) as unknown]
  }
  const other = ['Of another shape', 'no JSON']
  expect(await kept()).toEqual([other, { text: 'clinc', tags: ['clinic', 'work'], flags: [] }])
  await again.tags.rename({ from: 'clinic', to: 'work' })
  expect(await kept()).toEqual([other, { text: 'clinc', tags: ['work'], flags: [] }])
})
