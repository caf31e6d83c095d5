import { chmodSync, copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { keepFiles } from '../support/furnished-vault.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { look } from '../support/look-at.ts'
import { askCore, makeVault, PASSPHRASE } from '../support/made-vault.ts'
import { lockByHand } from '../support/next-page.ts'
import { flipColumn } from '../support/raw-vault.ts'
import { cannotMount, smallDisk, takeRoom } from '../support/small-disk.ts'

const MIB = 1024 * 1024
const app = appInTests(() => makeRecords(vault))
const { button, heading, seen } = atTheScreen(app)
const vault = app.path('records.holdfast')

/** Chooses another vault on the lock screen, and tries to open it. */
async function tryToOpen(path: string): Promise<void> {
  app.host.answers.open.push({ canceled: false, filePaths: [path] })
  await button('Open another vault').click()
  await seen(`This is ${basename(path)}.`)
  await app.page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE)
  await button('Unlock').click()
}

const titles = async (): Promise<readonly string[]> => {
  const input = { case: await firstCase(app.page), order: 'newest-first', limit: 100, after: null }
  const { items } = await askCore<{ items: { title: string }[] }>(app.page, 'timeline.page', input)
  return items.map(({ title }) => title)
}

async function log(what: string): Promise<void> {
  await app.page.keyboard.press('Control+n')
  await app.page.getByLabel('What happened?').fill(what)
  await app.page.keyboard.press('Control+Enter')
}

function fileOf(sizeBytes: number, name: string): string {
  const path = app.path(name)
  writeFileSync(path, Buffer.alloc(sizeBytes, name))
  return path
}

/** A vault with a file and an incident in it, locked again. */
async function makeRecords(path: string): Promise<void> {
  await makeVault(app, path)
  await keepFiles(app, await firstCase(app.page), [fileOf(3 * MIB, 'voicemail.bin')])
  await log('A silent call.')
  await seen(/^Saved\./)
  await lockByHand(app)
}

describe.skipIf(needs('chromium')).sequential('a vault that cannot be written', () => {
  test('says so before anything of it is shown, can be read, offers no new incident, and stays as it was', async () => {
    const path = app.path('protected.holdfast')
    copyFileSync(vault, path)
    chmodSync(path, 0o444)
    const before = { bytes: readFileSync(path), modifiedMs: statSync(path).mtimeMs }
    await tryToOpen(path)
    await heading('This file cannot be written to').waitFor()
    await seen('Everything in it can be read and handed over. Nothing that you do now is noted in it.')
    expect(await look(app, 'bad-days-read-only')).toEqual([])
    await button('Go on, for reading').click()
    await app.page.getByRole('row', { name: 'A silent call.' }).waitFor()
    await log('This cannot be kept.')
    await seen('This file cannot be written, so nothing can be added.')
    expect(await app.page.getByLabel('What happened?').inputValue()).toBe('This cannot be kept.')
    expect(await look(app, 'bad-days-not-kept')).toEqual([])
    expect(await titles()).toEqual(['A silent call.'])
    await app.page.keyboard.press('Escape')
    await lockByHand(app)
    expect(readFileSync(path).equals(before.bytes)).toBe(true)
    expect(statSync(path).mtimeMs).toBe(before.modifiedMs)
  })
})

describe.skipIf(needs('chromium')).sequential('a vault that is damaged', () => {
  const CHANGED = [
    [
      'cut off',
      (path: string) => truncateSync(path, statSync(path).size - 40_000),
      'This vault file is damaged or not whole.',
      'Do not delete it.',
    ],
    [
      'overwritten at its beginning',
      (path: string) => writeFileSync(path, 'not a vault any more'),
      'This file is not a Holdfast vault.',
      'Choose the file that ends in .holdfast.',
    ],
    [
      'changed in a line of its log',
      (path: string) => flipColumn(path, 'entries', 'box', 'seq = 1', 40),
      'A line of the record log has changed since it was written.',
      'Keep the file as it is and compare it with your latest backup.',
    ],
  ] as const

  test.each(CHANGED)(
    '%s: named, with what is safe and what to do, and not written to',
    async (how, change, what, todo) => {
      const path = app.path(`${how}.holdfast`)
      copyFileSync(vault, path)
      change(path)
      const before = readFileSync(path)
      await tryToOpen(path)
      await seen(what)
      await seen(todo)
      expect(await app.page.getByText('That passphrase does not open this vault.').count()).toBe(0)
      expect(await look(app, `bad-days-${what.split(' ')[1]!}`)).toEqual([])
      expect(readFileSync(path).equals(before)).toBe(true)
    },
  )
})

describe.skipIf(needs('chromium')).sequential('a file that is damaged', () => {
  test('is said at home once everything was checked, also after a lock, and is one press away', async () => {
    // A vault of its own: this computer would know of any other copy that it is not the newest.
    const path = app.path('one-file.holdfast')
    await makeRecords(path)
    flipColumn(path, 'chunks', 'box', 'position = 1', 40)
    await tryToOpen(path)
    await app.page.getByRole('row', { name: 'A silent call.' }).waitFor()
    await button('Record log').click()
    await button('Check everything').click()
    await heading('Something does not match.').waitFor()
    await button('Timeline').click()
    await seen('Last check: 1 file is not as it was kept.')
    expect(await look(app, 'bad-days-damaged-file')).toEqual([])
    await lockByHand(app)
    await tryToOpen(path)
    const foot = app.page.locator('.upkeep')
    await foot.getByText('Last check: 1 file is not as it was kept.').waitFor()
    await foot.getByRole('button', { name: 'Show', exact: true }).first().click()
    await heading('voicemail.bin').waitFor()
    await seen(/^Not the file that was kept, when checked/)
    await lockByHand(app)
  })
})

describe.skipIf(needs('chromium') || cannotMount()).sequential('a disk that is full', () => {
  test('keeps what was saved, names what was not kept, and goes on when there is room', async () => {
    const disk = smallDisk(48)
    const path = join(disk, 'records.holdfast')
    copyFileSync(vault, path)
    await tryToOpen(path)
    await app.page.getByRole('row', { name: 'A silent call.' }).waitFor()
    const free = takeRoom(disk, 32)
    await app.page.keyboard.press('Control+n')
    await app.page.getByLabel('What happened?').fill('They sent a film.')
    app.host.answers.open.push({ canceled: false, filePaths: [fileOf(20 * MIB, 'film.bin')] })
    await button('Choose').click()
    await seen('There is no room left on this disk.')
    await seen(/Everything saved before is safe\./)
    expect(await app.page.getByRole('dialog').innerText()).toContain('film.bin')
    expect(await look(app, 'bad-days-disk-full')).toEqual([])
    expect(await titles()).toEqual(['A silent call.'])
    free()
    await button('Try again').click()
    await seen(/^kept · SHA-256/)
    await app.page.keyboard.press('Control+Enter')
    await app.page.getByRole('row', { name: 'They sent a film.' }).waitFor()
    const { problems } = await askCore<{ problems: object[] }>(app.page, 'vault.check', {})
    expect(problems).toEqual([])
    await lockByHand(app)
    await tryToOpen(path)
    await app.page.getByRole('row', { name: 'They sent a film.' }).waitFor()
    // The disk is taken away when the test ends.
    await lockByHand(app)
  })
})
