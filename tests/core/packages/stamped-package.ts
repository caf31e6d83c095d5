import { randomBytes } from 'node:crypto'
import { utf8 } from '../../../src/core/crypto/bytes.ts'
import { checkTimeResponse, imprintOf, timeQuery } from '../../../src/core/pades/timestamp.ts'
import type { PackageInput, StampedCheckpoint } from '../../../src/core/packages/package-input.ts'
import type { TimeAuthority } from '../../support/time-authority.ts'
import { checkpointOf, madeUpInput, madeUpLog } from './sample-package.ts'

/** A real token over a checkpoint of so many lines of the made-up log. */
export async function stamped(authority: TimeAuthority, size: number): Promise<StampedCheckpoint> {
  const note = checkpointOf(madeUpLog(), size)
  const question = { imprint: imprintOf(utf8(note)), nonce: randomBytes(8) }
  const check = await checkTimeResponse(
    authority.answer(timeQuery(question.imprint, question.nonce)),
    question,
  )
  if (check.state !== 'valid') throw new Error(check.why)
  const { at, accuracyMs, authorityName, authorityFingerprint, token } = check
  return { size, at, accuracyMs, authority: authorityName, authorityFingerprint, note, token }
}

/** The sample package, with these time stamps and checkpoints of two earlier bundles. */
export function inputWithOutside(times: readonly StampedCheckpoint[]): PackageInput {
  const earlier = [
    { bundleId: 'HF-7K3Q-1', note: checkpointOf(madeUpLog(), 5) },
    { bundleId: 'HF-7K3Q-0', note: checkpointOf(madeUpLog(), 2) },
  ]
  return { ...madeUpInput(), times, earlier }
}
