import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FIRST_PREFERENCES } from '../../src/contract/preferences.ts'
import { withLooks } from '../../src/main/looks.ts'

test('the page carries what was chosen of its looks before it is drawn', () => {
  const html = readFileSync('src/renderer/index.html', 'utf8')
  const chosen = { ...FIRST_PREFERENCES, textPercent: 200, contrast: 'more', reduceMotion: true } as const
  expect(withLooks(html, chosen)).toContain(
    '<html lang="en-GB" data-contrast="more" data-text="200" data-rows="roomy" data-motion="none">',
  )
})
