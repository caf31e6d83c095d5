import type { Instant } from '../../src/contract/ids.ts'
import type { DraftContent, DraftExhibit } from '../../src/core/bundles/drafts/content.ts'
import { readDraftForm } from '../../src/core/bundles/drafts/form.ts'
import { readProfile } from '../../src/core/bundles/profile.ts'
import { ARABIC, CHINESE, MARKUP, OVERRIDE, minute } from './bundle-content.ts'

const at = (instant: string): Instant => instant as Instant

export function draftExhibit(number: number, label: string | null): DraftExhibit {
  return {
    number,
    label,
    mediaType: 'image/png',
    sizeBytes: 12_345,
    sha256: String(number % 10).repeat(64),
    keptAt: at('2026-03-12T10:16:00.000Z'),
    toolVersion: 'holdfast 0.1.0',
  }
}

/** A draft for a profile that has a statement, with one incident in every field and one with none. */
export function draftContent(profileName: string, more: Partial<DraftContent> = {}): DraftContent {
  const profile = readProfile('resources', profileName)
  const [one, two] = [draftExhibit(4, 'AB1'), draftExhibit(7, null)]
  return {
    ...readDraftForm('resources', profile.statement!),
    profile,
    madeAt: at('2026-03-12T14:05:00.000Z'),
    zone: 'Europe/London',
    appVersion: '0.1.0',
    from: 'Dr Anna Bennett',
    reference: '20/123456/26',
    incidents: [
      {
        number: 1,
        fields: {
          title: `Comment ${MARKUP}`,
          happened: minute('2026-03-11T21:00:00.000Z'),
          channel: 'social-post',
          account: '@truth_seeker_88',
          platform: 'VidBoard',
          words: `I know where you park.\n${ARABIC}\n${CHINESE} ${OVERRIDE}`,
          saw: 'I read it on my phone in the waiting room.',
          told: 'Dana said it had been there since noon.',
          effect: 'I slept badly.',
          affected: 'Reception staff.',
          witnesses: 'Moira Lund.',
        },
        withheld: ['personal'],
        loggedAt: at('2026-03-12T10:15:00.000Z'),
        exhibits: [one, two],
      },
      { number: 2, fields: {}, withheld: [], loggedAt: at('2026-03-12T10:17:00.000Z'), exhibits: [] },
    ],
    exhibits: [one, two],
    checks: { count: 2, lastAt: at('2026-03-12T13:00:00.000Z') },
    ...more,
  }
}
