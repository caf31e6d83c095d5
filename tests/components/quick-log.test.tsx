import { show } from './page.tsx'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tempVault } from '../support/temp-vault.ts'
import { QuickLog } from '../../src/renderer/features/quick-log/QuickLog.tsx'
import type { Saved } from '../../src/renderer/features/quick-log/use-sheet.ts'
import { text } from '../../src/renderer/texts/app.ts'
import { quickText } from '../../src/renderer/texts/quick-log.ts'

// Dates alone: what waits goes on. The same day in every zone, as the page goes by the zone of its computer.
beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 2, 12, 14, 5), toFake: ['Date'] }))
afterEach(() => void vi.useRealTimers())

async function openSheet() {
  const vault = await tempVault()
  const saved: Saved[] = []
  const { user } = await show(
    vault,
    <QuickLog
      caseId={vault.caseId}
      dropped={[]}
      onClose={() => undefined}
      onSaved={(one) => void saved.push(one)}
    />,
  )
  const happened = await screen.findByRole('textbox', { name: new RegExp(`^${quickText.whatHappened}`) })
  const recorded = async () => (await vault.api.timeline.page({ case: vault.caseId })).items
  return { ...vault, user, saved, happened, recorded }
}

test('one sentence and a date in words are recorded by Ctrl and Enter, as they were understood', async () => {
  const { user, happened, saved, recorded } = await openSheet()
  await user.type(happened, 'They stood at the door again.')
  await user.type(screen.getByLabelText(quickText.when), 'yesterday at 21:14')
  await screen.findByText(/Wednesday 11 March 2026/, { selector: '.small' })
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(saved).toHaveLength(1))
  const [incident] = await recorded()
  expect(incident).toMatchObject({ title: 'They stood at the door again.', toSettle: false })
  expect(incident!.happened).toMatchObject({ kind: 'minute', asTyped: 'yesterday at 21:14' })
  expect(saved[0]!.says).toContain('Wednesday 11 March 2026')
})

test('an hour that can be two is asked, blocks nothing, and marks the incident', async () => {
  const { user, happened, saved, recorded } = await openSheet()
  await user.type(happened, 'Called, and said nothing.')
  await user.type(screen.getByLabelText(quickText.when), 'yesterday about 9')
  expect(await screen.findByRole('radio', { name: '9 pm' })).toBeDefined()
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(saved).toHaveLength(1))
  expect((await recorded())[0]).toMatchObject({ toSettle: true })
})

test('nothing is nothing to save', async () => {
  const { user, happened, saved, recorded } = await openSheet()
  await user.type(happened, '   ')
  await user.keyboard('{Control>}{Enter}{/Control}')
  expect(screen.getByRole('button', { name: text.save })).toHaveProperty('disabled', true)
  expect([saved.length, (await recorded()).length]).toEqual([0, 0])
})
