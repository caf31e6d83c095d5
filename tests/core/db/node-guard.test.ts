import { expect, test } from 'vitest'
import { isAppError } from '../../../src/contract/errors.ts'
import { refuseOldNode } from '../../../src/core/db/node-guard.ts'

function refusal(version: string): unknown {
  try {
    refuseOldNode(version)
    return undefined
  } catch (error) {
    return error
  }
}

test.each(['18.20.0', '20.19.0', '22.14.0'])('Node %s is refused by name, in one sentence', (version) => {
  const error = refusal(version)
  expect(isAppError(error, 'NodeTooOld')).toBe(true)
  expect(error).toHaveProperty('message', `Holdfast needs Node 22.15 or newer, and this is Node ${version}.`)
})

test.each(['22.15.0', '24.0.0', '26.10.0'])('Node %s passes', (version) => {
  expect(refusal(version)).toBeUndefined()
})
