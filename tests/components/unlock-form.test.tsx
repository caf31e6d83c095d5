import { showAlone } from './page.tsx'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { apiFor, PASSPHRASE, tempVault } from '../support/temp-vault.ts'
import { token } from '../support/vault-host.ts'
import type { VaultStatus } from '../../src/contract/vault.ts'
import { UnlockForm } from '../../src/renderer/features/lock/UnlockForm.tsx'
import { text } from '../../src/renderer/texts/app.ts'
import { lock } from '../../src/renderer/texts/lock.ts'

async function lockedVault() {
  const vault = await tempVault()
  await vault.api.vault.lock({})
  const opened: VaultStatus[] = []
  const user = showAlone(
    apiFor(vault.host),
    <UnlockForm file={token(vault.path)} onOpen={(status) => void opened.push(status)} />,
  )
  return { ...vault, user, opened }
}

test('a wrong passphrase is said in words, its text selected, and the right one opens', async () => {
  const { user, opened } = await lockedVault()
  const field = screen.getByLabelText<HTMLInputElement>(text.passphrase)
  await user.type(field, 'wrong horse{Enter}')
  expect((await screen.findByRole('alert')).textContent).toContain('passphrase')
  expect(opened).toEqual([])
  await waitFor(() => expect([field.selectionStart, field.selectionEnd]).toEqual([0, 'wrong horse'.length]))
  await user.keyboard(PASSPHRASE)
  await waitFor(() =>
    expect(screen.getByRole('button', { name: lock.unlock })).toHaveProperty('disabled', false),
  )
  await user.keyboard('{Enter}')
  await waitFor(() => expect(opened).toHaveLength(1))
  expect(opened[0]!.readOnly).toBeNull()
})
