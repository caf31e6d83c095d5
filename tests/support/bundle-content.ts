import { readFileSync } from 'node:fs'
import type { BundleAccounts } from '../../src/core/bundles/bundle-accounts.ts'
import type { BundleAction } from '../../src/core/bundles/bundle-action.ts'
import type { BundleContent } from '../../src/core/bundles/content.ts'
import type { BundleExhibit } from '../../src/core/bundles/bundle-exhibit.ts'
import type { BundleIncident } from '../../src/core/bundles/bundle-incident.ts'
import type { Instant, Seq } from '../../src/contract/ids.ts'
import { Sha256Hex } from '../../src/contract/ids.ts'
import type { When } from '../../src/contract/when.ts'
import { hostilePdf } from './hostile-pdf.ts'
import { makePng, withOrientation } from './pictures.ts'
import { readProfile } from '../../src/core/bundles/profile.ts'
import { sha256 } from '../../src/core/crypto/hash.ts'
import { toHex, utf8 } from '../../src/core/crypto/bytes.ts'

export const at = (text: string): Instant => text as Instant
const seq = (value: number): Seq => value as Seq

export function minute(text: string, zone = 'Europe/London'): When {
  const fromAt = at(text)
  return {
    kind: 'minute',
    fromAt,
    toAt: at(new Date(Date.parse(fromAt) + 60_000).toISOString()),
    unit: 'minute',
    zone,
    asTyped: text,
  }
}

export function exhibitOf(
  label: string,
  extension: string,
  mediaType: string,
  bytes: Uint8Array,
  more: Partial<BundleExhibit> = {},
): BundleExhibit {
  return {
    label,
    fileName: `${label}${extension}`,
    mediaType,
    sizeBytes: bytes.length,
    sha256: Sha256Hex.parse(toHex(sha256(bytes))),
    originalName: `name of ${label}${extension}`,
    fileModifiedAt: at('2026-03-11T21:14:00.000Z'),
    keptAt: at('2026-03-12T09:02:11.000Z'),
    seq: seq(417),
    how: 'from a file chosen by the writer',
    toolVersion: 'Holdfast 0.1.0',
    incidentNumbers: [1],
    custody: [
      {
        seq: seq(417),
        at: at('2026-03-12T09:02:11.000Z'),
        what: 'Kept, from a file chosen by the writer',
        by: 'owner',
        purpose: null,
      },
      {
        seq: seq(1201),
        at: at('2026-03-12T14:05:00.000Z'),
        what: 'Put into bundle HF-7K3Q-2',
        by: 'owner',
        purpose: 'Report to the police',
      },
    ],
    readBytes: () => Promise.resolve(bytes),
    ...more,
  }
}

export function incidentOf(
  number: number,
  fields: BundleIncident['fields'],
  more: Partial<BundleIncident> = {},
): BundleIncident {
  return {
    number,
    fields,
    withheld: [],
    channel: fields.channel ?? null,
    exhibitLabels: [],
    related: [],
    loggedAt: at('2026-03-12T10:15:00.000Z'),
    seq: seq(400 + number),
    corrections: [],
    ...more,
  }
}

export const ARABIC = 'سأجدك في العيادة يوم 12 مارس الساعة 9:30'
export const CHINESE = '我知道你住在哪里，医生。明天我会来。'
export const MARKUP = `</section><script>alert(1)</script><img src="http://example.invalid/x.png"><b onclick='x'>bold?</b> &amp; "quoted" <!-- --> {{x}}`
export const OVERRIDE = 'The file is called invoice\u202Efdp.exe and this \u{10FFFD} has no shape'
export const LONG_WORD = 'x'.repeat(10_000)
export const CHAT = `[11/03/2026, 21:04:05] Mill: ${ARABIC}\r\n[11/03/2026, 21:05:12] Mill: 你好 😡🔪 see you\r\n[11/03/2026, 21:06] Anna: <b>please stop</b>\r\n`

const grey = (x: number, y: number): number[] => [(x * 3) % 256, (y >> 4) % 256, (x + y) % 256, 255]

/** A photograph on its side, a tall screenshot, a PDF that acts, texts, a sound and files that nobody can read. */
export function sampleExhibits(): readonly BundleExhibit[] {
  samples ??= makeSampleExhibits()
  return samples
}

let samples: readonly BundleExhibit[] | null = null

