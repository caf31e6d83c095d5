import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ExhibitView } from '../../../../src/core/bundles/exhibit-view.ts'
import type { Seq } from '../../../../src/contract/ids.ts'
import type { When } from '../../../../src/contract/when.ts'
import type { BundleContent } from '../../../../src/core/bundles/content.ts'
import type { BundleCorrection } from '../../../../src/core/bundles/bundle-correction.ts'
import type { BundleExhibit } from '../../../../src/core/bundles/bundle-exhibit.ts'
import { blocksOf, bundleHtml } from '../../../../src/core/bundles/templates/document.ts'
import { at, bundleContent, incidentOf, sampleAccounts } from '../../../support/bundle-content.ts'
import type { Copy } from '../../../../src/core/bundles/templates/context.ts'
import { PROFILE_NAMES, readProfile } from '../../../../src/core/bundles/profile.ts'
import { createSaid } from '../../../../src/core/bundles/templates/said.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { PAPERS } from '../../../../src/core/bundles/pdf/papers.ts'
import { readExhibit } from '../../../../src/core/bundles/pdf/read-exhibit.ts'
import { withoutUnseen } from '../../../support/seen-markup.ts'
import { unknownPages } from '../../../../src/core/bundles/pdf/pagination.ts'

// The wording does not hang on the fonts' own data, which is long.
const fonts = { ...loadFontPack('node_modules'), css: () => '' }
const FORBIDDEN = JSON.parse(readFileSync('resources/forbidden-words.json', 'utf8')) as readonly string[]

const views = new Map<BundleExhibit, Promise<ExhibitView>>()
function viewOf(exhibit: BundleExhibit): Promise<ExhibitView> {
  const view = views.get(exhibit) ?? readExhibit(exhibit, PAPERS.A4)
  views.set(exhibit, view)
  return view
}

async function bodyOf(content: BundleContent, copy: Copy = 'master'): Promise<string> {
  const exhibits = await Promise.all(content.exhibits.map(viewOf))
  const blocks = blocksOf(content, exhibits)
  const pages = unknownPages(content.profile.numbering)
  const say = createSaid(fonts)
  const markup = bundleHtml({ content, copy, blocks, exhibits, shrinks: true, pages, fonts, say })
  return markup.slice(markup.indexOf('<body>'))
}
const textOf = async (content: BundleContent, copy: Copy = 'master'): Promise<string> =>
  (await bodyOf(content, copy)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/&nbsp;|\s+/g, ' ')

const foundIn = (text: string): readonly string[] =>
  FORBIDDEN.filter((words) => text.toLowerCase().replaceAll('-', ' ').includes(words.replaceAll('-', ' ')))

