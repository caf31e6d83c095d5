import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundleContent } from '../../support/bundle-content.ts'
import { pdfFileName } from '../../../src/core/bundles/file-names.ts'
import { PROFILE_NAMES, readProfile } from '../../../src/core/bundles/profile.ts'

const bundleFor = (name: string, more: Parameters<typeof bundleContent>[0] = {}) =>
  bundleContent({ profile: readProfile('resources', name), exhibits: [], ...more })
const filing = { shortTitle: 'Bennett v Persons Unknown', bundleName: 'A', party: 'Applicant Bennett' }
const numbered = { ...filing, caseNumber: 'CL-2026-000123' }

describe('the name of a PDF', () => {
  test('holds the bundle’s id and which copy it is, for the police and in the other folder', () => {
    expect(pdfFileName(bundleFor('police'), 'master')).toBe('Evidence-bundle-HF-7K3Q-2-sealed.pdf')
    expect(pdfFileName(bundleFor('police'), 'filing')).toBe('Evidence-bundle-HF-7K3Q-2-filing-copy.pdf')
    expect(pdfFileName(bundleFor('uk-civil', { filing: numbered }), 'master')).toBe(
      'Evidence-bundle-HF-7K3Q-2-sealed.pdf',
    )
  })

  test('is what a court in England, or Case Center in Ontario, asks for', () => {
    expect(
      pdfFileName(bundleFor('uk-civil', { filing: numbered, reference: '20/123456/26' }), 'filing'),
    ).toBe('CL-2026-000123 Bennett v Persons Unknown Bundle A 2026-03-12.pdf')
    expect(pdfFileName(bundleFor('ca', { filing: { ...filing, bundleName: '1' } }), 'filing')).toBe(
      '1. Exhibit Brief - Applicant Bennett - 12-MAR-2026.pdf',
    )
  })

  test('falls back to the bundle’s own where something is not known', () => {
    // The reference of the case may be the police's.
    expect(pdfFileName(bundleFor('uk-civil', { filing, reference: '20/123456/26' }), 'filing')).toBe(
      'Evidence-bundle-HF-7K3Q-2-filing-copy.pdf',
    )
    expect(pdfFileName(bundleFor('uk-family'), 'filing')).toBe('Evidence-bundle-HF-7K3Q-2-filing-copy.pdf')
    const arabic = { ...numbered, shortTitle: 'دكتور' }
    expect(pdfFileName(bundleFor('uk-civil', { filing: arabic }), 'filing')).toContain('filing-copy')
  })

  test('is ASCII, short, one part of a path and safe, whatever was typed', () => {
    const Text = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(Text, Text, Text, fc.constantFrom(...PROFILE_NAMES), (caseNumber, title, party, name) => {
        const typed = { caseNumber, shortTitle: title, bundleName: 'A', party }
        const made = pdfFileName(bundleFor(name, { filing: typed }), 'filing')
        expect(made).toMatch(/^[A-Za-z0-9(,'&+][A-Za-z0-9 .,()'&+-]*\.pdf$/)
        expect(made).not.toMatch(/ \.pdf$|\.\.pdf$/)
        expect(made.length).toBeLessThanOrEqual(104)
      }),
    )
  })

  test('says which volume it is, so that volumes stand in order', () => {
    const content = bundleContent({ profile: readProfile('resources', 'police') })
    const names = [2, 10].map((number) => pdfFileName(content, 'master', { number, of: 12 }))
    expect(names).toEqual([
      'Evidence-bundle-HF-7K3Q-2-volume-02-of-12-sealed.pdf',
      'Evidence-bundle-HF-7K3Q-2-volume-10-of-12-sealed.pdf',
    ])
    const court = bundleContent({
      profile: readProfile('resources', 'uk-civil'),
      filing: numbered,
    })
    expect(pdfFileName(court, 'filing', { number: 1, of: 3 })).toBe(
      'CL-2026-000123 Bennett v Persons Unknown Bundle A 2026-03-12 Volume 1 of 3.pdf',
    )
  })
})
