import type { WebContents } from 'electron'

/** Whether sound or video plays in the window, and until when some did. */
export class Playing {
  #count = 0
  #untilMs: number | null = null

  get isPlaying(): boolean {
    return this.#count > 0
  }
  get untilMs(): number | null {
    return this.#untilMs
  }

  hear(contents: WebContents): void {
    // A page of its own begins, and what played in the one before it has ended.
    this.#count = 0
    contents.on('media-started-playing', () => void this.#count++)
    contents.on('media-paused', () => {
      this.#count = Math.max(0, this.#count - 1)
      this.#untilMs = Date.now()
    })
  }
}
