import { show } from './page.tsx'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { record } from '../support/say.ts'
import { tempVault } from '../support/temp-vault.ts'
import { People } from '../../src/renderer/features/incident/People.tsx'
import { peopleText } from '../../src/renderer/texts/people.ts'

/** The part of an incident about who it was, where this was written as the account. */
async function peopleOf(account: string): Promise<void> {
  const vault = await tempVault()
  const incident = await record(vault.api, vault.caseId, { title: 'A silent call', account })
  await show(vault, <People read={await vault.api.incidents.read({ incident })} />)
}

test('an incident of a number that was withheld says that nobody is linked', async () => {
  await peopleOf('withheld')
  expect(await screen.findByText(peopleText.noneLinked)).toBeTruthy()
  expect(screen.queryByText(peopleText.makeAccount)).toBeNull()
})

test('an incident that names an account offers to link it, and does not say that nobody is linked', async () => {
  await peopleOf('@someone')
  expect(await screen.findByText(peopleText.makeAccount)).toBeTruthy()
  expect(screen.queryByText(peopleText.noneLinked)).toBeNull()
})