function makeSampleExhibits(): readonly BundleExhibit[] {
  const landscape = readFileSync(new URL('./files/landscape.jpg', import.meta.url))
  return [
    exhibitOf('AB1', '.jpg', 'image/jpeg', landscape),
    exhibitOf('AB2', '.jpg', 'image/jpeg', withOrientation(landscape, 6), { incidentNumbers: [1, 2] }),
    exhibitOf('AB3', '.png', 'image/png', makePng(360, 4200, { type: 2, filter: 4 }, grey)),
    exhibitOf('AB4', '.pdf', 'application/pdf', hostilePdf(), { incidentNumbers: [2] }),
    exhibitOf('AB5', '.txt', 'text/plain', utf8(CHAT), {
      originalName: 'WhatsApp Chat with دكتور 医生.txt',
      incidentNumbers: [3],
    }),
    exhibitOf('AB6', '.m4a', 'audio/mp4', utf8('not really sound')),
    exhibitOf('AB7', '.bin', 'application/octet-stream', Uint8Array.from([0, 1, 2, 3, 0, 255, 254]), {
      originalName: null,
    }),
    exhibitOf('AB8', '.jpg', 'image/jpeg', landscape.subarray(0, 9_000)),
  ]
}

export function sampleIncidents(): readonly BundleIncident[] {
  return [
    incidentOf(
      1,
      {
        title: 'Comment under the clinic video',
        happened: minute('2025-10-02T20:04:00.000Z'),
        channel: 'social-post',
        platform: 'YouTube',
        url: 'https://example.invalid/watch?v=abc&lc=1',
        account: '@truth_seeker_88',
        words: `I know where you park.\n${ARABIC}\n${CHINESE}\n😡🔪 👩🏽‍⚕️`,
        saw: 'I read it on my phone in the waiting room.',
        replied: 'no',
        threat: true,
      },
      { exhibitLabels: ['AB1', 'AB2', 'AB3', 'AB6', 'AB7', 'AB8'] },
    ),
    incidentOf(
      2,
      {
        title: MARKUP,
        happened: {
          kind: 'day',
          fromAt: at('2026-02-27T00:00:00.000Z'),
          toAt: at('2026-02-28T00:00:00.000Z'),
          unit: 'day',
          zone: 'Europe/London',
          asTyped: '27 February 2026',
        },
        firstSeen: minute('2026-02-28T08:30:00.000Z', 'America/Toronto'),
        channel: 'e-mail',
        account: `"JT Millbrook" <b>jt@example.invalid</b>`,
        words: `${MARKUP}\n${OVERRIDE}\n${LONG_WORD}`,
        told: 'The receptionist told me that a man had called twice.',
        replied: 'no',
      },
      {
        exhibitLabels: ['AB2', 'AB4'],
        withheld: ['health'],
        related: [{ relation: 'reply-to', number: 1 }],
        corrections: [
          {
            at: at('2026-03-13T11:00:00.000Z'),
            reason: 'typing-mistake',
            seq: seq(1100),
            isLineGiven: true,
            note: 'I wrote it down in a hurry.',
            changes: [
              { field: 'title', before: { says: 'An e-mial', line: seq(402) } },
              { field: 'words', before: { says: null, line: seq(402) } },
            ],
          },
        ],
      },
    ),
    incidentOf(
      3,
      {
        title: 'دكتور: رسائل في المجموعة',
        happened: {
          kind: 'month',
          fromAt: at('2026-03-01T00:00:00.000Z'),
          toAt: at('2026-03-31T23:00:00.000Z'),
          unit: 'day',
          zone: 'Europe/London',
          asTyped: 'March',
        },
        channel: 'direct-message',
        account: '07700 900 412',
        effect: 'I have not slept properly since.',
        witnesses: 'Reception staff (2)',
        replied: 'no',
      },
      { exhibitLabels: ['AB5'] },
    ),
  ]
}

export function sampleActions(): readonly BundleAction[] {
  return [
    {
      fields: {
        kind: 'reported',
        happened: minute('2026-02-28T09:10:00.000Z'),
        to: 'YouTube',
        outcome: 'no breach found',
      },
      incidentNumbers: [1],
      loggedAt: at('2026-03-12T10:20:00.000Z'),
      seq: seq(431),
      corrections: [
        {
          at: at('2026-03-12T10:40:00.000Z'),
          reason: 'new-information',
          seq: seq(440),
          isLineGiven: true,
          note: null,
          changes: [{ field: 'outcome', before: null }],
        },
      ],
    },
    {
      fields: { kind: 'police', to: `West Midlands Police ${MARKUP}`, reference: '20/098765/26' },
      incidentNumbers: [],
      loggedAt: at('2026-03-12T10:21:00.000Z'),
      seq: seq(432),
      corrections: [],
    },
  ]
}

