import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AccountFields } from '../../src/contract/accounts.ts'
import { ActionFields } from '../../src/contract/actions.ts'
import { KnownHow } from '../../src/contract/known-how.ts'
import { PersonFields } from '../../src/contract/people.ts'
import { AMEND_REASONS, IncidentFields, Relation } from '../../src/contract/records.ts'
import { SAMPLE } from '../../tools/make-sample/story.ts'

const folder = resolve(import.meta.dirname, '../../resources/sample')
const NOT_EVIDENCE = ['README.md', 'sample.json', '.gitattributes']
const FIRST_DAY = '2025-10-02'
const LAST_DAY = '2026-03-11'

const DAY = String.raw`\d{4}-\d\d-\d\d`
const MOMENT = String.raw`${DAY}(?:T\d\d:\d\d)?`
const PHRASE = new RegExp(String.raw`^(?:unknown|\d{4}-\d\d|${MOMENT}|about ${MOMENT}|${DAY}/${DAY})$`)
const phrase = z.string().regex(PHRASE)

const SampleFields = IncidentFields.omit({ happened: true, published: true, firstSeen: true }).extend({
  happened: phrase.optional(),
  published: phrase.optional(),
  firstSeen: phrase.optional(),
  zone: z.literal('Europe/London').optional(),
})
const Amendment = z.strictObject({
  fields: SampleFields,
  reason: z.enum(AMEND_REASONS),
  note: z.string().optional(),
})
const Incident = z.strictObject({
  fields: SampleFields.required({ title: true, happened: true, zone: true, channel: true }),
  files: z.array(z.string()),
  tags: z.array(z.string().min(1)),
  note: z.string().optional(),
  amend: Amendment.optional(),
})
const SeenIn = z.array(z.strictObject({ incidents: z.array(z.int().min(0)).min(1), how: KnownHow })).min(1)
const Sample = z.strictObject({
  case: z.strictObject({
    name: z.literal('Millbrook Surgery'),
    initials: z.literal('AB'),
    jurisdiction: z.literal('england-and-wales'),
    reference: z.string(),
  }),
  from: z.string(),
  recipient: z.string(),
  purpose: z.string(),
  incidents: z.array(Incident).min(12).max(14),
  actions: z.array(
    z.strictObject({
      fields: ActionFields.omit({ happened: true }).extend({ happened: phrase.optional() }),
      about: z.array(z.int().min(0)),
      answer: z.string().optional(),
    }),
  ),
  people: z.array(z.strictObject({ fields: PersonFields, seenIn: SeenIn })),
  accounts: z.array(
    z.strictObject({
      fields: AccountFields.omit({ firstSeen: true }).extend({ firstSeen: phrase.optional() }),
      seenIn: SeenIn,
      behind: z.array(z.strictObject({ person: z.int().min(0), how: KnownHow })),
    }),
  ),
  inbox: z.array(z.string()).min(1),
  links: z.array(
    z.strictObject({ from: z.number().int().min(0), to: z.number().int().min(0), relation: Relation }),
  ),
})

const BRANDS =
  /youtube|facebook|instagram|tiktok|whatsapp|twitter|google|trustpilot|telegram|snapchat|wechat|reddit|linkedin|nextdoor|gmail|outlook|microsoft|iphone|samsung|\bNHS\b|west midlands|metropolitan police/i

const json = readFileSync(join(folder, 'sample.json'), 'utf8')
const sample = Sample.parse(JSON.parse(json))
const named = [...sample.incidents.flatMap((incident) => incident.files), ...sample.inbox]
const bytesOf = (name: string): Buffer => readFileSync(join(folder, name))

function incidentWith(file: string): z.infer<typeof Incident> {
  const found = sample.incidents.find((incident) => incident.files.includes(file))
  if (!found) throw new Error('no incident has this file')
  return found
}

/** Letters and digits in one case, apostrophes of either form taken out. */
const wordsIn = (said: string): readonly string[] =>
  said
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The runs of three words that a title has from the exact words under it. */
function quoted({ title = '', words = '' }: IncidentFields): readonly string[] {
  const said = wordsIn(words)
  const runs = (from: readonly string[]) =>
    from.slice(2).map((_word, index) => from.slice(index, index + 3).join(' '))
  return runs(wordsIn(title)).filter((run) => runs(said).includes(run))
}

type Clocks = Pick<z.infer<typeof SampleFields>, 'happened' | 'published' | 'firstSeen'>

function daysSaid(fields: Clocks): string[] {
  const phrases = [fields.happened, fields.published, fields.firstSeen]
  return phrases.flatMap((said) => said?.match(/\d{4}-\d\d(?:-\d\d)?/g) ?? [])
}

