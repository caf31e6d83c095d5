import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { disclosureInput, type GivenClass } from '../../../src/contract/disclosure.ts'
import type { InBundles } from '../../../src/contract/erasures.ts'
import type { Seq } from '../../../src/contract/ids.ts'
import { onlyNew } from '../../../src/core/bundles/append.ts'
import { chooseForBundle } from '../../../src/core/bundles/choose.ts'
import { composeAccounts } from '../../../src/core/bundles/compose-accounts.ts'
import { disclosedEntries } from '../../../src/core/bundles/disclosed-entries.ts'
import { readProfile } from '../../../src/core/bundles/profile.ts'
import { withheldFrom } from '../../../src/core/bundles/withheld.ts'
import { findCase } from '../../../src/core/cases/queries.ts'
import {
  DESCRIBED,
  HANDLE,
  LOOKS_LIKE,
  OUT,
  PERSON,
  writeAccounts,
  type AccountsCase,
} from '../../support/accounts-case.ts'
import { openCore } from '../../support/core-vault.ts'
import { needs } from '../../support/judges.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

/** What a bundle of the first three incidents is composed of. */
async function composed(
  accounts: boolean,
  classes: readonly GivenClass[] = ['ordinary', 'third-party'],
  redact: object = {},
) {
  const made = await tempVault()
  const written = await writeAccounts(made)
  await made.api.vault.lock({})
  const { vault } = await openCore(made)
  const [one, two, three] = written.incidents
  const disclosure = {
    include: [one, two, three],
    exclude: disclosureInput.exclude.parse({}),
    redact: disclosureInput.redact.parse(redact),
    accounts,
  }
  const profile = { ...readProfile('resources', 'police'), classes }
  const chosen = chooseForBundle(vault, made.caseId, profile, disclosure)
  const subjects = new Set<string>([one, two, three])
  const prepared = vault.ledger.size as Seq
  const { entries } = disclosedEntries(vault, { chosen, profile, subjects, redacted: new Set(), prepared })
  const lines = entries.map(({ seq, type }) => ({ type, payload: vault.ledger.read(seq).payload as object }))
  const ask = {
    case: findCase(vault.reads, made.caseId)!,
    recipient: 'x',
    purpose: 'y',
    profile,
    disclosure,
  }
  const withheld = withheldFrom(vault, ask as never, { chosen, labelled: [], renditions: new Map() })
  const seen = { classes, coveredWords: chosen.coveredWords, given: new Set(entries.map(({ seq }) => seq)) }
  const numbers = new Map(chosen.incidents.map(({ row }, index) => [row.id, index + 1]))
  const content = chosen.accounts && composeAccounts(chosen.accounts, numbers, seen)
  return { vault, profile, written, chosen, lines, withheld, content }
}

const typesOf = (lines: readonly { readonly type: string }[]): readonly string[] =>
  lines.map(({ type }) => type).filter((type) => /^(account|person)\./.test(type))

