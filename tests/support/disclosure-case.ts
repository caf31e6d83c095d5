import { readFileSync } from 'node:fs'
import type { ExhibitId, IncidentId } from '../../src/contract/ids.ts'
import type { IncidentFields } from '../../src/contract/records.ts'
import { makePng, withOrientation } from './pictures.ts'
import type { TempVault } from './temp-vault.ts'
import { token } from './vault-host.ts'

/** A case of which parts are to stay out of a bundle: words, areas of pictures, files, incidents. */
export const NUMBER = '0161 496 0707'
export const NAMES = {
  png: 'jane-roe-passport.png',
  jpg: 'zebra-crossing.jpg',
  chat: 'chat-with-okapi.txt',
  diary: 'quokka-diary.txt',
}
export const SECRETS = [
  ...Object.values(NAMES),
  NUMBER,
  'numbat-effect',
  'The wombat at the surgery door',
  'pangolin-words-of-the-other-matter',
  'axolotl-years-before',
  'diary-of-a-quokka',
  'okapi-house',
]

export const noise = (x: number, y: number): number[] => [
  ((x * 37 + 11) % 251) | 4,
  ((y * 53) % 251) | 4,
  ((x * y) % 251) | 4,
]
export const ORIGINALS = {
  png: makePng(120, 80, { type: 2 }, noise),
  jpg: withOrientation(readFileSync(new URL('./files/landscape.jpg', import.meta.url)), 6),
  chat: Buffer.from(`Mill: it is ${NUMBER}, ring ${NUMBER}\r\nAnna: stop, okapi-house\r\n`),
  diary: Buffer.from('diary-of-a-quokka'),
}

const day = (date: string): IncidentFields['happened'] => ({
  kind: 'day',
  fromAt: `${date}T00:00:00.000Z` as never,
  toAt: new Date(Date.parse(date) + 86_400_000).toISOString() as never,
  unit: 'day',
  zone: 'UTC',
  asTyped: date,
})

export type Case = {
  readonly files: Readonly<Record<keyof typeof NAMES, ExhibitId>>
  readonly incidents: readonly [IncidentId, IncidentId, IncidentId, IncidentId]
}

/** Writes it into a vault. */
export async function writeCase({ api, caseId, file }: TempVault): Promise<Case> {
  const keys = Object.keys(NAMES) as (keyof typeof NAMES)[]
  const kept = await api.exhibits.add({
    case: caseId,
    files: keys.map((key) => token(file(NAMES[key], ORIGINALS[key]))),
  })
  const ids = kept.files.map((one) => ('kept' in one ? one.kept.exhibit : null))
  const files = Object.fromEntries(keys.map((key, at) => [key, ids[at]!])) as Case['files']
  const record = async (fields: IncidentFields, exhibits: ExhibitId[] = []) =>
    (await api.incidents.record({ case: caseId, fields, exhibits })).incident
  const calls = await record(
    {
      title: `Calls from ${NUMBER}`,
      happened: day('2026-03-02'),
      words: `ring ${NUMBER}!`,
      effect: 'numbat-effect',
    },
    [files.png, files.chat, files.diary],
  )
  await api.incidents.amend({
    incident: calls,
    fields: { place: 'Surgery' },
    reason: 'other',
    note: `it was ${NUMBER} again`,
  })
  await api.incidents.amend({
    incident: calls,
    fields: { saw: 'plain-later-words' },
    reason: 'remembered-more',
  })
  await api.actions.log({
    case: caseId,
    fields: { kind: 'reported', to: 'The operator', said: `I gave them ${NUMBER}.` },
    incidents: [calls],
  })
  const post = await record({ title: 'Post', happened: day('2026-03-10'), words: 'post-words' }, [files.jpg])
  const other = await record({
    title: 'The wombat at the surgery door',
    happened: day('2026-03-05'),
    words: 'pangolin-words-of-the-other-matter',
  })
  const before = await record({ title: 'axolotl-years-before', happened: day('2020-01-01') })
  return { files, incidents: [calls, post, other, before] }
}

export const AREAS = [
  { x: 10, y: 20, width: 30, height: 25, class: 'third-party', why: 'A child’s face' },
  { x: 100, y: 70, width: 20, height: 10, class: 'personal' },
] as const
export const JPG_AREA = { x: 3, y: 5, width: 17, height: 40, class: 'personal' } as const

export const askFor = ({ files, incidents: [calls, , other, before] }: Case) => ({
  exclude: {
    incidents: [{ incident: other, why: 'It concerns another person.' }, { incident: before }],
    exhibits: [{ exhibit: files.diary, why: 'It is private.' }],
  },
  redact: {
    exhibits: [
      { exhibit: files.png, areas: [...AREAS] },
      { exhibit: files.jpg, areas: [JPG_AREA] },
      { exhibit: files.chat, words: [{ words: 'okapi-house', class: 'personal' as const }] },
    ],
    incidents: [
      {
        incident: calls,
        words: [{ words: NUMBER, class: 'third-party' as const, why: 'A relative’s number' }],
      },
    ],
  },
})
