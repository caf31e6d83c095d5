import { describe, expect, it } from 'vitest'
import { needs } from '../support/judges.ts'
import { usePackage } from '../core/packages/use-package.ts'
import { CheckPage } from './check-page-driver.ts'
import type { Opening } from './check-page-driver.ts'

// Other browsers are not to be had here. What they lack is taken from Chromium before the page's script runs.
const NO_HANDLES = 'delete DataTransferItem.prototype.getAsFileSystemHandle'
const OLD_FIREFOX = `${NO_HANDLES}; delete String.prototype.isWellFormed; delete globalThis.showOpenFilePicker`

describe.skipIf(needs('chromium'))('the check page in another browser', () => {
  const { folder, write, verified } = usePackage()

  async function opened<Result>(
    opening: Opening,
    use: (page: CheckPage) => Promise<Result>,
  ): Promise<Result> {
    const page = await CheckPage.open(opening)
    try {
      const result = await use(page)
      expect([page.requests, page.complaints]).toEqual([[], []])
      return result
    } finally {
      await page.close()
    }
  }

  it('reads a dropped folder by entries, as Firefox and Safari do', async () => {
    write('seal/deep/er/file', 'x')
    for (let at = 0; at < 150; at++) write(`many/${at}`, 'x')
    // Only with this flag does Chromium give entries to a page from the disk, which other browsers always do.
    const opening = { before: OLD_FIREFOX, flags: ['--allow-file-access-from-files'] }
    const said = await opened(opening, (page) => page.drop(folder))
    expect(said.report).toEqual(await verified())
    expect(said.report?.problems).toHaveLength(151)
  })

  it('says to choose with a button where a dropped folder cannot be read', async () => {
    await opened({ before: NO_HANDLES }, async (page) => {
      const said = await page.drop(folder)
      expect(said).toEqual({
        heading: 'This could not be checked.',
        sentence:
          'Your browser could not read a file or folder. Choose the folder or the zip with a button. ' +
          'Nothing is known to be wrong. The read-me shows other ways.',
        report: null,
      })
      expect((await page.chooseFolder(folder)).report).toEqual(await verified())
    })
  })

  it('keeps the sentence it was opened with where it cannot run', async () => {
    await opened({ before: 'delete Array.prototype.toSorted' }, async (page) => {
      expect(await page.page.locator('#app').isVisible()).toBe(false)
      expect(await page.page.locator('#unsupported').innerText()).toMatch(
        /^This could not be checked\.\s+This browser is too old for this page/,
      )
    })
  })
})