describe('accounts and people of a bundle', () => {
  test('are not there unless they were asked for', async () => {
    const { chosen, lines, content } = await composed(false)
    expect(chosen.accounts).toBeNull()
    expect(content).toBeNull()
    expect(typesOf(lines)).toEqual([])
  })

  test('are those seen in its incidents, with the links to its incidents and to nothing else', async () => {
    const { content, lines, written } = await composed(true)
    expect(
      content!.accounts.map(({ fields, incidents }) => [
        fields.handle ?? fields.contact,
        incidents.map(({ number }) => number),
      ]),
    ).toEqual([
      [HANDLE, [1, 2]],
      [LOOKS_LIKE, [2]],
      ['+44 7700 900123', [3]],
    ])
    expect(content!.accounts.map(({ looksLike }) => looksLike)).toEqual([[2], [1], []])
    expect(content!.people.map(({ name }) => name)).toEqual([PERSON, 'Robin Heron'])
    const said = JSON.stringify([content, lines])
    for (const secret of [
      ...Object.values(OUT),
      written.accounts.other,
      written.incidents[3],
      written.people.takenBack,
    ])
      expect(said, secret).not.toContain(secret)
  })

  test('of a bundle that continues one are those of its own incidents', async () => {
    const { vault, profile, written, chosen } = await composed(true)
    const [one, two, three] = written.incidents
    const preparedAt = vault.ledger.size as Seq
    const before = {
      continues: { parts: [], pages: 0, inSections: {}, incidents: new Map(), exhibits: new Map() },
      incidents: new Map([one, three].map((id, index) => [id, { number: index + 1, preparedAt }])),
      exhibits: new Map(),
      lastPreparedAt: preparedAt,
    }
    const { accounts } = onlyNew(vault, chosen, before, profile)
    expect(accounts!.accounts.map(({ row, incidents }) => [row.id, incidents.map(({ to }) => to)])).toEqual([
      [written.accounts.first, [two]],
      [written.accounts.second, [two]],
    ])
    const said = accounts!.lines.map((seq) => vault.ledger.read(seq).payload)
    expect(JSON.stringify(said)).not.toContain(one)
    expect(JSON.stringify(said)).not.toContain('900123')
  })

  test('say how it is known and how sure, and what was said before', async () => {
    const { content } = await composed(true)
    const [first, second] = content!.accounts
    expect(first!.people).toMatchObject([
      {
        number: 1,
        how: {
          how: { basis: 'named', confidence: 'likely', words: 'named in a message of 3 March' },
          before: [],
          isLineGiven: true,
        },
      },
    ])
    expect(second!.people).toMatchObject([
      {
        number: 1,
        how: { how: { basis: 'same-content' }, before: [{ how: { basis: 'told', confidence: 'not-sure' } }] },
      },
    ])
    expect(first!.corrections).toMatchObject([
      {
        reason: 'typing-mistake',
        changes: [
          { field: 'handle', before: { says: 'dr.milbrook_77' } },
          { field: 'url', before: null },
        ],
      },
    ])
  })

  test('say how somebody is described only where details of other people are given, and notes never', async () => {
    const given = await composed(true)
    expect(given.content!.people[0]).toMatchObject({ name: PERSON, described: DESCRIBED, isLineGiven: true })
    const ordinary = await composed(true, ['ordinary'])
    expect(ordinary.content!.people[0]).toMatchObject({ name: PERSON, described: null, isLineGiven: false })
    for (const { content, lines, withheld } of [given, ordinary]) {
      expect(content!.people[1]).toMatchObject({ name: 'Robin Heron', isLineGiven: false })
      expect(JSON.stringify([content, lines])).not.toContain(OUT.notes)
      expect(withheld.texts).toContain(OUT.notes)
    }
    expect(JSON.stringify([ordinary.content, ordinary.lines])).not.toContain(DESCRIBED)
    expect(ordinary.withheld.texts).toContain(DESCRIBED)
    expect(typesOf(given.lines).filter((type) => type === 'person.recorded@1')).toHaveLength(1)
    expect(typesOf(ordinary.lines)).not.toContain('person.recorded@1')
    expect(typesOf(ordinary.lines).filter((type) => type === 'account.recorded@1')).toHaveLength(3)
  })

  test('are looked for in the finished package where they stay out, and only there', async () => {
    const { withheld } = await composed(true)
    for (const secret of Object.values(OUT)) expect(withheld.texts).toContain(secret)
    for (const said of [HANDLE, LOOKS_LIKE, PERSON, DESCRIBED, 'named in a message of 3 March'])
      expect(withheld.texts).not.toContain(said)
  })

  test('have bars over words that are withheld, and no line that holds them', async () => {
    const made = await composed(true, ['ordinary', 'third-party'], {
      exhibits: [{ exhibit: '0'.repeat(32), words: [{ words: 'Tapir', class: 'third-party' }] }],
    })
    expect(made.content!.people[0]).toMatchObject({
      name: 'Jordan █████ [details of other people] Millbrook',
      isLineGiven: false,
      covered: [{ class: 'third-party', times: 1 }],
    })
    expect(JSON.stringify([made.content, made.lines])).not.toContain('Tapir')
  })
})

const kept = mkdtempSync(join(tmpdir(), 'accounts-'))
afterAll(() => rmSync(kept, { recursive: true }))
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
const textOf = (pdf: string): string =>
  execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, ' ')
const pdfsIn = (folder: string): readonly string[] => filesIn(folder).filter((name) => name.endsWith('.pdf'))