test('sample.json is what the tool that makes the sample writes', () => {
  expect(json).toBe(`${JSON.stringify(SAMPLE, null, 2)}\n`)
})

describe('the files of the sample case', () => {
  test('every file in the folder is named once in sample.json, and every named file is there', () => {
    const present = readdirSync(folder).filter((name) => !NOT_EVIDENCE.includes(name))
    expect(named.toSorted()).toEqual(present.map((name) => name.normalize('NFC')).toSorted())
  })

  test('they stay small: under 600 KB each, under 2.5 MB together', () => {
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
    expect(Math.max(...sizes)).toBeLessThan(600_000)
    expect(sizes.reduce((total, size) => total + size, 0)).toBeLessThan(2_500_000)
  })

  test('exactly one pair of files is the same, byte for byte', () => {
    const pairs = named.flatMap((one, index) =>
      named
        .slice(index + 1)
        .filter((other) => bytesOf(one).equals(bytesOf(other)))
        .map((other) => [one, other]),
    )
    expect(pairs).toEqual([['vidboard-comment-2026-03-11.png', 'IMG_0311 from Dana.png']])
  })

  test('their content is of the kind their name says, and of one no kind is known', async () => {
    const kinds = await Promise.all(named.map(async (name) => (await fileTypeFromBuffer(bytesOf(name)))?.ext))
    const wrong = named.filter((name, index) => kinds[index] && !name.endsWith(`.${kinds[index]}`))
    const unknown = named.filter((_name, index) => kinds[index] === undefined)
    expect(wrong).toEqual([])
    expect(new Set(unknown.map((name) => name.split('.').at(-1)))).toEqual(new Set(['dat', 'eml', 'txt']))
  })

  test('the thread is very tall, and the letter lies on its side with an EXIF orientation', () => {
    const thread = bytesOf('vidboard-thread-2025-10-29.png')
    expect(thread.readUInt32BE(20)).toBeGreaterThan(8 * thread.readUInt32BE(16))
    const orientationTag = Buffer.from('011200030000000100060000', 'hex')
    expect(bytesOf('letter-photo.jpg').includes(orientationTag)).toBe(true)
  })

  test('the e-mail says the words of its incident, under a subject that is not ASCII, with a picture attached', async () => {
    const mail = await PostalMime.parse(bytesOf('youve-had-30-days.eml'))
    expect(mail.subject).toBe('You’ve had 30 days – “Dr” Bennett')
    expect(mail.text?.replaceAll('\r\n', '\n').trim()).toBe(
      incidentWith('youve-had-30-days.eml').fields.words,
    )
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['image/png'])
    expect(mail.attachments[0]?.filename).toBe('do you know this “doctor”.png')
  })

  test('the chat export holds the quoted messages, some of several lines, and emoji', () => {
    const name = 'Chatter chat with +44 7700 900412.txt'
    const chat = bytesOf(name).toString('utf8')
    const words = incidentWith(name).fields.words ?? ''
    const several =
      'I know you read these.\n\nTell her:\n- I have her photo\n- I have her car\n- I have all year 👀'
    const quotes = ['Put Bennett on', several, 'Every time you ignore me I write another one 🔥']
    expect(words).toBe(quotes.join('\n\n'))
    expect(quotes.filter((quote) => !chat.includes(`: ${quote}\n`))).toEqual([])
    expect(chat).toMatch(/\p{Emoji_Presentation}/u)
  })

  test('the voicemail says inside that its voice is synthetic', () => {
    expect(bytesOf('voicemail-2025-12-04.m4a').includes('Synthetic voice')).toBe(true)
  })
})

