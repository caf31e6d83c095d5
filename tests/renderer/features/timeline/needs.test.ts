import { expect, test } from 'vitest'
import { agoInWords } from '../../../../src/renderer/features/timeline/ago.ts'
import { needsOf } from '../../../../src/renderer/features/timeline/needs.ts'

const NOW = Date.parse('2026-03-12T10:15:00.000Z')
const WHOLE = { files: [], others: 0 }
const FINE = {
  incidents: 5,
  toSettle: 0,
  damage: WHOLE,
  hasRecovery: true,
  backedUpAt: '2026-03-11T10:15:00.000Z',
}
const says = (upkeep: Partial<Parameters<typeof needsOf>[0]>) =>
  needsOf({ ...FINE, ...upkeep }, NOW).map((need) => need.says)

test('nothing is said where nothing needs doing', () => {
  expect(says({})).toEqual([])
})

test('damage stands before everything else, and says how much of it is files', () => {
  const all = { toSettle: 2, hasRecovery: false, backedUpAt: null }
  expect(says({ ...all, damage: { files: ['a'], others: 0 } })).toEqual([
    'Last check: 1 file is not as it was kept.',
    'Recovery code: not set up.',
  ])
  expect(says({ damage: { files: ['a', 'b'], others: 1 } })).toEqual([
    'Last check: 2 files are not as they were kept, and something else does not match.',
  ])
  expect(says({ damage: { files: [], others: 3 } })).toEqual(['Last check: something does not match.'])
})

test('a backup is asked for after three incidents, and again when the last one is older than fourteen days', () => {
  expect(says({ incidents: 2, backedUpAt: null })).toEqual([])
  expect(says({ incidents: 3, backedUpAt: null })).toEqual(['Backup: never.'])
  expect(says({ backedUpAt: '2026-02-26T10:15:00.000Z' })).toEqual([])
  expect(says({ backedUpAt: '2026-02-25T10:15:00.000Z' })).toEqual(['Last backup 15 days ago.'])
})

test('at most two things are said, the way back in first', () => {
  const all = needsOf({ ...FINE, toSettle: 2, hasRecovery: false, backedUpAt: null }, NOW)
  expect(all.map(({ what }) => what)).toEqual(['recovery', 'backup'])
  expect(says({ toSettle: 1 })).toEqual(['1 date to settle.'])
})

test('how long ago a day was', () => {
  const now = new Date(2026, 2, 12, 10, 15)
  const days = [
    '2026-03-12',
    '2026-03-11',
    '2026-03-02',
    '2026-02-12',
    '2025-11-12',
    '2023-03-01',
    '2026-03-13',
  ]
  expect(days.map((day) => agoInWords(day, now))).toEqual([
    'today',
    '1 day ago',
    '10 days ago',
    '4 weeks ago',
    '3 months ago',
    '3 years ago',
    null,
  ])
})
