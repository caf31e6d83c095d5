import { describe, expect, test } from 'vitest'
import type { AccountFields } from '../../../src/contract/accounts.ts'
import { ledgerLines } from '../../support/ledger-lines.ts'
import { codeOf, record, when } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

const SURE = { basis: 'named', confidence: 'sure' } as const

test('an account is written down with the incidents it is seen in, and is there after the vault was locked', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const first = await record(api, caseId, { title: 'First', happened: when('2026-03-10') })
  const second = await record(api, caseId, { title: 'Second', happened: when('2026-03-12') })
  const { account } = await api.accounts.record({
    case: caseId,
    fields: { handle: '@truth_seeker_88', platform: 'YouTube', firstSeen: when('2026-03-01') },
    incidents: [first, second],
  })
  const again = await vault.reopen()
  expect((await again.accounts.list({ case: caseId })).accounts).toEqual([
    {
      account,
      name: '@truth_seeker_88',
      platform: 'YouTube',
      displayName: '',
      incidents: 2,
      last: 'Thursday 12 March 2026, time not known',
      persons: [],
    },
  ])
  expect(await again.accounts.read({ account })).toMatchObject({
    firstSeen: 'Sunday 1 March 2026, time not known',
    incidents: 2,
  })
  const shown = await again.people.ofIncident({ incident: first })
  expect(shown.accounts).toMatchObject([{ account, how: SURE }])
})

test('a correction keeps the earlier wording and its reason; the other fields stay', async () => {
  const { api, caseId } = await tempVault()
  const { account } = await api.accounts.record({ case: caseId, fields: { handle: '@a', platform: 'X' } })
  await api.accounts.amend({ account, fields: { handle: '@b' }, reason: 'typing-mistake' })
  const read = await api.accounts.read({ account })
  expect(read.fields).toEqual({ handle: '@b', platform: 'X' })
  expect(read.wordings.map(({ reason, fields }) => [reason, fields.handle])).toEqual([
    [null, '@a'],
    ['typing-mistake', '@b'],
  ])
  expect(await codeOf(api.accounts.amend({ account, fields: {}, reason: 'other' }))).toBe('InvalidInput')
})

test('a link is taken back by a new line, and the earlier one stays in the log', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const incident = await record(api, caseId, { title: 'x' })
  const { account } = await api.accounts.record({
    case: caseId,
    fields: { handle: '@a' },
    incidents: [incident],
  })
  await api.accounts.unlink({ account, incident })
  expect((await api.people.ofIncident({ incident })).accounts).toEqual([])
  const types = (await ledgerLines(vault, { lock: () => api.vault.lock({}) })).map(({ type }) => type)
  expect(types.filter((type) => type.startsWith('account.'))).toEqual([
    'account.recorded@1',
    'account.linked@1',
    'account.unlinked@1',
  ])
})

test('a handle of the free text finds its account and every incident that names it, whatever the case of its letters', async () => {
  const { api, caseId } = await tempVault()
  const older = await record(api, caseId, { title: 'a', account: '@Truth', happened: when('2026-03-01') })
  const newer = await record(api, caseId, { title: 'b', account: ' truth ', happened: when('2026-03-02') })
  await record(api, caseId, { title: 'c', account: '@truth2' })
  const changed = await record(api, caseId, { title: 'd', account: '@truth' })
  await api.incidents.amend({ incident: changed, fields: { account: '@other' }, reason: 'other' })
  const before = await api.accounts.seenAs({ case: caseId, handle: '@truth' })
  expect(before.accounts).toEqual([])
  expect(before.incidents.map(({ incident }) => incident)).toEqual([newer, older])
  const { account } = await api.accounts.record({ case: caseId, fields: { handle: '@TRUTH' } })
  const { accounts } = await api.accounts.seenAs({ case: caseId, handle: '@truth' })
  expect(accounts.map((one) => one.account)).toEqual([account])
})

describe('one handle on two sites', () => {
  async function twoSites() {
    const { api, caseId } = await tempVault()
    const account = async (fields: AccountFields) =>
      (await api.accounts.record({ case: caseId, fields })).account
    const onVideo = await account({ handle: '@truth', platform: 'YouTube' })
    const onChat = await account({ handle: 'Truth', platform: 'Facebook' })
    const incident = (platform?: string) =>
      record(api, caseId, { title: 'x', account: '@truth', ...(platform !== undefined && { platform }) })
    const seen = async (platform?: string, handle = '@truth') => {
      const asked = { case: caseId, handle, ...(platform !== undefined && { platform }) }
      const { accounts, incidents } = await api.accounts.seenAs(asked)
      return { accounts: accounts.map((one) => one.account), incidents: incidents.map((one) => one.incident) }
    }
    return { account, incident, seen, onVideo, onChat }
  }

  test('is two accounts: the one of the site that is said, whichever was written down first', async () => {
    const { seen, onVideo, onChat } = await twoSites()
    expect((await seen('youtube ')).accounts).toEqual([onVideo])
    expect((await seen('Facebook')).accounts).toEqual([onChat])
    expect((await seen('Facebook, practice page')).accounts).toEqual([onChat])
    expect((await seen('TikTok')).accounts).toEqual([])
  })

  test('is not guessed where no site is said: both may be meant', async () => {
    const { seen, onVideo, onChat } = await twoSites()
    expect((await seen()).accounts).toEqual([onVideo, onChat])
    expect((await seen(' ')).accounts).toEqual([onVideo, onChat])
  })

  test('may be an account of which no site is known, when none of that site is there', async () => {
    const { seen, account, onVideo } = await twoSites()
    const anywhere = await account({ handle: '@truth' })
    expect((await seen('TikTok')).accounts).toEqual([anywhere])
    expect((await seen('YouTube')).accounts).toEqual([onVideo])
  })

  test('names only the incidents of its own site', async () => {
    const { seen, incident } = await twoSites()
    const video = await incident('YouTube')
    const chat = await incident('Facebook')
    await incident()
    expect((await seen('YouTube')).incidents).toEqual([video])
    expect((await seen('Facebook')).incidents).toEqual([chat])
    expect((await seen()).incidents).toEqual([])
  })

  test('a number, an address and a link are the same wherever they are used', async () => {
    const { seen, account } = await twoSites()
    const number = await account({ handle: '07700 900412', platform: 'WhatsApp' })
    const mail = await account({ contact: 'jt@example.com', platform: 'Facebook' })
    expect((await seen('Signal', '07700 900412')).accounts).toEqual([number])
    expect((await seen('YouTube', 'jt@example.com')).accounts).toEqual([mail])
  })
})

