// The whole app in the Chromium host, as somebody uses it: everything is typed, dropped, shown, searched, printed and left.
import { join } from 'node:path'
import type { CaseId, ExhibitId, IncidentId } from '../../../src/contract/ids.ts'
import { findBrowser } from '../../../src/cli/chromium/find-browser.ts'
import { startHost } from '../../../tools/chromium-host/start-host.ts'
import { ROOT } from '../../../tools/find-node.mjs'
import { dropFiles } from '../dropped.ts'
import { askCore, makeVault } from '../made-vault.ts'
import { PLANTED } from '../planted.ts'

const folder = process.argv[2]!
const step = (name: string): boolean => process.stderr.write(`${name}\n`)

const host = await startHost({
  main: join(ROOT, 'out/main/index.js'),
  browser: findBrowser(),
  isHeadless: true,
  withoutSandbox: process.getuid?.() === 0,
  userData: join(folder, 'app-data'),
})
const { page } = await host.window()
page.context().setDefaultTimeout(120_000)
const app = { host, page, errors: [] }
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()

step('make a vault')
await makeVault(app, join(folder, 'notes.holdfast'))

step('log, with a file that is dropped')
await page.keyboard.press('Control+n')
await page.getByLabel('What happened?').fill(`${PLANTED.title}\n${PLANTED.words}`)
await page.getByLabel('When?').fill('2026-03-01')
await dropFiles(page, [join(folder, 'asked', 'Xq7-file-heron.txt')], { x: 600, y: 400 })
await page.getByText('kept', { exact: false }).first().waitFor()
await page.keyboard.press('Control+Enter')
await page.getByRole('dialog').waitFor({ state: 'detached' })

step('search')
await page.getByRole('searchbox').first().fill(PLANTED.query)
await page.getByText('No incident fits', { exact: false }).first().waitFor()
await page.getByRole('searchbox').first().fill('')

step('write beside it')
const { cases } = await askCore<{ cases: readonly { id: CaseId }[] }>(page, 'cases.list', {})
const caseId = cases[0]!.id
const { items } = await askCore<{ items: readonly { incident: IncidentId }[] }>(page, 'timeline.page', {})
const incident = items[0]!.incident
await askCore(page, 'notes.write', { incident, text: PLANTED.note })
await askCore(page, 'incidents.amend', {
  incident,
  fields: { effect: PLANTED.effect, witnesses: PLANTED.witness },
  reason: 'other',
  note: PLANTED.reason,
})
const filed = { case: caseId, fields: { handle: PLANTED.account }, incidents: [incident] }
await askCore(page, 'accounts.record', filed)
await askCore(page, 'cases.change', { case: caseId, changes: { name: PLANTED.caseName, initials: 'AB' } })

step('view the file')
const { items: files } = await askCore<{ items: readonly { exhibit: ExhibitId }[] }>(page, 'exhibits.page', {
  case: caseId,
})
const exhibit = files[0]!.exhibit
await page.keyboard.press('Control+2')
await page.getByRole('heading', { level: 1, name: 'Files' }).waitFor()
await page.getByRole('listbox').getByRole('option').first().waitFor()
await page.getByRole('listbox').focus()
await page.keyboard.press('Home')
await page.keyboard.press('Enter')
await press('Reveal')
await page.getByText(PLANTED.inSmallFile, { exact: false }).first().waitFor()
await askCore(page, 'exhibits.metadata', { exhibit, words: true })

step('print, and hand over')
const ask = { case: caseId, recipient: PLANTED.writer, purpose: PLANTED.reason, profile: 'police' }
await askCore(page, 'bundles.proof', ask)
host.answers.open.push({ canceled: false, filePaths: [join(folder, 'asked')] })
const { picked } = await askCore<{ picked: { token: string } }>(page, 'shell.pickFolder', {})
await askCore(page, 'bundles.seal', { ...ask, to: picked.token, as: 'folder', letThrough: 'all' })

step('leave in the middle of a sentence')
await page.keyboard.press('Control+n')
await page.getByLabel('What happened?').fill(PLANTED.amended)
await page.getByText('Draft kept', { exact: false }).waitFor()
await press('Exit now')
await host.exited
await host.close()
process.stdout.write(`${JSON.stringify({ left: true })}\n`)
process.exit(0)
