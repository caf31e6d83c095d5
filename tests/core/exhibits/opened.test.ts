import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ExhibitId } from '../../../src/contract/ids.ts'
import { openChromiumPrinter } from '../../../src/cli/chromium/printer.ts'
import { needs } from '../../support/judges.ts'
import { makePng } from '../../support/pictures.ts'
import { keep, record } from '../../support/say.ts'
import { jpegWithEverything } from '../../support/speaking-pictures.ts'
import { tempVault, type Api } from '../../support/temp-vault.ts'
import { testHost, token } from '../../support/vault-host.ts'

const PHOTO = readFileSync('tests/support/files/landscape.jpg')
const PICTURE = makePng(3, 2, { type: 2 }, (x, y) => [x, y, 9])

async function openings(api: Api, exhibit: ExhibitId): Promise<number> {
  const { lines } = await api.custody.get({ exhibit })
  return lines.filter(({ type }) => type === 'exhibit.opened@1').length
}

const reading = (text: string | null) =>
  testHost({
    openRecogniser: () => ({
      threads: 1,
      recognise: () => {
        const box = { x: 0, y: 0, width: 1, height: 1 }
        return Promise.resolve(text === null ? null : [{ text, box, confidence: 90, endsLine: true }])
      },
      close: () => Promise.resolve(),
    }),
  })

describe('a file is opened by whoever sees what it says, the first time in each unlocked session', () => {
  test('its own words are noted when they are given, and not that a machine looked what kinds there are', async () => {
    const vault = await tempVault()
    const { api } = vault
    const exhibit = await keep(vault, 'photo.jpg', jpegWithEverything(PHOTO))
    const looked = await api.exhibits.metadata({ exhibit })
    expect([looked.tells.length, looked.found]).toEqual([4, []])
    expect(looked.count).toBeGreaterThan(4)
    await api.bundles.ownDetails({ exhibits: [exhibit] })
    await api.exhibits.verify({ exhibit })
    expect(await openings(api, exhibit)).toBe(0)
    const { found, count } = await api.exhibits.metadata({ exhibit, words: true })
    expect([found.length, count]).toEqual([looked.count, looked.count])
    await api.exhibits.metadata({ exhibit, words: true })
    await api.exhibits.open({ exhibit })
    expect(await openings(api, exhibit)).toBe(1)
    const again = await vault.reopen()
    await again.exhibits.metadata({ exhibit, words: true })
    expect(await openings(again, exhibit)).toBe(2)
  })

  test('of one that says nothing there is nothing to note', async () => {
    const vault = await tempVault()
    const exhibit = await keep(vault, 'a.txt', 'no words of its own')
    expect(await vault.api.exhibits.metadata({ exhibit, words: true })).toEqual({
      tells: [],
      found: [],
      count: 0,
    })
    expect(await openings(vault.api, exhibit)).toBe(0)
  })

  test('words that a machine read in a picture are noted when they are given', async () => {
    const vault = await tempVault(reading('SECRET'))
    const exhibit = await keep(vault, 'a.png', PICTURE)
    expect((await vault.api.bundles.wordsIn({ exhibit })).words).toMatchObject([{ text: 'SECRET' }])
    await vault.api.bundles.wordsIn({ exhibit })
    expect(await openings(vault.api, exhibit)).toBe(1)
  })

  test.each([
    ['that cannot be read', null],
    ['without a word', '·'],
  ])('a picture %s is not', async (_, text) => {
    const vault = await tempVault(reading(text))
    const exhibit = await keep(vault, 'a.png', PICTURE)
    await vault.api.bundles.wordsIn({ exhibit })
    expect(await openings(vault.api, exhibit)).toBe(0)
  })

  test('in a vault that opens for reading only everything is shown and nothing is noted', async () => {
    const vault = await tempVault(reading('SECRET'))
    const exhibit = await keep(vault, 'photo.jpg', jpegWithEverything(PHOTO))
    const copy = join(vault.folder, 'copy.holdfast')
    await vault.api.vault.backup({ to: token(copy) })
    await vault.api.vault.lock({})
    writeFileSync(vault.path, readFileSync(copy))
    const api = await vault.reopen()
    expect((await api.vault.status({})).readOnly).not.toBeNull()
    expect((await api.exhibits.metadata({ exhibit, words: true })).count).toBeGreaterThan(4)
    expect((await api.bundles.wordsIn({ exhibit })).words).toHaveLength(1)
    expect(await openings(api, exhibit)).toBe(0)
  })
})

test.skipIf(needs('chromium'))(
  'pages that are read before they are made open the files on them',
  async () => {
    const vault = await tempVault(testHost({ openPrinter: () => openChromiumPrinter() }))
    const { api, caseId } = vault
    const [shown, unshown] = [
      await keep(vault, 'photo.jpg', PHOTO),
      await keep(vault, 'a.zip', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')),
    ]
    await record(api, caseId, { saw: 'A note' }, { exhibits: [shown, unshown] })
    const ask = { case: caseId, recipient: 'Police', purpose: 'Report', profile: 'police' } as const
    await api.bundles.proof(ask)
    await api.bundles.proof(ask)
    expect([await openings(api, shown), await openings(api, unshown)]).toEqual([1, 0])
  },
)
