import { describe, expect, test } from 'vitest'
import {
  AMEND_REASONS,
  CHANNELS,
  DISCLOSURE_CLASSES,
  FIELD_CLASSES,
  RELATIONS,
  type IncidentField,
  type IncidentFields,
} from '../../../src/contract/records.ts'
import { ledgerLines } from '../../support/ledger-lines.ts'
import { codeOf, keep, record, when } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

/** Every field there is. */
const EVERYTHING: Required<IncidentFields> = {
  title: 'Comment under clinic video',
  happened: when('2026-03-11T21:14'),
  published: when('2026-03-11'),
  firstSeen: when('about 2026-03-12T08:00'),
  channel: 'social-post',
  place: 'at home',
  platform: 'VidShare',
  url: 'https://vidshare.invalid/watch?v=1',
  account: '@truth_seeker_88',
  words: 'I know where you park',
  saw: 'A new comment, then it was gone',
  told: 'My colleague saw it too',
  replied: 'no',
  threat: true,
  private: 'my own address',
  effect: 'I did not sleep',
  affected: 'my son',
  witnesses: 'Sam at the front desk',
}

describe('an incident', () => {
  test('comes back with every field as it was said, after a lock too', async () => {
    const vault = await tempVault()
    const incident = await record(vault.api, vault.caseId, EVERYTHING)
    expect((await vault.api.incidents.get({ incident })).fields).toEqual(EVERYTHING)
    expect((await (await vault.reopen()).incidents.get({ incident })).fields).toEqual(EVERYTHING)
  })

  test('is one entry for each class that has something in it, and none holds a field of another class', async () => {
    const vault = await tempVault()
    await record(vault.api, vault.caseId, EVERYTHING)
    const lines = await ledgerLines(vault, { lock: () => vault.api.vault.lock({}) })
    const recorded = lines.filter((line) => line.type === 'incident.recorded@1')
    expect(recorded.map((line) => line.class)).toEqual(['ordinary', 'personal', 'health', 'third-party'])
    for (const line of recorded) {
      const fields = Object.keys(line.payload['fields'] as object) as IncidentField[]
      expect(line.payload['class']).toBe(line.class)
      expect(fields.map((field) => FIELD_CLASSES[field])).toEqual(fields.map(() => line.class))
    }
    const health = lines.filter((line) => line.text.includes('I did not sleep'))
    expect(health.map((line) => line.class)).toEqual(['health'])
  })

  test('that says one thing is one entry', async () => {
    const vault = await tempVault()
    const before = (await vault.api.vault.status({})).entries
    await record(vault.api, vault.caseId, { effect: 'shaken' })
    expect((await vault.api.vault.status({})).entries).toBe(before + 1)
  })

  test.each([
    ['2026-03-11T21:14:05', 'exact', '2026-03-11T21:14:05.000Z', '2026-03-11T21:14:05.000Z'],
    ['2026-03-11T21:14', 'minute', '2026-03-11T21:14:00.000Z', '2026-03-11T21:15:00.000Z'],
    ['2026-07-11T21', 'hour', '2026-07-11T20:00:00.000Z', '2026-07-11T21:00:00.000Z'],
    ['2026-07-11', 'day', '2026-07-10T23:00:00.000Z', '2026-07-11T23:00:00.000Z'],
    ['2026-03', 'month', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
    ['2026-03-02/2026-03-08', 'range', '2026-03-02T00:00:00.000Z', '2026-03-09T00:00:00.000Z'],
    ['about 2026-03-11', 'about', '2026-03-08T00:00:00.000Z', '2026-03-15T00:00:00.000Z'],
    ['unknown', 'unknown', undefined, undefined],
  ])('keeps "%s" as %s, with its bounds, its zone and the words', async (typed, kind, fromAt, toAt) => {
    const vault = await tempVault()
    const incident = await record(vault.api, vault.caseId, { title: 'x', happened: when(typed) })
    const { fields } = await (await vault.reopen()).incidents.get({ incident })
    expect(fields.happened).toMatchObject({ kind, zone: 'Europe/London', asTyped: typed })
    expect([fields.happened?.fromAt, fields.happened?.toAt]).toEqual([fromAt, toAt])
  })

  test('has five clocks: happened, published, first seen, captured by its file, logged by the ledger', async () => {
    const vault = await tempVault()
    const exhibit = await keep(vault, 'shot.png', 'not really a picture')
    vault.host.clock.set('2026-03-14T09:00:00.000Z')
    const fields = {
      happened: when('2026-03-11'),
      published: when('2026-03-10'),
      firstSeen: when('2026-03-13'),
    }
    const incident = await record(vault.api, vault.caseId, fields, { exhibits: [exhibit] })
    const shown = await vault.api.incidents.get({ incident })
    expect(shown.loggedAt).toBe('2026-03-14T09:00:00.000Z')
    expect(shown.fields).toEqual(fields)
    expect(shown.exhibits[0]).toMatchObject({ id: exhibit, keptAt: '2026-03-12T14:05:00.000Z' })
    expect(shown.exhibits[0]!.intakes[0]!.modifiedAt).toMatch(/^\d{4}-/)
  })

  test('says at least one thing, in a case that is there, with exhibits that are there', async () => {
    const { api, caseId } = await tempVault()
    const nowhere = '0'.repeat(32)
    const fields = { title: 'x' }
    expect(await codeOf(api.incidents.record({ case: caseId, fields: {} }))).toBe('InvalidInput')
    expect(await codeOf(api.incidents.record({ case: nowhere, fields }))).toBe('NotFound')
    expect(await codeOf(record(api, caseId, fields, { exhibits: [nowhere as never] }))).toBe('NotFound')
    expect((await api.timeline.page({})).total).toBe(0)
  })

  test('takes no broken text, and nothing longer than its field', async () => {
    const { api, caseId } = await tempVault()
    for (const fields of [
      { words: 'a\ud800b' },
      { title: 'x'.repeat(501) },
      { words: 'x'.repeat(200_001) },
    ]) {
      expect(await codeOf(record(api, caseId, fields))).toBe('InvalidInput')
    }
    const incident = await record(api, caseId, { words: '👩‍👩‍👦 e\u0301 \u202eabc' })
    expect((await api.incidents.get({ incident })).fields.words).toBe('👩‍👩‍👦 e\u0301 \u202eabc')
  })

  test('knows every channel', async () => {
    const { api, caseId } = await tempVault()
    for (const channel of CHANNELS) {
      const incident = await record(api, caseId, { channel })
      expect((await api.incidents.get({ incident })).fields.channel).toBe(channel)
    }
  })

  test('is found by the start of its id', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const incident = await record(api, caseId, { title: 'x' })
    expect(await api.incidents.find({ name: incident.slice(0, 6) })).toEqual({ incident })
    expect(await api.incidents.find({ name: incident })).toEqual({ incident })
    expect(await codeOf(api.incidents.find({ name: incident.slice(0, 3) }))).toBe('NotFound')
    expect(await codeOf(api.incidents.find({ name: 'no id at all' }))).toBe('NotFound')
    const missing = (incident.startsWith('0000') ? '1' : '0').repeat(32) as typeof incident
    expect(await codeOf(api.incidents.get({ incident: missing }))).toBe('NotFound')
  })

  test('is ambiguous when two ids begin as was typed', async () => {
    const vault = await tempVault()
    const ids = ['ab'.repeat(16), 'ab'.repeat(8) + '01'.repeat(8)]
    const random = {
      bytes: (n: number) => (n === 16 ? Buffer.from(ids.shift()!, 'hex') : vault.host.random.bytes(n)),
    }
    const api = await vault.reopen({ ...vault.host, random })
    const first = await record(api, vault.caseId, { title: 'one' })
    const second = await record(api, vault.caseId, { title: 'two' })
    expect(first).not.toBe(second)
    expect(await codeOf(api.incidents.find({ name: 'abababab' }))).toBe('Ambiguous')
    expect(await api.incidents.find({ name: first.slice(0, 18) })).toEqual({ incident: first })
  })
})

