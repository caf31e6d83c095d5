import { expect, test } from 'vitest'
import type { Instant } from '../../../../src/contract/ids.ts'
import { loadFontPack } from '../../../../src/core/bundles/fonts.ts'
import { unknownPages } from '../../../../src/core/bundles/pdf/pagination.ts'
import { readProfile } from '../../../../src/core/bundles/profile.ts'
import { saidWords } from '../../../../src/core/bundles/templates/known-how.ts'
import { createSaid } from '../../../../src/core/bundles/templates/said.ts'
import { bundleContent } from '../../../support/bundle-content.ts'

test('names the lines of the record log in their order, whatever the order of what they are about', () => {
  const fonts = loadFontPack('node_modules')
  const content = bundleContent({ profile: readProfile('resources', 'police'), exhibits: [] })
  const pages = unknownPages(content.profile.numbering)
  const frame = { content, copy: 'filing' as const, blocks: [], exhibits: [], shrinks: false, pages, fonts }
  const context = { ...frame, say: createSaid(fonts) }
  const said = saidWords(context, '2026-03-12T10:15:00.000Z' as Instant, [1034, 133])
  expect(said).toMatch(/^said .*12 March 2026, 10:15 \(lines 0133 and 1034\)$/)
})
