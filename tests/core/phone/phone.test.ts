import { expect, test } from 'vitest'
import type { When } from '../../../src/contract/when.ts'
import { codeOf, when } from '../../support/say.ts'
import { tempVault, type TempVault } from '../../support/temp-vault.ts'

const PLANTED = 'planted-exact-words'

const recorded = (
  { api, caseId }: Pick<TempVault, 'api' | 'caseId'>,
  fields: { title: string; happened?: When; threat?: boolean },
) => api.incidents.record({ case: caseId, fields: { ...fields, words: PLANTED } })

test('an empty case can be read out too', async () => {
  const { api, caseId } = await tempVault()
  const { readOut } = await api.phone.begin({ case: caseId })
  expect(readOut).toEqual({ incidents: 0, since: null, last: null, threats: [], reported: [] })
})

test('says how many, since when, the last one, the threats and what was reported, and no exact words', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  await recorded(vault, { title: 'First', happened: when('2025-10-02') })
  await recorded(vault, { title: 'A threat', happened: when('2026-02-27'), threat: true })
  const taken = await recorded(vault, { title: 'None', happened: when('2026-03-01'), threat: true })
  await api.incidents.amend({
    incident: taken.incident,
    fields: { threat: false },
    reason: 'new-information',
  })
  await recorded(vault, { title: 'Last', happened: when('2026-03-11T21:00'), threat: true })
  await recorded(vault, { title: 'Undated' })
  await api.actions.log({
    case: caseId,
    fields: {
      kind: 'police',
      happened: when('2026-02-02'),
      to: 'PC 4471',
      reference: '20/098765/26',
      said: PLANTED,
    },
  })
  await api.actions.log({ case: caseId, fields: { kind: 'blocked', to: 'somebody' } })
  const { readOut } = await api.phone.begin({ case: caseId })
  expect(readOut).toMatchObject({
    incidents: 5,
    since: 'Thursday 2 October 2025',
    last: { when: 'Wednesday 11 March 2026, 21:00' },
    threats: ['Friday 27 February 2026', 'Wednesday 11 March 2026'],
    reported: [{ when: 'Monday 2 February 2026', to: 'PC 4471', reference: '20/098765/26' }],
  })
  expect(JSON.stringify(readOut)).not.toContain(PLANTED)
})

test('signs and stores a checkpoint, and not another one while nothing has come after it', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const first = (await api.phone.begin({ case: caseId })).checkpoint
  expect((await api.phone.begin({ case: caseId })).checkpoint).toEqual(first)
  expect((await api.ledger.checkpoints({})).checkpoints.map(({ seq, words }) => ({ seq, words }))).toEqual([
    first,
  ])
  await recorded(vault, { title: 'Something new' })
  const second = (await api.phone.begin({ case: caseId })).checkpoint
  expect(second?.words).not.toEqual(first?.words)
})

test('keeps what was written down as a step, and who has the words', async () => {
  const { api, caseId } = await tempVault()
  const { checkpoint } = await api.phone.begin({ case: caseId })
  await api.phone.keep({
    case: caseId,
    checkpoint: checkpoint!.seq,
    officer: 'PC Jones',
    force: 'West Midlands ',
    reference: 'log 4471',
  })
  const { actions } = await api.actions.list({ case: caseId })
  expect(actions.map(({ fields }) => fields)).toEqual([
    expect.objectContaining({ kind: 'police', to: 'PC Jones, West Midlands', reference: 'log 4471' }),
  ])
  const [kept] = (await api.ledger.checkpoints({})).checkpoints
  expect(kept?.given).toEqual([
    expect.objectContaining({ to: 'PC Jones, West Midlands', reference: 'log 4471' }),
  ])
})

test('keeps a call in which nobody gave a name or a number', async () => {
  const { api, caseId } = await tempVault()
  await api.phone.keep({ case: caseId, checkpoint: null, officer: '', force: ' ', reference: '' })
  const { actions } = await api.actions.list({ case: caseId })
  expect(actions[0]?.fields).toMatchObject({ kind: 'police' })
  expect(actions[0]?.fields.to).toBeUndefined()
  expect(
    await codeOf(api.phone.keep({ case: caseId, checkpoint: 1, officer: '', force: '', reference: '' })),
  ).toBe('NotFound')
})
