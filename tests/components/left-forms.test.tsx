import { show } from './page.tsx'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { record } from '../support/say.ts'
import { tempVault, type TempVault } from '../support/temp-vault.ts'
import { CaseDetails } from '../../src/renderer/features/cases/CaseDetails.tsx'
import { AccountScreen } from '../../src/renderer/features/people/AccountScreen.tsx'
import { NewAccount } from '../../src/renderer/features/people/NewAccount.tsx'
import { TagManager } from '../../src/renderer/features/settings/TagManager.tsx'
import { FilterStatus } from '../../src/renderer/features/timeline/FilterStatus.tsx'
import { useAsked } from '../../src/renderer/features/timeline/use-asked.ts'
import { useNaming } from '../../src/renderer/features/timeline/use-naming.ts'
import type { Pages } from '../../src/renderer/features/timeline/use-pages.ts'
import { incidentText } from '../../src/renderer/texts/incident.ts'
import { peopleText } from '../../src/renderer/texts/people.ts'
import { settings } from '../../src/renderer/texts/settings.ts'
import { text } from '../../src/renderer/texts/app.ts'
import { timelineText } from '../../src/renderer/texts/timeline.ts'

const draftsOf = async ({ api, caseId }: TempVault) => (await api.drafts.list({ case: caseId })).drafts

/** The form goes from the page, as at a lock; what it held is in the vault. */
async function goAway(vault: TempVault): Promise<void> {
  cleanup()
  await waitFor(async () => expect(await draftsOf(vault)).toHaveLength(1))
}

test('a line of a case that nobody has left yet is no change, and is there again', async () => {
  const vault = await tempVault()
  const caseNow = async () => (await vault.api.cases.list({})).cases[0]!
  const first = await show(vault, <CaseDetails of={await caseNow()} />)
  await first.user.type(screen.getByLabelText(settings.reference), 'CLN-20')
  await goAway(vault)
  expect((await caseNow()).reference).toBeUndefined()
  const { user } = await show(vault, <CaseDetails of={await caseNow()} />)
  await user.type(await screen.findByDisplayValue('CLN-20'), '26{Enter}')
  await waitFor(async () => expect((await caseNow()).reference).toBe('CLN-2026'))
  await waitFor(async () => expect(await draftsOf(vault)).toEqual([]))
})

test('a new account comes back with its date and what was understood of it, and goes by Cancel', async () => {
  const vault = await tempVault()
  const first = await show(vault, <NewAccount onClose={() => undefined} />)
  await first.user.type(await screen.findByLabelText(peopleText.fields.handle.name), '@half')
  await first.user.type(screen.getByLabelText(peopleText.fields.firstSeen.name), '11 March 2026')
  await screen.findByText(/Wednesday 11 March 2026/, { selector: '.small' })
  await goAway(vault)
  const { user } = await show(vault, <NewAccount onClose={() => undefined} />)
  await screen.findByDisplayValue('@half')
  expect(screen.getByDisplayValue('11 March 2026')).toBeDefined()
  expect(screen.getByText(/Wednesday 11 March 2026/, { selector: '.small' })).toBeDefined()
  await user.click(screen.getByRole('button', { name: text.cancel }))
  await waitFor(async () => expect(await draftsOf(vault)).toEqual([]))
})

test('a link comes back with who was chosen and how it is known, and is gone once it is saved', async () => {
  const vault = await tempVault()
  const ofCase = vault.caseId
  const { account } = await vault.api.accounts.record({
    case: ofCase,
    fields: { handle: '@one' },
    incidents: [],
  })
  const { person } = await vault.api.people.record({ case: ofCase, fields: { name: 'J. Thornton' } })
  const open = () => show(vault, <AccountScreen place={{ at: 'account', account }} />)
  const first = await open()
  await first.user.click(await screen.findByRole('button', { name: incidentText.addTo(peopleText.behind) }))
  await first.user.type(screen.getByRole('combobox'), 'thorn')
  await first.user.click(await screen.findByRole('option', { name: /Thornton/ }))
  await first.user.click(screen.getByText(peopleText.bases.told))
  await first.user.type(screen.getByLabelText(peopleText.howWords), 'by the porter')
  await goAway(vault)
  const { user } = await open()
  await screen.findByDisplayValue('by the porter')
  await waitFor(() => expect(screen.getByRole('combobox')).toHaveProperty('value', 'J. Thornton'))
  expect(document.activeElement).not.toBe(screen.getByRole('combobox'))
  await user.click(screen.getByText(peopleText.confidences['not-sure']))
  await user.click(screen.getByRole('button', { name: peopleText.link }))
  const how = { basis: 'told', confidence: 'not-sure', words: 'by the porter' }
  await waitFor(async () =>
    expect((await vault.api.accounts.read({ account })).persons).toMatchObject([{ person, how }]),
  )
  await waitFor(async () => expect(await draftsOf(vault)).toEqual([]))
})