describe('the wording of a bundle', () => {
  test.each(PROFILE_NAMES)(
    'holds none of the forbidden words in any template of %s, full or empty',
    async (name) => {
      const profile = readProfile('resources', name)
      const full = await textOf(
        bundleContent({ profile, howToReach: 'x', askedFor: 'y', accounts: sampleAccounts() }),
      )
      const empty = await textOf(bundleContent({ profile, incidents: [], exhibits: [] }), 'filing')
      expect(FORBIDDEN.length).toBeGreaterThan(8)
      expect(full.length).toBeGreaterThan(8_000)
      expect([...foundIn(full), ...foundIn(empty)]).toEqual([])
    },
  )

  test('keeps what stands in an account or a name from being markup, unseen, or turning what is around it', async () => {
    const body = await bodyOf(bundleContent({ accounts: sampleAccounts() }))
    const part = body.slice(body.indexOf('id="accounts"'), body.indexOf('id="incident-1"'))
    expect(part).not.toMatch(/<script|<img|\u202E/)
    expect(part).toContain('<bdi class="seen" dir="ltr">U+202E</bdi>')
    expect(part).toContain('<span class="handle"><bdi dir="auto" >dr.mil1brook</bdi></span>')
    expect(part.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ')).toContain(
      'The writer names nobody behind account 4.',
    )
  })

  test('says that nobody is named behind accounts only where accounts were asked for and nobody is', async () => {
    const silent = 'Who is behind them: the writer does not say.'
    const nobody = sampleAccounts().accounts.map((account) => ({ ...account, people: [] }))
    expect(await textOf(bundleContent({ accounts: { accounts: nobody, people: [] } }))).toContain(silent)
    expect(await textOf(bundleContent({ accounts: sampleAccounts() }))).not.toContain('Who is behind them')
    const notAsked = await textOf(bundleContent())
    expect(notAsked).toContain('Accounts @truth_seeker_88')
    expect(notAsked).not.toContain('Who is behind them')
  })

  test('has a detector that finds them when they are planted', async () => {
    const planted = incidentOf(1, { words: FORBIDDEN.join(' and ') })
    expect(foundIn(await textOf(bundleContent({ incidents: [planted], exhibits: [] })))).toEqual(FORBIDDEN)
  })

  test('claims no signature in a PDF that has none, and no check page where there is none', async () => {
    const { pdfFingerprint: _, ...keys } = bundleContent().keys
    const text = await textOf(bundleContent({ keys, hasCheckPage: false }))
    expect(text).toContain('its list of files is signed by the recording software')
    expect(text).toContain('This PDF carries no signature of its own.')
    expect(text).not.toMatch(/adobe|acrobat|sealed master|certificate|02-Check|pdfsig/i)
  })

  test('says of a master what Adobe Reader shows of a key that nobody has vouched for', async () => {
    const text = await textOf(bundleContent())
    expect(text).toContain('Sealed master sealed by the recording software')
    expect(text).toContain('A yellow sign means not vouched for ; it does not mean changed .')
    expect(text).toContain(
      'Open 02-Check-this-package.html in a browser and drop the folder, or the zip if it came as one, on it.',
    )
    expect(text).toContain('expect Signature is Valid. and Total document signed .')
  })

  test.each(PROFILE_NAMES)('gives the source and date of every rule that %s names', async (name) => {
    const profile = readProfile('resources', name)
    const text = await textOf(bundleContent({ profile }))
    for (const { says, source } of profile.rules) {
      expect(text).toContain(says)
      expect(text).toContain(source)
    }
    const dates = text.match(/as at (22 November 2026|November 22, 2026)\./g) ?? []
    expect(dates).toHaveLength(profile.rules.length)
    if (profile.rules.length > 0)
      expect(text).toContain('The directions of the court or of the recipient come first.')
  })

  test.each(PROFILE_NAMES)('prints no draft and nothing to be sworn in a bundle for %s', async (name) => {
    const profile = readProfile('resources', name)
    const text = await textOf(bundleContent({ profile }))
    expect(text).not.toMatch(
      /\bDRAFT\b|statement of truth|penalty of perjury|solemnly declare|I believe that/,
    )
  })

  test('says nothing about software to a court before the last section', async () => {
    for (const name of PROFILE_NAMES) {
      const profile = readProfile('resources', name)
      if (profile.heading === null) continue
      const body = await bodyOf(bundleContent({ profile }), 'filing')
      // The index names the last section's parts.
      const before = body.slice(0, body.indexOf('<section class="page" id="scope"'))
      const seen = withoutUnseen(before.replaceAll('The files and their hashes', '')).replaceAll(
        /<[^>]+>/g,
        ' ',
      )
      expect(seen.length, name).toBeGreaterThan(5_000)
      expect(seen.match(/holdfast|software|sha-?256|record log|checkpoint|hash/gi) ?? [], name).toEqual([])
    }
  })

  test('says who chose, what is left out, and that private notes are never part of a bundle', async () => {
    const text = await textOf(bundleContent())
    expect(text).toContain(
      'The writer chose 3 of the 5 incidents recorded in this case between 2 October 2025 and 31 March 2026.',
    )
    expect(text).toContain('2 incidents are not included. They are recorded and can be asked for.')
    expect(text).toContain('Left out of the incidents that are included: health information (1 incident).')
    expect(text).toContain('This sentence is printed whether there are any or not.')
    expect(text).toContain('The record log has 1,204 lines. 96 are in this package.')
  })

  test('prints a line only when it is true of this bundle', async () => {
    const text = await textOf(
      bundleContent({
        incidents: [incidentOf(1, { title: 'Call' })],
        exhibits: [],
        scope: { incidentsInCase: 1, withheld: {} },
      }),
    )
    expect(text).toContain('The one incident recorded in this case is in this bundle.')
    expect(text).not.toMatch(/Marked as threats|Please note|Left out of|did not reply|not included|certutil/)
  })

  test('tells a court of redacted copies and covered words without a word about software', async () => {
    const [first, second, ...exhibits] = bundleContent().exhibits
    const area = { x: 1, y: 2, width: 3, height: 4, class: 'third-party' } as const
    const redaction = { areas: [area, area], words: [], leafHash: first!.sha256 }
    const incident = incidentOf(
      1,
      { title: 'Call' },
      {
        covered: [{ class: 'health', why: 'It is mine alone', times: 2 }],
        linesCovered: [first!.seq],
        exhibitsLeftOut: 1,
      },
    )
    const content = bundleContent({
      profile: readProfile('resources', 'uk-family'),
      incidents: [incident],
      exhibits: [{ ...first!, redaction }, second!, ...exhibits],
    })
    const body = withoutUnseen(await bodyOf(content, 'filing'))
    const before = body
      .slice(0, body.indexOf('<section class="page" id="scope"'))
      .replaceAll('The files and their hashes', '')
    const text = before.replaceAll(/<[^>]+>/g, ' ').replaceAll(/&nbsp;|\s+/g, ' ')
    expect(text).toContain('Call : redacted copy, picture')
    expect(text).toContain('This is a redacted copy: 2 areas are covered. The original is kept.')
    expect(text).toContain('Health information, 2 places. The writer’s reason: “ It is mine alone ”.')
    expect(text).toContain('Left out here 1 file.')
    expect(text.match(/holdfast|software|sha-?256|record log|checkpoint|hash/gi) ?? []).toEqual([])
    expect(await textOf(content)).toContain(
      'A redacted copy. Its original is line 0417 of the record log, leaf hash',
    )
  })

  test('counts incidents within the time of the bundle, and gives each reason with what it is for', async () => {
    const leftOut = {
      incidents: [{ why: 'Not mine' }, { why: null }, { why: 'Not mine' }],
      exhibits: [
        { mediaType: 'image/png', why: null },
        { mediaType: 'audio/mp4', why: 'It is long' },
        { mediaType: 'image/jpeg', why: null },
        { mediaType: 'application/pdf', why: null },
      ],
      lines: 1,
      hasUndated: true,
    }
    const text = await textOf(bundleContent({ scope: { incidentsInCase: 6, withheld: {}, leftOut } }))
    expect(text).toContain(
      'The writer chose 3 of the 6 incidents recorded in this case between 2 October 2025 and 31 March 2026 or without a known date.',
    )
    expect(text).toContain(
      '3 incidents are not included. The writer’s reason for 2 of them: “ Not mine ”. They are recorded',
    )
    expect(text).toContain(
      'Left out of the incidents that are included: 2 pictures, 1 sound recording and 1 PDF document. The writer’s reason for leaving out 1 sound recording: “ It is long ”.',
    )
    expect(text).toContain('1 line of the record log that holds something covered here is not in the package')
    expect(text).toContain(
      'Other cases in the same record, and incidents of another time, are not counted here.',
    )
  })

  const corrected = (changes: BundleCorrection['changes'], more: Partial<BundleCorrection> = {}) => ({
    at: at('2026-03-13T11:00:00.000Z'),
    reason: 'wrong-date',
    seq: 14 as Seq,
    isLineGiven: true,
    note: 'I had the week wrong.',
    changes,
    ...more,
  })
  const about: When = {
    kind: 'about',
    fromAt: at('2025-10-15T08:00:00.000Z'),
    toAt: at('2025-10-15T10:00:00.000Z'),
    unit: 'hour',
    zone: 'Europe/London',
    asTyped: 'about 10',
  }
  const changes: BundleCorrection['changes'] = [
    { field: 'happened', before: { says: about, line: 11 as Seq } },
    { field: 'channel', before: { says: 'call', line: 11 as Seq } },
    { field: 'threat', before: { says: true, line: 11 as Seq } },
    { field: 'replied', before: { says: 'no', line: 11 as Seq } },
    { field: 'words', before: { says: null, line: 11 as Seq } },
    { field: 'saw', before: { says: null, line: null } },
    { field: 'place', before: null },
    { field: 'account', before: 'not given' },
  ]

  test('says of a correction what stood there before, in words, and in which lines', async () => {
    const incidents = [incidentOf(1, { title: 'Call' }, { corrections: [corrected(changes)] })]
    const text = await textOf(bundleContent({ incidents, exhibits: [] }))
    for (const words of [
      'wrong date . The writer’s note: “ I had the week wrong. ”',
      'When it happened: before: Wednesday 15 October 2025, about 10:00 (line 0011, now line 0014) .',
      'The kind: before: Call (line 0011',
      'The mark as a threat: before: marked as a threat (line 0011',
      'The reply: before: the writer did not reply (line 0011',
      'The exact words: earlier wording in line 0011, this one in line 0014.',
      'What the writer saw or heard: the earlier wording is kept and can be asked for; this one is in line 0014.',
      'The place: added; nothing stood there before (line 0014) .',
      'The account.',
    ])
      expect(text).toContain(words)
  })

  test('gives a court the earlier dates and short words and no line numbers', async () => {
    const incidents = [incidentOf(1, { title: 'Call' }, { corrections: [corrected(changes)] })]
    const profile = readProfile('resources', 'uk-family')
    const text = await textOf(bundleContent({ profile, incidents, exhibits: [] }))
    const page = text.slice(text.indexOf('The writer’s note:'))
    expect(page).toContain('When it happened: before: Wednesday 15 October 2025, about 10:00.')
    expect(page).toContain('The exact words: the earlier wording is kept and can be asked for.')
    expect(page).toContain('The place: added; nothing stood there before.')
    expect(page.slice(0, page.indexOf('The account.'))).not.toMatch(/\bline\b/)
  })

  test('ends a sentence with somebody’s words once, whether they end with a stop or not', async () => {
    const { accounts, people } = sampleAccounts()
    const [first] = accounts
    const said = (words: string) => {
      const now = {
        ...first!.incidents[0]!.how,
        how: { basis: 'told', confidence: 'likely', words },
      } as const
      return { ...now, before: [now] }
    }
    const links = ['Sam told me.', 'as Sam has it'].map((words) => ({ number: 1, how: said(words) }))
    const asked = { accounts: [{ ...first!, incidents: links }], people }
    const before = (says: string) => corrected([{ field: 'title', before: { says, line: null } }])
    const corrections = [
      { ...before('A call.'), isLineGiven: false },
      { ...before('A cal'), isLineGiven: false },
    ]
    const incidents = [incidentOf(1, { title: 'Call' }, { corrections })]
    const leftOut = { incidents: [{ why: 'Not mine.' }], exhibits: [], lines: 0, hasUndated: false }
    const scope = { incidentsInCase: 2, withheld: {}, leftOut }
    const text = await textOf(bundleContent({ accounts: asked, incidents, exhibits: [], scope }))
    for (const words of [
      'The writer’s reason: “ Not mine. ” It is recorded',
      'told by somebody; likely; in the writer’s words: “ Sam told me. ” Said',
      'told by somebody; likely; in the writer’s words: “ as Sam has it ”. Said',
      'before: “ A call. ” ',
      'before: “ A cal ”. ',
    ])
      expect(text.replaceAll(/ +/g, ' ')).toContain(words)
    expect(text).not.toMatch(/[.!?] ”\s*\./)
  })

  test('gives the line of what was added to a step', async () => {
    const text = await textOf(bundleContent())
    expect(text).toContain('(line 0431 of the record log)')
    expect(text).toContain('What came of it: added; nothing stood there before (line 0440) .')
  })

  test('says when it was first seen where nobody knows when it happened, and breaks an address at its @', async () => {
    const { firstSeen } = bundleContent().incidents[1]!.fields
    const incidents = [
      incidentOf(1, { title: 'E-mail', channel: 'e-mail', firstSeen, account: 'jt.millbrook@example.com' }),
      incidentOf(2, { title: 'Other' }, { related: [{ relation: 'reply-to', number: 1 }] }),
    ]
    const content = bundleContent({ incidents, exhibits: [] })
    const text = await textOf(content)
    expect(text).toContain('Not known; first seen Saturday 28 February 2026, 03:30')
    expect(text).toContain('sent in reply to incident 1')
    expect(await bodyOf(content)).toContain('>jt.millbrook<wbr />@example.com</bdi')
  })

  test('names an exhibit in an index by what it is about, and its own date by the disk it lay on', async () => {
    const [first] = bundleContent().exhibits
    const exhibits = [{ ...first!, cameIn: [96 as Seq, 98 as Seq] }]
    const text = await textOf(bundleContent({ exhibits }))
    expect(text).toContain('Comment under the clinic video : picture')
    expect(text).toContain('Picture (JPEG), ')
    expect(text).toContain('Came twice with the same bytes (lines 0096 and 0098).')
    expect(text).toContain('Date on the disk when it was kept 11 March 2026, 21:14 UTC')
    const court = await textOf(bundleContent({ exhibits, profile: readProfile('resources', 'uk-family') }))
    expect(court).toContain('Date of the incident')
    expect(court).toContain('Came twice with the same bytes.')
  })

  test('tells a court nothing of pixels, encodings and machines on the sheets', async () => {
    const profile = readProfile('resources', 'uk-family')
    const body = await bodyOf(bundleContent({ profile }))
    const sheets = body
      .slice(body.indexOf('id="exhibit-1"'), body.indexOf('id="scope"'))
      .replaceAll(/\s+/g, ' ')
    expect(sheets).toContain('% of its size. Not cropped.')
    expect(sheets).toContain('kept by the person who prepared this bundle, who can provide it.')
    expect(sheets.match(/pixel|UTF-8|machine|scripts/g) ?? []).toEqual([])
  })

  test('never counts what is privileged', async () => {
    const content = bundleContent({
      incidents: [incidentOf(1, { title: 'Call' }, { withheld: ['privileged'] })],
      scope: { incidentsInCase: 1, withheld: { privileged: 1 } },
    })
    expect(await textOf(content)).not.toMatch(/privileged|Left out/i)
  })

  test('turns nothing that was written into markup', async () => {
    const body = await bodyOf(bundleContent())
    expect(body).not.toMatch(/<(script|img|b|iframe|object|style)\b/i)
    expect(body.match(/<[^>]*>/g)?.filter((tag) => /\son\w+=/i.test(tag))).toEqual([])
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})