/** A whole bundle by hand. `more` replaces parts of it. */
const LOGGED = { loggedAt: at('2026-03-12T09:30:00.000Z'), seq: seq(900), isLineGiven: true }
const saidOf = (basis: 'named' | 'told', confidence: 'sure' | 'likely' | 'not-sure', words?: string) => ({
  at: at('2026-03-12T09:31:00.000Z'),
  seq: seq(901),
  isLineGiven: true,
  how: { basis, confidence, ...(words !== undefined && { words }) },
})

/** Two accounts that look alike, and two that nobody could print; one person with a name and one without. */
export function sampleAccounts(): BundleAccounts {
  const there = { ...saidOf('named', 'sure'), before: [] }
  const seen = (...numbers: readonly number[]) => numbers.map((number) => ({ number, how: there }))
  const behind = (number: number) => ({
    number,
    how: { ...saidOf('told', 'likely', 'by a colleague'), before: [saidOf('named', 'not-sure')] },
  })
  const account = (
    number: number,
    fields: BundleAccounts['accounts'][number]['fields'],
    more: Partial<BundleAccounts['accounts'][number]> = {},
  ) => ({
    ...LOGGED,
    number,
    fields,
    looksLike: [],
    incidents: seen(1),
    people: [],
    covered: [],
    corrections: [],
    ...more,
  })
  return {
    accounts: [
      account(
        1,
        {
          platform: 'Instagram',
          handle: 'dr.mil1brook',
          displayName: ARABIC,
          url: `https://example.org/${'x'.repeat(400)}`,
          contact: '+44 7700 900123',
          firstSeen: minute('2026-03-02T20:04:00.000Z'),
        },
        { looksLike: [2], incidents: seen(1, 2, 3), people: [behind(1)] },
      ),
      account(2, { platform: 'Instagram', handle: 'dr.millbrook' }, { looksLike: [1], people: [behind(1)] }),
      account(3, { handle: OVERRIDE, displayName: MARKUP }, { people: [behind(2)] }),
      account(4, { handle: CHINESE }),
    ],
    people: [
      {
        ...LOGGED,
        number: 1,
        name: 'J. Millbrook',
        described: 'Tall.',
        covered: [{ class: 'third-party', why: null, times: 1 }],
        corrections: [],
      },
      { ...LOGGED, number: 2, name: null, described: null, covered: [], corrections: [], isLineGiven: false },
    ],
  }
}

export function bundleContent(more: Partial<BundleContent> = {}): BundleContent {
  const words = 'anchor velvet sunset orbit maple riddle copper lantern harbour pencil tulip window'.split(
    ' ',
  )
  return {
    id: 'HF-7K3Q-2',
    profile: { ...readProfile('resources', 'internal'), classes: ['ordinary', 'personal', 'third-party'] },
    madeAt: at('2026-03-12T14:05:00.000Z'),
    zone: 'Europe/London',
    appVersion: '0.1.0',
    browser: 'Chrome/156.0.0.0',
    from: 'Dr Anna Bennett',
    initials: 'AB',
    recipient: 'West Midlands Police, PC 4471 Shah',
    purpose: 'Report to the police',
    reference: null,
    hasCheckPage: true,
    incidents: sampleIncidents(),
    exhibits: sampleExhibits(),
    actions: sampleActions(),
    scope: { incidentsInCase: 5, withheld: { health: 1 } },
    log: {
      origin: 'holdfast.invalid/log/0123456789abcdef0123456789abcdef',
      size: 1204,
      rootHex: '4f2a91c07d33b1e8aa52c61f0be46f2d7d4f0c9b8e15a3f6c2d1e0987654abcd',
      disclosed: 96,
      words,
      checkpointNote:
        'holdfast.invalid/log/0123456789abcdef0123456789abcdef\n1204\nTyqRwH0zseiqUsYfC+RvLX1PDJuOFaP2wtHgmHZUq80=\n\n— holdfast.invalid/log/0123456789abcdef0123456789abcdef AAAAAEJhc2U2NCBzaWduYXR1cmUgYmFzZTY0IHNpZ25hdHVyZSBiYXNlNjQgc2lnbmF0dXJlIGJhc2U2NCBzaWduYXR1cmUgYmE=\n',
    },
    keys: {
      minisignPublicKey: 'RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3',
      minisignFingerprint: '4F2A 91C0 7D33 B1E8 AA52 C61F 0BE4 6F2D 7D4F 0C9B 8E15 A3F6 C2D1 E098 7654 ABCD',
      pdfFingerprint: '9B1E 0C44 52AA 7F30 D1E2 88C5 6A07 B3F9 4E21 5D6C 0F8A 9973 21BB C4D0 3E5F 6A71',
    },
    ...more,
  }
}
