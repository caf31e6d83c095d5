import { describe, expect, test } from 'vitest'
import { ledgerLines } from '../../support/ledger-lines.ts'
import { codeOf, record } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'

describe('a note', () => {
  test('stands with its incident, newest last, after a lock too', async () => {
    const vault = await tempVault()
    const incident = await record(vault.api, vault.caseId, { title: 'Call' })
    const first = await vault.api.notes.write({ incident, text: 'Asked my lawyer about it.' })
    vault.host.clock.advanceMs(1000)
    const second = await vault.api.notes.write({ incident, text: '⚖️ She says: wait.' })
    const { notes } = await (await vault.reopen()).incidents.get({ incident })
    expect(notes.map((note) => [note.id, note.seq, note.text])).toEqual([
      [first.note, first.seq, 'Asked my lawyer about it.'],
      [second.note, second.seq, '⚖️ She says: wait.'],
    ])
  })

  test('is an entry of its own, privileged, and its words stand in no other entry', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const incident = await record(api, caseId, { title: 'Call', words: 'said' })
    await api.notes.write({ incident, text: 'PRIVILEGED-WORDS' })
    await api.incidents.amend({ incident, fields: { words: 'said otherwise' }, reason: 'other' })
    await api.tags.change({ incident, add: ['lawyer'] })
    const lines = await ledgerLines(vault, { lock: () => api.vault.lock({}) })
    const holding = lines.filter((line) => line.text.includes('PRIVILEGED-WORDS'))
    expect(holding.map((line) => [line.type, line.class])).toEqual([['note.written@1', 'privileged']])
    expect(lines.filter((line) => line.type.startsWith('incident.')).length).toBe(3)
  })

  test('is not written to nothing, not empty, not broken', async () => {
    const { api, caseId } = await tempVault()
    const incident = await record(api, caseId, { title: 'Call' })
    const nowhere = '3'.repeat(32) as typeof incident
    expect(await codeOf(api.notes.write({ incident: nowhere, text: 'x' }))).toBe('NotFound')
    expect(await codeOf(api.notes.write({ incident, text: '' }))).toBe('InvalidInput')
    expect(await codeOf(api.notes.write({ incident, text: '\udc00' }))).toBe('InvalidInput')
    expect((await api.incidents.get({ incident })).notes).toEqual([])
  })
})
