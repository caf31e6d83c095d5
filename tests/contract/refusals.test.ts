import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../../src/contract/index.ts'
import { procedure, type Procedure } from '../../src/contract/procedure.ts'
import { createClient } from '../../src/core/router.ts'
import { codeOf } from '../support/say.ts'
import { apiFor, tempVault, type Api } from '../support/temp-vault.ts'
import { testHost } from '../support/vault-host.ts'

type AnyApi = Readonly<Record<string, Readonly<Record<string, (input: unknown) => Promise<unknown>>>>>

const PROCEDURES = Object.entries(contract).flatMap(([slice, verbs]) =>
  Object.entries(verbs).map(([verb, procedure]) => [`${slice}.${verb}`, procedure as Procedure] as const),
)

const ask = (api: Api, name: string, input: unknown): Promise<unknown> => {
  const [slice = '', verb = ''] = name.split('.')
  return (api as unknown as AnyApi)[slice]![verb]!(input)
}

const WHEN = { kind: 'unknown', zone: 'UTC', asTyped: 'x' }

/** An input that fits the schema, so that junk can be put in the place of one field of it. */
const GOOD: Readonly<Record<string, unknown>> = {
  'vault.create': { file: 'x', passphrase: 'x', withRecovery: false },
  'vault.open': { file: 'x', secret: { kind: 'passphrase', passphrase: 'x' } },
  'leaving.comeBack': { secret: { kind: 'passphrase', passphrase: 'x' } },
  'vault.changePassphrase': { passphrase: 'x' },
  'vault.confirmRecovery': { groups: ['a', 'b', 'c'] },
  'vault.replaceKeys': { passphrase: 'x', withRecovery: false },
  'vault.backup': { to: 'x' },
  'vault.restore': { to: 'x', reason: 'x' },
  'vault.compareBackup': { file: 'x' },
  'vault.practiseRecovery': { code: 'x' },
  'vault.readRecovery': { code: 'x' },
  'vault.saveRecovery': { to: 'x' },
  'cases.save': { name: 'x' },
  'cases.change': { case: '0'.repeat(32), changes: { initials: 'AB' } },
  'cases.close': { case: '0'.repeat(32), closed: true },
  'tags.rename': { from: 'x', to: 'y' },
  'tags.colour': { tag: 'x', colour: 1 },
  'incidents.record': { case: '0'.repeat(32), fields: { title: 'x' } },
  'incidents.amend': { incident: '0'.repeat(32), fields: { title: 'x' }, reason: 'other' },
  'incidents.get': { incident: '0'.repeat(32) },
  'incidents.read': { incident: '0'.repeat(32) },
  'incidents.lastSaid': { case: '0'.repeat(32) },
  'incidents.find': { name: 'x' },
  'incidents.link': { incident: '0'.repeat(32), to: '1'.repeat(32), relation: 'same-as' },
  'incidents.unlink': { incident: '0'.repeat(32), to: '1'.repeat(32), relation: 'same-as' },
  'incidents.eraseText': { incident: '0'.repeat(32), field: 'saw', reason: 'x' },
  'erasures.handedOver': { incident: '0'.repeat(32) },
  'notes.erase': { note: '0'.repeat(32), reason: 'x' },
  'incidents.erase': { incident: '0'.repeat(32), reason: 'x' },
  'exhibits.page': { case: '0'.repeat(32) },
  'exhibits.read': { exhibit: '0'.repeat(32), case: '0'.repeat(32) },
  'exhibits.metadata': { exhibit: '0'.repeat(32) },
  'custody.read': { exhibit: '0'.repeat(32) },
  'exhibits.timeTogether': { case: '0'.repeat(32), exhibits: ['0'.repeat(32)] },
  'exhibits.add': { case: '0'.repeat(32), files: ['x'] },
  'exhibits.get': { exhibit: '0'.repeat(32) },
  'exhibits.find': { name: 'x' },
  'exhibits.inbox': { case: '0'.repeat(32) },
  'exhibits.open': { exhibit: '0'.repeat(32) },
  'exhibits.close': { view: '0'.repeat(32) },
  'exhibits.copy': { exhibit: '0'.repeat(32), to: 'x' },
  'exhibits.verify': { exhibit: '0'.repeat(32) },
  'exhibits.unlink': { incident: '0'.repeat(32), exhibits: ['0'.repeat(32)] },
  'exhibits.link': { incident: '0'.repeat(32), exhibits: ['0'.repeat(32)] },
  'exhibits.erase': { exhibit: '0'.repeat(32), reason: 'x' },
  'accounts.record': { case: '0'.repeat(32), fields: { handle: 'x' } },
  'accounts.amend': { account: '0'.repeat(32), fields: { handle: 'x' }, reason: 'other' },
  'accounts.list': { case: '0'.repeat(32) },
  'accounts.read': { account: '0'.repeat(32) },
  'accounts.link': {
    account: '0'.repeat(32),
    incidents: ['0'.repeat(32)],
    how: { basis: 'told', confidence: 'likely' },
  },
  'accounts.unlink': { account: '0'.repeat(32), incident: '0'.repeat(32) },
  'accounts.attribute': {
    account: '0'.repeat(32),
    person: '0'.repeat(32),
    how: { basis: 'told', confidence: 'likely' },
  },
  'accounts.unattribute': { account: '0'.repeat(32), person: '0'.repeat(32) },
  'accounts.seenAs': { case: '0'.repeat(32), handle: 'x' },
  'accounts.erase': { account: '0'.repeat(32), reason: 'x' },
  'people.record': { case: '0'.repeat(32), fields: { name: 'x' } },
  'people.amend': { person: '0'.repeat(32), fields: { name: 'x' }, reason: 'other' },
  'people.list': { case: '0'.repeat(32) },
  'people.read': { person: '0'.repeat(32) },
  'people.link': {
    person: '0'.repeat(32),
    incidents: ['0'.repeat(32)],
    how: { basis: 'told', confidence: 'likely' },
  },
  'people.unlink': { person: '0'.repeat(32), incident: '0'.repeat(32) },
  'people.ofIncident': { incident: '0'.repeat(32) },
  'people.erase': { person: '0'.repeat(32), reason: 'x' },
  'tags.change': { incident: '0'.repeat(32) },
  'notes.write': { incident: '0'.repeat(32), text: 'x' },
  'timeline.overview': { case: '0'.repeat(32) },
  'timeline.upkeep': { case: '0'.repeat(32) },
  'views.save': { case: '0'.repeat(32), name: 'x', content: '{}' },
  'views.list': { case: '0'.repeat(32) },
  'views.delete': { id: '0'.repeat(32) },
  'search.find': { query: 'x' },
  'custody.get': { exhibit: '0'.repeat(32) },
  'vault.compare': { since: 'x' },
  'ledger.checkpoint': { purpose: 'print' },
  'ledger.saveCheckpoint': { checkpoint: 1, to: 'x' },
  'ledger.give': { checkpoint: 1, to: 'x' },
  'ledger.line': { seq: 0 },
  'ledger.holds': { seq: 0 },
  'handovers.record': { bundle: '0'.repeat(32), method: 'post', when: WHEN },
  'handovers.addSaid': { handover: '0'.repeat(32), said: { name: 'x' } },
  'handovers.amend': { handover: '0'.repeat(32), fields: { place: 'x' }, reason: 'other', note: null },
  'handovers.keepReceipt': { bundle: '0'.repeat(32), exhibit: '0'.repeat(32) },
  'stamps.query': { to: 'x' },
  'stamps.import': { from: 'x' },
  'bundles.offered': { case: '0'.repeat(32) },
  'bundles.ownDetails': { exhibits: ['0'.repeat(32)] },
  'bundles.proof': { case: '0'.repeat(32), recipient: 'x', purpose: 'x' },
  'bundles.seal': { case: '0'.repeat(32), recipient: 'x', purpose: 'x', to: 'x' },
  'dates.read': { typed: '2026-03', zone: 'Europe/London', now: '2026-03-12T10:15:00.000Z' },
  'drafts.save': { id: '0'.repeat(32), case: '0'.repeat(32), form: 'incident', content: '{}' },
  'drafts.list': { case: '0'.repeat(32) },
  'drafts.discard': { id: '0'.repeat(32) },
  'leaving.note': { why: 'exit', notKept: ['x'], keptMeanwhile: [], making: false },
  'actions.log': { case: '0'.repeat(32), fields: { kind: 'police' } },
  'actions.amend': { action: '0'.repeat(32), fields: { reference: 'x' }, reason: 'typing-mistake' },
  'actions.list': { case: '0'.repeat(32) },
  'actions.find': { name: 'x' },
  'bundles.refused': { case: '0'.repeat(32) },
  'bundles.wordsIn': { exhibit: '0'.repeat(32) },
  'bundles.draft': { case: '0'.repeat(32), profile: 'police', to: 'x' },
  'phone.begin': { case: '0'.repeat(32) },
  'phone.keep': { case: '0'.repeat(32), checkpoint: null, officer: 'x', force: 'x', reference: 'x' },
  'packages.verify': { from: 'x' },
  'packages.encrypt': { from: 'x', to: 'x', passphrase: 'x' },
}