describe('what the sample case tells', () => {
  test('every day it names lies between 2 October 2025 and 11 March 2026', () => {
    const days = sample.incidents.flatMap(({ fields, amend }) => [
      ...daysSaid(fields),
      ...daysSaid(amend?.fields ?? {}),
    ])
    const ofAccounts = sample.accounts.flatMap(({ fields }) => daysSaid(fields))
    const outside = [...days, ...ofAccounts].filter(
      (day) => day < FIRST_DAY.slice(0, day.length) || day > LAST_DAY,
    )
    expect(outside).toEqual([])
    expect([days[0], days.at(-1)]).toEqual([FIRST_DAY, LAST_DAY])
  })

  test('some dates are fuzzy: a month, a range, an about, an unknown', () => {
    const said = sample.incidents.map(({ fields }) => fields.happened)
    const shapes = [/^\d{4}-\d\d$/, /\//, /^about /, /^unknown$/]
    expect(shapes.map((shape) => said.some((when) => shape.test(when)))).toEqual([true, true, true, true])
  })

  test('its words are in English, Arabic and Chinese, with emoji', () => {
    const words = sample.incidents.map(({ fields }) => fields.words ?? '').join('\n')
    expect(words).toMatch(/\p{Script=Arabic}/u)
    expect(words).toMatch(/\p{Script=Han}/u)
    expect(words).toMatch(/\p{Emoji_Presentation}/u)
  })

  test('its titles are neutral: none quotes anybody, or has three words in a row from the exact words', () => {
    const titles = sample.incidents.map(({ fields }) => fields.title)
    expect(titles.filter((title) => /["“”„‟«»‘]/.test(title))).toEqual([])
    expect(sample.incidents.flatMap(({ fields: { title, words } }) => quoted({ title, words }))).toEqual([])
    expect(quoted({ title: 'Said: I’m on my way', words: "Well, I'm on my way now" })).toEqual([
      'im on my',
      'on my way',
    ])
  })

  test('what stands as an account is one: not words for a name that was not given', () => {
    const accounts = sample.incidents.flatMap(({ fields: { account } }) => account ?? [])
    expect(accounts.filter((account) => /\b(?:not?|none|unknown|withheld)\b|^["“]/i.test(account))).toEqual(
      [],
    )
  })

  test('every account that an incident names has a record of that name, platform and incident', () => {
    const missing = sample.incidents.filter(({ fields: { account, platform } }, place) => {
      const isNamed = ({ fields }: (typeof sample.accounts)[number]) =>
        [fields.handle, fields.contact, fields.displayName].includes(account) &&
        (fields.platform ?? platform) === platform
      const records = sample.accounts.filter(isNamed).flatMap(({ seenIn }) => seenIn)
      return account !== undefined && !records.some(({ incidents }) => incidents.includes(place))
    })
    expect(missing).toEqual([])
  })

  test('nobody is named, and every account and person is seen in an incident or behind an account that exists', () => {
    const { people, accounts, incidents } = sample
    expect(people.filter(({ fields }) => fields.name !== undefined)).toEqual([])
    expect(people.filter(({ fields }) => (fields.described ?? '').length < 20)).toEqual([])
    const seenIn = [...people, ...accounts].flatMap((one) => one.seenIn.flatMap((seen) => seen.incidents))
    expect(seenIn.filter((place) => place >= incidents.length)).toEqual([])
    const behind = accounts.flatMap((account) => account.behind.map(({ person }) => person))
    expect(behind.filter((place) => place >= people.length)).toEqual([])
  })

  test('it says who is behind an account with every confidence, and of one account says nobody', () => {
    const said = sample.accounts.flatMap(({ behind }) => behind.map(({ how }) => how.confidence))
    expect(new Set(said)).toEqual(new Set(['sure', 'likely', 'not-sure']))
    expect(sample.accounts.filter(({ behind }) => behind.length === 0)).not.toEqual([])
  })

  test('three incidents are marked as threats: 27 February, 2 March and 11 March', () => {
    const threats = sample.incidents.filter(({ fields }) => fields.threat)
    expect(threats.map(({ fields }) => fields.happened.match(DAY)?.[0])).toEqual([
      '2026-02-27',
      '2026-03-02',
      '2026-03-11',
    ])
  })

  test('links join two different incidents that exist', () => {
    const last = sample.incidents.length - 1
    const bad = sample.links.filter(({ from, to }) => from === to || from > last || to > last)
    expect(bad).toEqual([])
    expect(sample.links.length).toBeGreaterThan(0)
  })

  test('it names no real platform, maker or force, and only addresses and numbers kept for fiction', () => {
    const told = [
      json,
      ...named.filter((name) => /\.(?:eml|txt)$/.test(name)).map((name) => bytesOf(name).toString('utf8')),
    ].join('\n')
    expect(told.match(BRANDS)).toBeNull()
    const hosts = [...told.matchAll(/(?:https?:\/\/|\w@)([\w.-]+\.\w+)/g)].map((found) => found[1])
    expect(hosts.filter((host) => !/(?:^|\.)example\.(?:com|org)$/.test(host ?? ''))).toEqual([])
    const numbers = told.match(/(?:\+44 7|\b07)\d{3} \d{6}|\b020 \d{4} \d{4}/g) ?? []
    expect(numbers.length).toBeGreaterThan(5)
    expect(
      numbers.filter((number) => !/^(?:\+44 7700|07700) 900\d{3}$|^020 7946 0\d{3}$/.test(number)),
    ).toEqual([])
  })

  test('the checks for names and dates see what is planted for them', () => {
    expect('posted on YouTube').toMatch(BRANDS)
    expect(phrase.safeParse('last Tuesday').success).toBe(false)
    expect(daysSaid({ happened: '2026-03-02/2026-03-12' })).toEqual(['2026-03-02', '2026-03-12'])
  })
})
