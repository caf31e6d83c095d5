import { show } from './page.tsx'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { keep, record } from '../support/say.ts'
import { tempVault } from '../support/temp-vault.ts'
import { Palette } from '../../src/renderer/features/palette/Palette.tsx'
import { useFileCounts } from '../../src/renderer/features/files/queries.ts'
import { useFilesList } from '../../src/renderer/features/files/use-files-list.ts'
import { useFrame } from '../../src/renderer/features/frame/use-frame.ts'
import { askedInWords } from '../../src/renderer/features/timeline/filter.ts'
import { useUpkeep } from '../../src/renderer/features/timeline/queries.ts'
import { useAsked } from '../../src/renderer/features/timeline/use-asked.ts'

/** A timeline and files that are on screen already, as far as what is asked of them. */
function Asked() {
  const { caseId } = useFrame()
  const { asked } = useAsked('oldest-first')
  const { filter } = useFilesList(caseId)
  const { isInbox, kind, tag, order } = filter
  return (
    <p>
      {[
        ...askedInWords(asked),
        asked.order,
        isInbox ? 'waiting' : 'all',
        kind ?? 'any',
        tag ?? 'any',
        order,
      ].join(' / ')}
    </p>
  )
}

async function opened() {
  const vault = await tempVault()
  const { api, caseId } = vault
  await record(api, caseId, { title: 'Call about a threat', channel: 'call' }, { tags: ['Clínic'] })
  await keep(vault, 'notes.txt', 'What was said.')
  await api.accounts.record({ case: caseId, fields: { handle: '@planted' } })
  await api.views.save({
    case: caseId,
    name: 'For the police',
    content: JSON.stringify({ flags: ['toSettle'] }),
  })
  const shown = await show(
    vault,
    <>
      <Palette />
      <Asked />
    </>,
  )
  await shown.user.keyboard('{Control>}k{/Control}')
  await screen.findByRole('menuitem', { name: 'New incident' })
  return shown
}

const names = () => screen.queryAllByRole('menuitem').map(({ textContent }) => textContent)

test('offers no filter before something is typed that fits one', async () => {
  const { user } = await opened()
  await user.keyboard('threat')
  await screen.findByRole('menuitem', { name: 'Show only: Threat in the timeline' })
  await user.clear(screen.getByRole('textbox'))
  await screen.findByRole('menuitem', { name: 'New incident' })
  expect(names().filter((name) => name?.startsWith('Show'))).toEqual([])
  await user.keyboard('show only in the timeline')
  await screen.findByText('Nothing is called that.')
})

const ALL_FILES = 'all / any / any / newest-first'

test.each([
  ['threat', 'Show only: Threat in the timeline', 'timeline', `Threat / oldest-first / ${ALL_FILES}`],
  [
    'filter voicem',
    'Show only: Voicemail in the timeline',
    'timeline',
    `Voicemail / oldest-first / ${ALL_FILES}`,
  ],
  [
    'clinic timeline',
    'Show only the tag: Clínic in the timeline',
    'timeline',
    `Clínic / oldest-first / ${ALL_FILES}`,
  ],
  [
    'planted timeline',
    'Show only: @planted in the timeline',
    'timeline',
    `@planted / oldest-first / ${ALL_FILES}`,
  ],
  [
    'last 30',
    'Show only: Last 30 days in the timeline',
    'timeline',
    `Last 30 days / oldest-first / ${ALL_FILES}`,
  ],
  [
    'police',
    'Show the view: For the police in the timeline',
    'timeline',
    `Date to settle / oldest-first / ${ALL_FILES}`,
  ],
  [
    'no incident',
    'Show only: No incident yet in the files',
    'files',
    'oldest-first / waiting / any / any / own-time',
  ],
  ['pdf', 'Show only: PDF in the files', 'files', 'oldest-first / all / pdf / any / newest-first'],
  [
    'clinic files',
    'Show only the tag: Clínic in the files',
    'files',
    'oldest-first / all / any / Clínic / newest-first',
  ],
])('%s leads to its list with nothing but that asked', async (typed, name, at, asked) => {
  const { user, went } = await opened()
  await user.keyboard(typed)
  await user.click(await screen.findByRole('menuitem', { name }))
  expect(went).toEqual([{ at }])
  expect(await screen.findByText(asked)).toBeDefined()
})

/** Seen once the palette knows it too. */
function Known() {
  const { caseId } = useFrame()
  const { data } = useUpkeep(caseId)
  const { all } = useFileCounts(caseId)
  return <p>{`${data?.incidents} incidents, ${all} files`}</p>
}

test('offers no filter of a case that has nothing in it', async () => {
  const { user } = await show(
    await tempVault(),
    <>
      <Palette />
      <Known />
    </>,
  )
  await screen.findByText('0 incidents, 0 files')
  await user.keyboard('{Control>}k{/Control}threat')
  await screen.findByText('Nothing is called that.')
  await user.clear(screen.getByRole('textbox'))
  await user.keyboard('pdf')
  await screen.findByText('Nothing is called that.')
})
