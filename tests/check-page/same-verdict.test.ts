import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '../../src/contract/errors.ts'
import { needs } from '../support/judges.ts'
import { zipOf } from '../core/packages/sample-package.ts'
import { usePackage } from '../core/packages/use-package.ts'
import { CheckPage } from './check-page-driver.ts'
import type { Said } from './check-page-driver.ts'
import { EARLIER, HANDED_OVER, SIGNED_AGAIN, everyFile } from './tampered.ts'
import type { Case } from './tampered.ts'

describe.skipIf(needs('chromium'))('the check page says what holdfast verify says', () => {
  const handed = usePackage()
  const { root, good, folder, verified } = handed
  let page: CheckPage
  beforeAll(async () => {
    page = await CheckPage.open()
  })
  afterAll(() => page.close())
  afterEach(() => {
    expect(page.requests).toEqual([])
    expect(page.complaints).toEqual([])
  })

  async function expectSame(one: Case, said: Said, ofWhat = folder): Promise<void> {
    const expected = await verified(ofWhat, one.since)
    expect(said.report, one.name).toEqual(expected)
    expect([said.heading, said.sentence], one.name).toEqual([expected.heading, expected.sentence])
    expect(said.heading, one.name).toBe(one.heading)
  }

  async function seen(one: Case, first: Said): Promise<Said> {
    return one.since === undefined ? first : page.compare(one.since)
  }

  it.each([...HANDED_OVER, ...SIGNED_AGAIN, ...EARLIER])('of a folder: $name', async (one) => {
    one.tamper(handed)
    await expectSame(one, await seen(one, await page.chooseFolder(folder)))
  })

  it.each([...HANDED_OVER, ...SIGNED_AGAIN, ...EARLIER])('of a zip: $name', async (one) => {
    one.tamper(handed)
    const zip = await zipOf(
      folder,
      join(root, 'HF-7K3Q-2.zip'),
      'HF-7K3Q-2-internal-2026-03-12/',
      one !== SIGNED_AGAIN[0],
    )
    const first = await page.chooseFiles(zip)
    const refusal: unknown = await verified(zip).catch((error: unknown) => error)
    if (!(refusal instanceof AppError)) return expectSame(one, await seen(one, first), zip)
    // What holdfast verify refuses to read, the page does not judge either.
    expect(one.refusedAsZip).toBe(refusal.code)
    expect(first).toMatchObject({ heading: 'This could not be checked.', report: null })
  })

  it('of a byte changed in any file, and of any file taken away', async () => {
    const cases = everyFile(good)
    expect(cases.length).toBe(28 * 4)
    for (const one of cases) {
      one.tamper(handed)
      await expectSame(one, await page.chooseFolder(folder))
      rmSync(folder, { recursive: true })
      cpSync(good, folder, { recursive: true, preserveTimestamps: true })
    }
  })
})
