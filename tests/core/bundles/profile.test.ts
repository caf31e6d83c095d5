import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limitsExceeded, PROFILE_NAMES, readProfile } from '../../../src/core/bundles/profile.ts'
import { readStatementWording } from '../../../src/core/bundles/statement-wording.ts'

const refused = expect.objectContaining({ code: 'InvalidInput' })

describe('a profile', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'holdfast-profile-'))
    mkdirSync(join(folder, 'profiles'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  /** The police profile with something in it changed, read back. */
  function changed(change: (profile: Record<string, unknown>) => void): unknown {
    const profile = JSON.parse(readFileSync('resources/profiles/police.json', 'utf8')) as Record<
      string,
      unknown
    >
    change(profile)
    writeFileSync(join(folder, 'profiles/police.json'), JSON.stringify(profile))
    return readProfile(folder, 'police')
  }

  test('is there for every recipient and for no other', () => {
    const files = readdirSync('resources/profiles').map((name) => name.replace('.json', ''))
    expect(files.toSorted()).toEqual([...PROFILE_NAMES].toSorted())
    for (const name of PROFILE_NAMES) expect(readProfile('resources', name).name).toBe(name)
  })

  test('puts heading and index before everything for a court, and the filing copy first', () => {
    const courts = PROFILE_NAMES.map((name) => readProfile('resources', name)).filter(
      ({ heading }) => heading,
    )
    expect(courts).toHaveLength(5)
    for (const { sections, first, recipientKind } of courts) {
      expect(sections.flatMap(({ parts }) => parts.map(({ part }) => part)).slice(0, 2)).toEqual([
        'heading',
        'index',
      ])
      expect(sections.at(-1)?.parts.map(({ part }) => part)).toEqual([
        'scope',
        'custody',
        'files',
        'check',
        'method',
      ])
      expect({ first, recipientKind }).toEqual({ first: 'filing', recipientKind: 'court' })
    }
  })

  test('gives health information to nobody by itself, and privileged words to no profile', () => {
    for (const name of PROFILE_NAMES) expect(readProfile('resources', name).classes).not.toContain('health')
    expect(() => changed((profile) => (profile['classes'] = ['ordinary', 'privileged']))).toThrow(refused)
  })

  test('names the file of words that a statement for it ends with, with source and date', () => {
    const named = PROFILE_NAMES.flatMap((name) => readProfile('resources', name).statement ?? [])
    expect(named.length).toBeGreaterThan(5)
    for (const name of named) {
      const wording = readStatementWording('resources', name)
      expect(wording.asAt).toBe('2026-11-22')
      expect(wording.source.length).toBeGreaterThan(15)
    }
  })

  test('has words of statements that are those of the law, where they were read at their source', () => {
    // 28 U.S.C. § 1746(2) and Canada Evidence Act s. 41: court.md 5.1.
    expect(readStatementWording('resources', 'us-federal').text).toContain(
      'under penalty of perjury that the foregoing is true and correct',
    )
    expect(readStatementWording('resources', 'canada-declaration').text).toContain(
      'knowing that it is of the same force and effect as if made under oath',
    )
    expect(() => readStatementWording('resources', 'scotland')).toThrow(refused)
    expect(() => readStatementWording('resources', '../profiles/police')).toThrow(refused)
  })

  test('that is not quite one is refused: a field more, a part twice, a part left out, a source without a date', () => {
    expect(changed(() => undefined)).toEqual(readProfile('resources', 'police'))
    expect(() => changed((profile) => (profile['colour'] = 'red'))).toThrow(refused)
    expect(() => changed((profile) => delete profile['numbering'])).toThrow(refused)
    type Sections = { parts: { part: string; title: string }[] }[]
    expect(() => changed(({ sections }) => (sections as Sections).push((sections as Sections)[1]!))).toThrow(
      refused,
    )
    expect(() => changed(({ sections }) => (sections as Sections).splice(2, 1))).toThrow(refused)
    expect(() =>
      changed(({ sections }) => (sections as Sections).push((sections as Sections).shift()!)),
    ).toThrow(refused)
    expect(() => changed(({ rules }) => delete (rules as { asAt?: string }[])[0]!.asAt)).toThrow(refused)
  })

  test('that is not there is refused, also one outside the folder', () => {
    cpSync('resources/profiles/police.json', join(folder, 'police.json'))
    expect(() => readProfile(folder, 'police')).toThrow(refused)
    expect(() => readProfile(folder, '../police')).toThrow(refused)
  })

  test('says which of its limits a PDF is over, and not at the limit itself', () => {
    const family = readProfile('resources', 'uk-family')
    const pdf = (pages: number) => ({ pages, pdfBytes: new Uint8Array() })
    expect(limitsExceeded(family, pdf(350))).toEqual([])
    expect(limitsExceeded(family, pdf(351)).map(({ most }) => most)).toEqual([350])
    const federal = readProfile('resources', 'us-federal')
    expect(limitsExceeded(federal, { pages: 1, pdfBytes: new Uint8Array(30_000_001) })).toHaveLength(1)
  })
})
