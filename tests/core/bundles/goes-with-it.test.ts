import { describe, expect, test } from 'vitest'
import { deliveryNotes, goesWithIt } from '../../../src/core/bundles/goes-with-it.ts'
import { PROFILE_NAMES, readProfile } from '../../../src/core/bundles/profile.ts'
import { bundleContent, incidentOf, minute } from '../../support/bundle-content.ts'

const police = readProfile('resources', 'police')
const pdf = { pages: 38, stampedFirstPages: new Map([['glance', '2']]) }
const incidents = [
  incidentOf(1, { channel: 'social-post', happened: minute('2025-10-02T20:04:00.000Z') }),
  incidentOf(2, { channel: 'call', happened: minute('2026-03-11T20:04:00.000Z') }),
]
const content = bundleContent({ profile: police, incidents, reference: '20/123456/26' })

describe('the words that go with a bundle', () => {
  test('are those of recipient.md section 9', () => {
    expect(goesWithIt(content, pdf, 'two-files')).toEqual({
      message:
        'I am handing over a record of unwanted contact and posts, 2 October 2025 to 11 March 2026 (bundle HF-7K3Q-2, ' +
        'your reference 20/123456/26). The PDF has a one-page summary on page 2. The original files are in the zip. ' +
        'Please keep both as they are and send me your reference when there is one.',
      caption:
        'Evidence bundle HF-7K3Q-2, 38 pages, summary on page 2. Original files and check files: the zip.',
      phone:
        'Please write in your log: record checkpoint, twelve words, I will read them in three rows of four.',
    })
    expect(goesWithIt(content, pdf, 'two-files').caption).toHaveLength(96)
  })

  test('say only what is true of this bundle', () => {
    const none = {
      ...content,
      exhibits: [],
      reference: null,
      incidents: [incidentOf(1, { channel: 'call' })],
    }
    const { message } = goesWithIt(none, { pages: 9, stampedFirstPages: new Map() }, 'folder')
    expect(message).toBe(
      'I am handing over a record of unwanted contact (bundle HF-7K3Q-2). Please keep all of it as it is and send me ' +
        'your reference when there is one.',
    )
    const internal = { ...content, profile: readProfile('resources', 'internal') }
    expect(goesWithIt(internal, pdf, 'folder').message).not.toContain('20/123456/26')
    const court = { ...content, profile: readProfile('resources', 'uk-civil') }
    expect(goesWithIt(court, pdf, 'folder').message).not.toContain('20/123456/26')
    const numbered = { ...court, filing: { caseNumber: 'CL-2026-000123' } }
    expect(goesWithIt(numbered, pdf, 'folder').message).toContain('your reference CL-2026-000123')
  })

  test('do not call redacted copies originals', () => {
    const [one, two] = content.exhibits
    const copy = { ...one!, redaction: { seq: one!.seq } as never }
    const say = (...exhibits: readonly (typeof copy | typeof two)[]): string =>
      goesWithIt({ ...content, exhibits: exhibits.map((exhibit) => exhibit!) }, pdf, 'two-files').message
    expect(say(copy, two)).toContain('The files, some as redacted copies, are in the zip.')
    expect(say(copy)).toContain('Redacted copies of the files are in the zip.')
  })

  test('fit the upload field, however long the bundle is', () => {
    for (const as of ['folder', 'two-files'] as const) {
      for (const pages of [1, 38, 1204, 1_204_567]) {
        const { caption } = goesWithIt(content, { ...pdf, pages }, as)
        expect(caption.length).toBeLessThanOrEqual(96)
        expect(caption).toMatch(as === 'folder' ? /the folder\.$/ : /the zip\.$/)
      }
    }
  })
})

describe('what is known of a way of delivery', () => {
  test.each(PROFILE_NAMES)('comes with source and date for %s', (name) => {
    const profile = readProfile('resources', name)
    for (const as of ['folder', 'two-files'] as const) {
      expect(profile.delivery.map(({ way }) => way)).toContain(as)
      for (const note of deliveryNotes(profile, as))
        expect(note).toMatch(/\. \(.+, as at \d+ [A-Z][a-z]+ \d{4}\)$/)
    }
  })

  test('is of the way chosen, and of the PDF alone where a court takes only that', () => {
    expect(deliveryNotes(police, 'folder').join()).toContain('stick or disc')
    expect(deliveryNotes(police, 'two-files').join()).not.toContain('stick or disc')
    expect(deliveryNotes(readProfile('resources', 'us-federal'), 'folder').join()).toContain('CM/ECF')
  })
})
