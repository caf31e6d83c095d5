import { createHash } from 'node:crypto'
import type { Clipboard } from 'electron'

const CLEARED_AFTER_MS = 60_000

/** What the app itself put on the clipboard does not stay there. What somebody else put there is left alone. */
export class CopiedText {
  readonly #clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>
  /** Of what was copied; the text itself is not held any longer than the clipboard holds it. */
  #digest: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(clipboard: Pick<Clipboard, 'readText' | 'writeText' | 'clear'>) {
    this.#clipboard = clipboard
  }

  async copy(text: string): Promise<void> {
    this.#digest = digestOf(text)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.clear(), CLEARED_AFTER_MS)
    await this.#clipboard.writeText(text)
  }

  /** Whatever is there, because the person asked for it. */
  clearAll(): void {
    clearTimeout(this.#timer)
    this.#digest = null
    this.#clipboard.clear()
  }

  /** After a minute, on lock and on exit. */
  async clear(): Promise<void> {
    clearTimeout(this.#timer)
    const wasOurs = this.#digest
    this.#digest = null
    if (wasOurs === null) return
    const isStillThere = digestOf(await this.#clipboard.readText()) === wasOurs
    // What was copied in the meantime is cleared in its own time.
    if (isStillThere && this.#digest === null) this.#clipboard.clear()
  }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