/** What no field of any procedure takes. */
const junk = fc.oneof(
  fc.constantFrom(undefined, null, Number.NaN, -1, 0.5, Symbol('junk'), '\ud800', 'z'.repeat(300_000), []),
  fc.anything({ withDate: true, withMap: true, withTypedArray: true, withBigInt: true }),
)

let api: Api
beforeAll(() => {
  api = apiFor(testHost())
})

describe('every procedure', () => {
  test('has a good input here, or takes nothing at all', () => {
    for (const [name, { input }] of PROCEDURES) {
      expect(input.safeParse(GOOD[name] ?? {}).success, name).toBe(true)
    }
    const names = PROCEDURES.map(([name]) => name)
    for (const name of Object.keys(GOOD)) expect(names).toContain(name)
  })

  test.each(PROCEDURES)(
    '%s answers junk with InvalidInput and with nothing else',
    async (name, { input }) => {
      const property = fc.asyncProperty(fc.anything(), async (given) => {
        fc.pre(!input.safeParse(given).success)
        expect(await codeOf(ask(api, name, given))).toBe('InvalidInput')
      })
      await fc.assert(property, { numRuns: 60 })
    },
  )

  test.each(PROCEDURES)('%s answers junk in any one field with InvalidInput', async (name, { input }) => {
    const good = (GOOD[name] ?? {}) as Readonly<Record<string, unknown>>
    const field = fc.oneof(fc.constantFrom('extra', ...Object.keys(good)), fc.string({ minLength: 1 }))
    const property = fc.asyncProperty(field, junk, async (key, value) => {
      const given = { ...good, [key]: value }
      fc.pre(!input.safeParse(given).success)
      expect(await codeOf(ask(api, name, given))).toBe('InvalidInput')
    })
    await fc.assert(property, { numRuns: 60 })
  })

  test.each(PROCEDURES)('%s refuses a field that it does not know', async (name) => {
    expect(await codeOf(ask(api, name, { ...(GOOD[name] as object), unknown: 1 }))).toBe('InvalidInput')
  })

  test.each(
    PROCEDURES.filter(
      ([name]) =>
        !/^(vault\.(create|open|lock|suggest|readRecovery)|packages\.|dates\.|bundles\.recipients)/.test(
          name,
        ),
    ),
  )('%s says that no vault is open when none is', async (name) => {
    expect(await codeOf(ask(apiFor(testHost()), name, GOOD[name] ?? {}))).toBe('VaultNotFound')
  })

  test('never repeats what was wrong with an input, only which field', async () => {
    const secret = 'hunter2-hunter2'
    for (const [name] of PROCEDURES) {
      const given = { ...(GOOD[name] as object), [secret.slice(0, 3)]: secret, passphrase: [secret] }
      const error = await ask(api, name, given).then(
        () => null,
        (thrown: unknown) => thrown as Error,
      )
      expect(error?.message, name).toContain(name)
      expect(error?.message, name).not.toContain(secret)
    }
  })
})