describe('a correction', () => {
  test('keeps the old wording and its time beside the new one, and says why', async () => {
    const vault = await tempVault()
    const incident = await record(vault.api, vault.caseId, { title: 'Call', words: 'at seven' })
    for (const [at, reason] of AMEND_REASONS.entries()) {
      vault.host.clock.advanceMs(60_000)
      const fields = { words: `wording ${at}` }
      await vault.api.incidents.amend({
        incident,
        fields,
        reason,
        note: at === 0 ? 'misread my notes' : null,
      })
    }
    const shown = await (await vault.reopen()).incidents.get({ incident })
    expect(shown.fields).toEqual({ title: 'Call', words: 'wording 4' })
    expect(shown.versions.map((version) => [version.reason, version.note, version.fields.words])).toEqual([
      [null, null, 'at seven'],
      ['typing-mistake', 'misread my notes', 'wording 0'],
      ['remembered-more', null, 'wording 1'],
      ['wrong-date', null, 'wording 2'],
      ['new-information', null, 'wording 3'],
      ['other', null, 'wording 4'],
    ])
    const times = shown.versions.map((version) => version.at)
    expect(times).toEqual(times.toSorted())
    expect(shown.loggedAt).toBe(times[0])
  })

  test('of several classes is one entry for each, and adds what was not said before', async () => {
    const vault = await tempVault()
    const incident = await record(vault.api, vault.caseId, { title: 'Call' })
    const fields = { words: 'late', effect: 'no sleep', witnesses: 'Sam' }
    await vault.api.incidents.amend({ incident, fields, reason: 'remembered-more' })
    const lines = await ledgerLines(vault, { lock: () => vault.api.vault.lock({}) })
    const amended = lines.filter((line) => line.type === 'incident.amended@1')
    expect(amended.map((line) => line.class)).toEqual(['ordinary', 'health', 'third-party'])
    expect(amended.map((line) => Object.keys(line.payload['fields'] as object))).toEqual([
      ['words'],
      ['effect'],
      ['witnesses'],
    ])
  })

  test('of the date moves the incident in the timeline', async () => {
    const { api, caseId } = await tempVault()
    const early = await record(api, caseId, { happened: when('2026-03-01') })
    const late = await record(api, caseId, { happened: when('2026-03-02') })
    const inOrder = async () => (await api.timeline.page({})).items.map((item) => item.incident)
    expect(await inOrder()).toEqual([early, late])
    await api.incidents.amend({
      incident: early,
      fields: { happened: when('2026-03-05') },
      reason: 'wrong-date',
    })
    expect(await inOrder()).toEqual([late, early])
  })

  test('changes at least one thing, of an incident that is there, for a reason of the list', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x' })
    const nothing = { incident, fields: {}, reason: 'other' } as const
    expect(await codeOf(api.incidents.amend(nothing))).toBe('InvalidInput')
    const nobody = { ...nothing, incident: '1'.repeat(32) as typeof incident, fields: { title: 'y' } }
    expect(await codeOf(api.incidents.amend(nobody))).toBe('NotFound')
    const why = { incident, fields: { title: 'y' }, reason: 'because' as 'other' }
    expect(await codeOf(api.incidents.amend(why))).toBe('InvalidInput')
  })
})

