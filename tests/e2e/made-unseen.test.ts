import { mkdirSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { appInTests, atTheScreen } from '../support/at-the-screen.ts'
import { holdPrints } from '../support/held-prints.ts'
import { needs } from '../support/judges.ts'
import { firstCase } from '../support/kept-bytes.ts'
import { look } from '../support/look-at.ts'
import { makeVault } from '../support/made-vault.ts'
import { lockByHand, nextPage } from '../support/next-page.ts'
import { when } from '../support/say.ts'
import { unlock } from '../support/unlocked.ts'

const app = appInTests(begin)
const { ask, button, press, rail, seen } = atTheScreen(app)
const given = app.path('given')
const DRAFT = 'Go on with the draft: For Northshire Police'
const heading = (name: string) => app.page.getByRole('heading', { name, exact: true }).waitFor()
const leftLine = () => app.page.locator('.left-line')

async function begin(): Promise<void> {
  mkdirSync(given)
  await makeVault(app, app.path('records.holdfast'))
  await plant()
}

/** A hand-over that is thought through as far as it can be before anything is made. */
async function plant(): Promise<void> {
  const ofCase = await firstCase(app.page)
  const fields = { title: 'Silent call', happened: when('2026-02-01T09:15'), saw: 'Nobody spoke.' }
  const { incident } = await ask<{ incident: string }>('incidents.record', {
    case: ofCase,
    fields,
  })
  const content = JSON.stringify({
    step: 'make',
    kind: 'police',
    profile: 'police',
    recipient: 'Northshire Police',
    purpose: 'To report what happened.',
    incidents: [incident],
    hasRead: true,
  })
  await ask('drafts.save', { id: 'a'.repeat(32), case: ofCase, form: 'hand-over', content })
}

/** Begins to make the package, which does not come to its end before it is told to. */
async function beginMaking(): Promise<ReturnType<typeof holdPrints>> {
  const held = holdPrints(app)
  await press('Go on without a recovery code')
  app.host.answers.open.push({ canceled: false, filePaths: [given] })
  await press('Choose where, and make it')
  await button('Cancel').waitFor()
  await held.begun
  return held
}

async function lockByIdleness(): Promise<void> {
  app.host.power.idleSeconds = 5 * 60
  await nextPage(app)
  app.host.power.idleSeconds = 0
  await seen('Locked. Still making what you asked for.')
}

describe.skipIf(needs('chromium')).sequential('an idle lock while a package is made', () => {
  test('is told of after the next unlock, where it could not be made', async () => {
    await rail('Hand over')
    await press(DRAFT)
    const held = await beginMaking()
    await lockByIdleness()
    held.fail()
    await seen('Locked after 5 minutes without use.')
    await unlock(app)
    await seen(
      /^While it was locked, what was being made .* could not be made\. Nothing of it was written\.$/,
    )
    expect(readdirSync(given)).toEqual([])
    await press('Close')
  })

  test('lets it come to its end behind the lock screen', async () => {
    await rail('Hand over')
    await press(DRAFT)
    await heading('Make it')
    const held = await beginMaking()
    await lockByIdleness()
    expect(readdirSync(given)).toEqual([])
    held.goOn()
    await seen('Locked after 5 minutes without use.')
    expect(readdirSync(given)).toHaveLength(1)
  })

  test('is followed by one line that names it, and its draft says that it is made', async () => {
    await unlock(app)
    await seen(/^While it was locked, the package HF-[0-9A-Z]{4}-\d+ was made\.$/)
    await rail('Hand over')
    await button(DRAFT).waitFor()
    await seen(/^Bundle HF-[0-9A-Z]{4}-\d+ is made\. Give it/)
    expect(await app.page.getByText('Made, and no hand-over written down').count()).toBe(0)
    expect(await look(app, 'made-unseen-line')).toEqual([])
  })

  test('leads to the last step, where the package is checked and the verdict stands', async () => {
    await press('Open the hand-over')
    await leftLine().waitFor({ state: 'detached' })
    await heading('Everything matches.')
    await heading('Give it')
    await heading('Words to copy')
    expect(await look(app, 'made-unseen-give')).toEqual([])
    await app.page.getByLabel('Given to').waitFor()
    expect(readdirSync(given)).toHaveLength(1)
  })

  test('is told of once, and what was seen of the check is not asked for again', async () => {
    await seen(/^Draft kept/)
    await lockByHand(app)
    await unlock(app)
    await rail('Hand over')
    await press(DRAFT)
    await heading('Words to copy')
    expect(await leftLine().count()).toBe(0)
    expect(await app.page.locator('.verdict').count()).toBe(0)
    expect(app.errors).toEqual([])
  })
})
