import { describe, expect, test } from 'vitest'
import { titleOf } from '../../../../src/renderer/features/quick-log/title.ts'

const titled = (happened: string) => titleOf({ happened, words: 'what they wrote' })

describe('the title of what was logged', () => {
  test('is the first line of one’s own words', () => {
    expect(titled(' They rang twice. \nThe second time they shouted.')).toBe('They rang twice.')
    expect(titled(' \n')).toBe('Words pasted, not yet described')
  })

  test('stops after a whole word and shows that it stops', () => {
    expect(
      titled('Man rang the on-call phone and shouted that he knows where I park. He hung up after a minute.'),
    ).toBe('Man rang the on-call phone and shouted that he knows where I park. He hung up…')
  })

  test('is left as it is where it fits', () => {
    expect(titled('a'.repeat(80))).toBe('a'.repeat(80))
  })

  test('has at most eighty letters without a space too, and none is cut in two', () => {
    expect(titled('話'.repeat(90))).toBe(`${'話'.repeat(79)}…`)
    expect(titled('😠'.repeat(90))).toBe(`${'😠'.repeat(79)}…`)
  })
})