test('a correction of an account comes back with the date that was typed, and is gone once it is saved', async () => {
  const vault = await tempVault()
  const { account } = await vault.api.accounts.record({
    case: vault.caseId,
    fields: { handle: '@as_it_was' },
    incidents: [],
  })
  const correct = async () => {
    const shown = await show(vault, <AccountScreen place={{ at: 'account', account }} />)
    await screen.findByText('@as_it_was', { selector: 'h1 *' })
    await shown.user.click(screen.getByRole('button', { name: incidentText.correct }))
    await screen.findByLabelText(peopleText.fields.handle.name)
    return shown
  }
  const first = await correct()
  await first.user.type(screen.getByLabelText(peopleText.fields.platform.name), 'YouTube')
  await first.user.click(screen.getByRole('button', { name: incidentText.add }))
  await first.user.type(screen.getByLabelText(incidentText.newDate), '11 March 2026')
  await screen.findByText(/Wednesday 11 March 2026/, { selector: '.small' })
  await goAway(vault)
  const { user } = await correct()
  expect(screen.getByDisplayValue('YouTube')).toBeDefined()
  expect(screen.getByDisplayValue('11 March 2026')).toBeDefined()
  await user.click(screen.getByText(incidentText.reasons['typing-mistake']))
  await user.click(screen.getByRole('button', { name: peopleText.save }))
  await waitFor(async () => {
    const { wordings } = await vault.api.accounts.read({ account })
    expect(wordings.at(-1)!.fields).toMatchObject({ platform: 'YouTube', firstSeen: { kind: 'day' } })
  })
  await waitFor(async () => expect(await draftsOf(vault)).toEqual([]))
})

test('another name for a tag comes back, and is gone once it is given', async () => {
  const vault = await tempVault()
  await record(vault.api, vault.caseId, { title: 'One' }, { tags: ['clinc', 'work'] })
  const first = await show(vault, <TagManager />)
  await first.user.click(await screen.findByRole('button', { name: `${settings.rename}: clinc` }))
  await first.user.type(screen.getByDisplayValue('clinc'), ' at home')
  await goAway(vault)
  const { user } = await show(vault, <TagManager />)
  const field = await screen.findByDisplayValue('clinc at home')
  expect(document.activeElement).not.toBe(field)
  await user.click(screen.getByRole('button', { name: `${settings.rename}: work` }))
  await user.type(screen.getByDisplayValue('work'), 'place')
  await user.click(screen.getAllByRole('button', { name: settings.cancel })[1]!)
  await user.type(field, '{Enter}')
  await waitFor(async () =>
    expect((await vault.api.tags.list({})).tags.map(({ tag }) => tag)).toEqual(['clinc at home', 'work']),
  )
  await waitFor(async () => expect(await draftsOf(vault)).toEqual([]))
})

/** What is asked of a timeline, without its list. */
function Asking() {
  const { asked, ask } = useAsked('newest-first')
  const naming = useNaming(asked, ask)
  const pages = { total: 0, approximate: 0 } as Pages
  return (
    <>
      <button onClick={() => ask({ tags: ['gone'] })}>Ask</button>
      <FilterStatus asked={asked} pages={pages} isOld={false} all={1} naming={naming} onClear={naming.end} />
    </>
  )
}

test('the name of a view comes back with what it is for, and a tag that no incident has any more is said', async () => {
  const vault = await tempVault()
  const first = await show(vault, <Asking />)
  await first.user.click(screen.getByText('Ask'))
  expect(await screen.findByText(timelineText.tagGone('gone'))).toBeDefined()
  await first.user.click(screen.getByRole('button', { name: timelineText.saveView }))
  await first.user.type(await screen.findByLabelText(timelineText.viewName), 'What is gone')
  await goAway(vault)
  const { user } = await show(vault, <Asking />)
  await user.click(await screen.findByRole('button', { name: timelineText.saveView }))
  await user.type(await screen.findByDisplayValue('What is gone'), '{Enter}')
  await waitFor(async () => {
    const { views } = await vault.api.views.list({ case: vault.caseId })
    expect(views.map(({ name, content }) => [name, JSON.parse(content)])).toMatchObject([
      ['What is gone', { tags: ['gone'] }],
    ])
  })
  await waitFor(async () => expect(await draftsOf(vault)).toEqual([]))
})