describe('a link', () => {
  test('says how one incident belongs to another', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const post = await record(api, caseId, { title: 'post' })
    const share = await record(api, caseId, { title: 'share' })
    for (const relation of RELATIONS) await api.incidents.link({ incident: share, to: post, relation })
    const again = await vault.reopen()
    expect((await again.incidents.get({ incident: share })).links).toEqual(
      RELATIONS.map((relation) => ({ incident: share, to: post, relation })),
    )
    expect((await again.incidents.get({ incident: post })).links).toEqual([])
  })

  test('is not made to nothing or to itself', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'post' })
    const to = '2'.repeat(32) as typeof incident
    expect(await codeOf(api.incidents.link({ incident, to, relation: 'same-as' }))).toBe('NotFound')
    expect(await codeOf(api.incidents.link({ incident: to, to: incident, relation: 'same-as' }))).toBe(
      'NotFound',
    )
    expect(await codeOf(api.incidents.link({ incident, to: incident, relation: 'same-as' }))).toBe(
      'InvalidInput',
    )
  })
})

test('every field has a class, and every class is one of the list', () => {
  expect(Object.keys(FIELD_CLASSES).toSorted()).toEqual(Object.keys(EVERYTHING).toSorted())
  for (const name of Object.values(FIELD_CLASSES)) expect(DISCLOSURE_CLASSES).toContain(name)
})

test('a link is taken back by a new line, in its own direction and relation alone', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const one = await record(api, caseId, { title: 'one' })
  const other = await record(api, caseId, { title: 'other' })
  await api.incidents.link({ incident: one, to: other, relation: 'same-as' })
  await api.incidents.link({ incident: one, to: other, relation: 'reply-to' })
  await api.incidents.unlink({ incident: one, to: other, relation: 'same-as' })
  const again = await vault.reopen()
  const links = (await again.incidents.get({ incident: one })).links
  expect(links.map(({ relation }) => relation)).toEqual(['reply-to'])
})