describe('an output', () => {
  test('that is not what the contract says is an internal error, not an answer', async () => {
    const toy = { toy: { say: procedure(z.strictObject({}), z.strictObject({ n: z.int() })) } }
    const answering = (answer: unknown) =>
      createClient(toy, { toy: { say: () => answer as z.infer<(typeof toy)['toy']['say']['output']> } })
    expect(await answering({ n: 1 }).toy.say({})).toEqual({ n: 1 })
    for (const answer of [null, {}, { n: 'x' }, { n: 1, more: 1 }, Promise.resolve({ n: 0.5 })]) {
      expect(await codeOf(answering(answer).toy.say({}))).toBe('Internal')
    }
    const throwing = createClient(toy, {
      toy: {
        say: () => {
          throw new TypeError('what was in it')
        },
      },
    })
    const error = await throwing.toy.say({}).catch((thrown: unknown) => thrown as Error)
    expect(error).toMatchObject({ code: 'Internal', message: 'toy.say failed' })
  })
})

test('an open vault takes junk as calmly', async () => {
  const vault = await tempVault()
  const before = (await vault.api.vault.status({})).entries
  for (const [name, { input }] of PROCEDURES) {
    for (const given of [
      null,
      7,
      [],
      { file: 1 },
      { incident: '0'.repeat(31) },
      { limit: 0 },
      { case: null },
    ]) {
      if (!input.safeParse(given).success)
        expect(await codeOf(ask(vault.api, name, given)), name).toBe('InvalidInput')
    }
  }
  expect((await vault.api.vault.status({})).entries).toBe(before)
})
