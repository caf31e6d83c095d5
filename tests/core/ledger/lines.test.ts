import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Seq } from '../../../src/contract/ids.ts'
import { projection } from '../../../src/core/events.ts'
import { LINE_TYPES } from '../../../src/core/ledger/line-sayings.ts'
import { codeOf, when } from '../../support/say.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { token } from '../../support/vault-host.ts'

const PLANTED = 'planted-exact-words'

async function written() {
  const vault = await tempVault()
  const { api, caseId } = vault
  const { incident } = await api.incidents.record({
    case: caseId,
    fields: {
      title: 'Review naming staff',
      words: PLANTED,
      effect: `${PLANTED} and effect`,
      happened: when('2026-03-10'),
    },
  })
  await api.notes.write({ incident, text: `${PLANTED} in a note` })
  await api.actions.log({ case: caseId, fields: { kind: 'police', said: PLANTED, reference: '20/1' } })
  const path = vault.file('voicemail.m4a', 'not really sound')
  await api.exhibits.add({ case: caseId, files: [token(path)] })
  return { ...vault, incident }
}

describe('the lines of the log', () => {
  test('every type of entry has a sentence', () => {
    expect([...projection.events.keys()].filter((type) => LINE_TYPES[type] === undefined)).toEqual([])
  })

  test('come newest first, each a plain sentence with a title and never exact words', async () => {
    const { api } = await written()
    const { lines, next } = await api.ledger.lines({})
    expect(next).toBeNull()
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => lines.length - 1 - index))
    expect(lines.map(({ says }) => says)).toEqual([
      'Name of a file noted: voicemail.m4a',
      'File kept: voicemail.m4a',
      'Step taken: Told the police',
      'Private note written on an incident: Review naming staff',
      'Incident recorded, what is about health: Review naming staff',
      'Incident recorded: Review naming staff',
      'Case opened: Millbrook',
      'Vault made',
    ])
    expect(JSON.stringify(lines)).not.toContain(PLANTED)
  })

  test('are picked by what they are about, and come in pages that fit together', async () => {
    const { api } = await written()
    const saysOf = async (kind: 'files' | 'steps') =>
      (await api.ledger.lines({ kind })).lines.map(({ says }) => says)
    expect(await saysOf('files')).toEqual(['Name of a file noted: voicemail.m4a', 'File kept: voicemail.m4a'])
    expect(await saysOf('steps')).toEqual(['Step taken: Told the police'])
    const all = (await api.ledger.lines({})).lines
    const paged = []
    let before: Seq | null = null
    do {
      const page = await api.ledger.lines({ limit: 3, before })
      paged.push(...page.lines)
      before = page.next
    } while (before !== null)
    expect(paged).toEqual(all)
  })

  test('are found by what their sentence says and by their number, not by what they hide', async () => {
    const { api } = await written()
    const found = async (search: string) => (await api.ledger.lines({ search })).lines.map(({ seq }) => seq)
    expect(await found('NAMING staff')).toEqual([4, 3, 2])
    expect(await found('line 1')).toEqual([1])
    expect(await found('planted')).toEqual([])
  })
})

describe('an opened line', () => {
  test('says where it stands and what its hash is; what somebody wrote only when asked for', async () => {
    const { api } = await written()
    const line = await api.ledger.line({ seq: 2 })
    expect(line).toMatchObject({ type: 'incident.recorded@1', class: 'ordinary', by: 'owner', holds: null })
    expect(line.leafHash).toMatch(/^[0-9a-f]{64}$/)
    const { holds } = await api.ledger.holds({ seq: 2 })
    expect(holds).toContainEqual({ name: 'fields.words', value: PLANTED })
    expect(holds).toContainEqual({ name: 'fields.title', value: 'Review naming staff' })
  })

  test('holds nothing back where nobody wrote any of it', async () => {
    const { api } = await written()
    const kept = await api.ledger.line({ seq: 6 })
    expect(kept.type).toBe('exhibit.ingested@1')
    expect(kept.holds?.map(({ name }) => name)).toContain('sha256')
  })

  test('that was erased keeps its place and says which line erased it', async () => {
    const { api, incident } = await written()
    const { seq: by } = await api.incidents.erase({ incident, reason: 'wrong person' })
    const line = await api.ledger.line({ seq: 2 })
    expect(line).toMatchObject({ at: null, type: null, holds: null, says: `Erased for good, by line ${by}` })
    expect(await codeOf(api.ledger.holds({ seq: 2 }))).toBe('Erased')
    const latest = (await api.ledger.lines({ limit: 1 })).lines[0]
    expect(latest?.says).toBe('Erased for good: an incident, 3 lines')
    expect(await codeOf(api.ledger.line({ seq: 99_999 }))).toBe('NotFound')
  })
})

describe('a checkpoint that was made', () => {
  test('is listed with its words and with whoever was given it, also after the vault was opened again', async () => {
    const { api, reopen } = await written()
    const made = await api.ledger.checkpoint({ purpose: 'words' })
    await api.ledger.give({ checkpoint: made.seq, to: 'Police call-taker', reference: 'log 4471' })
    expect(await codeOf(api.ledger.give({ checkpoint: 1, to: 'nobody' }))).toBe('NotFound')
    const again = await reopen()
    const { checkpoints } = await again.ledger.checkpoints({})
    expect(checkpoints).toEqual([
      expect.objectContaining({
        seq: made.seq,
        size: made.size,
        purpose: 'words',
        words: made.words,
        given: [expect.objectContaining({ to: 'Police call-taker', reference: 'log 4471' })],
      }),
    ])
  })

  test('is written into a new file as it was signed, never over another', async () => {
    const { api, folder } = await written()
    const made = await api.ledger.checkpoint({ purpose: 'words' })
    const to = token(join(folder, 'checkpoint.txt'))
    await api.ledger.saveCheckpoint({ checkpoint: made.seq, to })
    expect(readFileSync(join(folder, 'checkpoint.txt'), 'utf8')).toBe(made.note)
    expect(await codeOf(api.ledger.saveCheckpoint({ checkpoint: made.seq, to }))).toBe('CannotWrite')
  })

  test('is compared with the record as it is now, however its text travelled', async () => {
    const { api } = await written()
    const made = await api.ledger.checkpoint({ purpose: 'words' })
    const since = made.note.replaceAll('\n', '\r\n').replaceAll('— ', '- ')
    expect(await api.vault.compare({ since })).toEqual({ size: made.size, isPrefix: true, code: null })
    const other = await written()
    const stranger = await other.api.ledger.checkpoint({ purpose: 'words' })
    expect(await api.vault.compare({ since: stranger.note })).toMatchObject({
      isPrefix: false,
      code: 'CheckpointMismatch',
    })
    expect(await codeOf(api.vault.compare({ since: 'no checkpoint' }))).toBe('NotACheckpoint')
  })
})
