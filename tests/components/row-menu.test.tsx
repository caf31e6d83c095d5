import { show } from './page.tsx'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { record } from '../support/say.ts'
import { tempVault } from '../support/temp-vault.ts'
import { PeopleScreen } from '../../src/renderer/features/people/PeopleScreen.tsx'
import { askedInWords } from '../../src/renderer/features/timeline/filter.ts'
import { useAsked } from '../../src/renderer/features/timeline/use-asked.ts'

const Asked = () => <p>{`Asked: ${askedInWords(useAsked('newest-first').asked).join()}`}</p>

async function opened() {
  const vault = await tempVault()
  const { api, caseId } = vault
  const incident = await record(api, caseId, { title: 'A call' })
  const account = async (handle: string, incidents: (typeof incident)[]) =>
    (await api.accounts.record({ case: caseId, fields: { handle }, incidents })).account
  const seen = await account('@seen', [incident])
  const unseen = await account('@unseen', [])
  const shown = await show(
    vault,
    <>
      <PeopleScreen />
      <Asked />
    </>,
  )
  await screen.findByRole('row', { name: '@seen' })
  return { ...shown, seen, unseen }
}

const row = (name: string) => screen.getByRole('row', { name })
const names = () => screen.queryAllByRole('menuitem').map(({ textContent }) => textContent)
const focused = (element: Element) => waitFor(() => expect(document.activeElement).toBe(element))

test.each(['{Shift>}{F10}{/Shift}', '{ContextMenu}'])('%s opens the menu of the row', async (keys) => {
  const { user, unseen, went } = await opened()
  await user.click(screen.getByRole('searchbox'))
  await user.tab()
  await focused(row('@seen'))
  await user.keyboard(`{ArrowDown}${keys}`)
  await waitFor(() => expect(names()).toEqual(['Open']))
  await user.keyboard('{Escape}')
  await focused(row('@unseen'))
  await user.keyboard(keys)
  await focused(await screen.findByRole('menuitem', { name: 'Open' }))
  await user.keyboard('{Enter}')
  expect(went).toEqual([{ at: 'account', account: unseen }])
})

test('the right button opens it too, and it leads to the incidents of whoever was pressed', async () => {
  const { user, went } = await opened()
  fireEvent.contextMenu(row('@seen'))
  await waitFor(() => expect(names()).toEqual(['Open', 'Show its incidents in the timeline']))
  await user.keyboard('{ArrowDown}{Enter}')
  expect(went).toEqual([{ at: 'timeline' }])
  await screen.findByText('Asked: @seen')
})
