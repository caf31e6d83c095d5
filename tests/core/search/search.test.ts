import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncidentFields } from '../../../src/contract/records.ts'
import { codeOf, keep, record } from '../../support/say.ts'
import { tempVault, type Api } from '../../support/temp-vault.ts'

const found = async (api: Api, query: string): Promise<readonly string[]> =>
  (await api.search.find({ query })).results.map((result) => result.id)

/** One incident of each script; what finds it, and what does not. */
const SAYINGS: readonly (readonly [string, IncidentFields, readonly string[], readonly string[]])[] = [
  [
    'words',
    { words: 'I know where you park' },
    ['park', 'PARK', 'par', 'know park'],
    ['ark', 'parked', 'knew'],
  ],
  ['a phrase', { words: 'the red car outside' }, ['"red car"', 'red outside'], ['"car red"']],
  ['accents', { words: 'Grüße aus dem Café' }, ['café', 'cafe', 'gruße aus', 'grüße'], ['grüsst']],
  [
    'a handle',
    { account: '@truth_seeker_88' },
    ['truth_seeker_88', 'seeker_8', '@truth', 'TRUTH_'],
    ['seeker_9'],
  ],
  [
    'a URL',
    { url: 'https://vidshare.invalid/watch?v=dQw4' },
    ['vidshare.inv', 'watch?v=dQw', 'dqw4'],
    ['watch?v=x'],
  ],
  [
    'a telephone number',
    { words: 'from +44 7700 900123' },
    ['07700 900123', '7700900123', '900123'],
    ['900124'],
  ],
  [
    'two Chinese characters',
    { words: '他们说我们知道你住在哪里' },
    ['知道', '哪里', '住', '我们知道'],
    ['道知', '上海'],
  ],
  ['two Japanese characters', { words: '昨日また電話がありました' }, ['電話', '昨日', 'また電話'], ['話電']],
  ['Arabic with its vowel marks', { words: 'سَأَجِدُكَ' }, ['سأجدك', 'ساجدك', 'سَأَجِدُكَ'], ['كتاب']],
  ['Arabic without them', { words: 'سأجدك غدا' }, ['سَأَجِدُكَ', 'غدا'], ['امس']],
  ['emoji', { words: 'see you 🔪 soon' }, ['🔪', '🔪 soon', '"you 🔪"'], ['🔫']],
  ['the effect', { effect: 'could not sleep' }, ['sleep'], []],
  ['a witness', { witnesses: 'Priya from reception' }, ['priya', 'reception'], []],
]

describe('a search', () => {
  test.each(SAYINGS)('finds %s', async (_, fields, finds, doesNot) => {
    const vault = await tempVault()
    const incident = await record(vault.api, vault.caseId, fields)
    await record(vault.api, vault.caseId, { words: 'something else altogether' })
    const again = await vault.reopen()
    for (const query of finds) expect(await found(again, query), query).toEqual([incident])
    for (const query of doesNot) expect(await found(again, query), query).not.toContain(incident)
  })

  test('finds notes and files by their names, and says what they belong to', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const incident = await record(api, caseId, { title: 'Call' })
    const { note } = await api.notes.write({ incident, text: 'Rang the solicitor about it' })
    const exhibit = await keep(vault, 'Screenshot 2026-03-11 réception.png', 'bytes')
    const notes = (await api.search.find({ query: 'solicitor' })).results
    expect(notes).toEqual([
      { kind: 'note', id: note, incident, title: '', excerpt: 'Rang the solicitor about it' },
    ])
    const files = (await api.search.find({ query: 'reception' })).results
    expect(files).toEqual([
      {
        kind: 'exhibit',
        id: exhibit,
        incident: null,
        title: 'Screenshot 2026-03-11 réception.png',
        excerpt: '',
      },
    ])
  })

  test('no longer finds the wording that a correction replaced, and finds the new one', async () => {
    const vault = await tempVault()
    const incident = await record(vault.api, vault.caseId, { title: 'Call', words: 'at seven' })
    await vault.api.incidents.amend({ incident, fields: { words: 'at eight' }, reason: 'typing-mistake' })
    for (const open of [() => Promise.resolve(vault.api), () => vault.reopen()]) {
      const api = await open()
      expect(await found(api, 'seven')).toEqual([])
      expect(await found(api, 'eight')).toEqual([incident])
      expect(await found(api, 'call')).toEqual([incident])
    }
  })

  test('shows a few words around what it found', async () => {
    const { api, caseId } = await tempVault()
    await record(api, caseId, {
      title: 'Long',
      words: `${'before '.repeat(40)}needle ${'after '.repeat(40)}`,
    })
    const [first] = (await api.search.find({ query: 'needle' })).results
    expect(first).toMatchObject({ kind: 'incident', title: 'Long' })
    expect(first?.excerpt).toMatch(/^….*before needle after.*…$/)
    expect(first!.excerpt.length).toBeLessThan(200)
  })

  test('gives no more than asked for, and says when there are more', async () => {
    const { api, caseId } = await tempVault()
    for (let n = 0; n < 5; n++) await record(api, caseId, { words: 'again and again' })
    const some = await api.search.find({ query: 'again', limit: 3 })
    expect([some.results.length, some.more]).toEqual([3, true])
    const all = await api.search.find({ query: 'again', limit: 5 })
    expect([all.results.length, all.more]).toEqual([5, false])
  })

  test('puts words before parts of handles, and nothing in twice', async () => {
    const { api, caseId } = await tempVault()
    const part = await record(api, caseId, { account: '@xxparkxx_1' })
    const word = await record(api, caseId, { words: 'park', account: '@park_life' })
    expect(await found(api, 'park')).toEqual([word, part])
  })

  test('never fails, whatever is typed', async () => {
    const { api, caseId } = await tempVault()
    await record(api, caseId, { words: 'a AND b' })
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom('"', '*', '(', ')', 'AND ', 'NEAR ', ':', '-', '+', '^', 'a', ' ', '知', '\0'),
      }),
    )
    const property = fc.asyncProperty(typed, async (query) => {
      expect(await codeOf(api.search.find({ query }))).toBeNull()
    })
    await fc.assert(property, { numRuns: 200 })
    expect(await codeOf(api.search.find({ query: '\ud800' }))).toBe('InvalidInput')
    expect(await codeOf(api.search.find({ query: 'x'.repeat(501) }))).toBe('InvalidInput')
  })
})
