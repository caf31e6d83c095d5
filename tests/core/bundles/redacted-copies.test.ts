import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../../tools/find-node.mjs'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import type { CoreHost } from '../../../src/core/host.ts'
import type { RecognisedWord } from '../../../src/core/ports/text-recogniser.ts'
import { needs } from '../../support/judges.ts'
import { testRecogniser } from '../../support/recogniser.ts'
import { tempVault } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const POST = readFileSync(join(ROOT, 'resources/sample/chatter-post-2026-02-10.png'))
const WORDS = 'Take this down. You cannot post where people live.'

/** The lines of the picture that say it, by the recogniser's own boxes. */
async function linesOfWords(): Promise<readonly RecognisedWord[]> {
  const recogniser = testRecogniser()
  const words = (await recogniser.recognise({ bytes: POST, orientation: 1 })) ?? []
  await recogniser.close()
  const first = words.findIndex((_, at) => words[at]!.text === 'Take' && words[at + 2]!.text === 'down.')
  return words.slice(first, first + WORDS.split(' ').length)
}

const areaOver = (words: readonly RecognisedWord[]) =>
  words.map(({ box: { x, y, width, height } }) => ({
    x: Math.max(0, Math.floor(x) - 4),
    y: Math.max(0, Math.floor(y) - 4),
    width: Math.ceil(width) + 8,
    height: Math.ceil(height) + 8,
    class: 'third-party' as const,
  }))

/** A case whose one picture shows the words of an incident that is left out. */
async function seal(covered: readonly RecognisedWord[], host: Partial<CoreHost>) {
  const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter(), ...host }))
  const { api, caseId, folder } = vault
  const kept = (await api.exhibits.add({ case: caseId, files: [token(vault.file('post.png', POST))] }))
    .files[0]!
  const exhibit = 'kept' in kept ? kept.kept.exhibit : null!
  await api.incidents.record({ case: caseId, fields: { title: 'A post' }, exhibits: [exhibit] })
  const other = await api.incidents.record({ case: caseId, fields: { title: 'Another', words: WORDS } })
  const sealed = api.bundles.seal({
    case: caseId,
    recipient: 'Practice manager',
    purpose: 'Staff safety',
    to: token(folder),
    exclude: { incidents: [{ incident: other.incident }], exhibits: [] },
    redact: { exhibits: [{ exhibit, areas: areaOver(covered) }], incidents: [] },
    recogniseText: false,
  })
  return { outcome: await sealed.catch((error: unknown) => error), folder }
}

describe.skipIf(needs('chromium'))('a redacted copy of a real screenshot', () => {
  test('stops the export where most of the withheld words still show, also without recognised text', async () => {
    const { outcome, folder } = await seal((await linesOfWords()).slice(0, 2), {
      openRecogniser: testRecogniser,
    })
    expect(outcome).toMatchObject({
      code: 'LeakFound',
      details: ['words that were withheld: data/AB1-redacted.png, what a machine reads in it'],
    })
    expect(readdirSync(folder).filter((name) => name.includes('HF-'))).toEqual([])
  })

  test('goes out where all of them are covered', async () => {
    const { outcome } = await seal(await linesOfWords(), { openRecogniser: testRecogniser })
    expect(outcome).toMatchObject({ exhibits: 1 })
    expect((outcome as { notes: string[] }).notes.join(' ')).not.toContain('read by a machine')
  })

  test('is said not to have been read where there is no machine for it', async () => {
    const { outcome } = await seal((await linesOfWords()).slice(0, 2), {})
    expect((outcome as { notes: string[] }).notes).toContain(
      'Redacted copies were not read by a machine, to see whether withheld words still show in them: data/AB1-redacted.png. Look at each before it goes anywhere.',
    )
  })
})
