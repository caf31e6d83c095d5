import type { Page } from 'playwright'
import { askCore } from './made-vault.ts'

type Added = { readonly files: readonly { readonly kept: { readonly exhibit: string } }[] }

/** Keeps bytes as a file of a case, as a paste does; gives the exhibit. */
export async function keepBytes(page: Page, ofCase: string, bytes: Uint8Array): Promise<string> {
  const asked = `{ bytes: new Uint8Array([${bytes.join()}]) }`
  const token = await page.evaluate(
    `window.bridge.call(999999, 'shell.takeBytes', ${asked}).then((one) => one.value.token)`,
  )
  const added = await askCore<Added>(page, 'exhibits.add', { case: ofCase, files: [token] })
  return added.files[0]!.kept.exhibit
}

/** The case that is shown first. */
export const firstCase = async (page: Page): Promise<string> =>
  (await askCore<{ cases: { id: string }[] }>(page, 'cases.list', {})).cases[0]!.id
