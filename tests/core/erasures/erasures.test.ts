import { describe, expect, test } from 'vitest'
import { ledgerLines } from '../../support/ledger-lines.ts'
import { codeOf, keep, record, when } from '../../support/say.ts'
import { someBytes, tempVault } from '../../support/temp-vault.ts'

describe('erasing an incident', () => {
  test('takes its wordings, tags, links and notes, and leaves the others as they were', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const kept = await record(api, caseId, { title: 'kept', words: 'stays' }, { tags: ['work'] })
    const gone = await record(
      api,
      caseId,
      { title: 'gone', effect: 'SECRET' },
      { tags: ['work', 'only here'] },
    )
    await api.incidents.amend({ incident: gone, fields: { words: 'SECRET too' }, reason: 'other' })
    await api.incidents.link({ incident: kept, to: gone, relation: 'same-as' })
    await api.notes.write({ incident: gone, text: 'SECRET note' })
    const erased = await api.incidents.erase({ incident: gone, reason: 'a promise' })
    // Two classes, one correction, tags, the link and the note.
    expect(erased.entries).toBe(6)
    const again = await vault.reopen()
    expect(await codeOf(again.incidents.get({ incident: gone }))).toBe('Erased')
    expect(await codeOf(again.incidents.find({ name: gone }))).toBe('Erased')
    expect((await again.timeline.page({})).items.map((item) => item.title)).toEqual(['kept'])
    expect((await again.incidents.get({ incident: kept })).links).toEqual([])
    expect((await again.tags.list({})).tags).toMatchObject([{ tag: 'work', incidents: 1 }])
    for (const query of ['secret', 'gone', 'note']) {
      expect((await again.search.find({ query })).results, query).toEqual([])
    }
    const checked = await again.vault.check({})
    expect([checked.problems, checked.checked.erasedEntries]).toEqual([[], 6])
    const lines = await ledgerLines(vault, { lock: () => again.vault.lock({}) })
    expect(lines.filter((line) => line.text.includes('SECRET'))).toEqual([])
    const [said] = lines.filter((line) => line.type === 'erased@1')
    expect(said?.payload).toMatchObject({ what: 'incident', id: gone, reason: 'a promise' })
  })

  test('leaves every leaf, so the root of what was there before is still that', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'gone' })
    const { note, size } = await api.ledger.checkpoint({ purpose: 'print' })
    await api.incidents.erase({ incident, reason: 'asked to' })
    const checked = await api.vault.check({ since: note })
    expect(checked.since).toMatchObject({ size, isPrefix: true })
    expect(checked.ok).toBe(true)
  })

  test('can be asked for once, of what is there, with a reason', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x' })
    expect(await codeOf(api.incidents.erase({ incident, reason: '' }))).toBe('InvalidInput')
    await api.incidents.erase({ incident, reason: 'asked to' })
    expect(await codeOf(api.incidents.erase({ incident, reason: 'again' }))).toBe('Erased')
    expect(await codeOf(api.incidents.amend({ incident, fields: { title: 'y' }, reason: 'other' }))).toBe(
      'Erased',
    )
    expect(await codeOf(api.incidents.erase({ incident: '6'.repeat(32), reason: 'x' }))).toBe('NotFound')
  })

  test('leaves the custody record of the files it had', async () => {
    const vault = await tempVault()
    const exhibit = await keep(vault, 'a.txt', 'one')
    const incident = await record(vault.api, vault.caseId, { title: 'gone' }, { exhibits: [exhibit] })
    await vault.api.incidents.erase({ incident, reason: 'asked to' })
    const now = await vault.api.custody.get({ exhibit })
    expect(now.lines.map((line) => line.type)).toEqual(['exhibit.ingested@1'])
    expect(await (await vault.reopen()).custody.get({ exhibit })).toEqual(now)
  })
})

