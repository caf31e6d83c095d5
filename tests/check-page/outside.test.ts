import { unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VerifyHeading } from '../../src/contract/packages.ts'
import type { StampedCheckpoint } from '../../src/core/packages/package-input.ts'
import { checkpointOf, madeUpLog, strangerKey } from '../core/packages/sample-package.ts'
import { inputWithOutside, stamped } from '../core/packages/stamped-package.ts'
import { usePackage } from '../core/packages/use-package.ts'
import { needs } from '../support/judges.ts'
import { flipped } from '../support/pdf-judges.ts'
import { openTimeAuthority } from '../support/time-authority.ts'
import { CheckPage } from './check-page-driver.ts'

const TOKEN = 'seal/timestamps/00000007.tst'
const NOTE = 'seal/timestamps/00000007-checkpoint.txt'
const EARLIER = 'seal/earlier/HF-7K3Q-1-checkpoint.txt'

describe.skipIf(needs('chromium', 'openssl'))('the check page on what was said outside', () => {
  let times: readonly StampedCheckpoint[] = []
  let page: CheckPage
  beforeAll(async () => {
    const authorities = [
      openTimeAuthority(),
      openTimeAuthority({ key: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-384'] }),
    ]
    times = await Promise.all([stamped(authorities[0]!, 7), stamped(authorities[1]!, 11)])
    for (const one of authorities) one.close()
    page = await CheckPage.open()
  })
  afterAll(() => page.close())
  const { folder, read, write, verified, listAgain } = usePackage(() => inputWithOutside(times))

  it.each<readonly [string, VerifyHeading, () => void]>([
    ['as it was handed over', 'Everything matches.', () => undefined],
    [
      'a byte of a token',
      'Something does not match.',
      () => write(TOKEN, flipped(read(TOKEN), read(TOKEN).length - 9)),
    ],
    [
      'another note than was stamped',
      'Something does not match.',
      () => write(NOTE, checkpointOf(madeUpLog(), 6)),
    ],
    [
      'an earlier checkpoint by another key',
      'Something does not match.',
      () => write(EARLIER, checkpointOf(madeUpLog(), 5, strangerKey)),
    ],
    ['a note taken away', 'Something does not match.', () => unlinkSync(join(folder, NOTE))],
  ])('says what holdfast verify says: %s', async (_what, heading, tamper) => {
    tamper()
    if (heading !== 'Everything matches.') listAgain()
    const expected = await verified()
    expect(expected.heading).toBe(heading)
    const said = await page.chooseFolder(folder)
    expect(said.report).toEqual(expected)
    expect([page.requests, page.complaints]).toEqual([[], []])
  })
})
