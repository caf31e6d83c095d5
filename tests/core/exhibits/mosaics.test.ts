import { readFileSync, utimesSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codeOf, keep, record } from '../../support/say.ts'
import { makePng, withOrientation } from '../../support/pictures.ts'
import { raw } from '../../support/raw-vault.ts'
import { tempVault, type TempVault } from '../../support/temp-vault.ts'

/** Dark to the left, light to the right. */
const halves = (width: number, height: number) =>
  makePng(width, height, { type: 2, filter: 4 }, (x) => (x < width / 2 ? [10, 10, 10] : [240, 240, 240]))

async function onlyItem({ api, caseId }: TempVault) {
  const { items } = await api.exhibits.page({ case: caseId })
  return items[0]!
}

const cellsOf = (mosaic: { cells: string } | null) => [...Buffer.from(mosaic?.cells ?? '', 'base64')]

const previewRows = (path: string): unknown =>
  raw(path, (db) => db.prepare('SELECT count(*) AS n FROM chunks WHERE position = -1').get())

describe('a mosaic', () => {
  test('is made when there is time, of at most 16 grey cells a side, and is there after a lock', async () => {
    const vault = await tempVault()
    await keep(vault, 'wide.png', halves(64, 32))
    expect(await onlyItem(vault)).toMatchObject({ mosaic: null, awaitsMosaic: true })
    expect(await vault.api.exhibits.makeMosaics({})).toEqual({ made: 1 })
    expect(await vault.api.exhibits.makeMosaics({})).toEqual({ made: 0 })
    const { mosaic, awaitsMosaic } = await onlyItem(vault)
    expect([mosaic?.columns, mosaic?.rows, awaitsMosaic]).toEqual([16, 8, false])
    const cells = cellsOf(mosaic)
    expect([cells[0], cells[7], cells[8], cells[15]]).toEqual([10, 10, 240, 240])
    const again = await vault.reopen()
    expect((await again.exhibits.page({ case: vault.caseId })).items[0]?.mosaic).toEqual(mosaic)
  })

  test('adds nothing to the log, and a check still finds every file as it was', async () => {
    const vault = await tempVault()
    await keep(vault, 'wide.png', halves(64, 32))
    const { entries } = await vault.api.vault.status({})
    await vault.api.exhibits.makeMosaics({})
    expect((await vault.api.vault.status({})).entries).toBe(entries)
    const { exhibit } = await onlyItem(vault)
    expect((await vault.api.exhibits.verify({ exhibit })).unchanged).toBe(true)
    expect((await vault.api.vault.check({})).problems).toEqual([])
  })

  test('goes with the exhibit that it was made of when that is erased', async () => {
    const vault = await tempVault()
    const exhibit = await keep(vault, 'wide.png', halves(64, 32))
    await vault.api.exhibits.makeMosaics({})
    await vault.api.exhibits.erase({ exhibit, reason: 'wrong file' })
    await vault.api.vault.lock({})
    expect(previewRows(vault.path)).toEqual({ n: 0 })
  })

  test('goes along when the keys are replaced', async () => {
    const vault = await tempVault()
    await keep(vault, 'wide.png', halves(64, 32))
    await vault.api.exhibits.makeMosaics({})
    const { mosaic } = await onlyItem(vault)
    await vault.api.vault.replaceKeys({ passphrase: 'another long passphrase', withRecovery: false })
    expect((await onlyItem(vault)).mosaic).toEqual(mosaic)
  })

  test('of a file that is no picture in truth is none, and is not tried again', async () => {
    const vault = await tempVault()
    const whole = Buffer.from(halves(64, 32))
    await keep(vault, 'cut.png', whole.subarray(0, 80))
    await keep(vault, 'words.txt', 'not a picture')
    expect(await vault.api.exhibits.makeMosaics({})).toEqual({ made: 1 })
    expect(await vault.api.exhibits.makeMosaics({})).toEqual({ made: 0 })
    const { items } = await vault.api.exhibits.page({ case: vault.caseId })
    expect(items.map(({ mosaic, awaitsMosaic }) => [mosaic, awaitsMosaic])).toEqual([
      [null, false],
      [null, false],
    ])
  })

  test('that somebody changed in the file is not shown', async () => {
    const vault = await tempVault()
    await keep(vault, 'wide.png', halves(64, 32))
    await vault.api.exhibits.makeMosaics({})
    await vault.api.vault.lock({})
    raw(vault.path, (db) => db.prepare('UPDATE chunks SET box = zeroblob(360) WHERE position = -1').run())
    const again = await vault.reopen()
    expect((await again.exhibits.page({ case: vault.caseId })).items[0]?.mosaic).toBeNull()
    expect((await again.vault.check({})).problems).toEqual([])
  })

  test.each([
    ['with opacity', 6],
    ['of greys', 0],
  ] as const)('of a PNG %s shows the same', async (_, type) => {
    const vault = await tempVault()
    const png = makePng(32, 32, { type }, (x) => (x < 16 ? [10, 10, 10, 255] : [240, 240, 240, 255]))
    await keep(vault, 'a.png', png)
    await vault.api.exhibits.makeMosaics({})
    const cells = cellsOf((await onlyItem(vault)).mosaic)
    expect(cells.length).toBe(256)
    expect([cells[0], cells[7]]).toEqual([10, 10])
  })
})

