import { SHELL, showAlone } from './page.tsx'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { AppError } from '../../src/contract/errors.ts'
import { Failure } from '../../src/renderer/ui/Failure.tsx'
import type { Api } from '../support/temp-vault.ts'

test('a failure says what happened first, and keeps its code folded until it is asked for', async () => {
  SHELL['shell.copyText'] = {}
  const user = showAlone({} as Api, <Failure error={new AppError('DiskFull', 'exhibits.keep')} />)
  expect(screen.getByRole('alert').textContent).toMatch(/^There is no room left on this disk\./)
  expect(document.body.textContent).not.toContain('DiskFull')
  await user.click(screen.getByRole('button', { name: 'Code and details', expanded: false }))
  expect(screen.getByText(/Code: DiskFull\s+Asked: exhibits\.keep/)).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect((await screen.findByRole('status')).textContent).toMatch(/^Copied\./)
})
