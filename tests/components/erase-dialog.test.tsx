import { show } from './page.tsx'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { record } from '../support/say.ts'
import { tempVault } from '../support/temp-vault.ts'
import { EraseDialog } from '../../src/renderer/features/erase/EraseDialog.tsx'
import { eraseText } from '../../src/renderer/texts/erase.ts'

async function openDialog() {
  const vault = await tempVault()
  const { api, caseId } = vault
  const incident = await record(api, caseId, { title: 'Another patient', saw: 'named by mistake' })
  const erased: string[] = []
  const part = {
    id: 'all',
    name: 'the incident',
    also: null,
    inBundles: null,
    erase: (reason: string) => api.incidents.erase({ incident, reason }),
  }
  const { user } = await show(
    vault,
    <EraseDialog parts={[part]} onErased={({ id }) => void erased.push(id)} onClose={() => undefined} />,
  )
  const left = async () => (await api.timeline.page({ case: caseId, text: 'mistake' })).total
  return { user, erased, left }
}

test('erases nothing without a reason and the word, and says what is missing', async () => {
  const { user, erased, left } = await openDialog()
  await user.click(screen.getByRole('button', { name: eraseText.forGood }))
  expect((await screen.findByRole('alert')).textContent).not.toBe('')
  expect([erased, await left()]).toEqual([[], 1])
})

test('erases for good once both are there', async () => {
  const { user, erased, left } = await openDialog()
  await user.click(screen.getByRole('radio', { name: eraseText.reasons['other-patient'] }))
  await user.type(screen.getByLabelText(eraseText.typeWord), 'ERASE')
  await user.click(screen.getByRole('button', { name: eraseText.forGood }))
  await waitFor(() => expect(erased).toEqual(['all']))
  expect(await left()).toBe(0)
})