describe('a list of files', () => {
  test('is read in pages, newest or oldest first, and knows how long it is', async () => {
    const vault = await tempVault()
    const ids = []
    for (const name of ['a.txt', 'b.txt', 'c.txt']) ids.push(await keep(vault, name, name))
    const page = (ask: object) => vault.api.exhibits.page({ case: vault.caseId, limit: 2, ...ask })
    const first = await page({})
    expect([first.items.map(({ exhibit }) => exhibit), first.total]).toEqual([[ids[2], ids[1]], 3])
    const second = await page({ after: first.next })
    expect([second.items.map(({ exhibit }) => exhibit), second.next]).toEqual([[ids[0]], null])
    const oldest = await page({ order: 'oldest-first' })
    expect(oldest.items.map(({ name }) => name)).toEqual(['a.txt', 'b.txt'])
  })

  test('is narrowed by words, kind, tag, and to those that no incident names', async () => {
    const vault = await tempVault()
    const { api, caseId } = vault
    const photo = await keep(vault, 'Car park.png', halves(8, 8))
    const note = await keep(vault, 'letter.txt', 'words')
    await record(api, caseId, { title: 'Silent call' }, { exhibits: [photo], tags: ['phone'] })
    const ids = async (ask: object) =>
      (await api.exhibits.page({ case: caseId, ...ask })).items.map(({ exhibit }) => exhibit)
    expect(await ids({ text: 'letter' })).toEqual([note])
    expect(await ids({ text: 'silent' })).toEqual([photo])
    expect(await ids({ text: '1' })).toEqual([photo])
    expect(await ids({ text: 'nothing of the kind' })).toEqual([])
    expect(await ids({ kind: 'picture' })).toEqual([photo])
    expect(await ids({ tag: 'phone' })).toEqual([photo])
    expect(await ids({ isInbox: true })).toEqual([note])
    expect((await api.exhibits.page({ case: caseId })).items.map(({ incident }) => incident?.title)).toEqual([
      undefined,
      'Silent call',
    ])
  })

  test('by the time of the files has the latest first, and says where each time is from', async () => {
    const vault = await tempVault()
    const { api, caseId, file } = vault
    const keepAt = async (name: string, at: string) => {
      const path = file(name, name)
      utimesSync(path, new Date(at), new Date(at))
      await api.exhibits.add({ case: caseId, files: [path] })
    }
    await keepAt('middle.txt', '2026-03-10T20:00:00Z')
    await keepAt('late.txt', '2026-03-11T21:16:30Z')
    await keepAt('early.txt', '2026-02-01T08:00:00Z')
    const { items } = await api.exhibits.page({ case: caseId, isInbox: true, order: 'own-time', limit: 2 })
    expect(items.map(({ name }) => name)).toEqual(['late.txt', 'middle.txt'])
    expect(items[0]!.ownTime).toMatchObject({ from: 'disk', words: 'Wednesday 11 March 2026, 21:16' })
    expect(items[0]!.ownTime!.when).toMatchObject({ kind: 'minute', fromAt: '2026-03-11T21:16:00.000Z' })
  })

  test('of a case that is not there is empty', async () => {
    const { api } = await tempVault()
    expect(await api.exhibits.page({ case: '9'.repeat(32) })).toEqual({
      items: [],
      next: null,
      total: 0,
    })
    expect(await codeOf(api.exhibits.page({ case: '9'.repeat(32), limit: 0 }))).toBe('InvalidInput')
  })
})

/** A JPEG of a street with trees: its sky is lighter than its ground. */
const PHOTO = readFileSync('tests/support/files/landscape.jpg')

test('a photograph is shown as it is seen, turned as its EXIF says', async () => {
  const shown = async (bytes: Uint8Array) => {
    const vault = await tempVault()
    await keep(vault, 'photo.jpg', bytes)
    await vault.api.exhibits.makeMosaics({})
    const { mosaic } = await onlyItem(vault)
    return { ...mosaic!, greys: cellsOf(mosaic) }
  }
  const [upright, turned] = [await shown(PHOTO), await shown(withOrientation(PHOTO, 6))]
  expect([turned.columns, turned.rows]).toEqual([upright.rows, upright.columns])
  // Turned to the right: what was the first column from below is the first row.
  const firstColumn = Array.from(
    { length: upright.rows },
    (_, row) => upright.greys[(upright.rows - 1 - row) * upright.columns]!,
  )
  const firstRow = turned.greys.slice(0, turned.columns)
  for (const [index, grey] of firstRow.entries())
    expect(Math.abs(grey - firstColumn[index]!)).toBeLessThan(12)
})
