import { expect, test } from 'vitest'
import { isHandle } from '../../../src/renderer/ui/is-handle.ts'

test.each(['@truth_seeker_88', 'jt_m_2025', 'lI1O0', '+44 7700 900123', 'jt.millbrook@example.com', 'محمد'])(
  '%s has the face that tells letters apart',
  (says) => expect(isHandle(says)).toBe(true),
)

test.each(['Gave no name', 'Not signed', 'number withheld', 'JT Millbrook'])(
  '%s is words, and looks like words',
  (says) => expect(isHandle(says)).toBe(false),
)
