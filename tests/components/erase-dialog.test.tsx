import { show } from './page.tsx'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { record } from '../support/say.ts'
import { tempVault, type TempVault } from '../support/temp-vault.ts'
import { EraseDialog } from '../../src/renderer/features/erase/EraseDialog.tsx'
import { eraseText } from '../../src/renderer/texts/erase.ts'

function withHeldAnswer(vault: TempVault, held: Promise<void>): TempVault {
  const { api } = vault
  const handedOver: typeof api.erasures.handedOver = (input) =>
    held.then(() => api.erasures.handedOver(input))
  return { ...vault, api: { ...api, erasures: { ...api.erasures, handedOver } } }
}

/** `held`: what is waited for before it is known who has a copy. */
async function openDialog(held: Promise<void> = Promise.resolve()) {
  const vault = withHeldAnswer(await tempVault(), held)
  const { api, caseId } = vault
  const incident = await record(api, caseId, { title: 'Another patient', saw: 'named by mistake' })
  const erased: string[] = []
  const part = {
    id: 'all',
    name: 'the incident',
    also: null,
    inBundles: { incident },
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

test('pressed before it is known who has a copy, waits until it is', async () => {
  const held = Promise.withResolvers<void>()
  const { user, erased } = await openDialog(held.promise)
  await user.click(screen.getByRole('radio', { name: eraseText.reasons['other-patient'] }))
  await user.type(screen.getByLabelText(eraseText.typeWord), 'ERASE')
  await user.click(screen.getByRole('button', { name: eraseText.forGood }))
  expect([erased, screen.queryByRole('alert')]).toEqual([[], null])
  held.resolve()
  await waitFor(() => expect(erased).toEqual(['all']))
})
