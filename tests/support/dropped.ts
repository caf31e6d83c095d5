import type { Page } from 'playwright'

export type Spot = { readonly x: number; readonly y: number }

/** Lets files or folders go over the page, as a file manager does. */
export const dropFiles = (page: Page, paths: readonly string[], at: Spot): Promise<void> =>
  drag(page, paths, at, ['dragEnter', 'dragOver', 'drop'])

/** Holds them over the page. */
export const holdFiles = (page: Page, paths: readonly string[], at: Spot): Promise<void> =>
  drag(page, paths, at, ['dragEnter', 'dragOver'])

async function drag(
  page: Page,
  paths: readonly string[],
  at: Spot,
  steps: readonly ('dragEnter' | 'dragOver' | 'drop')[],
): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, ...at, data })
  await session.detach()
}

/** Drops what another program brings, such as a browser: text or a link, by media type. */
export const dropText = (
  page: Page,
  onto: 'body' | 'main',
  brings: Readonly<Record<string, string>>,
): Promise<unknown> =>
  page.evaluate(`{
    const data = new DataTransfer()
    for (const [type, value] of Object.entries(${JSON.stringify(brings)})) data.setData(type, value)
    const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
    document.querySelector('${onto}').dispatchEvent(event)
  }`)

/** From now on notes what the page asks of dropped files, and whether it is left; gives back how to read the notes. */
export async function watchReading(page: Page): Promise<() => Promise<unknown>> {
  await page.evaluate(`{
    window.touched = []
    const watch = (owner, name) => {
      const { value } = Object.getOwnPropertyDescriptor(owner, name)
      owner[name] = function (...args) {
        window.touched.push(name)
        return Reflect.apply(value, this, args)
      }
    }
    for (const name of ['arrayBuffer', 'text', 'stream', 'slice']) watch(Blob.prototype, name)
    for (const name of ['getAsFile', 'webkitGetAsEntry']) watch(DataTransferItem.prototype, name)
    const { get } = Object.getOwnPropertyDescriptor(DataTransfer.prototype, 'files')
    Object.defineProperty(DataTransfer.prototype, 'files', {
      get() {
        window.touched.push('files')
        return Reflect.apply(get, this, [])
      },
    })
    window.addEventListener('beforeunload', () => window.touched.push('left'))
  }`)
  return () => page.evaluate('window.touched')
}
