import type { CDPSession } from 'playwright'
import { refusing } from '../refusing.ts'
import type { Urls } from '../urls.ts'
import type { EmulatedFrame } from './web-contents.ts'

/** The frames of one page, by the addresses that the app knows them under. */
export class PageFrames {
  readonly #urls: Urls
  readonly #frames = new Map<string, { readonly url: string; readonly parent: string | undefined }>()
  #mainId = ''

  constructor(urls: Urls) {
    this.#urls = urls
  }
  get mainId(): string {
    return this.#mainId
  }
  get main(): EmulatedFrame | null {
    return this.get(this.#mainId)
  }
  get(id: string | undefined): EmulatedFrame | null {
    const frame = id === undefined ? undefined : this.#frames.get(id)
    if (frame === undefined) return null
    return refusing('frame', { url: frame.url, parent: this.get(frame.parent) })
  }
  async findMain(cdp: CDPSession): Promise<void> {
    const { frameTree } = await cdp.send('Page.getFrameTree')
    this.#mainId = frameTree.frame.id
    this.#frames.set(this.#mainId, { url: 'about:blank', parent: undefined })
  }
  follow(cdp: CDPSession): void {
    cdp.on('Page.frameNavigated', ({ frame }) =>
      this.#frames.set(frame.id, { url: this.#urls.toApp(frame.url), parent: frame.parentId }),
    )
  }
}
