import { showAlone } from './page.tsx'
import { act, fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { tempVault } from '../support/temp-vault.ts'
import { NO_DATE } from '../../src/renderer/features/quick-log/read-date.ts'
import { WhenField } from '../../src/renderer/features/quick-log/WhenField.tsx'
import { quickText } from '../../src/renderer/texts/quick-log.ts'

afterEach(() => void vi.useRealTimers())

function Asked() {
  const [date, setDate] = useState(NO_DATE)
  return <WhenField value={date} onChange={setDate} />
}

const type = (value: string): void => {
  fireEvent.focus(screen.getByLabelText(quickText.when))
  fireEvent.change(screen.getByLabelText(quickText.when), { target: { value } })
}
const wait = (ms: number): Promise<unknown> => act(() => vi.advanceTimersByTimeAsync(ms))
const seen = (): string => document.querySelector('[aria-hidden=true].small')!.textContent
const heard = (): string => document.querySelector('[aria-live]')!.textContent

test('what was understood is seen 200 ms after the last key, and heard 600 ms after it', async () => {
  showAlone((await tempVault()).api, <Asked />)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  type('11 March 202')
  await wait(500)
  type('11 March 2026')
  await wait(200)
  expect(seen()).toContain('Wednesday 11 March 2026')
  await wait(399)
  expect(heard()).toBe(NO_DATE.line)
  await wait(1)
  expect(heard()).toBe(seen())
  type('')
  expect(seen()).toBe(NO_DATE.line)
  expect(heard()).toContain('Wednesday 11 March 2026')
  await wait(600)
  expect(heard()).toBe(NO_DATE.line)
})
