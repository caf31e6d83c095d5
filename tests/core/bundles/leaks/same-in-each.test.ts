import { expect, test } from 'vitest'
import { cleanFiles, lookThrough, PLANTED_WORDS } from '../../../support/leaky-package.ts'

test('a file that is the same in every package is compared, and looked through where it differs', async () => {
  const page = Buffer.from(`<p>Somewhere else: ${PLANTED_WORDS}</p>`)
  const look = async (given: Uint8Array, known: Uint8Array) =>
    lookThrough(
      { ...(await cleanFiles()), 'check.html': given },
      { sameInEach: new Map([['check.html', known]]) },
    )
  expect(await look(page, page)).toEqual([])
  const other = Buffer.concat([page, Buffer.from(' ')])
  expect(await look(other, page)).toContainEqual({ kind: 'withheld-words', where: 'check.html' })
})
