import { show } from './page.tsx'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { tempVault } from '../support/temp-vault.ts'
import { ExactWords } from '../../src/renderer/features/incident/ExactWords.tsx'
import { incidentText } from '../../src/renderer/texts/incident.ts'

const WORDS = 'Wir wissen, wo du parkst'

test('exact words are nowhere in the page until they are asked for, and nowhere once they are hidden', async () => {
  const { user } = await show(await tempVault(), <ExactWords words={WORDS} />)
  const html = () => document.documentElement.outerHTML
  expect(html()).not.toContain('parkst')
  expect(html()).toContain(incidentText.hiddenWords(5))
  await user.click(screen.getByRole('button', { name: incidentText.showWords }))
  expect(screen.getByText(WORDS).getAttribute('dir')).toBe('auto')
  await user.click(screen.getByRole('button', { name: incidentText.hideWords }))
  expect(html()).not.toContain('parkst')
})