describe.skipIf(needs('chromium', 'qpdf', 'pdftotext', 'pdffonts'))(
  'a package with accounts and people',
  () => {
    let api: Awaited<ReturnType<typeof tempVault>>['api']
    let folders: { readonly asked: string; readonly unasked: string; readonly court: string }
    let written: AccountsCase

    test('is made, and everything matches', async () => {
      const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
      written = await writeAccounts(vault)
      const seal = async (name: string, more: object) => {
        const sealed = await vault.api.bundles.seal({
          case: vault.caseId,
          recipient: name,
          purpose: 'Report',
          profile: 'police',
          include: written.incidents.slice(0, 3),
          to: token(vault.folder),
          ...more,
        })
        const folder = join(kept, name)
        cpSync(join(vault.folder, sealed.folder), folder, { recursive: true })
        const report = await vault.api.packages.verify({ from: token(folder) })
        expect(report.problems).toEqual([])
        expect(report.heading).toBe('Everything matches.')
        return folder
      }
      folders = {
        unasked: await seal('unasked', {}),
        asked: await seal('asked', { accounts: true }),
        court: await seal('court', { accounts: true, profile: 'uk-family' }),
      }
      const { accounts, people } = written
      const holding = async (asked: InBundles) =>
        (await vault.api.erasures.handedOver(asked)).bundles.map(({ recipient }) => recipient)
      for (const asked of [{ account: accounts.first }, { person: people.noted }])
        expect(await holding(asked)).toEqual(['asked', 'court'])
      for (const asked of [
        { account: accounts.other },
        { account: accounts.takenBack },
        { person: people.other },
      ])
        expect(await holding(asked)).toEqual([])
    })

    test('says them in both PDFs, behind the chronology, as the writer’s own statement', () => {
      for (const pdf of [...pdfsIn(folders.asked), ...pdfsIn(folders.court)]) {
        const text = textOf(pdf)
        for (const words of [
          'Accounts and people',
          'This is the writer’s own statement',
          'It is not a finding',
          HANDLE,
          'Looks like account 2, and is logged as another.',
          'The writer links these 2 accounts with this person:',
          'Likely',
          'named in a message of 3',
          'Person 2: Robin Heron',
        ])
          expect(text, words).toContain(words)
      }
      expect(textOf(pdfsIn(folders.court)[0]!)).toContain('Chronology, accounts and people')
      for (const pdf of pdfsIn(folders.unasked))
        expect(textOf(pdf)).not.toMatch(/accounts? and people|Millbrook/i)
    })

    test('draws handles in a face that tells l, I and 1 apart, and only where there are any', () => {
      const fontsOf = (pdf: string): string => execFileSync('pdffonts', [pdf], { encoding: 'utf8' })
      for (const pdf of pdfsIn(folders.asked)) expect(fontsOf(pdf)).toContain('AtkinsonHyperlegibleMono')
      for (const pdf of pdfsIn(folders.unasked)) expect(fontsOf(pdf)).not.toContain('Atkinson')
    })

    test('holds nothing of the accounts and people that stay out, in any byte of any file', () => {
      for (const folder of Object.values(folders)) {
        const haystacks = [
          ...filesIn(folder).map((name) => readFileSync(name)),
          ...pdfsIn(folder).map((pdf) =>
            execFileSync('qpdf', ['--qdf', '--object-streams=disable', pdf, '-'], { maxBuffer: 1 << 28 }),
          ),
          ...pdfsIn(folder).map((pdf) => Buffer.from(textOf(pdf))),
        ]
        for (const secret of [...Object.values(OUT), written.incidents[3], written.accounts.other])
          for (const needle of [Buffer.from(secret), Buffer.from(secret, 'utf16le').swap16()])
            expect(
              haystacks.some((bytes) => bytes.includes(needle)),
              secret,
            ).toBe(false)
        const hasLines = haystacks.some((bytes) => bytes.includes('"account.attributed@1"'))
        expect(hasLines).toBe(folder !== folders.unasked)
      }
    })

    test('does not match any more when one of its lines, or the PDF that prints them, is changed', async () => {
      api = (await tempVault()).api
      const find = (folder: string): string =>
        filesIn(folder).find(
          (name) => name.endsWith('.json') && readFileSync(name).includes('account.attributed@1'),
        )!
      const changes: readonly ((folder: string) => string)[] = [find, (folder) => pdfsIn(folder)[0]!]
      for (const [index, change] of changes.entries()) {
        const folder = join(kept, `changed-${index}`)
        cpSync(folders.asked, folder, { recursive: true })
        const file = change(folder)
        const bytes = readFileSync(file)
        const at = index === 0 ? bytes.indexOf('likely') : bytes.length >> 1
        bytes[at] = bytes[at]! ^ 1
        writeFileSync(file, bytes)
        const report = await api.packages.verify({ from: token(folder) })
        expect(report.problems.length).toBeGreaterThan(0)
        expect(report.heading).not.toBe('Everything matches.')
      }
    })
  },
)