test('an incident without a site goes with the handle as long as that is one account on one site', async () => {
  const { api, caseId } = await tempVault()
  await api.accounts.record({ case: caseId, fields: { handle: '@a', platform: 'YouTube' } })
  const anywhere = await record(api, caseId, { title: 'a', account: '@a' })
  const seen = await api.accounts.seenAs({ case: caseId, handle: '@a', platform: 'YouTube' })
  expect(seen.incidents.map(({ incident }) => incident)).toEqual([anywhere])
})

test('a handle that looks the same and is another is told apart; the same one on another platform is not', async () => {
  const { api, caseId } = await tempVault()
  const make = async (handle: string) =>
    (await api.accounts.record({ case: caseId, fields: { handle } })).account
  const real = await make('@truth_seeker_l1I')
  for (const other of ['@truth_seeker_lll', '@truth_seeker_1lI', '@truth_s\u0435eker_l1I']) {
    const account = await make(other)
    const { lookAlikes } = await api.accounts.read({ account })
    expect(
      lookAlikes.map((one) => one.account),
      other,
    ).toContain(real)
  }
  const same = await make('Truth_Seeker_l1i')
  expect((await api.accounts.read({ account: same })).lookAlikes.map((one) => one.account)).not.toContain(
    real,
  )
  const { lookAlikes } = await api.accounts.seenAs({ case: caseId, handle: '@unlike' })
  expect(lookAlikes).toEqual([])
})

test('the word for a number that was withheld is no account, and names no incident', async () => {
  const { api, caseId } = await tempVault()
  for (const title of ['a', 'b']) await record(api, caseId, { title, channel: 'call', account: 'Withheld' })
  const seen = await api.accounts.seenAs({ case: caseId, handle: 'withheld' })
  expect(seen).toEqual({ isNobody: true, accounts: [], lookAlikes: [], incidents: [] })
  expect((await api.accounts.seenAs({ case: caseId, handle: '@withheld' })).isNobody).toBe(false)
})

test('half a handle finds the account', async () => {
  const { api, caseId } = await tempVault()
  const { account } = await api.accounts.record({ case: caseId, fields: { handle: '@truth_seeker_88' } })
  const { results } = await api.search.find({ query: 'seeker_8' })
  expect(results).toMatchObject([{ kind: 'account', id: account, title: '@truth_seeker_88' }])
})

test('an account that was erased is gone with its links, and the incident stays', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const incident = await record(api, caseId, { title: 'kept' })
  const fields = { handle: '@SECRET', displayName: 'SECRET name' }
  const { account } = await api.accounts.record({ case: caseId, fields, incidents: [incident] })
  const { person } = await api.people.record({ case: caseId, fields: { name: 'J' } })
  await api.accounts.attribute({ account, person, how: { ...SURE, words: 'SECRET reason' } })
  const erased = await api.accounts.erase({ account, reason: 'wrong account' })
  expect(erased).toMatchObject({ erased: account, entries: 3 })
  const again = await vault.reopen()
  expect(await codeOf(again.accounts.read({ account }))).toBe('Erased')
  expect((await again.people.ofIncident({ incident })).accounts).toEqual([])
  expect((await again.people.read({ person })).accounts).toEqual([])
  expect((await again.search.find({ query: 'secret' })).results).toEqual([])
  expect((await again.vault.check({})).problems).toEqual([])
  const lines = await ledgerLines(vault, { lock: () => again.vault.lock({}) })
  expect(lines.filter(({ text }) => text.includes('SECRET'))).toEqual([])
})

test('erasing one incident of an account leaves its links with the others', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const kept = await record(api, caseId, { title: 'kept' })
  const gone = await record(api, caseId, { title: 'gone' })
  const { account } = await api.accounts.record({
    case: caseId,
    fields: { handle: '@a' },
    incidents: [kept, gone],
  })
  await api.incidents.erase({ incident: gone, reason: 'asked to' })
  for (const open of [() => api, () => vault.reopen()]) {
    const now = await open()
    expect(await now.accounts.read({ account })).toMatchObject({ incidents: 1 })
    expect((await now.people.ofIncident({ incident: kept })).accounts).toHaveLength(1)
  }
})
