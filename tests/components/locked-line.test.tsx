import { SHELL, showAlone } from './page.tsx'
import { screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { apiFor } from '../support/temp-vault.ts'
import { testHost } from '../support/vault-host.ts'
import { LockedLine } from '../../src/renderer/features/lock/LockedLine.tsx'
import { text } from '../../src/renderer/texts/shell.ts'

afterEach(() => void (SHELL['shell.behind'] = { work: null }))

test('says that files are still kept, and that it is locked once they are, however soon that is', async () => {
  SHELL['shell.behind'] = { work: { files: 2, making: false, minutesLeft: null } }
  showAlone(apiFor(testHost()), <LockedLine hasVault why="idle" />)
  expect(await screen.findByText(text.stillKeeping(2, false, null))).toBeDefined()
  SHELL['shell.behind'] = { work: null }
  expect(await screen.findByText(text.lockedIdle(5), {}, { timeout: 10_000 })).toBeDefined()
})
