import { show } from './page.tsx'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { record } from '../support/say.ts'
import { tempVault } from '../support/temp-vault.ts'
import { TagManager } from '../../src/renderer/features/settings/TagManager.tsx'
import { settings } from '../../src/renderer/texts/settings.ts'

test('a tag is renamed in every incident that has it', async () => {
  const vault = await tempVault()
  const { api, caseId } = vault
  for (const title of ['One', 'Two']) await record(api, caseId, { title }, { tags: ['clinc'] })
  const { user } = await show(vault, <TagManager />)
  await user.click(await screen.findByRole('button', { name: `${settings.rename}: clinc` }))
  const field = screen.getByDisplayValue('clinc')
  await user.clear(field)
  await user.type(field, 'clinic{Enter}')
  expect(await screen.findByText('clinic')).toBeDefined()
  expect(screen.queryByText('clinc')).toBeNull()
  expect((await api.tags.list({})).tags).toMatchObject([{ tag: 'clinic', incidents: 2 }])
})

test('without tags it says how one comes to be', async () => {
  await show(await tempVault(), <TagManager />)
  expect(await screen.findByText(settings.noTags)).toBeDefined()
})