describe('erasing one text of an incident', () => {
  test('takes every wording of it, and leaves what else was said, when it was recorded, and the other corrections', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const incident = await record(api, caseId, {
      title: 'first title',
      saw: 'SECRET patient',
      happened: when('2026-03-10'),
      effect: 'slept badly',
    })
    await record(api, caseId, { title: 'another' })
    await api.incidents.amend({ incident, fields: { title: 'second title' }, reason: 'typing-mistake' })
    await api.incidents.amend({ incident, fields: { saw: 'SECRET again', place: 'desk' }, reason: 'other' })
    await api.incidents.amend({ incident, fields: { told: 'by the porter' }, reason: 'remembered-more' })
    const before = await api.incidents.get({ incident })
    const erased = await api.incidents.eraseText({ incident, field: 'saw', reason: 'another patient' })
    expect(erased.entries).toBe(2)
    const fields = {
      title: 'second title',
      happened: when('2026-03-10'),
      effect: 'slept badly',
      place: 'desk',
      told: 'by the porter',
    }
    const after = await api.incidents.get({ incident })
    expect(after).toMatchObject({ fields, loggedAt: before.loggedAt, seq: before.seq })
    expect(after.fields).not.toHaveProperty('saw')
    const again = await vault.reopen()
    expect(await again.incidents.get({ incident })).toEqual(after)
    const { incident: whole, erasedTexts } = await again.incidents.read({ incident })
    expect(whole.versions.map(({ reason }) => reason)).toEqual([
      null,
      'typing-mistake',
      'remembered-more',
      null,
    ])
    expect(erasedTexts).toMatchObject([{ field: 'saw', reason: 'another patient' }])
    expect((await again.timeline.page({})).total).toBe(2)
    expect((await again.search.find({ query: 'secret' })).results).toEqual([])
    const checked = await again.vault.check({})
    expect([checked.problems, checked.checked.erasedEntries]).toEqual([[], 2])
    const lines = await ledgerLines(vault, { lock: () => again.vault.lock({}) })
    expect(lines.filter(({ text }) => text.includes('SECRET'))).toEqual([])
  })

  test('holds when only corrections in another class are left before it is written again', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const incident = await record(api, caseId, { saw: 'SECRET' })
    await api.incidents.amend({ incident, fields: { effect: 'slept badly' }, reason: 'other' })
    await api.incidents.eraseText({ incident, field: 'saw', reason: 'asked to' })
    const now = await api.incidents.get({ incident })
    expect(now.fields).toEqual({ effect: 'slept badly' })
    const again = await vault.reopen()
    expect(await again.incidents.get({ incident })).toEqual(now)
    await again.incidents.eraseText({ incident, field: 'effect', reason: 'asked to' })
    expect((await again.incidents.get({ incident })).fields).toEqual({})
    await again.incidents.erase({ incident, reason: 'all of it' })
    expect(await codeOf((await vault.reopen()).incidents.get({ incident }))).toBe('Erased')
  })

  test('leaves what else the only line said', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x', saw: 'SECRET' })
    await api.incidents.eraseText({ incident, field: 'saw', reason: 'asked to' })
    expect((await api.incidents.get({ incident })).fields).toEqual({ title: 'x' })
  })

  test('is refused where nothing was said', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'x' })
    expect(await codeOf(api.incidents.eraseText({ incident, field: 'saw', reason: 'x' }))).toBe('NotFound')
  })
})

test('a private note is erased by itself', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  const incident = await record(api, caseId, { title: 'x' })
  const { note } = await api.notes.write({ incident, text: 'SECRET advice' })
  await api.notes.write({ incident, text: 'stays' })
  await api.notes.erase({ note, reason: 'asked to' })
  const again = await vault.reopen()
  expect((await again.incidents.get({ incident })).notes.map(({ text }) => text)).toEqual(['stays'])
  expect(await codeOf(again.notes.erase({ note, reason: 'again' }))).toBe('Erased')
  expect((await again.search.find({ query: 'secret' })).results).toEqual([])
})

describe('erasing an exhibit', () => {
  test('takes its bytes and its names, says what it does not reach, and leaves its incident', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const exhibit = await keep(vault, 'SECRET-name.bin', someBytes(2_000_000))
    const other = await keep(vault, 'other.bin', 'other bytes')
    const incident = await record(api, caseId, { title: 'kept' }, { exhibits: [exhibit, other] })
    const erased = await api.exhibits.erase({ exhibit, reason: 'asked to' })
    expect(erased.stillIn.length).toBeGreaterThan(0)
    const again = await vault.reopen()
    expect(await codeOf(again.exhibits.get({ exhibit }))).toBe('Erased')
    expect((await again.incidents.get({ incident })).exhibits.map((one) => one.id)).toEqual([other])
    expect((await again.search.find({ query: 'secret' })).results).toEqual([])
    const checked = await again.vault.check({})
    expect([checked.problems, checked.checked.exhibits]).toEqual([[], 1])
    const lines = await ledgerLines(vault, { lock: () => again.vault.lock({}) })
    expect(lines.filter((line) => line.text.includes('SECRET-name'))).toEqual([])
    expect(
      lines.some((line) => line.type === 'exhibit.ingested@1' && line.payload['exhibit'] === exhibit),
    ).toBe(true)
  })

  test('leaves the same bytes free to be kept anew', async () => {
    const vault = await tempVault()
    const first = await keep(vault, 'a.txt', 'the bytes')
    await vault.api.exhibits.erase({ exhibit: first, reason: 'by mistake' })
    const second = await keep(vault, 'a.txt', 'the bytes')
    expect(second).not.toBe(first)
    const again = await vault.reopen()
    expect(await again.exhibits.verify({ exhibit: second })).toMatchObject({ unchanged: true })
    expect(await codeOf(again.exhibits.get({ exhibit: first }))).toBe('Erased')
  })
})
