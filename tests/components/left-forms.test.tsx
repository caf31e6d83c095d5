import { show } from './page.tsx'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { tempVault, type TempVault } from '../support/temp-vault.ts'
import { CaseDetails } from '../../src/renderer/features/cases/CaseDetails.tsx'
import { AccountScreen } from '../../src/renderer/features/people/AccountScreen.tsx'
import { NewAccount } from '../../src/renderer/features/people/NewAccount.tsx'
import { incidentText } from '../../src/renderer/texts/incident.ts'
import { peopleText } from '../../src/renderer/texts/people.ts'
import { settings } from '../../src/renderer/texts/settings.ts'
import { text } from '../../src/renderer/texts/app.ts'

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
  await screen.findByText(/Wednesday 11 March 2026/)
  await goAway(vault)
  const { user } = await show(vault, <NewAccount onClose={() => undefined} />)
  await screen.findByDisplayValue('@half')
  expect(screen.getByDisplayValue('11 March 2026')).toBeDefined()
  expect(screen.getByText(/Wednesday 11 March 2026/)).toBeDefined()
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
  await screen.findByText(/Wednesday 11 March 2026/)
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
