import { describe, expect, test } from 'vitest'
import type { BundleContent } from '../../../../src/core/bundles/content.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { unknownPages } from '../../../../src/core/bundles/pdf/pagination.ts'
import { PROFILE_NAMES, readProfile } from '../../../../src/core/bundles/profile.ts'
import type { Copy } from '../../../../src/core/bundles/templates/context.ts'
import { courtHeading } from '../../../../src/core/bundles/templates/heading.ts'
import { createSaid } from '../../../../src/core/bundles/templates/said.ts'
import { bundleContent } from '../../../support/bundle-content.ts'
import { withoutUnseen } from '../../../support/seen-markup.ts'

const fonts = loadFontPack('node_modules')
const COURTS = PROFILE_NAMES.filter((name) => readProfile('resources', name).heading !== null)
const POLICE_NUMBER = '20/123456/26'

/** What is read on the page; a blank line as underscores. */
function textOf(name: string, more: Partial<BundleContent>, copy: Copy = 'filing'): string {
  const profile = readProfile('resources', name)
  const content = bundleContent({ profile, reference: POLICE_NUMBER, exhibits: [], ...more })
  const pages = unknownPages(profile.numbering)
  const context = { content, copy, blocks: [], exhibits: [], shrinks: false, pages, fonts }
  const { markup } = courtHeading({ ...context, say: createSaid(fonts) })
  return withoutUnseen(markup.replaceAll('<span class="blank">&nbsp;</span>', '____'))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&nbsp;|\s+/g, ' ')
    .replaceAll(' ,', ',')
}

const filing = {
  court: 'County Court at Birmingham',
  caseNumber: 'CL-2026-000123',
  parties: ['Alex Bennett', 'Persons Unknown'],
  bundleName: 'A',
  hearing: '1 December 2026, 10:00',
} as const

describe('the heading of a court bundle', () => {
  test.each(COURTS)('has blank lines for %s, never the recipient or the case’s own reference', (name) => {
    const { recipient, profile } = bundleContent({ profile: readProfile('resources', name) })
    const [first, second] = profile.heading!.parties
    const text = textOf(name, {})
    expect(text).toMatch(new RegExp(`^ In the ____ ${profile.referenceWord} ____ `))
    expect(text).toMatch(new RegExp(`____ ${first} and ____ ${second} `))
    expect(text).toContain('Hearing ____')
    for (const other of [recipient, POLICE_NUMBER]) expect(text).not.toContain(other)
  })

  test('prints what was given for the court', () => {
    const text = textOf('uk-civil', { filing })
    expect(text).toMatch(/^ In the County Court at Birmingham Claim number CL-2026-000123 /)
    expect(text).toContain('Alex Bennett Claimant and Persons Unknown Defendant')
    expect(text).toContain('EVIDENCE BUNDLE A')
    expect(text).toContain('Hearing 1 December 2026, 10:00')
    expect(text).not.toContain(POLICE_NUMBER)
    expect(text.match(/____/g) ?? []).toEqual([])
  })

  test('says “In the” once, and not where a court’s name is printed alone', () => {
    const named = (name: string, court: string): string => textOf(name, { filing: { court } }).slice(0, 60)
    expect(named('uk-civil', 'In the High Court of Justice')).toMatch(/^ In the High Court of Justice Claim/)
    expect(named('us-federal', 'United States District Court')).toMatch(/^ United States District Court Case/)
  })

  test('says which copy it is behind the heading, and names no folder to a court', () => {
    const text = textOf('uk-civil', { filing })
    const place = text.indexOf('Plain copy for filing, same pages as the master')
    expect(place).toBeGreaterThan(text.indexOf('EVIDENCE BUNDLE'))
    expect(text).toContain('A master with the same pages is kept by the person who prepared it.')
    expect(text).not.toContain('other-copy')
    expect(textOf('uk-civil', {}, 'master')).toContain('Sealed master, sealed by the recording software')
  })
})
