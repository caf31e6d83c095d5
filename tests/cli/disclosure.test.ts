import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openWorkplace, type Workplace } from '../support/command-line.ts'
import { IncidentId } from '../../src/contract/ids.ts'
import { needs } from '../support/judges.ts'
import { apiFor, open } from '../support/temp-vault.ts'
import { testHost } from '../support/vault-host.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const CASE = ['--case', 'My record', '--passphrase-file', 'pass.txt'] as const
const SEAL = [
  'seal',
  'v.holdfast',
  ...CASE,
  '--to',
  'Practice manager',
  '--purpose',
  'p',
  '--out',
  'out',
] as const

let at: Workplace
const incidents: string[] = []

async function add(...words: readonly string[]): Promise<void> {
  const added = await at.json('add', 'v.holdfast', ...CASE, ...words)
  incidents.push(added.incident ?? '')
}

beforeAll(async () => {
  at = openWorkplace()
  writeFileSync(at.path('pass.txt'), 'correct horse battery staple\n')
  writeFileSync(at.path('chat.txt'), 'ring 0161 496 0707\n')
  writeFileSync(at.path('other.txt'), 'another text')
  await at.json('init', 'v.holdfast', '--passphrase-file', 'pass.txt', '--recovery-out', 'code.txt')
  await add('--title', 'Calls', '--words', 'from 0161 496 0707', 'chat.txt', 'other.txt')
  await add('--title', 'Second matter')
  await add('--title', 'Third matter')
})
afterAll(() => at.remove())

function covering(name: string, content: unknown): string {
  writeFileSync(at.path(name), typeof content === 'string' ? content : JSON.stringify(content))
  return name
}

describe('seal with less than everything', () => {
  test('refuses a file for --redact that it cannot read, and says where without repeating it', async () => {
    const words = [{ words: 'zebra', class: 'privileged' }]
    const file = covering('bad.json', { incidents: [{ incident: incidents[0], words }] })
    const bad = await at.run([...SEAL, '--redact', file])
    expect(bad.code).toBe(2)
    expect(bad.err).toContain('at incidents.0.words.0.class.')
    const noJson = await at.run([...SEAL, '--redact', covering('no.json', '{ zebra')])
    expect(noJson.code).toBe(2)
    expect(noJson.err).toContain('The file of --redact is not JSON.')
    expect(bad.err + noJson.err).not.toContain('zebra')
    expect(existsSync(at.path('out'))).toBe(false)
  })

  test.skipIf(needs('chromium', 'pdftotext'))(
    'leaves out what was named, with its reason, and covers what the file says',
    async () => {
      const words = [{ words: '0161 496 0707', class: 'third-party' }]
      const file = covering('good.json', {
        exhibits: [{ exhibit: '1', words }],
        incidents: [{ incident: incidents[0]!.slice(0, 8), words }],
      })
      const include = incidents.slice(0, 2).flatMap((id) => ['--include', id.slice(0, 8)])
      const exclude = ['--exclude', `${incidents[2]}: It is: another matter.`, '--exclude', '2']
      const sealed = await at.json(...SEAL, ...include, ...exclude, '--redact', file)
      expect(sealed).toMatchObject({ exitCode: 0, incidents: 2, exhibits: 1 })
      const folder = join(at.path('out'), sealed.folder)
      expect(readdirSync(join(folder, 'data'))).toEqual(['EX1-redacted.txt'])
      const pdf = readdirSync(folder).find((name) => name.endsWith('.pdf'))!
      const text = execFileSync('pdftotext', [join(folder, pdf), '-'], { encoding: 'utf8' })
      const line = text.replaceAll(/\s+/g, ' ')
      expect(line).toContain('The writer chose 2 of the 3 incidents recorded in this case.')
      expect(line).toContain('1 incident is not included. The writer’s reason: “It is: another matter.”')
      expect(line).toContain('Left out of the incidents that are included: 1 text.')
      expect(line).toContain('from █████ [details of other people]')
      expect((await at.json('verify', folder)).ok).toBe(true)
    },
  )

  test.skipIf(needs('chromium', 'pdftotext'))(
    'tells of the accounts seen in what goes in, and only when it is asked to',
    async () => {
      const api = apiFor(testHost())
      await open(api, at.path('v.holdfast'))
      const { cases } = await api.cases.list({})
      const account = async (handle: string, incident: string) =>
        api.accounts.record({
          case: cases[0]!.id,
          fields: { handle },
          incidents: [IncidentId.parse(incident)],
        })
      await account('mil1brook_77', incidents[0]!)
      await account('numbat_watcher_9', incidents[1]!)
      await api.vault.lock({})
      for (const asked of [[], ['--accounts']]) {
        const sealed = await at.json(...SEAL, '--include', incidents[0]!, ...asked)
        const folder = join(at.path('out'), sealed.folder)
        const pdf = readdirSync(folder).find((name) => name.endsWith('.pdf'))!
        const text = execFileSync('pdftotext', [join(folder, pdf), '-'], { encoding: 'utf8' })
        expect(text.includes('mil1brook_77')).toBe(asked.length > 0)
        expect(text.includes('The writer names nobody behind account 1.')).toBe(asked.length > 0)
        expect(text).not.toContain('numbat_watcher')
        expect((await at.json('verify', folder)).ok).toBe(true)
      }
    },
  )
})
